//! What each command takes. Checked here and in the domain's newtypes; deeper down nobody checks again.

use app::accounts::views::AccountFields;
use app::company::views::MemberFields;
use app::company::views::ProfilePart;
use app::contacts::views::{ContactListName, ContactSort};
use app::environment::SecretsPlace;
use app::invitations::views::{InvitationPart, QrFormat, ShareTarget};
use app::sending::views::NewContent;
use domain::account::ChecklistName;
use domain::contact::{ContactFields, Sharing};
use domain::invitation::Channel;
use domain::room::RoomFilter;
use domain::{
    AttachmentId, ContactId, InvitationId, LineAccountId, LineUserId, MemberId, MessageId, RoomId, UtcMs,
};
use serde::Deserialize;
use ts_rs::TS;

/// Takes nothing.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct Nothing {}

/// Names a member.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfMember {
    /// The member.
    pub member_id: MemberId,
}

/// Names a room.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfRoom {
    /// The room.
    pub room_id: RoomId,
}

/// Names a message.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfMessage {
    /// The message.
    pub message_id: MessageId,
}

/// Names a contact.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfContact {
    /// The contact.
    pub contact_id: ContactId,
}

/// Names an invitation.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfInvitation {
    /// The invitation.
    pub invitation_id: InvitationId,
}

/// Changes the member's own settings; what is left out stays.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SettingsSet {
    /// `en`, `ja`, or empty for the computer's language.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub locale: Option<String>,
    /// `light`, `dark`, or empty for the computer's.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub theme: Option<String>,
    /// 0 to 30.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub undo_seconds: Option<u32>,
}

/// Copies a part of My Profile.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProfileCopy {
    /// Which.
    pub part: ProfilePart,
}

/// Makes an invitation.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InvitationCreate {
    /// By which way it goes out; not `profile`.
    pub channel: Channel,
    /// The member's own note, at most 100 characters.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub label: Option<String>,
    /// Ends after so many days, 1 to 365; none: never.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub days: Option<u32>,
}

/// Changes the note on an invitation.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InvitationLabel {
    /// The invitation.
    pub invitation_id: InvitationId,
    /// At most 100 characters.
    pub label: String,
}

/// Copies a part of an invitation.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InvitationCopy {
    /// The invitation.
    pub invitation_id: InvitationId,
    /// Which.
    pub part: InvitationPart,
    /// For `text`: the words, in the member's language; the link is added if it is missing.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub text: Option<String>,
}

/// Saves an invitation's QR code where the member chooses.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InvitationSaveQr {
    /// The invitation.
    pub invitation_id: InvitationId,
    /// PNG or SVG.
    pub format: QrFormat,
}

/// Hands an invitation to another program.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InvitationShare {
    /// The invitation.
    pub invitation_id: InvitationId,
    /// Which.
    pub target: ShareTarget,
    /// For e-mail, at most 200 characters.
    pub subject: String,
    /// The words, at most 1,000 characters; the link is added if it is missing.
    pub text: String,
}

/// A window on the list of rooms.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoomListGet {
    /// Which rooms.
    pub filter: RoomFilter,
    /// Matches title, LINE name and contact name; empty: all.
    pub search: String,
    /// First row.
    pub offset: u32,
    /// Rows, at most 200.
    pub limit: u32,
}

/// A stretch of a conversation, oldest first.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MessagesGet {
    /// The room.
    pub room_id: RoomId,
    /// Those before this message; none: the latest.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub before: Option<MessageId>,
    /// At most 200.
    pub limit: u32,
}

/// Marks a room as read.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoomRead {
    /// The room.
    pub room_id: RoomId,
    /// Up to this time, the time of the last message seen.
    pub up_to: UtcMs,
}

/// Switches a room's notifications.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoomMute {
    /// The room.
    pub room_id: RoomId,
    /// Off or on.
    pub muted: bool,
}

/// Invites a colleague into a room, or hands it over.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoomMember {
    /// The room.
    pub room_id: RoomId,
    /// The colleague.
    pub member_id: MemberId,
}

/// Keeps what is typed and not sent. Not for a log: no `Debug`.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoomDraft {
    /// The room.
    pub room_id: RoomId,
    /// Empty: none.
    pub text: String,
}

/// Adds a LINE user of a room as an external contact (R4).
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoomAddContact {
    /// The room.
    pub room_id: RoomId,
    /// The person.
    pub line_user_id: LineUserId,
}

/// Sends a message. The same id again is the same message (a double click sends once). Not for a log: no `Debug`.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MessageSend {
    /// The room.
    pub room_id: RoomId,
    /// A UUID made by the window for this message.
    pub message_id: MessageId,
    /// What it says.
    pub content: NewContent,
    /// The message of this room that a text or sticker quotes.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub quoted_message_id: Option<MessageId>,
}

/// Names an attachment.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfAttachment {
    /// The attachment.
    pub attachment_id: AttachmentId,
}

/// A window on one of the lists.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContactListGet {
    /// Which.
    pub list: ContactListName,
    /// Matches name, reading, nickname, company, phone, e-mail and tags; empty: all.
    pub search: String,
    /// In which order.
    pub sort: ContactSort,
    /// First row.
    pub offset: u32,
    /// Rows, at most 200.
    pub limit: u32,
}

/// Writes a contact who is not on LINE.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContactCreate {
    /// What is known.
    pub fields: ContactFields,
}

/// Changes a contact (R12).
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContactEdit {
    /// The contact.
    pub contact_id: ContactId,
    /// The version the form started from.
    pub version: u32,
    /// All fields.
    pub fields: ContactFields,
}

/// Says who sees a contact (R14).
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContactShare {
    /// The contact.
    pub contact_id: ContactId,
    /// How far.
    pub sharing: Sharing,
    /// For `chosen`: with whom.
    pub member_ids: Vec<MemberId>,
}

/// Names a contact and a colleague.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContactMember {
    /// The contact.
    pub contact_id: ContactId,
    /// The colleague.
    pub member_id: MemberId,
}

/// Renames the company.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompanyRename {
    /// 1 to 100 characters.
    pub name: String,
}

/// Sets the LINE connection (R1).
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionSet {
    /// On or off.
    pub on: bool,
    /// For everybody; otherwise for the chosen.
    pub everyone: bool,
    /// The chosen.
    pub member_ids: Vec<MemberId>,
}

/// Adds a member.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberAdd {
    /// The directory entry.
    pub fields: MemberFields,
}

/// Changes a member.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberEdit {
    /// The member.
    pub member_id: MemberId,
    /// The version the form started from.
    pub version: u32,
    /// The directory entry.
    pub fields: MemberFields,
}

/// Sets a member's photo.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberPhotoSet {
    /// The member.
    pub member_id: MemberId,
    /// PNG, JPEG, GIF or WebP of at most 10 MB in Base64; none: no photo.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub image: Option<String>,
}

/// Keys of a LINE account: to look whose they are, or to connect it. Its secrets go to where secrets are kept.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountConnect {
    /// From LINE's console.
    pub fields: AccountFields,
}

/// Says whether an account is shared.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountMode {
    /// The account.
    pub line_account_id: LineAccountId,
    /// Shared, or one member's own.
    pub shared: bool,
}

/// Names a LINE account.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfAccount {
    /// The account.
    pub line_account_id: LineAccountId,
}

/// Ticks a line of an account's checklist, or takes the tick away.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountChecklist {
    /// The account.
    pub line_account_id: LineAccountId,
    /// Which line.
    pub item: ChecklistName,
    /// Done, or not.
    pub done: bool,
}

/// Sets how many messages an account sends in a month at most.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountStopLine {
    /// The account.
    pub line_account_id: LineAccountId,
    /// None: as many as the plan has.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub stop_line: Option<u32>,
}

/// Sets where LINE finds this computer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PublicAddressSet {
    /// https, at most 400 characters; none: LINE does not find this computer.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub url: Option<String>,
}

/// Opens the file of secrets.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SecretsUnlock {
    /// Its passphrase.
    pub passphrase: String,
}

/// Says where secrets are kept from now on; those at hand move there.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SecretsKeep {
    /// Where.
    pub place: SecretsPlace,
    /// For `file`: its passphrase, at least 8 characters. Otherwise empty.
    pub passphrase: String,
}

/// Opens a web link from a message, after the member confirmed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinkOpen {
    /// http or https.
    pub url: String,
}
