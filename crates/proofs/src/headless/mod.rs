//! Engawa without a window, in a process of its own: what can be killed, starved and filled.

mod client;
mod desktop;
pub mod process;
mod protocol;
mod secrets;

pub use client::{Headless, Lost};
pub use desktop::NoDesktop;
pub use protocol::{Act, Start};
pub use secrets::FileSecrets;
