//! Everything that the platform remembers, as plain data: what the state file holds.
mod account;
mod chat;
mod group;
mod load;
mod message;
mod user;
mod webhook;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub(crate) use account::{Accepted, Account, IssuedToken, ReplyToken, SentMessage, StatelessToken};
pub use account::{
    AccountChange, AccountCredentials, AccountDraft, AccountView, ChatMode, MarkAsReadMode, PublicKey,
};
pub(crate) use chat::ChatKey;
pub use chat::ChatView;
pub(crate) use group::Group;
pub use group::{GroupDraft, GroupInvitation, GroupView};
pub(crate) use load::Allowed;
pub use load::{Load, LoadProblem, Part};
pub(crate) use message::{Author, Content, MediaKind, Message};
pub use message::{MessageDraft, MessageView, SenderKind};
pub(crate) use user::LineUser;
pub use user::{Relation, User, UserChange, UserDraft};
pub use webhook::{DeliveryRecord, Outcome, Release, ReleaseOrder};
pub(crate) use webhook::{QueuedDelivery, StoredEvent};

/// The file's layout. A file of another number is refused, never guessed at.
pub(crate) const FORMAT: u32 = 1;

/// The whole platform: its accounts, people, groups, chats.
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
    /// What pictures and files are, by the hash of their bytes.
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

/// Stickers that accounts may send: for each package its first and last sticker.
pub type Stickers = BTreeMap<String, (u64, u64)>;

/// A stored picture or file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BlobInfo {
    pub content_type: String,
    pub size: usize,
}

/// A text waiting in "share to LINE".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Share {
    /// To send or drop it by.
    pub id: String,
    /// Who shares it, a private person's name.
    pub from: String,
    /// What is shared.
    pub text: String,
}

/// What `GET /simulator/state` shows.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StateView {
    /// The world's time in ms UTC.
    pub now_ms: i64,
    /// All accounts, without their secrets.
    pub accounts: Vec<AccountView>,
    /// All LINE users.
    pub users: Vec<User>,
    /// All groups.
    pub groups: Vec<GroupView>,
}

/// Bytes that travel as Base64 in JSON. Reads a `data:` URL too, which is what a browser's canvas gives.
#[derive(Clone, PartialEq, Eq)]
pub struct Binary(pub Vec<u8>);

impl std::fmt::Debug for Binary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Binary({} bytes)", self.0.len())
    }
}

impl From<Vec<u8>> for Binary {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl Serialize for Binary {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use base64::Engine as _;
        serializer.serialize_str(&base64::engine::general_purpose::STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Binary {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use base64::Engine as _;
        let text = String::deserialize(deserializer)?;
        let data = match text.split_once(";base64,") {
            Some((head, data)) if head.starts_with("data:") => data,
            _ => &text,
        };
        let bytes = base64::engine::general_purpose::STANDARD.decode(data.trim());
        bytes.map(Self).map_err(serde::de::Error::custom)
    }
}

impl World {
    /// The messages of a chat, or none.
    pub fn messages(&self, key: &ChatKey) -> &[Message] {
        self.chats.get(&key.to_string()).map_or(&[], Vec::as_slice)
    }

    /// Adds a message to its chat. The oldest go when a chat grows beyond its limit.
    pub fn append(&mut self, key: &ChatKey, message: Message) {
        let chat = self.chats.entry(key.to_string()).or_default();
        chat.push(message);
        if chat.len() > crate::limits::MESSAGES_PER_CHAT {
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
        match key {
            ChatKey::Account { basic_id: other, .. } => other == basic_id,
            ChatKey::Group(id) => {
                self.groups.get(id).is_some_and(|group| group.account.as_deref() == Some(basic_id))
            }
            ChatKey::Person { .. } => false,
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
