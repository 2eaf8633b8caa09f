//! The LINE Messaging API: the calls an Official Account makes, the webhooks it receives, and the
//! signature that proves them. Knows nothing of any program that uses it.
//!
//! - Receiving: [`signature::verify`] over the raw body, then [`event::Delivery::parse`], then
//!   [`event::Event::parse`] for each event, whenever it is convenient.
//! - Sending: [`Http`] once per program, [`Client`] once per LINE account.
//!
//! A citation such as `LINE reference A.2.1` leads to that section of `docs/line-messaging-api.md`: what LINE documents,
//! and when its page was read.
#![deny(clippy::wildcard_enum_match_arm)]

mod client;
pub mod emoji;
mod error;
pub mod event;
pub mod limits;
mod message;
mod secret;
pub mod signature;
mod spelled_enum;
pub mod stickers;

pub use client::{
    Accepted, AssertionKey, Bases, BotInfo, ChatMode, Client, Clock, Content, Download, GroupSummary, Http,
    IssuedToken, KeyError, MarkAsReadMode, MemberProfile, OnIssued, Profile, PushOptions, Quota, SentMessage,
    Timeouts, Token, TokenInfo, WebhookEndpoint, WebhookTest, WebhookTestReason,
};
pub use error::{Detail, Error, ErrorKind};
pub use message::{Body, Emoji, Message, Sender};
pub use secret::Secret;
