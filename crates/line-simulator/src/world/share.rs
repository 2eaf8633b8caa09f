//! Texts that a desktop shares to LINE.
use serde::{Deserialize, Serialize};

/// A text that waits in "share to LINE" until somebody sends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Share {
    /// The shared text's id.
    pub id: String,
    /// The name of the private person who shares it.
    pub from: String,
    /// The shared text.
    pub text: String,
}
