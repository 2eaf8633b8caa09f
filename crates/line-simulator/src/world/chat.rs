//! Chats: their keys, and how a phone lists them.
use std::fmt;

use serde::{Deserialize, Serialize};

use super::message_view::MessageView;
use super::user::Relation;

/// The key of a chat. Its text form is the key in the state file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ChatKey {
    /// A one-to-one chat with an account.
    Account { user_id: String, basic_id: String },
    /// A group chat, which all members see.
    Group(String),
    /// A chat with a private person who wrote a letter.
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
    /// The key of the chat that has the id `chat_id` on `user_id`'s phone; `None` if the id has no such shape.
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

    /// Parses the text form.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once('/') {
            Some((user_id, rest)) => Self::of_phone(user_id, rest),
            None => Some(Self::Group(text.to_owned())),
        }
    }

    /// The chat's id on a phone.
    pub fn phone_id(&self) -> String {
        match self {
            Self::Account { basic_id, .. } => basic_id.clone(),
            Self::Group(id) => id.clone(),
            Self::Person { person_id, .. } => format!("person:{person_id}"),
        }
    }
}

/// The kind of a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChatKind {
    /// A one-to-one chat with an account.
    Account,
    /// A group chat.
    Group,
    /// A chat with a private person.
    Person,
}

/// A chat in a phone's list of chats.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChatView {
    /// The chat's id on the phone: a basic id, a group id, or `person:…`.
    pub chat_id: String,
    /// The kind of the chat.
    pub kind: ChatKind,
    /// The name of the account, group or person.
    pub display_name: String,
    /// The URL of the picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture_url: Option<String>,
    /// The user's relation to the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relation: Option<Relation>,
    /// The newest message, absent in a chat without any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_message: Option<MessageView>,
}
