//! SQLite: one file per workspace, one writer, many readers. A change is published by the commit
//! that made it true, and by nothing else.
//!
//! One file per noun holds that noun's SQL. Functions take a connection: a reader's from
//! [`Store::read`], or a transaction's from [`WriteTx::conn`], so that the caller decides what
//! belongs together.

#![deny(clippy::wildcard_enum_match_arm)]

pub mod account_checklist;
pub mod account_checks;
pub mod attachments;
pub mod backup;
pub mod backups;
mod blocking;
mod change;
mod checkpoint;
pub mod contact_access;
mod contact_fields;
pub mod contact_lists;
pub mod contact_people;
pub mod contacts;
pub mod conversations;
pub mod deliveries;
pub mod diagnostics;
mod error;
pub mod files;
pub mod friends;
pub mod integrity;
pub mod invitations;
pub mod line_accounts;
pub mod line_users;
mod lock;
pub mod media;
pub mod media_deletion;
pub mod media_limits;
pub mod media_received;
pub mod members;
pub mod message_content;
pub mod message_media;
pub mod messages;
mod next_attempt;
mod open;
pub mod outbox;
pub mod pending_marks;
pub mod pins;
pub mod practice;
pub mod profiles_due;
pub mod published_media;
pub mod quotas;
pub mod room_access;
pub mod room_lists;
pub mod room_members;
pub mod room_messages;
pub mod room_reads;
pub mod room_summaries;
pub mod rooms;
pub mod runs;
mod search;
pub mod set_aside_events;
pub mod settings;
mod sql;
mod storage;
mod storage_state;
pub mod system_messages;
mod tx;
pub mod unattended_rooms;
pub mod unread;
pub mod webhook_events;
pub mod workspace;

pub use change::{Change, Changes};
pub use error::Error;
pub use next_attempt::NextAttempt;
pub use open::{Store, WORKSPACE_FILE, newest_schema, private_folder};
pub use sql::{Column, Conn, Query, Row, ToValue, Value, query};
pub use tx::WriteTx;

/// What the store gives, or why it could not.
pub type Result<T> = std::result::Result<T, Error>;
