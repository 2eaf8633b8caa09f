//! The payloads of webhook events as LINE spells their properties (LINE reference A.1.6).

use serde::Deserialize;
use serde_json::Value;

use super::kind::{AccountLinkResult, BeaconAction, EventKind, MembershipAction, ModuleAction};
use super::source::Source;

#[derive(Deserialize)]
pub(super) struct Members {
    pub members: Vec<Source>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Unsend {
    message_id: String,
}

impl From<Unsend> for EventKind {
    fn from(Unsend { message_id }: Unsend) -> Self {
        Self::Unsend { message_id }
    }
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Follow {
    is_unblocked: bool,
}

impl From<Follow> for EventKind {
    fn from(Follow { is_unblocked }: Follow) -> Self {
        Self::Follow { is_unblocked }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Postback {
    data: String,
    params: Option<Value>,
}

impl From<Postback> for EventKind {
    fn from(Postback { data, params }: Postback) -> Self {
        Self::Postback { data, params }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct VideoPlayComplete {
    tracking_id: String,
}

impl From<VideoPlayComplete> for EventKind {
    fn from(VideoPlayComplete { tracking_id }: VideoPlayComplete) -> Self {
        Self::VideoPlayComplete { tracking_id }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Beacon {
    hwid: String,
    #[serde(rename = "type")]
    action: BeaconAction,
    dm: Option<String>,
}

impl From<Beacon> for EventKind {
    fn from(Beacon { hwid, action, dm }: Beacon) -> Self {
        Self::Beacon { hwid, action, dm }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AccountLink {
    result: AccountLinkResult,
    #[serde(default)]
    nonce: String,
}

impl From<AccountLink> for EventKind {
    fn from(AccountLink { result, nonce }: AccountLink) -> Self {
        Self::AccountLink { result, nonce }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Membership {
    #[serde(rename = "type")]
    action: MembershipAction,
    membership_id: Option<i64>,
}

impl From<Membership> for EventKind {
    fn from(Membership { action, membership_id }: Membership) -> Self {
        Self::Membership { action, membership_id }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Module {
    #[serde(rename = "type")]
    action: ModuleAction,
    bot_id: Option<String>,
}

impl From<Module> for EventKind {
    fn from(Module { action, bot_id }: Module) -> Self {
        Self::Module { action, bot_id }
    }
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct ChatControl {
    expire_at: Option<i64>,
}

impl From<ChatControl> for EventKind {
    fn from(ChatControl { expire_at }: ChatControl) -> Self {
        Self::Activated { expire_at }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Delivery {
    data: String,
}

impl From<Delivery> for EventKind {
    fn from(Delivery { data }: Delivery) -> Self {
        Self::Delivery { data }
    }
}
