use std::{fmt, sync::Arc};

use serde::Deserialize;

use super::assertion::AssertionKey;
use crate::secret::Secret;

/// The clock that the client reads, in milliseconds since 1970 UTC.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// The callback for each access token that LINE issues for an assertion, so that it can be kept: in a keychain, and nowhere
/// else. Called while a request waits for the token, so it hands over and returns.
pub type OnIssued = Arc<dyn Fn(IssuedToken) + Send + Sync>;

/// The channel access token of an account, or what it is issued for (LINE reference A.4).
#[derive(Clone)]
pub enum Token {
    /// A long-lived token, issued in LINE's console. Does not expire.
    LongLived(Secret),
    /// Stateless tokens of 15 minutes, issued for the channel secret when needed: nothing long-lived to lose.
    Stateless {
        /// The channel's id, digits.
        channel_id: String,
        /// The channel's secret.
        channel_secret: Secret,
        /// The clock for expiry.
        clock: Clock,
    },
    /// Tokens of 30 days ("v2.1"), issued for a signed assertion. LINE allows a channel 30 of them and refuses
    /// more, so each has to outlive the program: `on_issued` keeps it, and `issued` brings it back.
    Assertion {
        /// The channel's id, digits.
        channel_id: String,
        /// The channel's assertion signing key.
        key: AssertionKey,
        /// The token that was kept the last time.
        issued: Option<IssuedToken>,
        /// The callback that keeps each new token.
        on_issued: OnIssued,
        /// The clock for expiry and for the assertion.
        clock: Clock,
    },
}

/// A channel access token that LINE issued for an assertion. `Debug` does not show the token itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedToken {
    /// The channel access token.
    pub secret: Secret,
    /// The token's key id, as in LINE's list of valid tokens.
    pub key_id: String,
    /// The token's expiry, in milliseconds since 1970 UTC.
    pub expires_at: i64,
}

/// The result of verifying a channel access token.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct TokenInfo {
    /// The id of the channel that the token belongs to.
    pub client_id: String,
    /// The seconds until the token expires.
    pub expires_in: Option<i64>,
    /// The permissions of the token.
    pub scope: Option<String>,
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
