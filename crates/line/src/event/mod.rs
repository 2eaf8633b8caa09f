//! Webhook bodies and the events in them (LINE reference A.1.5 to A.1.7).
//!
//! LINE adds event types, properties and values without notice. So a body is only split into raw
//! events ([`Delivery::parse`]), which can be kept as they are, and parsing one ([`Event::parse`])
//! never fails: what is not known becomes `Unknown` with the name LINE gave it.

mod delivery;
mod kind;
mod lenient;
mod message;
mod parse;
mod payload;
mod source;

pub use delivery::{Delivery, RawEvent};
pub use kind::{AccountLinkResult, BeaconAction, EventKind, EventType, MembershipAction, ModuleAction};
pub use message::{
    Content, ContentProvider, ImageSet, IncomingMessage, Mention, MentionTarget, StickerResourceType,
    TextEmoji,
};
pub use parse::Event;
pub use source::{Mode, Source};
