//! LINE accounts: connecting them, their keys and clients, and how they do afterwards.

pub(crate) mod account;
pub mod address;
pub(crate) mod checks;
mod connect;
mod keys;
pub(crate) mod line_clients;
mod modes;
pub(crate) mod pending_checks;
pub(crate) mod quota;
mod secret_places;
pub(crate) mod stop_line;
pub mod views;
pub(crate) mod waiting;
pub mod webhook_accounts;
