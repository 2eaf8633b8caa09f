//! The use cases and the loops.

pub mod error;
pub mod views;
