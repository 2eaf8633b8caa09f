//! Errors of the control API, and of starting the simulator.
use serde::{Deserialize, Serialize};

/// The code of a control API error, for a screen to act on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The picture has no readable QR code.
    QrUnreadable,
    /// The link (or the text in the QR code) is not one that opens a LINE account.
    LinkUnknown,
    /// No LINE account has this basic id.
    IdUnknown,
    /// The user, group, chat, message or event does not exist.
    NotFound,
    /// The LINE user is a friend of this account already.
    AlreadyFriend,
    /// The LINE user is not a friend of this account.
    NotFriend,
    /// The LINE user blocks this account and cannot write to it.
    Blocked,
    /// The text, name, picture or file exceeds its limit.
    TooLarge,
    /// The value cannot be used; the message says which.
    Invalid,
    /// The group has another LINE account already (LINE reference A.1.6).
    GroupHasAccount,
    /// The account does not allow being invited to groups.
    GroupsNotAllowed,
    /// The LINE user is not in the group.
    NotMember,
    /// The basic id is taken.
    Taken,
    /// The message is too old to unsend or edit, or of a kind that cannot be.
    NotPossible,
}

/// An error of the control API: what a LINE user or a test asked for was refused. Serialises as `{code, message}`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("{message}")]
pub struct ControlError {
    /// The code, for programs.
    pub code: ErrorCode,
    /// The message, for people; English.
    pub message: String,
}

impl ControlError {
    pub(crate) fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    pub(crate) fn not_found(what: &str) -> Self {
        Self::new(ErrorCode::NotFound, format!("There is no such {what}."))
    }
}

/// The error of [`Simulator::start`](crate::Simulator::start).
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The address is not loopback. The control API needs no password, so only this machine may reach it.
    #[error("the simulator listens on a loopback address only, not on {0}")]
    NotLoopback(std::net::SocketAddr),
    /// The port is taken, or listening is not allowed.
    #[error("cannot listen: {0}")]
    Listen(#[source] std::io::Error),
    /// The state file cannot be read or is not one of ours. It is left as it is.
    #[error("cannot read the state file {path}: {reason}")]
    State {
        /// The file's path.
        path: std::path::PathBuf,
        /// What is wrong with the file.
        reason: String,
    },
    /// The HTTP client for webhooks could not be made.
    #[error("cannot make an HTTP client: {0}")]
    Client(#[from] reqwest::Error),
}
