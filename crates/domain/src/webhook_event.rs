//! Webhook events that are set aside.

use crate::closed_set::closed_sets;

closed_sets! {
    /// Why an event is set aside (R23).
    pub enum SetAsideReason {
        /// It contradicts what is stored, or is too large: the database can never take it.
        CannotBeStored,
        /// What it names is not there, or what it says breaks a rule.
        BreaksARule,
        /// An earlier version of this program has not kept the reason, or a later one has one that this one does not know.
        Unknown,
    }
}
