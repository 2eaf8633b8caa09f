//! What the commands about invitations (R7, R8) take.

use app::invitations::views::{CardSheet, CardWords, InvitationPart, QrFormat, ShareProgram};
use domain::InvitationId;
use domain::invitation::Channel;
use serde::Deserialize;
use ts_rs::TS;

/// Names an invitation.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfInvitation {
    /// The invitation.
    pub invitation_id: InvitationId,
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

/// An invitation's card, on a sheet.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InvitationCard {
    /// The invitation.
    pub invitation_id: InvitationId,
    /// Which sheet.
    pub sheet: CardSheet,
    /// What stands on it besides QR code, name and company.
    pub words: CardWords,
}

/// Hands an invitation to another program by a link.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InvitationShare {
    /// The invitation.
    pub invitation_id: InvitationId,
    /// Which.
    pub program: ShareProgram,
    /// For e-mail, at most 200 characters.
    pub subject: String,
    /// The words, at most 1,000 characters; the link is added if it is missing.
    pub text: String,
}

/// Shares an invitation through the system.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InvitationSystemShare {
    /// The invitation.
    pub invitation_id: InvitationId,
    /// For e-mail and the share sheet's title, at most 200 characters.
    pub subject: String,
    /// The words, at most 1,000 characters; the link is added if it is missing.
    pub text: String,
}

/// Opens LINE for PC for an invitation.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InvitationOpenLine {
    /// The invitation.
    pub invitation_id: InvitationId,
    /// The words, at most 1,000 characters; the link is added if it is missing.
    pub text: String,
}
