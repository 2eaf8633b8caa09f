//! What commands take that take nothing.

use serde::Deserialize;
use ts_rs::TS;

/// Takes nothing.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct Nothing {}
