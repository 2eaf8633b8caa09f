//! Secrets in a keychain: written in chunks, read whole or not at all.

use app::ErrorCode;
use app::environment::{Secrets, SecretsPlace, SecretsState};

use crate::support::{
    FakeKeychain, account, code, everything, files, long_lived, renewed, start, stateless, text,
};

#[test]
fn a_keychain_gives_everything_back_after_a_restart() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::default());
    start(folder.path(), &keychain).set(&account(), &everything()).unwrap();
    let again = start(folder.path(), &keychain);
    assert_eq!(text(again.get(&account()).unwrap()), text(Some(everything())));
    assert_eq!((again.place(), again.state()), (SecretsPlace::Keychain, SecretsState::Ready));
    assert_eq!(files(folder.path()), Vec::<String>::new(), "nothing is written beside the keychain");
}

#[test]
fn a_shorter_key_leaves_no_keychain_chunks_of_the_longer_one() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::default());
    let secrets = start(folder.path(), &keychain);
    secrets.set(&account(), &everything()).unwrap();
    secrets.set(&account(), &stateless()).unwrap();
    assert_eq!(text(start(folder.path(), &keychain).get(&account()).unwrap()), text(Some(stateless())));
    assert_eq!(keychain.names().len(), 2, "the secret and how to get tokens: {:?}", keychain.names());
}

#[test]
fn a_removed_account_leaves_nothing_in_the_keychain() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::default());
    let secrets = start(folder.path(), &keychain);
    secrets.set(&account(), &everything()).unwrap();
    secrets.remove(&account()).unwrap();
    assert!(keychain.names().is_empty());
    assert!(secrets.get(&account()).unwrap().is_none());
}

#[test]
fn a_locked_keychain_is_reported_and_never_taken_for_an_empty_one() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::default());
    start(folder.path(), &keychain).set(&account(), &stateless()).unwrap();
    keychain.lock(true);
    let secrets = start(folder.path(), &keychain);
    assert_eq!(secrets.state(), SecretsState::Unavailable);
    assert!(!secrets.has_keychain());
    assert_eq!(code(secrets.get(&account())), ErrorCode::SecretsUnavailable);
    assert_eq!(code(secrets.set(&account(), &stateless())), ErrorCode::SecretsUnavailable);
    assert_eq!(files(folder.path()), Vec::<String>::new(), "nothing is written elsewhere unasked");
    keychain.lock(false);
    assert_eq!(text(secrets.get(&account()).unwrap()), text(Some(stateless())), "unlocked later");
    assert_eq!(secrets.state(), SecretsState::Ready);
}

#[test]
fn a_long_key_is_replaced_atomically_wherever_the_keychain_stops() {
    for writes in 0.. {
        let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::default());
        start(folder.path(), &keychain).set(&account(), &everything()).unwrap();
        let secrets = start(folder.path(), &keychain);
        secrets.get(&account()).unwrap();
        *keychain.full_after.lock().unwrap() = Some(writes);
        let done = secrets.set(&account(), &renewed()).is_ok();
        *keychain.full_after.lock().unwrap() = None;
        let found = text(start(folder.path(), &keychain).get(&account()).unwrap());
        let expected = if done { renewed() } else { everything() };
        assert_eq!(found, text(Some(expected)), "after {writes} writes");
        if done {
            assert_eq!(keychain.names().len(), 5, "nothing of the old one is left: {:?}", keychain.names());
            break;
        }
        secrets.set(&account(), &everything()).expect("it is tried again");
        assert_eq!(text(start(folder.path(), &keychain).get(&account()).unwrap()), text(Some(everything())));
    }
}

#[test]
fn a_keychain_that_locks_while_it_is_read_gives_nothing_rather_than_a_part() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::default());
    start(folder.path(), &keychain).set(&account(), &everything()).unwrap();
    // The channel, then the key in three pieces, then the token in use.
    for reads in 1..=5 {
        let secrets = start(folder.path(), &keychain);
        *keychain.locks_after.lock().unwrap() = Some(reads);
        assert_eq!(code(secrets.get(&account())), ErrorCode::SecretsUnavailable, "after {reads} reads");
        *keychain.locks_after.lock().unwrap() = None;
        keychain.lock(false);
        assert_eq!(text(secrets.get(&account()).unwrap()), text(Some(everything())));
    }
}

#[test]
fn a_missing_token_entry_is_not_taken_for_an_account_without_a_token() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::default());
    start(folder.path(), &keychain).set(&account(), &long_lived("one")).unwrap();
    keychain.entries.lock().unwrap().remove(&format!("{}.token", account())).expect("an entry of its own");
    assert_eq!(code(start(folder.path(), &keychain).get(&account())), ErrorCode::SecretsUnavailable);
}
