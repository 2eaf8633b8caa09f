//! Which messages belong together.
use std::fmt;

use serde::{Deserialize, Serialize};

use super::MessageView;

/// The place of a conversation. Its text form is the key in the state file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ChatKey {
    /// One user, one account.
    Account { user_id: String, basic_id: String },
    /// A group, which all members see.
    Group(String),
    /// One user and a private person who wrote a letter.
    Person { user_id: String, person_id: String },
}

impl fmt::Display for ChatKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account { user_id, basic_id } => write!(f, "{user_id}/{basic_id}"),
            Self::Group(id) => f.write_str(id),
            Self::Person { user_id, person_id } => write!(f, "{user_id}/person:{person_id}"),
        }
    }
}

impl ChatKey {
    /// The chat that `user_id`'s phone calls `chat_id`; none if the id has no such shape.
    pub fn of_phone(user_id: &str, chat_id: &str) -> Option<Self> {
        let user_id = user_id.to_owned();
        if let Some(person_id) = chat_id.strip_prefix("person:") {
            return Some(Self::Person { user_id, person_id: person_id.to_owned() });
        }
        match chat_id.chars().next()? {
            '@' => Some(Self::Account { user_id, basic_id: chat_id.to_owned() }),
            'C' => Some(Self::Group(chat_id.to_owned())),
            _ => None,
        }
    }

    /// Reads the text form back.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once('/') {
            Some((user_id, rest)) => Self::of_phone(user_id, rest),
            None => Some(Self::Group(text.to_owned())),
        }
    }

    /// What a phone calls this chat.
    pub fn phone_id(&self) -> String {
        match self {
            Self::Account { basic_id, .. } => basic_id.clone(),
            Self::Group(id) => id.clone(),
            Self::Person { person_id, .. } => format!("person:{person_id}"),
        }
    }
}

/// One line of a phone's list of chats.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChatView {
    /// Basic id, group id, or `person:…`.
    pub chat_id: String,
    /// `account`, `group` or `person`.
    pub kind: String,
    /// Whose chat it is.
    pub display_name: String,
    /// Where the picture is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture_url: Option<String>,
    /// For accounts: how the user stands to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relation: Option<super::Relation>,
    /// The newest message, absent in a chat without any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_message: Option<MessageView>,
}
