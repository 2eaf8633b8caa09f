//! Faults on command: the ways in which LINE, or the way to it, fails.
use serde::{Deserialize, Serialize};

/// An API call that can be made to fail. A fault for `any` meets whichever call comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are LINE's")]
pub enum Endpoint {
    Any,
    Push,
    Reply,
    Multicast,
    Validate,
    Profile,
    Info,
    GroupSummary,
    MembersCount,
    MembersIds,
    GroupMember,
    GroupLeave,
    Content,
    Preview,
    Transcoding,
    WebhookEndpoint,
    WebhookTest,
    Quota,
    Consumption,
    MarkAsRead,
    Loading,
    Token,
    TokenKids,
    Revoke,
    Verify,
}

impl Endpoint {
    /// By the route that matched a request.
    pub(crate) fn of_route(route: &str) -> Option<Self> {
        Some(match route {
            "/v2/bot/message/push" => Self::Push,
            "/v2/bot/message/reply" => Self::Reply,
            "/v2/bot/message/multicast" => Self::Multicast,
            "/v2/bot/message/validate/{kind}" => Self::Validate,
            "/v2/bot/profile/{user_id}" => Self::Profile,
            "/v2/bot/info" => Self::Info,
            "/v2/bot/group/{group_id}/summary" => Self::GroupSummary,
            "/v2/bot/group/{group_id}/members/count" => Self::MembersCount,
            "/v2/bot/group/{group_id}/members/ids" => Self::MembersIds,
            "/v2/bot/group/{group_id}/member/{user_id}" => Self::GroupMember,
            "/v2/bot/group/{group_id}/leave" => Self::GroupLeave,
            "/v2/bot/message/{message_id}/content" => Self::Content,
            "/v2/bot/message/{message_id}/content/preview" => Self::Preview,
            "/v2/bot/message/{message_id}/content/transcoding" => Self::Transcoding,
            "/v2/bot/channel/webhook/endpoint" => Self::WebhookEndpoint,
            "/v2/bot/channel/webhook/test" => Self::WebhookTest,
            "/v2/bot/message/quota" => Self::Quota,
            "/v2/bot/message/quota/consumption" => Self::Consumption,
            "/v2/bot/chat/markAsRead" => Self::MarkAsRead,
            "/v2/bot/chat/loading/start" => Self::Loading,
            "/oauth2/v3/token" | "/oauth2/v2.1/token" => Self::Token,
            "/oauth2/v2.1/tokens/kid" => Self::TokenKids,
            "/oauth2/v2.1/revoke" => Self::Revoke,
            "/oauth2/v2.1/verify" | "/v2/oauth/verify" => Self::Verify,
            _ => return None,
        })
    }
}

/// What goes wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fault {
    /// Answered with this status; nothing is done.
    Status {
        /// HTTP status.
        status: u16,
        /// LINE's `message`; the status's own words when absent.
        message: Option<String>,
        /// LINE's `details`.
        details: Option<serde_json::Value>,
    },
    /// 429, "The API rate limit has been exceeded. Try again later."
    RateLimit,
    /// 429, "You have reached your monthly limit."
    MonthlyLimit,
    /// Nothing is done and nothing answered; the connection stays open.
    NoAnswer,
    /// Done, but only half of the answer arrives before the connection breaks.
    HalfAnswer,
    /// Done, but after this time.
    Slow {
        /// Milliseconds, by the machine's clock.
        ms: u64,
    },
    /// Done, and the connection breaks before a byte of the answer.
    AcceptThenCut,
    /// Nothing is done; a page for people arrives instead, as from a proxy.
    Html {
        /// HTTP status; 502 when absent.
        status: Option<u16>,
    },
}

/// A fault, where, and how often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaultOrder {
    /// Which call.
    pub endpoint: Endpoint,
    /// How many calls; one when absent.
    #[serde(default = "once")]
    pub times: u32,
    /// What goes wrong.
    pub fault: Fault,
}

fn once() -> u32 {
    1
}
