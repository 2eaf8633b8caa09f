//! Secrets in the file that a passphrase opens.

use app::ErrorCode;
use app::environment::{Secrets, SecretsPlace, SecretsState};

use crate::support::{
    CHANNEL_SECRET, FILES, FakeKeychain, PASSPHRASE, account, code, everything, files, long_lived, start,
    stateless, text,
};

#[test]
fn a_secrets_file_opens_with_its_passphrase_and_with_no_other() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::locked());
    let secrets = start(folder.path(), &keychain);
    secrets.keep(SecretsPlace::File, PASSPHRASE, &[]).unwrap();
    secrets.set(&account(), &everything()).unwrap();
    let again = start(folder.path(), &keychain);
    assert_eq!((again.place(), again.state()), (SecretsPlace::File, SecretsState::Locked));
    assert_eq!(code(again.get(&account())), ErrorCode::SecretsLocked);
    assert_eq!(code(again.set(&account(), &stateless())), ErrorCode::SecretsLocked);
    assert_eq!(code(again.unlock("another passphrase")), ErrorCode::WrongPassphrase);
    assert_eq!(again.state(), SecretsState::Locked);
    again.unlock(PASSPHRASE).unwrap();
    assert_eq!(text(again.get(&account()).unwrap()), text(Some(everything())));
    assert_eq!(again.state(), SecretsState::Ready);
}

#[test]
fn the_secrets_file_is_encrypted_and_readable_by_its_owner_only() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::locked());
    let secrets = start(folder.path(), &keychain);
    secrets.keep(SecretsPlace::File, PASSPHRASE, &[]).unwrap();
    secrets.set(&account(), &everything()).unwrap();
    let bytes = std::fs::read(folder.path().join("secrets.age")).unwrap();
    for hidden in [CHANNEL_SECRET, "PRIVATE", "issued-token", "key-1", PASSPHRASE, account().as_str()] {
        assert!(!bytes.windows(hidden.len()).any(|part| part == hidden.as_bytes()), "{hidden} is readable");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(folder.path().join("secrets.age")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    assert_eq!(files(folder.path()), FILES, "no other file has them");
}

#[test]
fn a_kill_while_writing_leaves_the_secrets_file_as_it_was() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::locked());
    let secrets = start(folder.path(), &keychain);
    secrets.keep(SecretsPlace::File, PASSPHRASE, &[]).unwrap();
    secrets.set(&account(), &stateless()).unwrap();
    let whole = std::fs::read(folder.path().join("secrets.age")).unwrap();
    std::fs::write(folder.path().join("secrets.age.new"), &whole[..whole.len() / 2]).unwrap();
    let again = start(folder.path(), &keychain);
    again.unlock(PASSPHRASE).unwrap();
    assert_eq!(text(again.get(&account()).unwrap()), text(Some(stateless())));
    again.set(&account(), &everything()).unwrap();
    assert_eq!(files(folder.path()), FILES, "what was left is gone with the next writing");
}

#[test]
fn a_damaged_secrets_file_is_reported_and_left_as_it_is() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::locked());
    let secrets = start(folder.path(), &keychain);
    secrets.keep(SecretsPlace::File, PASSPHRASE, &[]).unwrap();
    secrets.set(&account(), &stateless()).unwrap();
    let path = folder.path().join("secrets.age");
    let whole = std::fs::read(&path).unwrap();
    let mut flipped = whole.clone();
    *flipped.last_mut().unwrap() ^= 1;
    for damaged in [&whole[..whole.len() - 40], &flipped, b"not a file of ours", b""] {
        std::fs::write(&path, damaged).unwrap();
        let again = start(folder.path(), &keychain);
        assert_eq!(code(again.unlock(PASSPHRASE)), ErrorCode::SecretsUnavailable);
        assert_eq!(again.state(), SecretsState::Locked);
        assert_eq!(std::fs::read(&path).unwrap(), damaged, "somebody may still mend it");
    }
}

#[test]
fn the_passphrase_can_be_changed() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::locked());
    let secrets = start(folder.path(), &keychain);
    secrets.keep(SecretsPlace::File, PASSPHRASE, &[]).unwrap();
    secrets.set(&account(), &stateless()).unwrap();
    secrets.keep(SecretsPlace::File, "another one", &[account()]).unwrap();
    let again = start(folder.path(), &keychain);
    assert_eq!(code(again.unlock(PASSPHRASE)), ErrorCode::WrongPassphrase);
    again.unlock("another one").unwrap();
    assert_eq!(text(again.get(&account()).unwrap()), text(Some(stateless())));
}

#[test]
fn a_locked_secrets_file_cannot_be_moved_but_a_new_one_can_be_started_beside_it() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::default());
    let secrets = start(folder.path(), &keychain);
    secrets.keep(SecretsPlace::File, PASSPHRASE, &[]).unwrap();
    secrets.set(&account(), &stateless()).unwrap();
    let again = start(folder.path(), &keychain);
    for place in [SecretsPlace::Keychain, SecretsPlace::Memory] {
        assert_eq!(code(again.keep(place, "", &[account()])), ErrorCode::SecretsLocked);
    }
    again.keep(SecretsPlace::File, "a new beginning", &[account()]).expect("the passphrase is forgotten");
    assert_eq!(again.state(), SecretsState::Ready);
    assert!(again.get(&account()).unwrap().is_none(), "to be typed again");
    assert_eq!(files(folder.path()), [FILES[0], FILES[1], "secrets.forgotten.age"]);
}

#[test]
fn a_passphrase_forgotten_twice_leaves_both_secrets_files() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::default());
    let words = ["the first", "the second", "the third"];
    for (nth, word) in words.into_iter().enumerate() {
        let secrets = start(folder.path(), &keychain);
        secrets.keep(SecretsPlace::File, word, &[account()]).unwrap();
        secrets.set(&account(), &long_lived(&nth.to_string())).unwrap();
    }
    for (nth, name) in ["secrets.forgotten.age", "secrets.forgotten.2.age", "secrets.age"].iter().enumerate()
    {
        let other = tempfile::tempdir().unwrap();
        std::fs::copy(folder.path().join(name), other.path().join("secrets.age")).unwrap();
        let found = start(other.path(), &keychain);
        found.unlock(words[nth]).expect("its passphrase is remembered");
        assert_eq!(text(found.get(&account()).unwrap()), text(Some(long_lived(&nth.to_string()))), "{name}");
    }
}

#[test]
fn a_new_secrets_file_that_cannot_be_written_leaves_the_old_one_as_it_was() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::default());
    let secrets = start(folder.path(), &keychain);
    secrets.keep(SecretsPlace::File, PASSPHRASE, &[]).unwrap();
    secrets.set(&account(), &stateless()).unwrap();
    let again = start(folder.path(), &keychain);
    std::fs::create_dir_all(folder.path().join("secrets.age.new/in the way")).unwrap();
    let begun = again.keep(SecretsPlace::File, "a new beginning", &[account()]);
    assert_eq!((code(begun), again.state()), (ErrorCode::SecretsUnavailable, SecretsState::Locked));
    std::fs::remove_dir_all(folder.path().join("secrets.age.new")).unwrap();
    assert_eq!(files(folder.path()), FILES, "nothing is put aside");
    again.unlock(PASSPHRASE).unwrap();
    assert_eq!(text(again.get(&account()).unwrap()), text(Some(stateless())));
}
