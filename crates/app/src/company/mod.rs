//! The company: its workspace, its directory, its members' rights and settings, and what administrators see.

mod admin;
mod connection;
pub(crate) mod media_limits;
mod members;
mod pins;
pub mod practice_steps;
mod profile;
pub(crate) mod restored_copy;
mod session;
pub(crate) mod settings;
pub mod views;
pub(crate) mod window_lock;
mod workspace;
