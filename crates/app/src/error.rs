//! Why a use case did not do what it was asked: a code per decision somebody takes.

use std::collections::BTreeMap;

use domain::FieldError;
use domain::message::AttachmentRefusal;
use domain::name::NotConnectable;
use domain::room::WriteAccess;
use domain::workspace::{BackupFault, LineRefusal};
use serde::Serialize;
use ts_rs::TS;

/// What happened. Each code is here because the window acts on it or has words for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The administrator has not authorised this member (R1). Reason: a [`LineRefusal`].
    NotAllowed,
    /// Only administrators may do this.
    NotAdministrator,
    /// What the command names is not there, or not for this member's eyes.
    NotFound,
    /// A form has wrong fields; see `fields`.
    InvalidFields,
    /// A text is empty or too long. Params: `limit` in UTF-16 units.
    InvalidText,
    /// Somebody changed it meanwhile; load it again. Nothing was written.
    Changed,
    /// The room cannot be written in now. Reason: a [`WriteAccess`].
    ReadOnly,
    /// The undo seconds are over: LINE may have the message.
    TooLate,
    /// R17: the LINE user is chatting with another member. Params: `member` (name), `memberId`, `others` (how many
    /// more).
    ContactInConversation,
    /// R19: this LINE user already has a contact. Params: `contactId`.
    ContactExists,
    /// R1: the name has an emoji or the word "line". Reason: a [`NotConnectable`].
    NameNotConnectable,
    /// No font of this computer has these characters. Parameter: `characters`.
    FontMissing,
    /// Not a picture we can read, or more than 10 MB.
    BadImage,
    /// The company would be left without an administrator.
    LastAdministrator,
    /// The account is another member's own. Params: `member`.
    AccountInUse,
    /// This LINE account is connected already.
    AccountExists,
    /// LINE cannot be reached. Params: `detail`.
    LineUnreachable,
    /// LINE refused. Params: `status`, `detail`, `requestId`.
    LineRefused,
    /// R8: LINE is not installed on this computer.
    LineNotInstalled,
    /// The link has a form that is never opened.
    LinkNotAllowed,
    /// The clipboard did not take it.
    ClipboardFailed,
    /// The clipboard could not be read: the program that holds it does not answer.
    ClipboardUnreadable,
    /// The file could not be written. Params: `detail`.
    SaveFailed,
    /// No program could be opened for this.
    OpenFailed,
    /// Only the Practice workspace allows this.
    NotPractice,
    /// The invitation has ended or was withdrawn.
    InvitationEnded,
    /// The computer's keychain is locked or missing.
    SecretsUnavailable,
    /// The file of secrets waits for its passphrase.
    SecretsLocked,
    /// The passphrase is not that of the file.
    WrongPassphrase,
    /// The window is locked: whoever goes on says who they are.
    Locked,
    /// Another member acts in the window than the one for whom it asked.
    MemberSwitched,
    /// The PIN is not the member's, or none was given.
    WrongPin,
    /// Too many PINs were wrong. Params: `until`, in ms UTC.
    PinLocked,
    /// An attachment cannot be sent. Reason: an [`AttachmentRefusal`]. Params: `limit` in bytes.
    BadAttachment,
    /// LINE cannot fetch anything from this computer: there is no public address.
    NoPublicAddress,
    /// The quoted message cannot be quoted: LINE has given no token for it, or it was taken back.
    NotQuotable,
    /// The data folder cannot be written.
    StorageReadOnly,
    /// The disk is full.
    StorageFull,
    /// The disk or the data file cannot be reached.
    StorageUnreachable,
    /// Another program holds the data file.
    StorageBusy,
    /// The data is from a newer version of Engawa.
    StorageNewer,
    /// Another running Engawa has the data open.
    StorageInUse,
    /// The data file cannot be read. Params: `detail`.
    StorageBroken,
    /// A backup was not made. Reason: a [`BackupFault`].
    BackupFailed,
    /// A folder cannot be that of backups: it is the workspace's own, or its path is no text.
    BackupFolderRefused,
    /// A backup is damaged, not whole, or none.
    BackupDamaged,
    /// A newer version could not be looked for, fetched or installed.
    UpdateFailed,
    /// A fault of Engawa's own; the log has it.
    Internal,
}

impl ErrorCode {
    /// LINE, the way to it, or its keys are at fault: what was asked can be asked again later.
    pub(crate) fn is_lines(self) -> bool {
        matches!(
            self,
            Self::LineRefused | Self::LineUnreachable | Self::SecretsUnavailable | Self::SecretsLocked
        )
    }
}

/// Why an error came about: a member of the closed set that goes with its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "of", content = "is", rename_all = "snake_case")]
pub enum Reason {
    /// Of `NotAllowed`.
    LineAccess(LineRefusal),
    /// Of `ReadOnly`.
    WriteAccess(WriteAccess),
    /// Of `NameNotConnectable`.
    Name(NotConnectable),
    /// Of `BadAttachment`.
    Attachment(AttachmentRefusal),
    /// Of `BackupFailed`.
    Backup(BackupFault),
}

/// What a use case answers when it cannot do it.
#[derive(Debug, thiserror::Error)]
#[error("{code:?}")]
pub struct Error {
    /// What to act on.
    pub code: ErrorCode,
    /// Which of the code's reasons, where it has several.
    pub reason: Option<Reason>,
    /// Names and numbers for the words.
    pub params: BTreeMap<String, String>,
    /// Wrong fields of a form.
    pub fields: Vec<FieldError>,
    /// What lies beneath, for the log.
    #[source]
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// An error that says no more than its code.
    pub fn new(code: ErrorCode) -> Self {
        Self { code, reason: None, params: BTreeMap::new(), fields: Vec::new(), source: None }
    }

    /// Wrong fields of a form.
    pub fn fields(fields: Vec<FieldError>) -> Self {
        Self { fields, ..Self::new(ErrorCode::InvalidFields) }
    }

    /// Whether the store refused what can never succeed as it is: a constraint, a type, a size, or a row that cannot be
    /// read. What is no error of the store says nothing about that.
    pub fn is_permanent(&self) -> bool {
        let source = self.source.as_ref().and_then(|source| source.downcast_ref::<store::Error>());
        source.is_some_and(store::Error::is_permanent)
    }

    /// An error with the reason that goes with its code.
    pub fn reason(code: ErrorCode, reason: Reason) -> Self {
        Self { reason: Some(reason), ..Self::new(code) }
    }

    /// The same error with one more parameter for the words.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// The same error with what lies beneath.
    #[must_use]
    pub fn because(self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self { source: Some(source.into()), ..self }
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        let code = match &error {
            store::Error::ReadOnly(_) => ErrorCode::StorageReadOnly,
            store::Error::Full(_) => ErrorCode::StorageFull,
            store::Error::Newer => ErrorCode::StorageNewer,
            store::Error::InUse => ErrorCode::StorageInUse,
            store::Error::Broken(_) => ErrorCode::StorageBroken,
            store::Error::Busy(_) => ErrorCode::StorageBusy,
            store::Error::Unreachable(_) => ErrorCode::StorageUnreachable,
            store::Error::Refused(_) | store::Error::RolledBack | store::Error::Database(_) => {
                ErrorCode::Internal
            }
        };
        Self::new(code).because(error)
    }
}

impl From<line::Error> for Error {
    fn from(error: line::Error) -> Self {
        let code = match error.kind {
            line::ErrorKind::NotReached | line::ErrorKind::NoAnswer => ErrorCode::LineUnreachable,
            line::ErrorKind::BadRequest
            | line::ErrorKind::InvalidReplyToken
            | line::ErrorKind::UnsupportedMedia
            | line::ErrorKind::Unauthorized
            | line::ErrorKind::Forbidden
            | line::ErrorKind::NotFound
            | line::ErrorKind::Gone
            | line::ErrorKind::TooLarge
            | line::ErrorKind::RateLimited { .. }
            | line::ErrorKind::MonthlyLimit
            | line::ErrorKind::Server { .. } => ErrorCode::LineRefused,
        };
        Self::new(code)
            .with("detail", error.line_message.clone().unwrap_or_else(|| error.kind.to_string()))
            .with("requestId", error.request_id.clone().unwrap_or_default())
            .because(error)
    }
}
