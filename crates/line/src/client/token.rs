use std::{fmt, sync::Arc};

use super::AssertionKey;
use crate::Secret;

/// Says what time it is, in milliseconds since 1970 UTC.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// Told of each token that LINE issues for an assertion, so that it can be kept: in a keychain, and nowhere else.
/// Called while a request waits for the token, so it hands over and returns.
pub type OnIssued = Arc<dyn Fn(IssuedToken) + Send + Sync>;

/// How the account proves itself (LINE reference A.4).
#[derive(Clone)]
pub enum Token {
    /// The token issued in LINE's console. Does not expire.
    LongLived(Secret),
    /// Tokens of 15 minutes, fetched with the channel's own secret when needed: nothing long-lived to lose.
    Stateless {
        /// The channel's id, digits.
        channel_id: String,
        /// The channel's secret.
        channel_secret: Secret,
        /// For knowing when a token runs out.
        clock: Clock,
    },
    /// Tokens of 30 days ("v2.1"), fetched with a signed assertion. LINE allows a channel 30 of them and refuses
    /// more, so each has to outlive the program: `on_issued` keeps it, and `issued` brings it back.
    Assertion {
        /// The channel's id, digits.
        channel_id: String,
        /// The channel's assertion signing key.
        key: AssertionKey,
        /// The token that was kept the last time.
        issued: Option<IssuedToken>,
        /// Keeps each new one.
        on_issued: OnIssued,
        /// For knowing when a token runs out, and for the assertion.
        clock: Clock,
    },
}

/// A token that LINE issued for an assertion. `Debug` does not show the token itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedToken {
    /// The channel access token.
    pub secret: Secret,
    /// LINE's id of the token, which LINE's list of valid tokens shows.
    pub key_id: String,
    /// When it ends, in milliseconds since 1970 UTC.
    pub expires_at: i64,
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LongLived(_) => f.write_str("LongLived(…)"),
            Self::Stateless { channel_id, .. } => write!(f, "Stateless({channel_id}, …)"),
            Self::Assertion { channel_id, .. } => write!(f, "Assertion({channel_id}, …)"),
        }
    }
}
