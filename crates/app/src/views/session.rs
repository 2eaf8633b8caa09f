//! Who works here, with what rights, and how.

use domain::{LineAccountId, MemberId, UtcMs};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::MemberCard;
use super::accounts::CheckName;

/// What the window needs to know before anything else.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// The company's name.
    pub company_name: String,
    /// `practice` or `local`.
    pub kind: String,
    /// The member who works in this window.
    pub me: MemberCard,
    /// Whether Admin is shown.
    pub administrator: bool,
    /// Practice: whom the window can act as. Empty elsewhere.
    pub may_act_as: Vec<MemberCard>,
    /// Whether this member may invite LINE users and talk with them (R1).
    pub line: LineStanding,
    /// Unread messages in the member's rooms, muted ones left out.
    pub unread: u32,
    /// Rooms that nobody has taken yet and this member could take.
    pub unassigned: u32,
    /// The member's own settings.
    pub settings: Settings,
    /// What worked and has stopped: one line for each account.
    pub troubles: Vec<Trouble>,
    /// Whether the LINE accounts' secrets can be had.
    pub secrets: SecretsState,
}

/// Something about a LINE account that worked and has stopped.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Trouble {
    /// The account.
    pub line_account_id: LineAccountId,
    /// Its name on LINE.
    pub display_name: String,
    /// What stopped.
    pub check: CheckName,
    /// Why, as in [`Check::code`](super::accounts::Check::code).
    pub code: String,
    /// Since when, as far as it was looked at.
    pub since: UtcMs,
}

/// Whether the LINE accounts' secrets can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SecretsState {
    /// They are at hand.
    Ready,
    /// They lie in a file that waits for its passphrase.
    Locked,
    /// They were in memory only, and are asked for again.
    Asked,
    /// The computer's keychain is locked or missing.
    Unavailable,
}

/// R1: allowed, or why not and who can change it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LineStanding {
    /// Invitations and messages are open to this member.
    pub allowed: bool,
    /// Why not; none when allowed.
    pub reason: Option<LineRefusal>,
    /// Names of the administrators, who can change it.
    pub administrators: Vec<String>,
}

/// Why a member may not use the LINE connection (R1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LineRefusal {
    /// The company's switch is off.
    ConnectionOff,
    /// On for chosen members, and this member is not among them.
    NotGranted,
    /// The company's name has an emoji or the word "line".
    CompanyName,
    /// The member's name has an emoji or the word "line".
    MemberName,
    /// No LINE account is given to the member.
    NoAccount,
}

impl LineRefusal {
    /// The word that crosses IPC, also as an error's `reason`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ConnectionOff => "connection_off",
            Self::NotGranted => "not_granted",
            Self::CompanyName => "company_name",
            Self::MemberName => "member_name",
            Self::NoAccount => "no_account",
        }
    }
}

/// What a member sets for themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// `en`, `ja`, or none for the computer's language.
    pub locale: Option<String>,
    /// `light`, `dark`, or none for the computer's.
    pub theme: Option<String>,
    /// Seconds in which a sent message can be recalled (R22), 0 to 30.
    pub undo_seconds: u32,
}

/// One step of the path that shows what to try in Practice.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PracticeStep {
    /// invite, joined, reply, add_contact, edit, share, delete, restore.
    pub id: String,
    /// It has been done in this workspace.
    pub done: bool,
}

/// A LINE account, wherever its name is enough.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LineAccountCard {
    /// The account.
    pub id: LineAccountId,
    /// `@…`
    pub basic_id: String,
    /// Its name on LINE.
    pub display_name: String,
    /// Shared by several members; otherwise it is one member's own.
    pub shared: bool,
}

/// Asks to act as another member (Practice only).
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActAs {
    /// As whom.
    pub member_id: MemberId,
}
