//! My Profile (R5, R6).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::MemberCard;
use super::session::{LineAccountCard, LineStanding};

/// What LINE users see of a member, and how they find the member.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// Photo, name and department from the company directory (R5).
    pub member: MemberCard,
    /// The company.
    pub company_name: String,
    /// Always the company's name; nobody can edit it (R5).
    pub status_message: String,
    /// The account that carries this member's conversations.
    pub account: Option<LineAccountCard>,
    /// What a LINE user searches for. None without an account.
    pub message_id: Option<String>,
    /// The link that adds the member. None without an account, and while the member may not invite (R1).
    pub add_contact_url: Option<String>,
    /// The same link as a QR code: an SVG document.
    pub qr_svg: Option<String>,
    /// Whether inviting is open (R1).
    pub line: LineStanding,
}

/// What of My Profile goes to the clipboard (R6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProfilePart {
    /// The Message ID.
    MessageId,
    /// The Add Contact URL.
    AddContactUrl,
    /// The QR code, as an image.
    Qr,
}
