//! Messages, as the world keeps them.
use serde::{Deserialize, Serialize};

use super::content::Content;

/// A message in a chat.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Message {
    pub id: String,
    pub at_ms: i64,
    pub author: Author,
    pub content: Content,
    pub quoted_message_id: Option<String>,
    pub quote_token: Option<String>,
    pub mark_as_read_token: Option<String>,
    /// Marked as read by the account.
    pub read: bool,
    pub unsent: bool,
    pub edited: bool,
}

/// The author of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(crate) enum Author {
    User {
        user_id: String,
    },
    /// With the `sender` of the message, if it had one.
    Account {
        basic_id: String,
        name: Option<String>,
        icon_url: Option<String>,
    },
    Person {
        name: String,
    },
    System,
}

impl Author {
    /// The icon's URL of a `sender`.
    pub fn icon_url(&self) -> Option<&str> {
        match self {
            Self::Account { icon_url, .. } => icon_url.as_deref(),
            Self::User { .. } | Self::Person { .. } | Self::System => None,
        }
    }

    /// Whether this LINE user is the author.
    pub fn is_user(&self, user_id: &str) -> bool {
        matches!(self, Self::User { user_id: author } if author == user_id)
    }
}
