//! Nouns and rules. No I/O, no async, no clock: what is here can be read without knowing
//! what it runs on, and tested without starting anything.

#![deny(clippy::wildcard_enum_match_arm)]

pub mod account;
mod closed_set;
pub mod contact;
pub mod deep_link;
pub mod delivery;
pub mod file_name;
pub mod form;
pub mod ids;
pub mod invitation;
pub mod language;
pub mod limits;
pub mod message;
pub mod name;
pub mod pin;
pub mod quiet_hours;
pub mod room;
pub mod settings;
pub mod storage;
pub mod stranger;
pub mod text;
pub mod time;
pub mod webhook_event;
pub mod workspace;

pub use closed_set::ClosedSet;
pub use form::{FieldError, FieldErrorCode};
pub use ids::{
    AttachmentId, ContactId, InvitationId, LineAccountId, LineUserId, MediaHash, MemberId, MessageId, RoomId,
};
pub use limits::LIMITS;
pub use time::UtcMs;
