//! Moves of secrets from place to place, also broken off by a crash.

use std::collections::HashMap;
use std::path::Path;

use app::ErrorCode;
use app::environment::{Secrets, SecretsPlace, SecretsState};

use crate::support::{
    FakeKeychain, PASSPHRASE, PLACES, account, code, everything, files, start, stateless, text,
};

#[test]
fn without_a_keychain_somebody_chooses_memory_and_is_asked_at_each_start() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::locked());
    let secrets = start(folder.path(), &keychain);
    secrets.keep(SecretsPlace::Memory, "", &[]).unwrap();
    secrets.set(&account(), &stateless()).unwrap();
    assert_eq!(secrets.state(), SecretsState::Ready);
    let again = start(folder.path(), &keychain);
    assert!(again.get(&account()).unwrap().is_none(), "memory is gone with the program");
    assert_eq!((again.place(), again.state()), (SecretsPlace::Memory, SecretsState::Asked));
    again.set(&account(), &stateless()).unwrap();
    assert_eq!(again.state(), SecretsState::Ready, "typed again");
}

#[test]
fn secrets_move_from_place_to_place_and_leave_nothing_behind() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::default());
    let accounts = [account()];
    let secrets = start(folder.path(), &keychain);
    secrets.set(&account(), &everything()).unwrap();
    secrets.keep(SecretsPlace::File, PASSPHRASE, &accounts).unwrap();
    assert!(keychain.names().is_empty(), "the keychain is empty: {:?}", keychain.names());
    secrets.keep(SecretsPlace::Keychain, "", &accounts).unwrap();
    assert!(!files(folder.path()).contains(&"secrets.age".to_owned()), "the file is gone");
    assert_eq!(text(start(folder.path(), &keychain).get(&account()).unwrap()), text(Some(everything())));
    secrets.keep(SecretsPlace::Memory, "", &accounts).unwrap();
    assert!(keychain.names().is_empty());
    assert_eq!(text(secrets.get(&account()).unwrap()), text(Some(everything())));
    assert_eq!(start(folder.path(), &keychain).place(), SecretsPlace::Memory, "the choice is remembered");
}

#[test]
fn a_failed_move_of_secrets_leaves_everything_as_it_was() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::default());
    let accounts = [account()];
    let secrets = start(folder.path(), &keychain);
    secrets.keep(SecretsPlace::File, PASSPHRASE, &[]).unwrap();
    secrets.set(&account(), &everything()).unwrap();
    *keychain.full_after.lock().unwrap() = Some(2);
    assert_eq!(code(secrets.keep(SecretsPlace::Keychain, "", &accounts)), ErrorCode::SecretsUnavailable);
    assert_eq!(secrets.place(), SecretsPlace::File);
    assert!(keychain.names().is_empty(), "half a move is no move: {:?}", keychain.names());
    let again = start(folder.path(), &keychain);
    again.unlock(PASSPHRASE).unwrap();
    assert_eq!(text(again.get(&account()).unwrap()), text(Some(everything())));
}

#[test]
fn a_move_into_the_secrets_file_broken_off_by_a_crash_is_finished_on_unlock() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::default());
    let secrets = start(folder.path(), &keychain);
    secrets.set(&account(), &stateless()).unwrap();
    let before = keychain.entries.lock().unwrap().clone();
    secrets.keep(SecretsPlace::File, PASSPHRASE, &[account()]).unwrap();
    *keychain.entries.lock().unwrap() = before;
    start(folder.path(), &keychain).unlock(PASSPHRASE).unwrap();
    assert!(keychain.names().is_empty(), "{:?}", keychain.names());
}

/// What lies in every place.
struct Snapshot {
    files: HashMap<String, Vec<u8>>,
    entries: HashMap<String, Vec<u8>>,
}

impl Snapshot {
    fn now(folder: &Path, keychain: &FakeKeychain) -> Self {
        let read = |name: String| (name.clone(), std::fs::read(folder.join(name)).unwrap());
        Self { files: files(folder).into_iter().map(read).collect(), entries: keychain.holds() }
    }

    /// Both of them lie there, with the word of the one or of the other: so a crash leaves it before or after the
    /// word was written.
    fn again(before: &Self, after: &Self, word: &Self) -> (tempfile::TempDir, FakeKeychain) {
        let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::default());
        for (name, bytes) in before.files.iter().chain(&after.files) {
            std::fs::write(folder.path().join(name), bytes).unwrap();
        }
        std::fs::remove_file(folder.path().join("secrets-place")).unwrap();
        if let Some(word) = word.files.get("secrets-place") {
            std::fs::write(folder.path().join("secrets-place"), word).unwrap();
        }
        let entries = before.entries.iter().chain(&after.entries);
        *keychain.entries.lock().unwrap() =
            entries.map(|(name, bytes)| (name.clone(), bytes.clone())).collect();
        (folder, keychain)
    }
}

#[test]
fn a_move_of_secrets_is_atomic_wherever_a_crash_breaks_it_off() {
    for from in PLACES {
        for to in PLACES.into_iter().filter(|to| *to != from) {
            let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::default());
            let secrets = start(folder.path(), &keychain);
            // So that there is a word for the keychain, too.
            secrets.keep(SecretsPlace::Memory, "", &[]).unwrap();
            secrets.keep(from, PASSPHRASE, &[]).unwrap();
            secrets.set(&account(), &everything()).unwrap();
            let before = Snapshot::now(folder.path(), &keychain);
            secrets.keep(to, PASSPHRASE, &[account()]).unwrap();
            let after = Snapshot::now(folder.path(), &keychain);
            for (word, place) in [(&before, from), (&after, to)] {
                let (folder, keychain) = Snapshot::again(&before, &after, word);
                assert_only_in(&folder, &keychain, place, &format!("{from:?} to {to:?}, {place:?}"));
            }
        }
    }
}

/// After a start, secrets are in this place and in no other.
fn assert_only_in(folder: &tempfile::TempDir, keychain: &FakeKeychain, place: SecretsPlace, why: &str) {
    let secrets = start(folder.path(), keychain);
    assert_eq!(secrets.place(), place, "{why}");
    secrets.unlock(PASSPHRASE).unwrap();
    let expected = Some(everything()).filter(|_| place != SecretsPlace::Memory);
    assert_eq!(text(secrets.get(&account()).unwrap()), text(expected), "{why}");
    secrets.sweep(&[account()], &[]);
    let left = files(folder.path()).contains(&"secrets.age".to_owned());
    assert_eq!(
        (left, keychain.names().is_empty()),
        (place == SecretsPlace::File, place != SecretsPlace::Keychain),
        "{why}"
    );
}

#[test]
fn a_workspace_that_was_restored_beside_itself_opens_its_secrets_with_the_same_passphrase() {
    let keychain = FakeKeychain::default();
    let (folder, restored) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let secrets = start(folder.path(), &keychain);
    secrets.set(&account(), &everything()).unwrap();
    secrets.keep(SecretsPlace::File, PASSPHRASE, &[account()]).unwrap();
    secrets::copy_secrets(folder.path(), restored.path()).unwrap();
    let again = start(restored.path(), &keychain);
    assert_eq!((again.place(), again.state()), (SecretsPlace::File, SecretsState::Locked));
    again.unlock(PASSPHRASE).unwrap();
    assert_eq!(text(again.get(&account()).unwrap()), text(Some(everything())));
    assert!(files(folder.path()).contains(&"secrets.age".to_owned()), "the old folder stays as it is");
}

#[test]
fn copying_secrets_of_a_workspace_that_has_none_copies_nothing() {
    let (folder, restored) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    secrets::copy_secrets(folder.path(), restored.path()).unwrap();
    assert!(files(restored.path()).is_empty());
}
