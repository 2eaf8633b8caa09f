//! Errors as the window gets them: a code to act on, and parameters for the words.

use std::collections::BTreeMap;

use domain::contact::FieldError;
use serde::Serialize;
use ts_rs::TS;

/// Why a command did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Error {
    /// What happened.
    pub code: ErrorCode,
    /// Names and numbers for the words, by the name the words use.
    pub params: BTreeMap<String, String>,
    /// Wrong fields of a form, all of them.
    pub fields: Vec<FieldError>,
}

pub use app::error::ErrorCode;
