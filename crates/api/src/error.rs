//! Errors as the window gets them: a code to act on, and parameters for the words.

use std::collections::BTreeMap;

use app::{ErrorCode, Reason};
use domain::FieldError;
use serde::Serialize;
use ts_rs::TS;

/// Why a command did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Error {
    /// What happened.
    pub code: ErrorCode,
    /// Which of the code's reasons, where it has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reason: Option<Reason>,
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
                std::iter::successors(Some(source.as_ref() as &(dyn std::error::Error + 'static)), |e| {
                    e.source()
                });
            let causes: Vec<String> = causes.map(words).collect();
            tracing::warn!(code = ?error.code, causes = causes.join(": "), "a command failed");
        }
        Self { code: error.code, reason: error.reason, params: error.params, fields: error.fields }
    }
}

/// What the log has of a cause. That JSON is of another shape is said by serde with the value itself, which can be what
/// somebody wrote: the log gets where and of which sort.
fn words(cause: &(dyn std::error::Error + 'static)) -> String {
    match cause.downcast_ref::<serde_json::Error>() {
        Some(json) => {
            let sort = json.classify();
            format!("JSON of another shape ({sort:?}, line {}, column {})", json.line(), json.column())
        }
        None => cause.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_json_error_is_logged_without_the_value_that_somebody_wrote() {
        let misplaced = serde_json::from_value::<u32>(json!("see you at six")).unwrap_err();
        assert!(misplaced.to_string().contains("see you"), "what serde says: {misplaced}");
        let logged = words(&misplaced);
        assert_eq!(logged, "JSON of another shape (Data, line 0, column 0)");
        let broken = serde_json::from_str::<Value>("{\n  see you").unwrap_err();
        assert_eq!(words(&broken), "JSON of another shape (Syntax, line 2, column 3)");
        assert_eq!(words(&std::io::Error::other("the disk")), "the disk", "others say what they say");
    }
}
