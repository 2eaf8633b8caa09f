//! What was written, both ways: what has to be there in the end.

use std::collections::HashMap;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// What one message says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Words.
    Text(String),
    /// Bytes, by their SHA-256.
    Media(String),
}

/// A message of a LINE user.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// What it said.
    pub said: Said,
    /// The user took it back.
    pub unsent: bool,
}

/// A message of the member.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// The UUID that the window made for it.
    pub id: String,
    /// The room.
    pub room: String,
    /// The words; none for a picture.
    pub text: Option<String>,
}

/// Everything that was written.
#[derive(Debug, Default)]
pub struct Ledger {
    /// By LINE's message id.
    pub incoming: HashMap<String, Incoming>,
    /// In the order in which each room's were written.
    pub outgoing: Vec<Outgoing>,
    /// Events that LINE made of it.
    pub events: usize,
    /// Acts of the member that a kill left without an answer, and that were done again.
    pub repeated: u64,
}

impl Ledger {
    /// A message that was refused is written again, behind what was written meanwhile.
    pub fn written_again(&mut self, id: &str) {
        if let Some(place) = self.outgoing.iter().position(|message| message.id == id) {
            let message = self.outgoing.remove(place);
            self.outgoing.push(message);
        }
    }
}

impl Outgoing {
    /// The content of `message_send`.
    pub fn content(&self, attachment_id: Option<&str>) -> Value {
        match attachment_id {
            Some(id) => json!({ "kind": "attachment", "attachmentId": id }),
            None => json!({ "kind": "text", "text": self.text.as_deref().unwrap_or_default() }),
        }
    }
}

/// The SHA-256 of bytes, as media are named by.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
