//! What the commands about contacts take.

use app::contacts::views::{ContactListName, ContactSort};
use domain::contact::{ContactFields, Sharing};
use domain::message::DeletionAnswer;
use domain::{ContactId, MemberId, MessageId};
use serde::Deserialize;
use ts_rs::TS;

/// Names a contact.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfContact {
    /// The contact.
    pub contact_id: ContactId,
}

/// A window on one of the lists.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContactListGet {
    /// Which.
    pub list: ContactListName,
    /// Matches name, reading, nickname, company, phone, e-mail and tags; empty: all.
    pub search: String,
    /// Those with this tag; none: all.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub tag: Option<String>,
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

/// Answers a colleague's question whether a contact may be deleted (R17).
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeletionQuestionAnswer {
    /// The system message that asks.
    pub message_id: MessageId,
    /// The answer.
    pub answer: DeletionAnswer,
}
