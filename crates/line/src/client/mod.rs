//! The calls an Official Account makes. One file per group of calls.

mod account;
mod assertion;
mod bases;
mod calls;
mod content;
mod http;
mod profile;
mod response;
mod send;
mod sent;
mod token;
mod token_cache;

pub use account::{
    BotInfo, ChatMode, MarkAsReadMode, Quota, WebhookEndpoint, WebhookTest, WebhookTestReason,
};
pub use assertion::{AssertionKey, KeyError};
pub use bases::Bases;
pub use calls::Client;
pub use content::{Content, Download};
pub use http::{Http, Timeouts};
pub use profile::{GroupSummary, MemberProfile, Profile};
pub use send::PushOptions;
pub use sent::{Accepted, SentMessage};
pub use token::{Clock, IssuedToken, OnIssued, Token, TokenInfo};
