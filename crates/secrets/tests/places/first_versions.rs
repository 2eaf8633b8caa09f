//! Formats of the first versions, which are still read.

use app::environment::{AccountSecrets, Secrets, SecretsPlace, TokenSecret};
use line::Secret;
use secrets::Keychain;

use crate::support::{CHANNEL_SECRET, FakeKeychain, PASSPHRASE, account, everything, start, stateless, text};

#[test]
fn a_keychain_entry_of_the_first_version_is_still_read() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::default());
    let kept = format!(r#"{{"channel_secret":"{CHANNEL_SECRET}","access_token":"long"}}"#);
    keychain.write(account().as_str(), kept.as_bytes()).unwrap();
    let found = start(folder.path(), &keychain).get(&account()).unwrap();
    let expected = AccountSecrets { token: TokenSecret::LongLived(Secret::new("long")), ..stateless() };
    assert_eq!(text(found), text(Some(expected)));
}

#[test]
fn a_secrets_file_of_the_first_versions_without_a_saved_place_is_still_the_place() {
    for word in [None, Some("memory\n"), Some("keychain\n")] {
        let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::default());
        let secrets = start(folder.path(), &keychain);
        secrets.keep(SecretsPlace::File, PASSPHRASE, &[]).unwrap();
        secrets.set(&account(), &stateless()).unwrap();
        std::fs::remove_file(folder.path().join("secrets-place")).unwrap();
        if let Some(word) = word {
            std::fs::write(folder.path().join("secrets-place"), word).unwrap();
        }
        let again = start(folder.path(), &keychain);
        assert_eq!(again.place(), SecretsPlace::File, "{word:?}");
        again.unlock(PASSPHRASE).unwrap();
        assert_eq!(text(again.get(&account()).unwrap()), text(Some(stateless())));
    }
}

#[test]
fn a_long_key_of_the_first_versions_is_still_read_and_replaced_without_a_rest() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::default());
    let secrets = start(folder.path(), &keychain);
    secrets.set(&account(), &everything()).unwrap();
    let name = format!("{}.token", account());
    let mut entries = keychain.holds();
    let [a, b, c] = ["", ".a1", ".a2"].map(|end| entries.remove(&format!("{name}{end}")).unwrap());
    entries.insert(name.clone(), [b"+", &a[3..]].concat());
    entries.insert(format!("{name}.1"), [b"+", b.as_slice()].concat());
    entries.insert(format!("{name}.2"), c);
    *keychain.entries.lock().unwrap() = entries;
    let again = start(folder.path(), &keychain);
    assert_eq!(text(again.get(&account()).unwrap()), text(Some(everything())));
    again.set(&account(), &stateless()).unwrap();
    assert_eq!(keychain.names().len(), 2, "{:?}", keychain.names());
}

#[test]
fn a_secrets_file_that_age_0_12_wrote_still_opens() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::locked());
    std::fs::write(folder.path().join("secrets.age"), include_bytes!("age-0.12.age")).unwrap();
    let secrets = start(folder.path(), &keychain);
    secrets.unlock(PASSPHRASE).unwrap();
    assert_eq!(text(secrets.get(&account()).unwrap()), text(Some(everything())));
}
