//! The environment: what the use cases need from the computer, named as operations: time, random numbers, secrets, the
//! desktop, the ways to share and to print.

mod print;
mod share;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::language::Language;
use domain::{LineAccountId, UtcMs};
use line::Secret;
use rand::Rng as _;
use serde::{Deserialize, Serialize};
use store::runs::RunRegister;
use ts_rs::TS;
use uuid::{Builder, Uuid};

use crate::Error;
use crate::desktop_notification::{Attention, DesktopNotification};
pub use print::{Paper, PrintJob, PrintOutcome};
pub use share::{ShareCapabilities, ShareOutcome, ShareRequest, ShareSurface, ShareTarget, ShareTargets};

/// What a workspace is given to work with.
#[derive(Clone)]
pub struct Environment {
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Ids, keys and codes.
    pub rng: Arc<dyn Rng>,
    /// Where LINE accounts' secrets lie.
    pub secrets: Arc<dyn Secrets>,
    /// The computer it runs on.
    pub desktop: Arc<dyn Desktop>,
    /// How something is handed to another program from here.
    pub share_target: Arc<dyn ShareTarget>,
    /// The disk that the workspace lies on.
    pub disk: Arc<dyn Disk>,
    /// Where tunnel programs on it tell of themselves.
    pub tunnel_programs: TunnelPrograms,
    /// The version of this program: another one tries again what this one could not do.
    pub version: &'static str,
    /// The computer's language, for whom no other was set.
    pub language: Language,
    /// Where the latest run of each workspace is registered, outside the data folder.
    pub run_register: RunRegister,
}

impl Environment {
    /// Now.
    pub fn now(&self) -> UtcMs {
        self.clock.now()
    }

    /// A new id for something that is made now: a UUIDv7 as text.
    pub fn new_id(&self) -> String {
        self.rng.id(self.now())
    }

    /// A token for a link: 128 bits that nobody can guess, as 32 hex digits.
    pub(crate) fn link_token(&self) -> String {
        format!("{:016x}{:016x}", self.rng.bits(), self.rng.bits())
    }
}

/// What time it is.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> UtcMs;
    /// How many minutes the clock on this computer's wall is ahead of UTC now.
    fn utc_offset(&self) -> i32;
}

/// Where ids, keys and codes come from.
pub trait Rng: Send + Sync {
    /// A new UUIDv7, as text; later ones sort later.
    fn id(&self, now: UtcMs) -> String;
    /// A key that LINE remembers a request by (LINE reference A.2.3), a UUID as text.
    fn retry_key(&self) -> String;
    /// 64 bits nobody can guess, for invitation codes and jitter.
    fn bits(&self) -> u64;
}

/// What proves an account to LINE and LINE to us. Never crosses IPC, never reaches a log.
#[derive(Clone, Debug)]
pub struct AccountSecrets {
    /// Signs webhooks, and fetches stateless tokens.
    pub channel_secret: Secret,
    /// The channel secret before it was renewed, and until when it is accepted: webhooks that are on their way are
    /// signed with it.
    pub old_channel_secret: Option<(Secret, UtcMs)>,
    /// How the account proves itself.
    pub token: TokenSecret,
}

/// How an account proves itself to LINE (LINE reference A.4).
#[derive(Clone, Debug)]
pub enum TokenSecret {
    /// With tokens of 15 minutes, by its channel secret.
    Stateless,
    /// With the long-lived token of LINE's console.
    LongLived(Secret),
    /// With tokens of up to 30 days, by a key of its own.
    Assertion {
        /// The key's id.
        key_id: String,
        /// JWK or PEM.
        private_key: Secret,
        /// The token in use: LINE issues 30 for a channel at most, so it has to outlive the program.
        issued: Option<IssuedToken>,
    },
}

/// A token that LINE has issued.
#[derive(Clone, Debug)]
pub struct IssuedToken {
    /// The token.
    pub token: Secret,
    /// LINE's id for it.
    pub key_id: String,
    /// When it ends.
    pub expires_at: UtcMs,
}

/// Where secrets are kept: the computer's keychain, a file that a passphrase opens, or memory. Calls may block.
pub trait Secrets: Send + Sync {
    /// An account's secrets; none when there are none.
    ///
    /// # Errors
    /// `SecretsUnavailable` when the keychain is locked or missing, `SecretsLocked` while the file waits for its
    /// passphrase.
    fn get(&self, account: &LineAccountId) -> Result<Option<AccountSecrets>, Error>;
    /// Keeps an account's secrets.
    ///
    /// # Errors
    /// `SecretsUnavailable`, `SecretsLocked`.
    fn set(&self, account: &LineAccountId, secrets: &AccountSecrets) -> Result<(), Error>;
    /// Makes an account's secrets anew from those that are kept: `make` is given what is kept, and what it gives is
    /// kept instead. Nothing given, nothing is written. So whoever changes a part never writes back an older copy of
    /// the rest, nor secrets of an account that has none any more.
    ///
    /// As it stands here it is two acts: enough where nobody else writes. Elsewhere it is one, under one lock.
    ///
    /// # Errors
    /// `SecretsUnavailable`, `SecretsLocked`.
    fn change(
        &self,
        account: &LineAccountId,
        make: &mut dyn FnMut(Option<AccountSecrets>) -> Option<AccountSecrets>,
    ) -> Result<(), Error> {
        match make(self.get(account)?) {
            Some(new) => self.set(account, &new),
            None => Ok(()),
        }
    }

    /// Forgets an account's secrets.
    ///
    /// # Errors
    /// `SecretsUnavailable`, `SecretsLocked`.
    fn remove(&self, account: &LineAccountId) -> Result<(), Error>;
    /// Where secrets are kept.
    fn place(&self) -> SecretsPlace;
    /// Whether they can be had.
    fn state(&self) -> SecretsState;
    /// Whether this computer has an unlocked keychain.
    fn has_keychain(&self) -> bool;
    /// Opens the file.
    ///
    /// # Errors
    /// `WrongPassphrase`, `SecretsUnavailable` when the file cannot be read.
    fn unlock(&self, passphrase: &str) -> Result<(), Error>;
    /// Keeps secrets elsewhere from now on; those of `accounts` that are at hand move there. Nothing is left behind.
    /// A file that is locked does not move; a new passphrase for a file begins a new one, and the old one is put aside.
    ///
    /// # Errors
    /// `SecretsUnavailable`, `SecretsLocked`; then everything is as it was.
    fn keep(&self, place: SecretsPlace, passphrase: &str, accounts: &[LineAccountId]) -> Result<(), Error>;
    /// Removes what a crash, or a keychain that was locked, left where it should not be: of `accounts` in every place
    /// but the chosen one, of accounts that are `gone` everywhere. What cannot be reached now is left for another
    /// time. Nothing to do where there is one place.
    fn sweep(&self, _accounts: &[LineAccountId], _gone: &[LineAccountId]) {}
}

/// What is on the clipboard that can be attached.
#[derive(Clone, PartialEq, Eq)]
pub enum Clipboard {
    /// A list of files, as a file manager copies them.
    Files(Vec<PathBuf>),
    /// A picture, as a file of a format that browsers know.
    Picture(Vec<u8>),
    /// Nothing of the kind.
    Nothing,
}

/// The computer as the use cases see it. Calls may block: they are made off the UI thread.
pub trait Desktop: Send + Sync {
    /// Puts a text on the clipboard.
    ///
    /// # Errors
    /// `ClipboardFailed`.
    fn copy_text(&self, text: &str) -> Result<(), Error>;
    /// Puts a picture on the clipboard.
    ///
    /// # Errors
    /// `ClipboardFailed`.
    fn copy_image(&self, image: &Picture) -> Result<(), Error>;
    /// Reads from the clipboard what can be attached. A text is never taken for a file, whatever it looks like.
    ///
    /// # Errors
    /// `ClipboardUnreadable`.
    fn read_clipboard(&self) -> Result<Clipboard, Error>;
    /// Asks where to save, and saves. None when the member changed their mind.
    ///
    /// # Errors
    /// `SaveFailed`.
    fn save_file(&self, name: &str, bytes: &[u8]) -> Result<Option<PathBuf>, Error>;
    /// The same with the bytes of another file, which may be large.
    ///
    /// # Errors
    /// `SaveFailed`.
    fn save_copy(&self, name: &str, of: &Path) -> Result<Option<PathBuf>, Error>;
    /// Asks for a folder. None when the member changed their mind.
    ///
    /// # Errors
    /// `OpenFailed`.
    fn choose_folder(&self) -> Result<Option<PathBuf>, Error>;
    /// Opens an address in the program that is for it. Callers have checked it against the allow-list.
    ///
    /// # Errors
    /// `OpenFailed`.
    fn open_url(&self, url: &url::Url) -> Result<(), Error>;
    /// Whether LINE for PC is installed (R8).
    fn line_installed(&self) -> bool;
    /// Starts LINE for PC, or brings it to the front, for somebody to paste `text` there: it takes none from other programs
    /// (LINE reference A.5).
    ///
    /// # Errors
    /// `LineNotInstalled`, `OpenFailed`.
    fn open_line(&self, text: &str) -> Result<(), Error>;
    /// Opens the print dialog for a page, or, where the system has none for files, the program that prints such files.
    ///
    /// # Errors
    /// `OpenFailed`, `SaveFailed`.
    fn print(&self, job: &PrintJob) -> Result<PrintOutcome, Error>;
    /// A QR code is on the screen now (PNG), or no longer.
    fn shows_qr(&self, png: Option<Vec<u8>>);
    /// Where the member is looking.
    fn attention(&self) -> Attention;
    /// Shows a notification; a later one of the same tag takes its place, where the system can.
    fn notify(&self, notification: &DesktopNotification);
}

/// The disk that a workspace lies on, as far as the use cases ask about it. Calls may block.
pub trait Disk: Send + Sync {
    /// The free space of the disk that `folder` lies on, in bytes, as far as this program may use it.
    ///
    /// # Errors
    /// When the system does not tell.
    fn free_bytes(&self, folder: &Path) -> std::io::Result<u64>;
}

/// The computer's disks.
#[derive(Debug, Clone, Copy)]
pub struct SystemDisk;

impl Disk for SystemDisk {
    fn free_bytes(&self, folder: &Path) -> std::io::Result<u64> {
        fs4::available_space(folder)
    }
}

/// Pixels, 4 bytes each (red, green, blue, alpha), row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels per row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// `width * height * 4` bytes.
    pub rgba: Vec<u8>,
}

/// The computer's clock.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that everybody else is passed")]
    fn now(&self) -> UtcMs {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        UtcMs(since.map_or(0, |d| i64::try_from(d.as_millis()).unwrap_or(i64::MAX)))
    }

    fn utc_offset(&self) -> i32 {
        let now = jiff::Timestamp::from_millisecond(self.now().0).unwrap_or_default();
        jiff::tz::TimeZone::system().to_offset(now).seconds() / 60
    }
}

/// The operating system's randomness.
#[derive(Debug, Clone, Copy)]
pub struct SystemRng;

impl Rng for SystemRng {
    fn id(&self, now: UtcMs) -> String {
        let millis = u64::try_from(now.0).unwrap_or(0);
        Builder::from_unix_timestamp_millis(millis, &rand::rng().random()).into_uuid().to_string()
    }

    fn retry_key(&self) -> String {
        Builder::from_random_bytes(rand::rng().random()).into_uuid().to_string()
    }

    fn bits(&self) -> u64 {
        rand::rng().random()
    }
}

/// Whether a text is a UUID, as ids made by a window have to be.
pub(crate) fn is_uuid(text: &str) -> bool {
    Uuid::try_parse(text).is_ok()
}

/// Where tunnel programs on this computer tell of themselves.
#[derive(Debug, Clone)]
pub struct TunnelPrograms {
    /// ngrok's local API.
    pub ngrok: u16,
    /// The ports of which cloudflared takes the first free one.
    pub cloudflared: Vec<u16>,
}

impl Default for TunnelPrograms {
    fn default() -> Self {
        Self { ngrok: 4040, cloudflared: (20241..=20245).collect() }
    }
}

/// Whether the LINE accounts' secrets can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SecretsState {
    /// They are at hand.
    Ready,
    /// They lie in a file that waits for its passphrase.
    Locked,
    /// They were in memory only, and are asked for again.
    Asked,
    /// The computer's keychain is locked or missing.
    Unavailable,
}

/// Where secrets are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SecretsPlace {
    /// The computer's keychain.
    Keychain,
    /// A file that a passphrase opens at each start.
    File,
    /// Memory: asked for at each start.
    Memory,
}
