//! Fault injection: the ways in which LINE, or the network to it, fails on command.
use serde::{Deserialize, Serialize};

/// An API endpoint that can be made to fail. A fault for `any` is injected into whichever call comes next.
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
    /// The endpoint of the route that matched a request.
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

/// A fault: what goes wrong with a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fault {
    /// An error response with this status; nothing is done.
    Status {
        /// The HTTP status.
        status: u16,
        /// LINE's `message`; the status's reason phrase when absent.
        message: Option<String>,
        /// LINE's `details`.
        details: Option<serde_json::Value>,
    },
    /// A 429 response, "The API rate limit has been exceeded. Try again later."
    RateLimit,
    /// A 429 response, "You have reached your monthly limit."
    MonthlyLimit,
    /// No response, and nothing is done; the connection stays open.
    NoAnswer,
    /// Half a response: the call is done, and the connection breaks in the middle of the body.
    HalfAnswer,
    /// A slow response: the call is done after this time.
    Slow {
        /// The delay in milliseconds, by the machine's clock.
        ms: u64,
    },
    /// A lost response: the call is done, and the connection breaks before a byte of the response.
    AcceptThenCut,
    /// An HTML page in the place of the response, as from a proxy; nothing is done.
    Html {
        /// The HTTP status; 502 when absent.
        status: Option<u16>,
    },
}

/// An order to inject a fault into calls of an endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaultOrder {
    /// The endpoint.
    pub endpoint: Endpoint,
    /// The number of calls; one when absent.
    #[serde(default = "once")]
    pub times: u32,
    /// The fault.
    pub fault: Fault,
}

fn once() -> u32 {
    1
}
