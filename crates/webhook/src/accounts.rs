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

    /// Called when somebody has posted a signed request to this account's webhook URL, with what its signature tells.
    /// Called once per request, except where the body did not arrive or was too large, or no secret can be had; never
    /// for one without a signature: LINE signs all of its own. Be quick: strangers decide how often. Does nothing by
    /// default.
    fn observe(&self, _account: &LineAccountId, _observed: Observation) {}
}

/// What is known of a signed request to a webhook URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Observation {
    /// Rightly signed and without events, as LINE's own test of the URL is (LINE reference A.1.3). No LINE user can make
    /// LINE send one.
    Test,
    /// Rightly signed, whatever the body says: LINE's console and Engawa hold the same secret.
    Verified,
    /// Wrongly signed: LINE's console has another secret, or a stranger has made it up.
    Refused,
}

impl<A: Accounts + ?Sized> Accounts for Arc<A> {
    fn find(&self, id: &str) -> Option<Account> {
        A::find(self, id)
    }

    fn observe(&self, account: &LineAccountId, observed: Observation) {
        A::observe(self, account, observed);
    }
}
