//! The use cases and the loops. One file per noun; a use case is a method of [`App`] that takes who
//! acts, checks, writes in one transaction, and says what changed by its commit.

#![deny(clippy::wildcard_enum_match_arm)]

pub mod accounts;
pub mod authorisation;
mod blocking;
pub mod cards;
pub mod company;
pub mod contacts;
pub mod environment;
mod error;
mod form;
pub mod invitations;
mod loops;
mod pictures;
mod qr;
pub mod receiving;
pub mod rooms;
pub mod sending;

use std::sync::{Arc, OnceLock};

use environment::Environment;
pub use error::{Error, ErrorCode};
pub use sending::deliver::outcome::Delivered;
pub use sending::published::PublishedMedia;
use store::Store;

/// What a use case gives, or why not.
pub type Result<T> = std::result::Result<T, Error>;

/// One open workspace's use cases. Cheap to clone.
#[derive(Clone)]
pub struct App {
    store: Store,
    environment: Environment,
    bases: line::Bases,
    webhook_server: Arc<OnceLock<accounts::address::public_address::WebhookServer>>,
    line: Arc<accounts::line_clients::LineClients>,
    line_time: receiving::line_time::LineTime,
    sending: sending::deliver::delivery::Sending,
    pictures: pictures::download::Pictures,
    webhook_accounts: accounts::webhook_accounts::WebhookAccounts,
    watch: accounts::checks::watch::Watch,
}

impl App {
    /// The use cases over an open store. Nothing runs until a loop is started.
    ///
    /// # Errors
    /// `Internal` when TLS cannot be set up on this computer.
    pub fn new(store: Store, environment: Environment, bases: line::Bases) -> Result<Self> {
        let line = accounts::line_clients::LineClients::new(bases.clone(), environment.clone())?;
        let pictures = pictures::download::Pictures::new(bases.clone())?;
        Ok(Self {
            store,
            environment,
            bases,
            webhook_server: Arc::default(),
            line: Arc::new(line),
            line_time: receiving::line_time::LineTime::default(),
            sending: sending::deliver::delivery::Sending::default(),
            pictures,
            webhook_accounts: accounts::webhook_accounts::WebhookAccounts::default(),
            watch: accounts::checks::watch::Watch::default(),
        })
    }

    /// The store beneath, for the parts that run beside the use cases (the webhook server).
    pub fn store(&self) -> &Store {
        &self.store
    }

    fn now(&self) -> domain::UtcMs {
        self.environment.clock.now()
    }

    /// A new id, for whoever makes something here: a UUIDv7 as text.
    pub fn new_id(&self) -> String {
        self.environment.rng.id(self.now())
    }
}
