use std::sync::Arc;

use domain::LineAccountId;
use line::Secret;

/// A LINE account as the door needs it.
#[derive(Debug, Clone)]
pub struct Account {
    /// Ours.
    pub id: LineAccountId,
    /// LINE's: the `destination` of its webhooks. `None` while LINE has not been asked for it: then the
    /// signature alone tells.
    pub bot_user_id: Option<String>,
    /// The channel secret; two while it is renewed, none when it cannot be had (then nothing is
    /// accepted, and LINE is asked to send again).
    pub secrets: Vec<Secret>,
}

/// Which accounts there are. Asked once per request, before the sender has proved anything: answer from memory.
pub trait Accounts: Send + Sync + 'static {
    /// The account with this id, which a stranger wrote into the address.
    fn find(&self, id: &str) -> Option<Account>;

    /// Somebody has posted to this account's address, and whether the signature was right: what tells that LINE's
    /// console and Engawa hold the same secret. Called once per request, except where the body did not arrive
    /// or was too large, or no secret can be had; also when it holds no events, as LINE's own test of the address
    /// does. Be quick: strangers decide how often. By itself does nothing.
    fn heard(&self, _account: &LineAccountId, _verified: bool) {}
}

impl<A: Accounts + ?Sized> Accounts for Arc<A> {
    fn find(&self, id: &str) -> Option<Account> {
        A::find(self, id)
    }

    fn heard(&self, account: &LineAccountId, verified: bool) {
        A::heard(self, account, verified);
    }
}
