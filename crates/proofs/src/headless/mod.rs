//! Engawa without a window, in a process of its own: what can be killed, starved and filled.

mod client;
mod desktop;
pub mod process;
mod protocol;

pub use client::{Headless, Lost};
pub use desktop::NoDesktop;
pub use protocol::{Account, Act, Start};
