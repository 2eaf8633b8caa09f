use serde::Deserialize;

use crate::spelled_enum::spelled_enum;

spelled_enum! {
    /// The channel's state in a chat: whether this account may send there (LINE reference A.1.5).
    #[derive(Default)]
    Mode {
        /// The channel is active: it may send.
        #[default]
        Active = "active",
        /// Another channel has control of the chat: do not send.
        Standby = "standby",
    }
}

/// The source of an event: the chat where it happened, and who acted. Ids are opaque (LINE reference A.6).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum Source {
    /// A one-to-one chat.
    User {
        /// The LINE user's id; `None` for people who use LINE only on a PC.
        user_id: Option<String>,
    },
    /// A group chat.
    Group {
        /// The group's id.
        group_id: String,
        /// The id of the LINE user who acted; with messages only.
        user_id: Option<String>,
    },
    /// A multi-person chat of old LINE versions.
    Room {
        /// The multi-person chat's id.
        room_id: String,
        /// The id of the LINE user who acted; with messages only.
        user_id: Option<String>,
    },
    /// A source type that LINE added later.
    #[serde(untagged)]
    Unknown {
        /// The source type as LINE spells it.
        #[serde(rename = "type", default)]
        kind: String,
    },
}

impl Source {
    /// The id of the LINE user who acted, when LINE says so.
    pub fn user_id(&self) -> Option<&str> {
        match self {
            Self::User { user_id } | Self::Group { user_id, .. } | Self::Room { user_id, .. } => {
                user_id.as_deref()
            }
            Self::Unknown { .. } => None,
        }
    }

    /// The id of the group or multi-person chat; `None` for a one-to-one chat.
    pub fn group_or_room_id(&self) -> Option<&str> {
        match self {
            Self::Group { group_id: id, .. } | Self::Room { room_id: id, .. } => Some(id),
            Self::User { .. } | Self::Unknown { .. } => None,
        }
    }
}
