//! Changes: what a commit made different, as topics and ids, never the new data.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::{ContactId, RoomId};

/// A change: one thing that is no longer as it was.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Who works here, with what rights; the company's name; the connection.
    Session,
    /// The acting member's own settings.
    Settings,
    /// A contact, in whatever list.
    Contact(ContactId),
    /// A room's row, panel or participants.
    Room(RoomId),
    /// A room's messages.
    Messages(RoomId),
    /// An invitation, or who joined by one.
    Invitations,
    /// Members and LINE accounts.
    Admin,
    /// Which LINE accounts there are, and their secrets: for the webhook server.
    Accounts,
    /// What My Profile shows.
    Profile,
    /// Webhook events wait to be applied.
    WebhookEvents,
    /// Messages wait to be sent.
    Outbox,
    /// Something was erased: its file waits for deletion, and the WAL has it still.
    Erased,
    /// Profiles, group summaries or media wait to be fetched.
    Fetch,
}

/// The changes of one commit, each thing once.
pub type Changes = Arc<BTreeSet<Change>>;
