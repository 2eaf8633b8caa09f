//! A simulator of the LINE platform.
//!
//! One HTTP server on a loopback port answers as `api.line.me` and `api-data.line.me` do, for
//! several Official Accounts of one provider. LINE users live in it: they add accounts by QR code,
//! link or basic id, send messages, block, make groups. What they do reaches an account's endpoint as
//! a signed webhook. People and tests act through [`Platform`], or through the same operations over
//! HTTP (the control API, `/simulator/…`, see the README).
//!
//! It knows nothing of who uses it, and signs with code of its own.
#![deny(clippy::wildcard_enum_match_arm)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod blobs;
mod clock;
mod config;
mod control;
mod error;
mod fault;
mod limits;
mod line_api;
mod link;
mod live;
mod loopback;
mod platform;
mod qr;
mod rng;
mod server;
mod signature;
mod spelled_enum;
mod state_file;
mod webhook_events;
mod world;

pub use clock::{Clock, SystemClock};
pub use config::{Camera, Config, Page, Pages};
pub use error::{ControlError, ErrorCode, StartError};
pub use fault::{Endpoint, Fault, FaultOrder};
pub use platform::{FoundAccount, Lookup, LookupResult, Platform, Screen};
pub use server::Simulator;
pub use signature::sign;
pub use world::{
    AccountChange, AccountCredentials, AccountDraft, AccountView, Binary, ChatKind, ChatMode, ChatView,
    DeliveryRecord, EventType, GroupDraft, GroupInvitation, GroupView, Load, LoadProblem, MarkAsReadMode,
    MessageDraft, MessageKind, MessageView, Outcome, Part, PublicKey, Relation, Release, ReleaseOrder,
    SenderKind, Sent, SentBy, Share, StateView, Stickers, User, UserChange, UserDraft,
};
