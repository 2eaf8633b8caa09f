//! The limits of what people type, in characters unless said otherwise. A form gets them with its types.

use serde::Serialize;
use ts_rs::TS;

/// Longest values and longest lists; shortest where it says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Limits {
    /// Name of a member, contact or company, and how it is read. LINE WORKS allows 100 (LINE reference B.4).
    pub name: usize,
    /// A contact's company, department or title.
    pub organisation: usize,
    /// A contact's postal address.
    pub address: usize,
    /// A contact's website.
    pub website: usize,
    /// A contact's memo.
    pub memo: usize,
    /// Phone numbers, and e-mail addresses, of one contact.
    pub labelled_rows: usize,
    /// A phone number as it is written.
    pub phone: usize,
    /// An e-mail address.
    pub email: usize,
    /// What a phone number or e-mail address is for.
    pub label: usize,
    /// Tags of one contact.
    pub tags: usize,
    /// One tag.
    pub tag: usize,
    /// What an invitation is for.
    pub invitation_label: usize,
    /// The subject of an invitation that is handed to another app.
    pub invitation_subject: usize,
    /// The text of an invitation.
    pub invitation_text: usize,
    /// Days until an invitation ends.
    pub invitation_days: u32,
    /// The passphrase of the file of secrets.
    pub passphrase: usize,
    /// The passphrase, at least.
    pub passphrase_least: usize,
    /// The digits of a PIN.
    pub pin: usize,
    /// The digits of a PIN, at least.
    pub pin_least: usize,
    /// Minutes after which the window locks itself.
    pub idle_lock_minutes: u32,
    /// A public address: leaves LINE's 500 characters room for an account's path.
    pub public_url: usize,
    /// LINE's channel ID.
    pub channel_id: usize,
    /// Backups that are kept.
    pub backups_kept: u32,
    /// LINE's channel secret.
    pub channel_secret: usize,
    /// The id of an assertion signing key.
    pub key_id: usize,
    /// A long-lived channel access token.
    pub access_token: usize,
    /// A private key, as JWK or PEM.
    pub private_key: usize,
    /// A picture of a member, in bytes.
    pub photo_bytes: usize,
    /// Seconds in which a sent message can be recalled (R22).
    pub undo_seconds: u32,
    /// A text message, in UTF-16 units (LINE reference A.2.2).
    pub text_units: usize,
    /// LINE emoji in one text (LINE reference A.2.2).
    pub emojis: usize,
    /// Title and address of a location, in UTF-16 units (LINE reference A.2.2).
    pub location_units: usize,
    /// What a member has typed and not sent, in UTF-16 units: more than can be sent, so that a long one can be cut.
    pub draft_units: usize,
    /// Rows of a list, or messages of a conversation, in one answer.
    pub page_rows: u32,
    /// An attachment, in bytes.
    pub attachment_bytes: u32,
    /// What one LINE user may send a day, in megabytes (R30).
    pub media_megabytes_a_day: u32,
    /// Days that a link to what was sent lives.
    pub link_days: u32,
}

/// The limits.
pub const LIMITS: Limits = Limits {
    name: 100,
    organisation: 200,
    address: 500,
    website: 1000,
    memo: 4000,
    labelled_rows: 100,
    phone: 40,
    email: 256,
    label: 100,
    tags: 50,
    tag: 30,
    invitation_label: 100,
    invitation_subject: 200,
    invitation_text: 1000,
    invitation_days: 365,
    passphrase: 200,
    passphrase_least: 8,
    pin: 12,
    pin_least: 4,
    idle_lock_minutes: 240,
    public_url: 400,
    channel_id: 20,
    backups_kept: 60,
    channel_secret: 100,
    key_id: 100,
    access_token: 1000,
    private_key: 10_000,
    photo_bytes: 10 * 1024 * 1024,
    undo_seconds: 30,
    text_units: 5000,
    emojis: 20,
    location_units: 100,
    draft_units: 20_000,
    page_rows: 200,
    attachment_bytes: 200 * 1000 * 1000,
    media_megabytes_a_day: 1_000_000,
    link_days: 3650,
};
