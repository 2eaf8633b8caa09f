//! The use cases and the loops, by noun: contacts, rooms, sending, receiving, notifications, accounts, company,
//! invitations, backups, each with its views. A use case is a method of [`App`] that takes who acts, checks, writes in one transaction, and says what
//! changed by its commit. A loop has a struct of its own with what it needs.

#![deny(clippy::wildcard_enum_match_arm)]

mod about;
pub mod accounts;
pub mod authorisation;
mod backoff;
pub mod backups;
mod blocking;
pub mod cards;
pub mod company;
pub mod contacts;
pub mod desktop_notification;
pub mod diagnostics;
pub mod disk_space;
pub mod environment;
mod error;
mod form;
pub mod invitations;
mod loops;
mod media_limits;
mod notifications;
pub mod pictures;
mod qr;
pub mod receiving;
mod resume;
pub mod rooms;
pub mod sending;
mod steps;
mod storage;

use std::sync::Arc;

use accounts::address::public_address::Addresses;
use accounts::checks::run::Checks;
use accounts::line_clients::LineClients;
use accounts::pending_checks::PendingChecks;
use accounts::stop_line::Quotas;
use accounts::webhook_accounts::WebhookAccounts;
use backups::Backups;
pub use blocking::blocking;
use company::window_lock::WindowLock;
use disk_space::DiskSpace;
use environment::Environment;
pub use error::{Error, ErrorCode, Reason};
use notifications::notifier::Notifier;
use pictures::download::Pictures;
use pictures::shown::ShownPictures;
use receiving::fetch::fetching::Fetching;
use receiving::intake::Intake;
use receiving::line_time::LineTime;
use sending::deliver::delivery::Delivery;
pub use sending::deliver::outcome::Delivered;
pub use sending::published::{PublishedLink, PublishedMedia};
use store::Store;

/// What a use case gives, or why not.
pub type Result<T> = std::result::Result<T, Error>;

/// One open workspace's use cases, and the loops beside them. Cheap to clone.
#[derive(Clone)]
pub struct App {
    store: Store,
    environment: Environment,
    line: Arc<LineClients>,
    /// The host that stands in for LINE; none when it is LINE itself.
    line_elsewhere: Option<String>,
    line_time: LineTime,
    pictures: Pictures,
    pending_checks: PendingChecks,
    addresses: Addresses,
    webhook_accounts: WebhookAccounts,
    quotas: Quotas,
    checks: Checks,
    intake: Intake,
    delivery: Delivery,
    fetching: Fetching,
    shown_pictures: ShownPictures,
    backups: Backups,
    window_lock: WindowLock,
    notifier: Notifier,
    /// One PIN is looked at at a time.
    pin_tries: Arc<tokio::sync::Mutex<()>>,
}

impl App {
    /// The use cases over an open store. Nothing runs until a loop is started.
    ///
    /// # Errors
    /// `Internal` when TLS cannot be set up on this computer.
    pub fn new(store: Store, environment: Environment, bases: line::Bases) -> Result<Self> {
        let (store, environment) = (&store, &environment);
        let line_elsewhere = bases.elsewhere();
        let line = Arc::new(LineClients::new(bases.clone(), environment.clone())?);
        let pictures = Pictures::new(bases.clone(), DiskSpace::of(environment, store.folder()))?;
        let (line_time, pending_checks) = (LineTime::default(), PendingChecks::default());
        let window_lock = WindowLock::default();
        let notifier = Notifier::new(store, environment, &window_lock);
        let addresses = Addresses::new(store, environment, bases, &pending_checks);
        let webhook_accounts = WebhookAccounts::new(store, environment, &pending_checks);
        let quotas = Quotas::new(store, environment, &line);
        let checks = Checks {
            store: store.clone(),
            environment: environment.clone(),
            line: line.clone(),
            pictures: pictures.clone(),
            addresses: addresses.clone(),
            webhook_accounts: webhook_accounts.clone(),
            quotas: quotas.clone(),
            pending: pending_checks.clone(),
        };
        Ok(Self {
            intake: Intake::new(store, environment, &line_time, &notifier),
            delivery: Delivery::new(store, environment, &addresses, &checks, &notifier),
            fetching: Fetching::new(store, environment, &checks),
            shown_pictures: ShownPictures::default(),
            backups: Backups::new(store, environment),
            store: store.clone(),
            environment: environment.clone(),
            line,
            line_elsewhere,
            line_time,
            pictures,
            pending_checks,
            addresses,
            webhook_accounts,
            quotas,
            checks,
            window_lock,
            notifier,
            pin_tries: Arc::default(),
        })
    }

    /// The store beneath, for the parts that run beside the use cases (the webhook server).
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The free space of the workspace's disk.
    pub(crate) fn disk_space(&self) -> DiskSpace {
        DiskSpace::of(&self.environment, self.store.folder())
    }

    fn now(&self) -> domain::UtcMs {
        self.environment.now()
    }

    /// A new id, for whoever makes something here: a UUIDv7 as text.
    pub fn new_id(&self) -> String {
        self.environment.new_id()
    }
}
