//! Invitations and who came by them (R7).

use domain::invitation::{Channel, OpenedIn, State};
use domain::language::Language;
use domain::{InvitationId, LineUserId, RoomId, UtcMs};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One act of inviting.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Invitation {
    /// The invitation.
    pub id: InvitationId,
    /// The code as it is written in messages, `EN-XXXXX-XXXXX`.
    pub code: String,
    /// By which way it goes out.
    pub channel: Channel,
    /// The member's own note, such as "counter, spring 2027".
    pub label: String,
    /// The link to hand out. Empty while the member may not invite (R1), and once it has ended.
    pub link: String,
    /// A ready text in the member's language with the link in it; the UI makes the words.
    pub basic_id: String,
    /// The link as a QR code: an SVG document. Empty where the link is.
    pub qr_svg: String,
    /// Made when.
    pub created_at: UtcMs,
    /// Ends when; none: never.
    pub expires_at: Option<UtcMs>,
    /// Whether it still invites.
    pub state: State,
    /// Where it was opened for somebody, latest first. What became of it there nobody tells: never *sent*.
    pub opened: Vec<Opened>,
    /// Whether LINE will tell who came by it. An account of the member's own uses LINE's plain
    /// add-friend link, which carries no code.
    pub carries_code: bool,
    /// Who came by it, latest first.
    pub joined: Vec<Joined>,
}

/// Where an invitation was opened for somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Opened {
    /// Where.
    pub opened_in: OpenedIn,
    /// When last.
    pub at: UtcMs,
}

/// Somebody who came by an invitation.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Joined {
    /// Who.
    pub line_user_id: LineUserId,
    /// Name on LINE.
    pub name: String,
    /// When.
    pub at: UtcMs,
    /// Their room.
    pub room_id: Option<RoomId>,
}

/// What this computer can do for *Invite via LINE* (R8).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LineWays {
    /// LINE is installed here.
    pub line_installed: bool,
}

/// What of an invitation goes to the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InvitationPart {
    /// The link.
    Link,
    /// The QR code, as an image.
    Qr,
    /// The ready text with the link.
    Text,
}

/// In which form a QR code is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum QrFormat {
    /// Pixels, 8 per module.
    Png,
    /// Lines, for print.
    Svg,
}

/// On which sheet the card is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CardSheet {
    /// One large card, for the wall.
    A4,
    /// One card as large as a postcard.
    A6,
    /// Ten business cards on A4, to be cut.
    BusinessCards,
}

/// The words of the card, in the language of who reads it; the window has them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CardWords {
    /// Whose fonts come first.
    pub language: Language,
    /// Above the code, such as *Add me on LINE*.
    pub call: String,
    /// Below it: how to read it, line by line.
    pub how: String,
}

/// What was done for *Invite via LINE* (R8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LineOpened {
    /// The text is on the clipboard, to be pasted.
    pub copied: bool,
}

/// A program that an invitation is handed to by a link (R7, R8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ShareProgram {
    /// LINE, through its share page.
    Line,
    /// The mail program.
    Email,
    /// Text messages.
    Sms,
    /// WhatsApp.
    Whatsapp,
    /// Telegram.
    Telegram,
    /// X.
    X,
    /// Microsoft Teams.
    Teams,
}
