//! The data of the platform: what the state file holds, what acts on it, and what is shown of it.
mod account;
mod binary;
mod channel;
mod chat;
mod content;
mod draft;
mod group;
mod load;
mod message;
mod message_view;
mod sent;
mod share;
mod state;
mod user;
mod view;
mod webhook;

pub use account::{
    AccountChange, AccountCredentials, AccountDraft, AccountView, ChatMode, MarkAsReadMode, PublicKey,
};
pub use binary::Binary;
pub(crate) use channel::{Accepted, Account, IssuedToken, ReplyToken, SentMessage, StatelessToken};
pub(crate) use chat::ChatKey;
pub use chat::{ChatKind, ChatView};
pub(crate) use content::{Content, MediaKind, MessageType, Notice};
pub use draft::MessageDraft;
pub(crate) use group::Group;
pub use group::{GroupDraft, GroupInvitation, GroupView};
pub(crate) use load::Allowed;
pub use load::{Load, LoadProblem, Part};
pub(crate) use message::{Author, Message};
pub use message_view::{MessageKind, MessageView, SenderKind};
pub use sent::{Sent, SentBy};
pub use share::Share;
pub use state::Stickers;
pub(crate) use state::{BlobInfo, FORMAT, World};
pub(crate) use user::LineUser;
pub use user::{Relation, User, UserChange, UserDraft};
pub use view::StateView;
pub use webhook::{DeliveryRecord, EventType, Outcome, Release, ReleaseOrder};
pub(crate) use webhook::{QueuedDelivery, StoredEvent};
