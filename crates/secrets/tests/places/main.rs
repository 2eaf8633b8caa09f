//! The places where secrets are kept, and that they come back from there, and from nowhere else.
#![allow(clippy::expect_used, clippy::unwrap_used)]

mod changes;
mod file;
mod first_versions;
mod keychain;
mod leftovers;
mod moves;
mod support;
