//! Bearer authentication: each token belongs to one account (LINE reference A.4).
use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::response::{LineError, RequestId};
use crate::live::Live;
use crate::platform::Platform;
use crate::world::Account;

/// The account that calls, and the request's id.
pub(super) struct Caller {
    pub basic_id: String,
    pub request_id: String,
}

impl FromRequestParts<Platform> for Caller {
    type Rejection = LineError;

    async fn from_request_parts(parts: &mut Parts, platform: &Platform) -> Result<Self, LineError> {
        let header = parts.headers.get("authorization").and_then(|value| value.to_str().ok());
        let token = header.and_then(|value| value.strip_prefix("Bearer "));
        let account = token.and_then(|token| platform.read(|live| live.account_of(token)));
        let refused = if header.is_none() { NO_HEADER } else { WRONG_TOKEN };
        let basic_id = account.ok_or_else(|| LineError::new(401, refused))?;
        let request_id = parts.extensions.get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
        Ok(Self { basic_id, request_id })
    }
}

const NO_HEADER: &str = "Authentication failed due to the following reason: authorization header is missing";
const WRONG_TOKEN: &str =
    "Authentication failed. Confirm that the access token in the authorization header is valid.";

impl Live {
    /// The account that calls.
    pub(super) fn calling(&self, caller: &Caller) -> Result<&Account, LineError> {
        self.world.accounts.get(&caller.basic_id).ok_or_else(|| LineError::new(401, "The account is gone"))
    }

    /// The basic id of the account that a token of any kind belongs to.
    fn account_of(&self, token: &str) -> Option<String> {
        let valid = |account: &&Account| account.accepts_token(token, self.now_ms);
        self.world.accounts.values().find(valid).map(|account| account.basic_id.clone())
    }
}
