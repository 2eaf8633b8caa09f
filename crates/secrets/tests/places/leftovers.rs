//! Sweeps of what was left behind in a place that is not the chosen one any more.

use app::environment::{Secrets, SecretsPlace, SecretsState};
use domain::LineAccountId;

use crate::support::{FakeKeychain, PASSPHRASE, account, everything, files, start, stateless, text};

#[test]
fn a_secrets_file_left_behind_is_removed_and_overwrites_no_newer_secrets() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::default());
    let secrets = start(folder.path(), &keychain);
    secrets.keep(SecretsPlace::File, PASSPHRASE, &[]).unwrap();
    secrets.set(&account(), &stateless()).unwrap();
    let old = std::fs::read(folder.path().join("secrets.age")).unwrap();
    secrets.keep(SecretsPlace::Keychain, "", &[account()]).unwrap();
    secrets.set(&account(), &everything()).unwrap();
    std::fs::write(folder.path().join("secrets.age"), old).unwrap();
    let again = start(folder.path(), &keychain);
    again.unlock(PASSPHRASE).unwrap();
    assert_eq!((again.place(), again.state()), (SecretsPlace::Keychain, SecretsState::Ready));
    assert_eq!(text(again.get(&account()).unwrap()), text(Some(everything())));
    assert_eq!(files(folder.path()), ["secrets-place"], "removed at the start");
}

#[test]
fn a_keychain_locked_during_a_move_is_swept_once_it_is_open() {
    for place in [SecretsPlace::File, SecretsPlace::Memory] {
        let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::default());
        start(folder.path(), &keychain).set(&account(), &everything()).unwrap();
        let gone = LineAccountId::from("0199a5a0-0000-7000-8000-000000000002");
        start(folder.path(), &keychain).set(&gone, &everything()).unwrap();
        keychain.lock(true);
        let secrets = start(folder.path(), &keychain);
        secrets.keep(place, PASSPHRASE, &[account()]).unwrap();
        secrets.set(&account(), &stateless()).unwrap();
        secrets.sweep(&[account()], std::slice::from_ref(&gone));
        assert!(!keychain.names().is_empty(), "nobody can reach it");
        keychain.lock(false);
        let again = start(folder.path(), &keychain);
        again.unlock(PASSPHRASE).unwrap();
        again.sweep(&[account()], &[gone]);
        assert_eq!(keychain.names(), Vec::<String>::new(), "{place:?}");
        if place == SecretsPlace::File {
            assert_eq!(text(again.get(&account()).unwrap()), text(Some(stateless())), "what was typed stays");
        }
    }
}

#[test]
fn a_removed_accounts_secrets_are_swept_from_every_place() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::default());
    start(folder.path(), &keychain).set(&account(), &everything()).unwrap();
    let left = keychain.holds();
    let secrets = start(folder.path(), &keychain);
    secrets.keep(SecretsPlace::Memory, "", &[account()]).unwrap();
    keychain.entries.lock().unwrap().extend(left.clone());
    secrets.remove(&account()).unwrap();
    assert_eq!(keychain.names(), Vec::<String>::new(), "left behind by the move");
    secrets.keep(SecretsPlace::Keychain, "", &[]).unwrap();
    keychain.entries.lock().unwrap().extend(left);
    let again = start(folder.path(), &keychain);
    again.sweep(&[], &[account()]);
    assert_eq!(keychain.names(), Vec::<String>::new(), "and in the place that is chosen now");
    again.set(&account(), &stateless()).unwrap();
    again.sweep(&[], &[account()]);
    assert!(again.get(&account()).unwrap().is_some(), "it is just being connected again");
    assert_eq!(keychain.names().len(), 2);
}
