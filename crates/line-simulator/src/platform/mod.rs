//! The platform: one world behind one lock, and everything that can be done in it.
mod accounts;
mod auto_messages;
mod chat_state;
mod chats;
mod deliveries;
mod drafts;
mod groups;
mod handle;
mod input;
mod loads;
mod lookup;
mod outbound;
mod recipients;
mod sending;
mod shares;
mod users;
mod views;

pub use handle::Platform;
pub(crate) use loads::Loading;
pub use lookup::{FoundAccount, Lookup, LookupResult, Screen};
pub(crate) use sending::{PushRequest, Rejected};
