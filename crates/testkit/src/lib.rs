//! A small world with people in it, for stories: Aya and Ken of the company, Mio and Ploy on LINE,
//! a clock that stands still until it is moved, and LINE on a real socket. Dev-only.
//!
//! Every step of the loops is taken by hand: nothing happens between two lines of a story.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod desktop;
mod environment;
mod faults;
mod proxy;
mod world;

pub use api::{Command, LineUse};
pub use desktop::RecordingDesktop;
pub use environment::{FixedClock, FixedDisk, MORNING, SeededRng};
pub use faults::{LineClock, LockableSecrets};
pub use practice::control_client::Credentials;
pub use proxy::{FaultProxy, ProxyMode};
pub use world::{SecretsAt, World};
