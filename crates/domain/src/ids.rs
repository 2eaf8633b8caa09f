//! One type per id, so that a room's id cannot be handed over as a message's.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(pub String);

        impl $name {
            /// The id as it is stored and sent.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id)
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }
    )+};
}

ids! {
    /// A member of the company (UUIDv7).
    MemberId,
    /// A LINE Official Account that carries conversations (UUIDv7).
    LineAccountId,
    /// A person on LINE: LINE's `userId`, `U` and 32 hex digits (LINE reference A.6).
    LineUserId,
    /// A conversation (UUIDv7).
    RoomId,
    /// A message (UUIDv7), incoming or outgoing.
    MessageId,
    /// Something handed in for a room and not sent yet (UUIDv7).
    AttachmentId,
    /// A person's record in the address book (UUIDv7).
    ContactId,
    /// One act of inviting (UUIDv7).
    InvitationId,
    /// The SHA-256 of a picture's or file's bytes, 64 hex digits.
    MediaHash,
}
