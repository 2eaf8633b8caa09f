use std::sync::Arc;

use domain::LineAccountId;
use line::Secret;

/// A LINE account as the webhook server needs it.
#[derive(Debug, Clone)]
pub struct Account {
    /// Our id.
    pub id: LineAccountId,
    /// LINE's id, the `destination` of its webhooks. `None` while LINE has not been asked for it: then the
    /// signature alone tells.
    pub bot_user_id: Option<String>,
    /// The channel secrets: two while one is renewed, none when it cannot be had (then nothing is accepted, and
    /// LINE is asked to send again).
    pub secrets: Vec<Secret>,
}

/// The accounts that webhooks are accepted for. Asked once per request, before the sender has proved anything: answer
/// from memory.
pub trait Accounts: Send + Sync + 'static {
    /// The account with this id, which a stranger wrote into the address.
    fn find(&self, id: &str) -> Option<Account>;

    /// Called when somebody has posted to this account's webhook URL, with whether the signature was right: what tells
    /// that LINE's console and Engawa hold the same secret. Called once per request, except where the body did not
    /// arrive or was too large, or no secret can be had; also when it holds no events, as LINE's own test of the URL
    /// does. Be quick: strangers decide how often. Does nothing by default.
    fn observe_signature(&self, _account: &LineAccountId, _verified: bool) {}
}

impl<A: Accounts + ?Sized> Accounts for Arc<A> {
    fn find(&self, id: &str) -> Option<Account> {
        A::find(self, id)
    }

    fn observe_signature(&self, account: &LineAccountId, verified: bool) {
        A::observe_signature(self, account, verified);
    }
}
