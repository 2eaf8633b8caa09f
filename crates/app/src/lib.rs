//! The use cases and the loops. One file per noun; a use case is a method of [`App`] that takes who
//! acts, checks, writes in one transaction, and says what changed by its commit.

pub mod accounts;
pub mod address;
mod admin;
pub mod attachments;
mod authorisation;
mod blocking;
mod checks;
mod connection;
mod contact_lists;
mod contacts;
mod content;
mod conversation;
mod deliver;
pub mod error;
mod fetch;
mod form;
mod in_conversation;
mod invitations;
mod line_clients;
mod line_time;
mod loops;
mod members;
pub mod messages;
mod notify;
pub mod outside;
mod photos;
mod pictures;
mod practice_steps;
mod profile;
mod published;
mod qr;
mod quota;
mod receive;
mod room_lists;
mod rooms;
mod secret_places;
mod session;
mod settings;
mod share;
mod stickers;
mod system_lines;
mod trash;
pub mod views;
mod workspace;

use std::sync::{Arc, OnceLock};

pub use deliver::Delivered;
pub use error::{Error, ErrorCode};
use outside::Outside;
pub use published::PublishedMedia;
use store::Store;

/// What a use case gives, or why not.
pub type Result<T> = std::result::Result<T, Error>;

/// One open workspace's use cases. Cheap to clone.
#[derive(Clone)]
pub struct App {
    store: Store,
    outside: Outside,
    bases: line::Bases,
    door: Arc<OnceLock<address::Door>>,
    line: Arc<line_clients::LineClients>,
    line_time: line_time::LineTime,
    sending: deliver::Sending,
    pictures: pictures::Pictures,
    at_door: accounts::AtDoor,
    watch: checks::Watch,
}

impl App {
    /// The use cases over an open store. Nothing runs until a loop is started.
    ///
    /// # Errors
    /// `Internal` when TLS cannot be set up on this computer.
    pub fn new(store: Store, outside: Outside, bases: line::Bases) -> Result<Self> {
        let line = line_clients::LineClients::new(bases.clone(), outside.clone())?;
        let pictures = pictures::Pictures::new(bases.clone())?;
        Ok(Self {
            store,
            outside,
            bases,
            door: Arc::default(),
            line: Arc::new(line),
            line_time: line_time::LineTime::default(),
            sending: deliver::Sending::default(),
            pictures,
            at_door: accounts::AtDoor::default(),
            watch: checks::Watch::default(),
        })
    }

    /// The store beneath, for the parts that run beside the use cases (the webhook door).
    pub fn store(&self) -> &Store {
        &self.store
    }

    fn now(&self) -> domain::UtcMs {
        self.outside.clock.now()
    }

    /// A new id, for whoever makes something here: a UUIDv7 as text.
    pub fn new_id(&self) -> String {
        self.outside.chance.id(self.now())
    }
}
