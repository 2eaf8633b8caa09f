//! Errors as the window gets them: a code to act on, and parameters for the words.

use std::collections::BTreeMap;

use app::ErrorCode;
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

impl From<app::Error> for Error {
    /// What lies beneath goes to the log, once, and not to the window.
    fn from(error: app::Error) -> Self {
        if let Some(source) = &error.source {
            let causes =
                std::iter::successors(Some(source.as_ref() as &dyn std::error::Error), |e| e.source());
            let causes: Vec<String> = causes.map(ToString::to_string).collect();
            tracing::warn!(code = ?error.code, causes = causes.join(": "), "a command failed");
        }
        Self { code: error.code, params: error.params, fields: error.fields }
    }
}
