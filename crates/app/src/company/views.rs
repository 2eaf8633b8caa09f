//! What the window knows first, My Profile, and what administrators see.

use domain::account::PhotoMatch;
use domain::settings::{Locale, NotificationText, Theme};
use domain::storage::StorageFault;
use domain::workspace::{LineRefusal, PracticeStepName, WorkspaceKind};
use domain::{LineAccountId, MediaHash, MemberId, RoomId, UtcMs};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::accounts::views::{AdminAccount, FoundAddress, PublicAddress, Secrets, Trouble};
use crate::authorisation::LineAccess;
use crate::backups::views::BackupTrouble;
use crate::cards::LineAccountCard;
use crate::cards::MemberCard;
use crate::environment::SecretsState;

/// What the window needs to know before anything else.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// The company's name.
    pub company_name: String,
    /// What the workspace is for.
    pub kind: WorkspaceKind,
    /// The member who works in this window.
    pub me: MemberCard,
    /// Whether Admin is shown.
    pub administrator: bool,
    /// How many members work here: with one there is nobody to switch to.
    pub members: u32,
    /// This member has a PIN.
    pub has_pin: bool,
    /// Minutes without a hand on mouse or keyboard after which the window locks itself; none: never.
    pub idle_lock_minutes: Option<u32>,
    /// Whether this member may invite LINE users and talk with them (R1).
    pub line: LineAccess,
    /// The host that messages go to instead of LINE, which the program was started with: every screen says so. None when
    /// it is LINE, and in Practice.
    pub line_elsewhere: Option<String>,
    /// Unread messages in the member's rooms, muted ones left out.
    pub unread: u32,
    /// Rooms that nobody has taken yet and this member could take.
    pub unassigned: u32,
    /// Administrators: rooms that no member who can come looks after (R27). None for others.
    pub unattended: Option<u32>,
    /// The member's own settings.
    pub settings: Settings,
    /// What worked and has stopped: one line for each account.
    pub troubles: Vec<Trouble>,
    /// Whether the LINE accounts' secrets can be had.
    pub secrets: SecretsState,
    /// Messages that await this member's confirmation; none when none does (R25, R26).
    pub to_confirm: Option<ToConfirm>,
    /// This workspace was put back from a copy, and nobody has decided yet what goes out; only administrators are told.
    pub restored: Option<RestoredCopy>,
    /// Backups fail since the last good one; for administrators.
    pub backup_trouble: Option<BackupTrouble>,
    /// Why nothing can be written on this computer now.
    pub storage: Option<StorageFault>,
    /// When a check found that the database is damaged; none: nothing is the matter.
    pub damage_found_at: Option<UtcMs>,
    /// A public address that waits for an administrator; none for others, and when none waits.
    pub found_address: Option<FoundAddress>,
    /// How many webhook events are set aside; 0 for who is no administrator.
    pub set_aside_events: u32,
}

/// Messages that go only when this member says so (R25, R26).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ToConfirm {
    /// How many.
    pub messages: u32,
    /// The room of one of them.
    pub room_id: RoomId,
}

/// A workspace that was put back from a copy (R26).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RestoredCopy {
    /// Since when it is known.
    pub at: UtcMs,
    /// How many messages waited in it, and still do.
    pub waiting: u32,
}

/// What becomes of what waited in a restored copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RestoredChoice {
    /// Everything goes now.
    Send,
    /// Nothing goes.
    Discard,
    /// Each goes when its writer says so.
    LookAtEach,
}

/// Decides about what waited in a restored copy.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RestoredDecision {
    /// What becomes of it.
    pub choice: RestoredChoice,
}

/// What a member sets for themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// The window's language.
    pub locale: Locale,
    /// The window's colours.
    pub theme: Theme,
    /// Seconds in which a sent message can be recalled (R22), 0 to 30.
    pub undo_seconds: u32,
    /// How much of a message its notification shows.
    pub notification_text: NotificationText,
    /// Whether there are quiet hours, in which nothing is notified (R31).
    pub quiet_hours: bool,
    /// When they begin, in minutes since midnight by this computer's clock.
    pub quiet_from: u32,
    /// When they end, in minutes since midnight; before `quiet_from` it is on the next day.
    pub quiet_to: u32,
}

/// Changes the member's own settings; what is left out stays.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SettingsSet {
    /// The window's language.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub locale: Option<Locale>,
    /// The window's colours.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub theme: Option<Theme>,
    /// 0 to 30.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub undo_seconds: Option<u32>,
    /// How much of a message its notification shows.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub notification_text: Option<NotificationText>,
    /// Whether there are quiet hours.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub quiet_hours: Option<bool>,
    /// When they begin: 0 to 1439.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub quiet_from: Option<u32>,
    /// When they end: 0 to 1439.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub quiet_to: Option<u32>,
}

/// One step of the path that shows what to try in Practice.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PracticeStep {
    /// Which step.
    pub id: PracticeStepName,
    /// It has been done in this workspace.
    pub done: bool,
}

/// Who can write at this computer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionMembers {
    /// The window is locked.
    pub locked: bool,
    /// The company's name.
    pub company_name: String,
    /// The member who acts, or did last.
    pub last: Option<MemberId>,
    /// Everybody who works here, by name.
    pub members: Vec<SessionMember>,
    /// The file that takes administrators' PINs away at the next start, for the last one who forgot theirs.
    pub forgotten_file: String,
}

/// A member who can write at this computer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionMember {
    /// Face and name.
    pub card: MemberCard,
    /// Is asked for a PIN.
    pub has_pin: bool,
    /// Unread messages in the member's rooms, muted ones left out.
    pub unread: u32,
}

/// Admin, whole.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Admin {
    /// The company's name, shown to LINE users as the status message (R5).
    pub company_name: String,
    /// The LINE connection (R1).
    pub connection: Connection,
    /// Everybody in the directory, by name.
    pub members: Vec<AdminMember>,
    /// The LINE accounts.
    pub accounts: Vec<AdminAccount>,
    /// Where LINE finds this computer.
    pub address: PublicAddress,
    /// How secrets are kept.
    pub secrets: Secrets,
    /// Minutes after which the window locks itself; none: never.
    pub idle_lock_minutes: Option<u32>,
    /// What media may take.
    pub media_limits: MediaLimits,
}

/// What the administrator has set for media that come in (R30) and for links to those that went out, or the usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MediaLimits {
    /// Megabytes that one LINE user may send a day, 1 or more.
    pub megabytes_a_day: u32,
    /// Days that a link to what was sent lives, 1 or more.
    pub link_days: u32,
}

/// The company's name, and whether it stands in the way (R1).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Company {
    /// The company's name, shown to LINE users as the status message (R5).
    pub company_name: String,
    /// LINE would refuse the name: the connection cannot be switched on with it.
    pub company_name_refused: bool,
}

/// The company's switch and the grants (R1).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Connection {
    /// Talking with LINE users is on.
    pub on: bool,
    /// For everybody; otherwise for chosen members.
    pub everyone: bool,
    /// The company's name stands in the way.
    pub company_name_refused: bool,
}

/// A member, as administrators see them.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AdminMember {
    /// The member.
    pub id: MemberId,
    /// Directory name.
    pub name: String,
    /// How it is read.
    pub reading: String,
    /// Department.
    pub department: String,
    /// Photo.
    pub photo: Option<MediaHash>,
    /// May administer.
    pub administrator: bool,
    /// Is among the chosen.
    pub line_granted: bool,
    /// Has a PIN.
    pub has_pin: bool,
    /// Why the member cannot talk with LINE users now; none: can.
    pub refusal: Option<LineRefusal>,
    /// The account that carries the member's conversations.
    pub line_account_id: Option<LineAccountId>,
    /// That account's basic ID.
    pub message_id: Option<String>,
    /// Goes up with each change.
    pub version: u32,
}

/// What a member wrote that LINE has not seen, as an administrator is told before the member is removed (R25).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnsentMessages {
    /// Messages that go by themselves, now or when what they are on hold for is over.
    pub waiting: u32,
    /// Messages that await confirmation.
    pub awaiting_confirmation: u32,
}

/// What an administrator writes about a member.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberFields {
    /// Directory name, 1 to 100 characters.
    pub name: String,
    /// How it is read.
    pub reading: String,
    /// Department.
    pub department: String,
    /// May administer.
    pub administrator: bool,
    /// The account that carries the member's conversations.
    pub line_account_id: Option<LineAccountId>,
}

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
    /// The photo that LINE shows, and how it compares with the member's. Only of an account of one's own: on a shared one
    /// LINE users see the member's own photo beside their messages.
    pub line_photo: Option<LinePhoto>,
    /// What a LINE user searches for. None without an account.
    pub message_id: Option<String>,
    /// The link that adds the member. None without an account, and while the member may not invite (R1).
    pub add_contact_url: Option<String>,
    /// The same link as a QR code: an SVG document.
    pub qr_svg: Option<String>,
    /// Whether inviting is open (R1).
    pub line: LineAccess,
}

/// The photo that LINE shows of a member with an account of their own.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinePhoto {
    /// The photo, as LINE has told it last.
    pub photo: Option<MediaHash>,
    /// How it compares with the one of the company directory.
    pub compared: PhotoMatch,
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

/// A colleague in full.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberDetail {
    /// Face and name.
    pub card: MemberCard,
    /// How the name is read.
    pub reading: String,
    /// What LINE users search for to find this member; none without an account.
    pub message_id: Option<String>,
}
