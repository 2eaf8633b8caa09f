//! Everything that the platform remembers, as plain data: what the state file holds.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::channel::Account;
use super::chat::ChatKey;
use super::group::Group;
use super::message::Message;
use super::share::Share;
use super::user::LineUser;
use crate::limits;

/// The state file's format. A file of another number is refused, never guessed at.
pub(crate) const FORMAT: u32 = 1;

/// The world: the platform's accounts, LINE users, groups and chats.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct World {
    pub format: u32,
    /// How often a simulator started on this world; keeps a seeded one from repeating ids.
    pub starts: u64,
    /// Milliseconds by which this world is ahead of the clock.
    pub advanced_ms: i64,
    pub last_message_id: u64,
    /// Counts webhook deliveries, so that each has a number.
    pub last_delivery: u64,
    /// By basic id.
    pub accounts: BTreeMap<String, Account>,
    /// By user id.
    pub users: BTreeMap<String, LineUser>,
    /// By group id.
    pub groups: BTreeMap<String, Group>,
    /// By [`ChatKey`], oldest message first.
    pub chats: BTreeMap<String, Vec<Message>>,
    /// The types and sizes of stored pictures and files, by the hash of their bytes.
    pub blobs: BTreeMap<String, BlobInfo>,
    /// Texts that a desktop handed to "share to LINE" and nobody has sent yet.
    pub shares: Vec<Share>,
}

impl Default for World {
    fn default() -> Self {
        Self {
            format: FORMAT,
            starts: 0,
            advanced_ms: 0,
            last_message_id: 0,
            last_delivery: 0,
            accounts: BTreeMap::new(),
            users: BTreeMap::new(),
            groups: BTreeMap::new(),
            chats: BTreeMap::new(),
            blobs: BTreeMap::new(),
            shares: Vec::new(),
        }
    }
}

/// The stickers that accounts may send: for each package its first and last sticker.
pub type Stickers = BTreeMap<String, (u64, u64)>;

/// The type and size of a stored picture or file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BlobInfo {
    pub content_type: String,
    pub size: usize,
}

impl World {
    /// The messages of a chat, or none.
    pub fn messages(&self, key: &ChatKey) -> &[Message] {
        self.chats.get(&key.to_string()).map_or(&[], Vec::as_slice)
    }

    /// Appends a message to its chat. The oldest go when a chat grows beyond its limit.
    pub fn append(&mut self, key: &ChatKey, message: Message) {
        let chat = self.chats.entry(key.to_string()).or_default();
        chat.push(message);
        if chat.len() > limits::MESSAGES_PER_CHAT {
            chat.remove(0);
        }
    }

    /// Finds a message that a user sent into a chat that `basic_id` takes part in.
    pub fn message_for_account(&self, basic_id: &str, message_id: &str) -> Option<(ChatKey, &Message)> {
        self.chats.iter().find_map(|(key, messages)| {
            let key = ChatKey::parse(key)?;
            self.account_takes_part(basic_id, &key).then_some(())?;
            messages.iter().find(|message| message.id == message_id).map(|message| (key, message))
        })
    }

    /// Whether the account is the other side of the chat, or in the group.
    pub fn account_takes_part(&self, basic_id: &str, key: &ChatKey) -> bool {
        self.account_in(key).is_some_and(|account| account == basic_id)
    }

    /// The basic id of the account that takes part in a chat.
    pub fn account_in<'a>(&'a self, key: &'a ChatKey) -> Option<&'a str> {
        match key {
            ChatKey::Account { basic_id, .. } => Some(basic_id),
            ChatKey::Group(id) => self.groups.get(id)?.account.as_deref(),
            ChatKey::Person { .. } => None,
        }
    }

    /// The users who see a chat on their phones.
    pub fn audience(&self, key: &ChatKey) -> Vec<String> {
        match key {
            ChatKey::Account { user_id, .. } | ChatKey::Person { user_id, .. } => vec![user_id.clone()],
            ChatKey::Group(id) => self.groups.get(id).map(|group| group.members.clone()).unwrap_or_default(),
        }
    }
}
