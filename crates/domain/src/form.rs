//! Forms: what is wrong with a field, and the limits that a form has to know.

use serde::Serialize;
use ts_rs::TS;

use crate::closed_set::closed_sets;

closed_sets! {
    /// What is wrong with a field; the window has words for each.
    pub enum FieldErrorCode {
        /// It is empty.
        Required,
        /// It has more characters than its limit.
        TooLong,
        /// It has fewer characters than are safe.
        TooShort,
        /// The list has more entries than its limit.
        TooMany,
        /// Not an e-mail address.
        NotAnEmail,
        /// Not a date.
        NotADate,
        /// Not an https address.
        NotAnHttpsAddress,
        /// None of the values that are possible.
        NotOneOf,
        /// Not a channel ID of LINE's.
        NotAChannelId,
        /// Not a channel secret of LINE's.
        NotAChannelSecret,
        /// Not an access token of LINE's.
        NotAToken,
        /// The public half of a key, where the private one belongs.
        PublicKey,
        /// A private key that a passphrase locks.
        EncryptedKey,
        /// Not a private key that can be read.
        NotAPrivateKey,
        /// A private key of another sort than LINE takes.
        NotAnRsaKey,
        /// LINE says that it belongs to another channel.
        OfAnotherChannel,
        /// LINE refused it.
        Refused,
    }
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldError {
    /// The field's name as the form sends it, with the row for lists (`phones.0`).
    pub field: String,
    /// What is wrong with it.
    pub code: FieldErrorCode,
}

impl FieldError {
    /// Names what is wrong with `field`.
    pub fn new(field: impl Into<String>, code: FieldErrorCode) -> Self {
        Self { field: field.into(), code }
    }
}
