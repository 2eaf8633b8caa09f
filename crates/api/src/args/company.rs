//! What the commands about the company, its members and their settings take.

use app::company::views::{MediaLimits, MemberFields, ProfilePart};
use domain::MemberId;
use serde::Deserialize;
use ts_rs::TS;

/// Names a member.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfMember {
    /// The member.
    pub member_id: MemberId,
}

/// Copies a part of My Profile.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProfileCopy {
    /// Which.
    pub part: ProfilePart,
}

/// Renames the company.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompanyRename {
    /// 1 to 100 characters.
    pub name: String,
}

/// Asks whether a name can be connected to LINE (R1), before it is given.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NameCheck {
    /// A company's or a member's.
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

/// Sets what media may take (R30).
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MediaLimitsSet {
    /// What they may take from now on.
    pub limits: MediaLimits,
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

/// Lets webhook events be tried again that are set aside.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetAsideRetry {
    /// Which, by its number; none: all.
    #[serde(default)]
    #[ts(optional, type = "number | null")]
    pub seq: Option<i64>,
}
