//! Where secrets are kept, and that they come back from there, and from nowhere else.
#![allow(clippy::expect_used, clippy::unwrap_used)]

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use app::ErrorCode;
use app::environment::SecretsPlace;
use app::environment::SecretsState;
use app::environment::{AccountSecrets, IssuedToken, Secrets, TokenSecret};
use domain::{LineAccountId, UtcMs};
use line::Secret;
use secrets::{Keychain, LocalSecrets, Refused};

const PASSPHRASE: &str = "a veranda in the rain";
/// What a workspace with a file has.
const FILES: [&str; 2] = ["secrets-place", "secrets.age"];
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
    /// So many reads are answered; then it locks.
    locks_after: Arc<Mutex<Option<usize>>>,
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

    fn holds(&self) -> HashMap<String, Vec<u8>> {
        self.entries.lock().unwrap().clone()
    }
}

impl Keychain for Ring {
    /// Says "none" while it is locked, as the Secret Service does.
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Refused> {
        if let Some(left) = self.locks_after.lock().unwrap().as_mut() {
            *left = left.saturating_sub(1);
            self.lock(*left == 0 || self.locked.load(Ordering::SeqCst));
        }
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

fn long_lived(token: &str) -> AccountSecrets {
    AccountSecrets { token: TokenSecret::LongLived(Secret::new(token)), ..stateless() }
}

/// The same account with a new key, as long as the old one.
fn renewed() -> AccountSecrets {
    let mut secrets = everything();
    let TokenSecret::Assertion { private_key, .. } = &mut secrets.token else { panic!("it has a key") };
    *private_key = Secret::new("ANOTHER".repeat(800));
    secrets
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
    assert_eq!(files(folder.path()), FILES, "no other file has them");
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
    assert_eq!(files(folder.path()), FILES, "what was left is gone with the next writing");
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
    assert_eq!(files(folder.path()), [FILES[0], FILES[1], "secrets.forgotten.age"]);
}

#[test]
fn a_passphrase_that_is_forgotten_twice_leaves_both_files_to_be_remembered() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::default());
    let words = ["the first", "the second", "the third"];
    for (nth, word) in words.into_iter().enumerate() {
        let secrets = start(folder.path(), &ring);
        secrets.keep(SecretsPlace::File, word, &[account()]).unwrap();
        secrets.set(&account(), &long_lived(&nth.to_string())).unwrap();
    }
    for (nth, name) in ["secrets.forgotten.age", "secrets.forgotten.2.age", "secrets.age"].iter().enumerate()
    {
        let other = tempfile::tempdir().unwrap();
        std::fs::copy(folder.path().join(name), other.path().join("secrets.age")).unwrap();
        let found = start(other.path(), &ring);
        found.unlock(words[nth]).expect("its passphrase is remembered");
        assert_eq!(text(found.get(&account()).unwrap()), text(Some(long_lived(&nth.to_string()))), "{name}");
    }
}

#[test]
fn a_new_beginning_that_cannot_be_written_leaves_the_old_file_as_it_was() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::default());
    let secrets = start(folder.path(), &ring);
    secrets.keep(SecretsPlace::File, PASSPHRASE, &[]).unwrap();
    secrets.set(&account(), &stateless()).unwrap();
    let again = start(folder.path(), &ring);
    std::fs::create_dir_all(folder.path().join("secrets.age.new/in the way")).unwrap();
    let begun = again.keep(SecretsPlace::File, "a new beginning", &[account()]);
    assert_eq!((code(begun), again.state()), (ErrorCode::SecretsUnavailable, SecretsState::Locked));
    std::fs::remove_dir_all(folder.path().join("secrets.age.new")).unwrap();
    assert_eq!(files(folder.path()), FILES, "nothing is put aside");
    again.unlock(PASSPHRASE).unwrap();
    assert_eq!(text(again.get(&account()).unwrap()), text(Some(stateless())));
}

/// What lies in every place.
struct Lies {
    files: HashMap<String, Vec<u8>>,
    entries: HashMap<String, Vec<u8>>,
}

impl Lies {
    fn now(folder: &Path, ring: &Ring) -> Self {
        let read = |name: String| (name.clone(), std::fs::read(folder.join(name)).unwrap());
        Self { files: files(folder).into_iter().map(read).collect(), entries: ring.holds() }
    }

    /// Both of them lie there, with the word of the one or of the other: so a crash leaves it before or after the
    /// word was written.
    fn again(before: &Self, after: &Self, word: &Self) -> (tempfile::TempDir, Ring) {
        let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::default());
        for (name, bytes) in before.files.iter().chain(&after.files) {
            std::fs::write(folder.path().join(name), bytes).unwrap();
        }
        std::fs::remove_file(folder.path().join("secrets-place")).unwrap();
        if let Some(word) = word.files.get("secrets-place") {
            std::fs::write(folder.path().join("secrets-place"), word).unwrap();
        }
        let entries = before.entries.iter().chain(&after.entries);
        *ring.entries.lock().unwrap() = entries.map(|(name, bytes)| (name.clone(), bytes.clone())).collect();
        (folder, ring)
    }
}

const PLACES: [SecretsPlace; 3] = [SecretsPlace::Keychain, SecretsPlace::File, SecretsPlace::Memory];

#[test]
fn a_move_that_a_crash_breaks_off_is_not_begun_or_is_done_and_is_tidied_up() {
    for from in PLACES {
        for to in PLACES.into_iter().filter(|to| *to != from) {
            let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::default());
            let secrets = start(folder.path(), &ring);
            // So that there is a word for the keychain, too.
            secrets.keep(SecretsPlace::Memory, "", &[]).unwrap();
            secrets.keep(from, PASSPHRASE, &[]).unwrap();
            secrets.set(&account(), &everything()).unwrap();
            let before = Lies::now(folder.path(), &ring);
            secrets.keep(to, PASSPHRASE, &[account()]).unwrap();
            let after = Lies::now(folder.path(), &ring);
            for (word, place) in [(&before, from), (&after, to)] {
                let (folder, ring) = Lies::again(&before, &after, word);
                only(&folder, &ring, place, &format!("{from:?} to {to:?}, {place:?}"));
            }
        }
    }
}

/// After a start, secrets are in this place and in no other.
fn only(folder: &tempfile::TempDir, ring: &Ring, place: SecretsPlace, why: &str) {
    let secrets = start(folder.path(), ring);
    assert_eq!(secrets.place(), place, "{why}");
    secrets.unlock(PASSPHRASE).unwrap();
    let expected = Some(everything()).filter(|_| place != SecretsPlace::Memory);
    assert_eq!(text(secrets.get(&account()).unwrap()), text(expected), "{why}");
    secrets.sweep(&[account()], &[]);
    let left = files(folder.path()).contains(&"secrets.age".to_owned());
    assert_eq!(
        (left, ring.names().is_empty()),
        (place == SecretsPlace::File, place != SecretsPlace::Keychain),
        "{why}"
    );
}

#[test]
fn a_file_that_was_left_behind_neither_counts_nor_costs_newer_secrets() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::default());
    let secrets = start(folder.path(), &ring);
    secrets.keep(SecretsPlace::File, PASSPHRASE, &[]).unwrap();
    secrets.set(&account(), &stateless()).unwrap();
    let old = std::fs::read(folder.path().join("secrets.age")).unwrap();
    secrets.keep(SecretsPlace::Keychain, "", &[account()]).unwrap();
    secrets.set(&account(), &everything()).unwrap();
    std::fs::write(folder.path().join("secrets.age"), old).unwrap();
    let again = start(folder.path(), &ring);
    again.unlock(PASSPHRASE).unwrap();
    assert_eq!((again.place(), again.state()), (SecretsPlace::Keychain, SecretsState::Ready));
    assert_eq!(text(again.get(&account()).unwrap()), text(Some(everything())));
    assert_eq!(files(folder.path()), ["secrets-place"], "removed at the start");
}

#[test]
fn a_file_of_the_first_versions_which_had_no_word_for_it_is_still_the_place() {
    for word in [None, Some("memory\n"), Some("keychain\n")] {
        let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::default());
        let secrets = start(folder.path(), &ring);
        secrets.keep(SecretsPlace::File, PASSPHRASE, &[]).unwrap();
        secrets.set(&account(), &stateless()).unwrap();
        std::fs::remove_file(folder.path().join("secrets-place")).unwrap();
        if let Some(word) = word {
            std::fs::write(folder.path().join("secrets-place"), word).unwrap();
        }
        let again = start(folder.path(), &ring);
        assert_eq!(again.place(), SecretsPlace::File, "{word:?}");
        again.unlock(PASSPHRASE).unwrap();
        assert_eq!(text(again.get(&account()).unwrap()), text(Some(stateless())));
    }
}

#[test]
fn what_a_locked_keychain_kept_when_another_place_was_chosen_is_swept_once_it_is_open() {
    for place in [SecretsPlace::File, SecretsPlace::Memory] {
        let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::default());
        start(folder.path(), &ring).set(&account(), &everything()).unwrap();
        let gone = LineAccountId::from("0199a5a0-0000-7000-8000-000000000002");
        start(folder.path(), &ring).set(&gone, &everything()).unwrap();
        ring.lock(true);
        let secrets = start(folder.path(), &ring);
        secrets.keep(place, PASSPHRASE, &[account()]).unwrap();
        secrets.set(&account(), &stateless()).unwrap();
        secrets.sweep(&[account()], std::slice::from_ref(&gone));
        assert!(!ring.names().is_empty(), "nobody can reach it");
        ring.lock(false);
        let again = start(folder.path(), &ring);
        again.unlock(PASSPHRASE).unwrap();
        again.sweep(&[account()], &[gone]);
        assert_eq!(ring.names(), Vec::<String>::new(), "{place:?}");
        if place == SecretsPlace::File {
            assert_eq!(text(again.get(&account()).unwrap()), text(Some(stateless())), "what was typed stays");
        }
    }
}

#[test]
fn of_an_account_that_is_gone_nothing_stays_in_any_place() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::default());
    start(folder.path(), &ring).set(&account(), &everything()).unwrap();
    let left = ring.holds();
    let secrets = start(folder.path(), &ring);
    secrets.keep(SecretsPlace::Memory, "", &[account()]).unwrap();
    ring.entries.lock().unwrap().extend(left.clone());
    secrets.remove(&account()).unwrap();
    assert_eq!(ring.names(), Vec::<String>::new(), "left behind by the move");
    secrets.keep(SecretsPlace::Keychain, "", &[]).unwrap();
    ring.entries.lock().unwrap().extend(left);
    let again = start(folder.path(), &ring);
    again.sweep(&[], &[account()]);
    assert_eq!(ring.names(), Vec::<String>::new(), "and in the place that is chosen now");
    again.set(&account(), &stateless()).unwrap();
    again.sweep(&[], &[account()]);
    assert!(again.get(&account()).unwrap().is_some(), "it is just being connected again");
    assert_eq!(ring.names().len(), 2);
}

#[test]
fn a_long_key_is_the_old_one_or_the_new_one_wherever_the_keychain_stops() {
    for writes in 0.. {
        let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::default());
        start(folder.path(), &ring).set(&account(), &everything()).unwrap();
        let secrets = start(folder.path(), &ring);
        secrets.get(&account()).unwrap();
        *ring.full_after.lock().unwrap() = Some(writes);
        let done = secrets.set(&account(), &renewed()).is_ok();
        *ring.full_after.lock().unwrap() = None;
        let found = text(start(folder.path(), &ring).get(&account()).unwrap());
        let expected = if done { renewed() } else { everything() };
        assert_eq!(found, text(Some(expected)), "after {writes} writes");
        if done {
            assert_eq!(ring.names().len(), 5, "nothing of the old one is left: {:?}", ring.names());
            break;
        }
        secrets.set(&account(), &everything()).expect("it is tried again");
        assert_eq!(text(start(folder.path(), &ring).get(&account()).unwrap()), text(Some(everything())));
    }
}

#[test]
fn a_keychain_that_locks_while_it_is_read_gives_nothing_rather_than_a_part() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::default());
    start(folder.path(), &ring).set(&account(), &everything()).unwrap();
    // The channel, then the key in three pieces, then the token in use.
    for reads in 1..=5 {
        let secrets = start(folder.path(), &ring);
        *ring.locks_after.lock().unwrap() = Some(reads);
        assert_eq!(code(secrets.get(&account())), ErrorCode::SecretsUnavailable, "after {reads} reads");
        *ring.locks_after.lock().unwrap() = None;
        ring.lock(false);
        assert_eq!(text(secrets.get(&account()).unwrap()), text(Some(everything())));
    }
}

#[test]
fn a_token_that_is_missing_is_not_taken_for_an_account_without_one() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::default());
    start(folder.path(), &ring).set(&account(), &long_lived("one")).unwrap();
    ring.entries.lock().unwrap().remove(&format!("{}.token", account())).expect("an entry of its own");
    assert_eq!(code(start(folder.path(), &ring).get(&account())), ErrorCode::SecretsUnavailable);
}

#[test]
fn a_long_key_of_the_first_versions_is_still_read_and_replaced_without_a_rest() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::default());
    let secrets = start(folder.path(), &ring);
    secrets.set(&account(), &everything()).unwrap();
    let name = format!("{}.token", account());
    let mut entries = ring.holds();
    let [a, b, c] = ["", ".a1", ".a2"].map(|end| entries.remove(&format!("{name}{end}")).unwrap());
    entries.insert(name.clone(), [b"+", &a[3..]].concat());
    entries.insert(format!("{name}.1"), [b"+", b.as_slice()].concat());
    entries.insert(format!("{name}.2"), c);
    *ring.entries.lock().unwrap() = entries;
    let again = start(folder.path(), &ring);
    assert_eq!(text(again.get(&account()).unwrap()), text(Some(everything())));
    again.set(&account(), &stateless()).unwrap();
    assert_eq!(ring.names().len(), 2, "{:?}", ring.names());
}

#[test]
fn whoever_changes_a_part_never_writes_back_an_older_copy_of_the_rest() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::default());
    let secrets = start(folder.path(), &ring);
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
    assert_eq!(text(start(folder.path(), &ring).get(&account()).unwrap()), text(Some(expected)));
}

#[test]
fn what_is_changed_of_an_account_without_secrets_is_nothing_and_nobody_is_asked_for_them() {
    let (folder, ring) = (tempfile::tempdir().unwrap(), Ring::default());
    for place in PLACES {
        let secrets = start(folder.path(), &ring);
        secrets.keep(place, PASSPHRASE, &[]).unwrap();
        secrets.set(&account(), &stateless()).unwrap();
        secrets.remove(&account()).unwrap();
        secrets.change(&account(), &mut |kept| kept).unwrap();
        assert_eq!((secrets.state(), ring.names().len()), (SecretsState::Ready, 0), "{place:?}");
        assert!(secrets.get(&account()).unwrap().is_none(), "{place:?}");
    }
}
