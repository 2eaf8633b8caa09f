//! Changes of a part of an account's secrets.

use app::environment::{AccountSecrets, Secrets, SecretsState, TokenSecret};
use domain::UtcMs;
use line::Secret;

use crate::support::{FakeKeychain, PASSPHRASE, PLACES, account, long_lived, start, stateless, text};

#[test]
fn concurrent_changes_of_an_accounts_secrets_lose_no_update() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::default());
    let secrets = start(folder.path(), &keychain);
    secrets.set(&account(), &long_lived("0")).unwrap();
    let old = |times: i64| Some((Secret::new("an old one"), UtcMs(times)));
    // Two change each their part, a hundred times, and nobody waits for the other.
    std::thread::scope(|both| {
        both.spawn(|| {
            for _ in 0..100 {
                let next = |kept: Option<AccountSecrets>| {
                    let kept = kept?;
                    let times = kept.old_channel_secret.as_ref().map_or(0, |(_, until)| until.0);
                    Some(AccountSecrets { old_channel_secret: old(times + 1), ..kept })
                };
                secrets.change(&account(), &mut { next }).unwrap();
            }
        });
        both.spawn(|| {
            for _ in 0..100 {
                let next = |kept: Option<AccountSecrets>| {
                    let kept = kept?;
                    let TokenSecret::LongLived(token) = &kept.token else { return None };
                    let times: u32 = token.reveal().parse().unwrap();
                    Some(AccountSecrets { token: long_lived(&(times + 1).to_string()).token, ..kept })
                };
                secrets.change(&account(), &mut { next }).unwrap();
            }
        });
    });
    let expected = AccountSecrets { old_channel_secret: old(100), ..long_lived("100") };
    assert_eq!(text(start(folder.path(), &keychain).get(&account()).unwrap()), text(Some(expected)));
}

#[test]
fn a_change_of_missing_secrets_does_nothing_and_asks_for_none() {
    let (folder, keychain) = (tempfile::tempdir().unwrap(), FakeKeychain::default());
    for place in PLACES {
        let secrets = start(folder.path(), &keychain);
        secrets.keep(place, PASSPHRASE, &[]).unwrap();
        secrets.set(&account(), &stateless()).unwrap();
        secrets.remove(&account()).unwrap();
        secrets.change(&account(), &mut |kept| kept).unwrap();
        assert_eq!((secrets.state(), keychain.names().len()), (SecretsState::Ready, 0), "{place:?}");
        assert!(secrets.get(&account()).unwrap().is_none(), "{place:?}");
    }
}
