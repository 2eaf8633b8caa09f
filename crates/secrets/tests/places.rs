//! Where secrets are kept, and that they come back from there, and from nowhere else.
#![allow(clippy::expect_used, clippy::unwrap_used)]

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use app::ErrorCode;
use app::outside::{AccountSecrets, IssuedToken, Secrets, TokenSecret};
use app::views::accounts::SecretsPlace;
use app::views::session::SecretsState;
use domain::{LineAccountId, UtcMs};
use line::Secret;
use secrets::{Keychain, LocalSecrets, Refused};

const PASSPHRASE: &str = "a veranda in the rain";
const CHANNEL_SECRET: &str = "8c570fa6dd201bb328f1c1eac23a96d8";
/// Little work, so that tests are quick.
const WORK: u8 = 4;

/// A keychain as the systems have them: of entries of at most 2,560 bytes, and at times locked.
#[derive(Clone, Default)]
struct Ring {
    entries: Arc<Mutex<HashMap<String, Vec<u8>>>>,
    locked: Arc<AtomicBool>,
    /// So many writes are taken, and no more.
    full_after: Arc<Mutex<Option<usize>>>,
}

impl Ring {
    fn locked() -> Self {
        let ring = Self::default();
        ring.lock(true);
        ring
    }

    fn lock(&self, locked: bool) {
        self.locked.store(locked, Ordering::SeqCst);
    }

    fn names(&self) -> Vec<String> {
        self.entries.lock().unwrap().keys().cloned().collect()
    }
}

impl Keychain for Ring {
    /// Says "none" while it is locked, as the Secret Service does.
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Refused> {
        if self.locked.load(Ordering::SeqCst) {
            return Ok(None);
        }
        Ok(self.entries.lock().unwrap().get(name).cloned())
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Refused> {
        if self.locked.load(Ordering::SeqCst) {
            return Err(Refused("locked".into()));
        }
        if let Some(left) = self.full_after.lock().unwrap().as_mut() {
            *left = left.checked_sub(1).ok_or_else(|| Refused("full".into()))?;
        }
        assert!(bytes.len() <= 2560, "Windows would refuse {} bytes", bytes.len());
        self.entries.lock().unwrap().insert(name.to_owned(), bytes.to_owned());
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), Refused> {
        if self.locked.load(Ordering::SeqCst) {
            return Err(Refused("locked".into()));
        }
        self.entries.lock().unwrap().remove(name);
        Ok(())
    }
}

fn start(folder: &Path, ring: &Ring) -> LocalSecrets {
    LocalSecrets::with(folder, Box::new(ring.clone()), WORK)
}

fn account() -> LineAccountId {
    LineAccountId::from("0199a5a0-0000-7000-8000-000000000001")
}

/// Everything that an account can have, with the longest key that LINE takes.
fn everything() -> AccountSecrets {
    AccountSecrets {
        channel_secret: Secret::new(CHANNEL_SECRET),
        old_channel_secret: Some((Secret::new("0000000000000000000000000000000f"), UtcMs(1_795_392_000_000))),
        token: TokenSecret::Assertion {
            key_id: "key-1".into(),
            private_key: Secret::new("PRIVATE".repeat(800)),
            issued: Some(IssuedToken {
                token: Secret::new("issued-token"),
                key_id: "sDTOzw5wIfxxxx".into(),
                expires_at: UtcMs(1_797_984_000_000),
            }),
        },
    }
}

fn stateless() -> AccountSecrets {
    AccountSecrets {
        channel_secret: Secret::new(CHANNEL_SECRET),
        old_channel_secret: None,
        token: TokenSecret::Stateless,
    }
}

/// The secrets in one text, to compare them by. Tests may; nothing else has a way to.
fn text(secrets: Option<AccountSecrets>) -> String {
    let Some(secrets) = secrets else { return "none".into() };
    let old = secrets.old_channel_secret.map(|(secret, until)| (secret.reveal().to_owned(), until.0));
    let token = match secrets.token {
        TokenSecret::Stateless => "stateless".to_owned(),
        TokenSecret::LongLived(token) => format!("long-lived {}", token.reveal()),
        TokenSecret::Assertion { key_id, private_key, issued } => {
            let issued = issued.map(|one| (one.token.reveal().to_owned(), one.key_id, one.expires_at.0));
            format!("{key_id} {} {issued:?}", private_key.reveal())
        }
    };
    format!("{} {old:?} {token}", secrets.channel_secret.reveal())
}

fn code<T>(answer: Result<T, app::Error>) -> ErrorCode {
    answer.err().expect("this must be refused").code
}

fn files(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn a_keychain_gives_everything_back_after_a_restart() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::default());
    start(folder.path(), &ring).set(&account(), &everything()).unwrap();
    let again = start(folder.path(), &ring);
    assert_eq!(text(again.get(&account()).unwrap()), text(Some(everything())));
    assert_eq!((again.place(), again.state()), (SecretsPlace::Keychain, SecretsState::Ready));
    assert_eq!(files(folder.path()), Vec::<String>::new(), "nothing is written beside the keychain");
}

#[test]
fn a_shorter_key_leaves_no_rest_of_the_longer_one() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::default());
    let secrets = start(folder.path(), &ring);
    secrets.set(&account(), &everything()).unwrap();
    secrets.set(&account(), &stateless()).unwrap();
    assert_eq!(text(start(folder.path(), &ring).get(&account()).unwrap()), text(Some(stateless())));
    assert_eq!(ring.names().len(), 2, "the secret and how to get tokens: {:?}", ring.names());
}

#[test]
fn what_the_first_version_kept_is_still_read() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::default());
    let kept = format!(r#"{{"channel_secret":"{CHANNEL_SECRET}","access_token":"long"}}"#);
    ring.write(account().as_str(), kept.as_bytes()).unwrap();
    let found = start(folder.path(), &ring).get(&account()).unwrap();
    let expected = AccountSecrets { token: TokenSecret::LongLived(Secret::new("long")), ..stateless() };
    assert_eq!(text(found), text(Some(expected)));
}

#[test]
fn a_removed_account_leaves_nothing_in_the_keychain() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::default());
    let secrets = start(folder.path(), &ring);
    secrets.set(&account(), &everything()).unwrap();
    secrets.remove(&account()).unwrap();
    assert!(ring.names().is_empty());
    assert!(secrets.get(&account()).unwrap().is_none());
}

#[test]
fn a_locked_keychain_is_said_and_never_taken_for_an_empty_one() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::default());
    start(folder.path(), &ring).set(&account(), &stateless()).unwrap();
    ring.lock(true);
    let secrets = start(folder.path(), &ring);
    assert_eq!(secrets.state(), SecretsState::Unavailable);
    assert!(!secrets.has_keychain());
    assert_eq!(code(secrets.get(&account())), ErrorCode::SecretsUnavailable);
    assert_eq!(code(secrets.set(&account(), &stateless())), ErrorCode::SecretsUnavailable);
    assert_eq!(files(folder.path()), Vec::<String>::new(), "nothing is written elsewhere unasked");
    ring.lock(false);
    assert_eq!(text(secrets.get(&account()).unwrap()), text(Some(stateless())), "unlocked later");
    assert_eq!(secrets.state(), SecretsState::Ready);
}

#[test]
fn without_a_keychain_somebody_chooses_memory_and_is_asked_at_each_start() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::locked());
    let secrets = start(folder.path(), &ring);
    secrets.keep(SecretsPlace::Memory, "", &[]).unwrap();
    secrets.set(&account(), &stateless()).unwrap();
    assert_eq!(secrets.state(), SecretsState::Ready);
    let again = start(folder.path(), &ring);
    assert!(again.get(&account()).unwrap().is_none(), "memory is gone with the program");
    assert_eq!((again.place(), again.state()), (SecretsPlace::Memory, SecretsState::Asked));
    again.set(&account(), &stateless()).unwrap();
    assert_eq!(again.state(), SecretsState::Ready, "typed again");
}

#[test]
fn a_file_opens_with_its_passphrase_and_with_no_other() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::locked());
    let secrets = start(folder.path(), &ring);
    secrets.keep(SecretsPlace::File, PASSPHRASE, &[]).unwrap();
    secrets.set(&account(), &everything()).unwrap();
    let again = start(folder.path(), &ring);
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
fn the_file_shows_nothing_and_is_for_its_owner_alone() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::locked());
    let secrets = start(folder.path(), &ring);
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
    assert_eq!(files(folder.path()), ["secrets.age"], "no other file has them");
}

#[test]
fn a_program_that_was_killed_while_writing_finds_the_file_as_it_was() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::locked());
    let secrets = start(folder.path(), &ring);
    secrets.keep(SecretsPlace::File, PASSPHRASE, &[]).unwrap();
    secrets.set(&account(), &stateless()).unwrap();
    let whole = std::fs::read(folder.path().join("secrets.age")).unwrap();
    std::fs::write(folder.path().join("secrets.age.new"), &whole[..whole.len() / 2]).unwrap();
    let again = start(folder.path(), &ring);
    again.unlock(PASSPHRASE).unwrap();
    assert_eq!(text(again.get(&account()).unwrap()), text(Some(stateless())));
    again.set(&account(), &everything()).unwrap();
    assert_eq!(files(folder.path()), ["secrets.age"], "what was left is gone with the next writing");
}

#[test]
fn a_damaged_file_is_said_and_left_as_it_is() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::locked());
    let secrets = start(folder.path(), &ring);
    secrets.keep(SecretsPlace::File, PASSPHRASE, &[]).unwrap();
    secrets.set(&account(), &stateless()).unwrap();
    let path = folder.path().join("secrets.age");
    let whole = std::fs::read(&path).unwrap();
    let mut flipped = whole.clone();
    *flipped.last_mut().unwrap() ^= 1;
    for damaged in [&whole[..whole.len() - 40], &flipped, b"not a file of ours", b""] {
        std::fs::write(&path, damaged).unwrap();
        let again = start(folder.path(), &ring);
        assert_eq!(code(again.unlock(PASSPHRASE)), ErrorCode::SecretsUnavailable);
        assert_eq!(again.state(), SecretsState::Locked);
        assert_eq!(std::fs::read(&path).unwrap(), damaged, "somebody may still mend it");
    }
}

#[test]
fn secrets_move_from_place_to_place_and_leave_nothing_behind() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::default());
    let accounts = [account()];
    let secrets = start(folder.path(), &ring);
    secrets.set(&account(), &everything()).unwrap();
    secrets.keep(SecretsPlace::File, PASSPHRASE, &accounts).unwrap();
    assert!(ring.names().is_empty(), "the keychain is empty: {:?}", ring.names());
    secrets.keep(SecretsPlace::Keychain, "", &accounts).unwrap();
    assert!(!files(folder.path()).contains(&"secrets.age".to_owned()), "the file is gone");
    assert_eq!(text(start(folder.path(), &ring).get(&account()).unwrap()), text(Some(everything())));
    secrets.keep(SecretsPlace::Memory, "", &accounts).unwrap();
    assert!(ring.names().is_empty());
    assert_eq!(text(secrets.get(&account()).unwrap()), text(Some(everything())));
    assert_eq!(start(folder.path(), &ring).place(), SecretsPlace::Memory, "the choice is remembered");
}

#[test]
fn a_move_that_fails_leaves_everything_as_it_was() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::default());
    let accounts = [account()];
    let secrets = start(folder.path(), &ring);
    secrets.keep(SecretsPlace::File, PASSPHRASE, &[]).unwrap();
    secrets.set(&account(), &everything()).unwrap();
    *ring.full_after.lock().unwrap() = Some(2);
    assert_eq!(code(secrets.keep(SecretsPlace::Keychain, "", &accounts)), ErrorCode::SecretsUnavailable);
    assert_eq!(secrets.place(), SecretsPlace::File);
    assert!(ring.names().is_empty(), "half a move is no move: {:?}", ring.names());
    let again = start(folder.path(), &ring);
    again.unlock(PASSPHRASE).unwrap();
    assert_eq!(text(again.get(&account()).unwrap()), text(Some(everything())));
}

#[test]
fn a_move_into_the_file_that_a_crash_broke_off_is_finished_when_it_is_opened() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::default());
    let secrets = start(folder.path(), &ring);
    secrets.set(&account(), &stateless()).unwrap();
    let before = ring.entries.lock().unwrap().clone();
    secrets.keep(SecretsPlace::File, PASSPHRASE, &[account()]).unwrap();
    *ring.entries.lock().unwrap() = before;
    start(folder.path(), &ring).unlock(PASSPHRASE).unwrap();
    assert!(ring.names().is_empty(), "{:?}", ring.names());
}

#[test]
fn the_passphrase_can_be_changed() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::locked());
    let secrets = start(folder.path(), &ring);
    secrets.keep(SecretsPlace::File, PASSPHRASE, &[]).unwrap();
    secrets.set(&account(), &stateless()).unwrap();
    secrets.keep(SecretsPlace::File, "another one", &[account()]).unwrap();
    let again = start(folder.path(), &ring);
    assert_eq!(code(again.unlock(PASSPHRASE)), ErrorCode::WrongPassphrase);
    again.unlock("another one").unwrap();
    assert_eq!(text(again.get(&account()).unwrap()), text(Some(stateless())));
}

#[test]
fn a_locked_file_does_not_move_but_a_new_one_can_be_begun_beside_it() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::default());
    let secrets = start(folder.path(), &ring);
    secrets.keep(SecretsPlace::File, PASSPHRASE, &[]).unwrap();
    secrets.set(&account(), &stateless()).unwrap();
    let again = start(folder.path(), &ring);
    for place in [SecretsPlace::Keychain, SecretsPlace::Memory] {
        assert_eq!(code(again.keep(place, "", &[account()])), ErrorCode::SecretsLocked);
    }
    again.keep(SecretsPlace::File, "a new beginning", &[account()]).expect("the passphrase is forgotten");
    assert_eq!(again.state(), SecretsState::Ready);
    assert!(again.get(&account()).unwrap().is_none(), "to be typed again");
    assert_eq!(files(folder.path()), ["secrets.age", "secrets.forgotten.age"]);
}
