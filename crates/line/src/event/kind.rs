use super::message::IncomingMessage;
use super::source::Source;
use crate::spelled_enum::spelled_enum;

spelled_enum! {
    /// The type of a webhook event (LINE reference A.1.6).
    EventType {
        /// A LINE user sent a message.
        Message = "message",
        /// A LINE user edited a message.
        MessageEdited = "messageEdited",
        /// A LINE user unsent a message.
        Unsend = "unsend",
        /// A LINE user added or unblocked the account.
        Follow = "follow",
        /// A LINE user blocked the account.
        Unfollow = "unfollow",
        /// The account joined a group.
        Join = "join",
        /// The account left a group.
        Leave = "leave",
        /// LINE users joined a group.
        MemberJoined = "memberJoined",
        /// LINE users left a group.
        MemberLeft = "memberLeft",
        /// A LINE user pressed a button.
        Postback = "postback",
        /// A LINE user watched a video to its end.
        VideoPlayComplete = "videoPlayComplete",
        /// A LINE user came near a beacon.
        Beacon = "beacon",
        /// A LINE user linked an account of another service.
        AccountLink = "accountLink",
        /// A LINE user's membership changed.
        Membership = "membership",
        /// A module channel was attached or detached.
        Module = "module",
        /// A module channel got control of the chat.
        Activated = "activated",
        /// A module channel lost control of the chat.
        Deactivated = "deactivated",
        /// The account was suspended.
        BotSuspended = "botSuspended",
        /// The account was resumed.
        BotResumed = "botResumed",
        /// A LINE notification message was delivered.
        Delivery = "delivery",
    }
}

spelled_enum! {
    /// What a LINE user did near a beacon.
    BeaconAction {
        /// The LINE user came into the beacon's range.
        Enter = "enter",
        /// The LINE user tapped the beacon's banner.
        Banner = "banner",
        /// The LINE user stays in the beacon's range.
        Stay = "stay",
    }
}

spelled_enum! {
    /// The result of linking an account of another service.
    AccountLinkResult {
        /// The account was linked.
        Ok = "ok",
        /// The account was not linked.
        Failed = "failed",
    }
}

spelled_enum! {
    /// How a LINE user's membership changed.
    MembershipAction {
        /// The membership began.
        Joined = "joined",
        /// The membership ended.
        Left = "left",
        /// The membership was renewed.
        Renewed = "renewed",
    }
}

spelled_enum! {
    /// What happened to a module channel.
    ModuleAction {
        /// The module channel was attached.
        Attached = "attached",
        /// The module channel was detached.
        Detached = "detached",
    }
}

/// The type of a webhook event with its payload (LINE reference A.1.6).
#[derive(Debug, Clone, PartialEq)]
pub enum EventKind {
    /// A LINE user sent a message.
    Message(IncomingMessage),
    /// A LINE user edited a text in a group: same `id`, new text. The largest timestamp wins.
    MessageEdited(IncomingMessage),
    /// A LINE user unsent a message; LINE asks to remove it from screens and storage.
    Unsend {
        /// The unsent message's id. May arrive before the message itself.
        message_id: String,
    },
    /// A LINE user added the account as a friend, or unblocked it.
    Follow {
        /// Whether the account was unblocked, as far as LINE knows.
        is_unblocked: bool,
    },
    /// A LINE user blocked the account.
    Unfollow,
    /// The account was invited to a group.
    Join,
    /// The account was removed from a group, or left it.
    Leave,
    /// LINE users joined a group.
    MemberJoined {
        /// The LINE users who joined.
        members: Vec<Source>,
    },
    /// LINE users left a group.
    MemberLeft {
        /// The LINE users who left.
        members: Vec<Source>,
    },
    /// A LINE user pressed a button.
    Postback {
        /// The button's data.
        data: String,
        /// The chosen date or rich menu, as LINE sent it.
        params: Option<serde_json::Value>,
    },
    /// A LINE user watched a video with a tracking id to its end.
    VideoPlayComplete {
        /// The video's tracking id.
        tracking_id: String,
    },
    /// A LINE user came near a beacon.
    Beacon {
        /// The beacon's hardware id.
        hwid: String,
        /// What the LINE user did.
        action: BeaconAction,
        /// The beacon's device message.
        dm: Option<String>,
    },
    /// A LINE user linked an account of another service.
    AccountLink {
        /// The result of linking.
        result: AccountLinkResult,
        /// The nonce that was given when linking began.
        nonce: String,
    },
    /// A LINE user's membership began, ended or was renewed.
    Membership {
        /// How the membership changed.
        action: MembershipAction,
        /// The membership's id.
        membership_id: Option<i64>,
    },
    /// A module channel was attached or detached.
    Module {
        /// What happened to the module channel.
        action: ModuleAction,
        /// The account's own user id.
        bot_id: Option<String>,
    },
    /// A module channel got control of the chat.
    Activated {
        /// When the control ends, in milliseconds since 1970 UTC.
        expire_at: Option<i64>,
    },
    /// A module channel lost control of the chat.
    Deactivated,
    /// The account was suspended (module channels).
    BotSuspended,
    /// The account was resumed (module channels).
    BotResumed,
    /// A LINE notification message was delivered.
    Delivery {
        /// The hashed telephone number or the tag of the request.
        data: String,
    },
    /// An event type that LINE added later, or a known one whose payload is not understood.
    Unknown {
        /// The event type as LINE spells it; empty when there is none.
        kind: String,
    },
}

impl EventKind {
    /// The event's type, without its payload.
    pub fn event_type(&self) -> EventType {
        match self {
            Self::Message(_) => EventType::Message,
            Self::MessageEdited(_) => EventType::MessageEdited,
            Self::Unsend { .. } => EventType::Unsend,
            Self::Follow { .. } => EventType::Follow,
            Self::Unfollow => EventType::Unfollow,
            Self::Join => EventType::Join,
            Self::Leave => EventType::Leave,
            Self::MemberJoined { .. } => EventType::MemberJoined,
            Self::MemberLeft { .. } => EventType::MemberLeft,
            Self::Postback { .. } => EventType::Postback,
            Self::VideoPlayComplete { .. } => EventType::VideoPlayComplete,
            Self::Beacon { .. } => EventType::Beacon,
            Self::AccountLink { .. } => EventType::AccountLink,
            Self::Membership { .. } => EventType::Membership,
            Self::Module { .. } => EventType::Module,
            Self::Activated { .. } => EventType::Activated,
            Self::Deactivated => EventType::Deactivated,
            Self::BotSuspended => EventType::BotSuspended,
            Self::BotResumed => EventType::BotResumed,
            Self::Delivery { .. } => EventType::Delivery,
            Self::Unknown { kind } => EventType::parse(kind),
        }
    }
}
