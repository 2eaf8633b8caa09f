//! Why something was refused to a LINE user, and why the simulator could not start.
use serde::{Deserialize, Serialize};

/// What went wrong for a person who acts, as a word that a screen can act on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// No QR code could be found or read in the picture.
    QrUnreadable,
    /// The link (or the text in the QR code) is not one that opens a LINE account.
    LinkUnknown,
    /// No LINE account has this id.
    IdUnknown,
    /// The user, group, chat, message or event does not exist.
    NotFound,
    /// The LINE user is a friend of this account already.
    AlreadyFriend,
    /// The LINE user is not a friend of this account.
    NotFriend,
    /// The LINE user blocks this account and cannot write to it.
    Blocked,
    /// Text, name, picture or file beyond its limit.
    TooLarge,
    /// A value that cannot be used; the message says which.
    Invalid,
    /// Another LINE account is in the group already (LINE reference A.1.6).
    GroupHasAccount,
    /// The account does not allow being invited to groups.
    GroupsNotAllowed,
    /// The person is not in the group.
    NotMember,
    /// The id is taken.
    Taken,
    /// Too late to unsend or edit, or of a kind that cannot be.
    NotPossible,
}

/// A refusal of something that a LINE user or a test asked for. Serialises as `{code, message}`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("{message}")]
pub struct Refused {
    /// For programs.
    pub code: Code,
    /// For people; English.
    pub message: String,
}

impl Refused {
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    pub(crate) fn not_found(what: &str) -> Self {
        Self::new(Code::NotFound, format!("There is no such {what}."))
    }
}

/// Why [`Simulator::start`](crate::Simulator::start) failed.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// LINE users' acts need no password here, so only this machine may reach them.
    #[error("the simulator listens on a loopback address only, not on {0}")]
    NotLoopback(std::net::SocketAddr),
    /// The port is taken, or listening is not allowed.
    #[error("cannot listen: {0}")]
    Listen(#[source] std::io::Error),
    /// The state file cannot be read or is not one of ours. It is left as it is.
    #[error("cannot read the state file {path}: {reason}")]
    State {
        /// The file.
        path: std::path::PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The HTTP client for webhooks could not be made.
    #[error("cannot make an HTTP client: {0}")]
    Client(#[from] reqwest::Error),
}
