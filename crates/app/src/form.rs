//! Validation of a form: every wrong field is named at once.

use domain::{FieldError, FieldErrorCode};

use crate::{Error, Result};

/// The wrong fields so far.
#[derive(Default)]
pub(crate) struct Form {
    errors: Vec<FieldError>,
}

impl Form {
    /// A text of at most `most` characters, trimmed.
    pub(crate) fn text(&mut self, field: &str, text: &str, most: usize) -> String {
        let text = text.trim();
        self.check(text.chars().count() <= most, field, FieldErrorCode::TooLong);
        text.to_owned()
    }

    /// The same, and not empty.
    pub(crate) fn required(&mut self, field: &str, text: &str, most: usize) -> String {
        let text = self.text(field, text, most);
        self.check(!text.is_empty(), field, FieldErrorCode::Required);
        text
    }

    /// Notes `code` for a field that is not right.
    pub(crate) fn check(&mut self, right: bool, field: &str, code: FieldErrorCode) {
        if !right {
            self.errors.push(FieldError::new(field, code));
        }
    }

    /// Ends the check.
    ///
    /// # Errors
    /// `InvalidFields` with every wrong field.
    pub(crate) fn done(self) -> Result<()> {
        if self.errors.is_empty() { Ok(()) } else { Err(Error::fields(self.errors)) }
    }
}
