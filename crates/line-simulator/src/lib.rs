//! A LINE platform in miniature.
//!
//! One HTTP server on a loopback port answers as `api.line.me` and `api-data.line.me` do, for
//! several Official Accounts of one provider. LINE users live in it: they add accounts by QR code,
//! link or id, write, block, make groups. What they do reaches an account's endpoint as a signed
//! webhook. People and tests act through [`Platform`], or through the same operations over HTTP
//! (`/simulator/…`, see the README).
//!
//! It knows nothing of who uses it, and signs with code of its own.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod blobs;
mod chance;
mod clock;
mod control;
mod fault;
mod limits;
mod line_api;
mod link;
mod platform;
mod qr;
mod refusal;
mod server;
mod signature;
mod state_file;
mod webhook;
mod world;

pub use clock::{Clock, SystemClock};
pub use fault::{Endpoint, Fault, FaultOrder};
pub use platform::{Found, FoundAccount, Lookup, Opens, Platform, Sent, SentBy};
pub use refusal::{Code, Refused, StartError};
pub use server::{Camera, Config, Page, Pages, Simulator};
pub use signature::sign;
pub use world::{
    AccountChange, AccountCredentials, AccountDraft, AccountView, Binary, ChatMode, ChatView, DeliveryRecord,
    GroupDraft, GroupInvitation, GroupView, Load, LoadProblem, MarkAsReadMode, MessageDraft, MessageView,
    Outcome, Part, PublicKey, Relation, Release, ReleaseOrder, SenderKind, Share, StateView, Stickers, User,
    UserChange, UserDraft,
};
