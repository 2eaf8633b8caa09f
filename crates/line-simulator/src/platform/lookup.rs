//! Looking an account up: by QR code, link or basic id.
use serde::{Deserialize, Serialize};

use super::handle::Platform;
use crate::error::{ControlError, ErrorCode};
use crate::link::{self, LineLink};
use crate::qr;
use crate::world::{Binary, Relation};

/// A lookup of an account. In JSON exactly one of the four fields.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Lookup {
    /// By a picture with a QR code in it, PNG or JPEG.
    Qr {
        /// The picture's bytes.
        qr: Binary,
    },
    /// By what the host's window shows now; [`Config::camera`](crate::Config::camera) takes the picture.
    Camera {
        /// Whether to use the camera: always true.
        camera: bool,
    },
    /// By a link that was pressed.
    Url {
        /// The link's URL.
        url: String,
    },
    /// By a basic id, with or without `@`.
    Id {
        /// The basic id.
        id: String,
    },
}

impl Lookup {
    /// A lookup by a picture.
    pub fn qr(picture: impl Into<Vec<u8>>) -> Self {
        Self::Qr { qr: Binary(picture.into()) }
    }

    /// A lookup by a link.
    pub fn url(url: impl Into<String>) -> Self {
        Self::Url { url: url.into() }
    }

    /// A lookup by a basic id.
    pub fn id(id: impl Into<String>) -> Self {
        Self::Id { id: id.into() }
    }
}

/// The screen that the phone opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Screen {
    /// The account's profile, with the button that adds it.
    Profile,
    /// The chat.
    Chat,
}

/// The result of looking an account up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LookupResult {
    /// The account.
    pub account: FoundAccount,
    /// The user's relation to the account.
    pub relation: Relation,
    /// The screen that the phone opens.
    pub opens: Screen,
    /// The text in the composer, not sent yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// The profile of an account that was looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FoundAccount {
    /// The basic id, `@…`.
    pub basic_id: String,
    /// The display name.
    pub display_name: String,
    /// The URL of the profile picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture_url: Option<String>,
}

impl Platform {
    /// Looks an account up without adding it.
    ///
    /// # Errors
    /// `qr_unreadable`, `link_unknown`, `id_unknown`, `too_large`, `not_found` for the user.
    pub async fn look_up(&self, user_id: &str, lookup: Lookup) -> Result<LookupResult, ControlError> {
        self.read(|live| live.user(user_id).map(|_| ()))?;
        let link = match lookup {
            Lookup::Qr { qr } => self.scan(move || Some(qr.0)).await?,
            Lookup::Camera { .. } => {
                let camera = self.0.camera.clone();
                self.scan(move || camera.and_then(|camera| camera())).await?
            }
            Lookup::Url { url } => link::parse(&url).ok_or_else(link_unknown)?,
            Lookup::Id { id } => LineLink::Profile { id: with_at(&id) },
        };
        self.open_link(user_id, link)
    }

    /// Takes a picture and decodes its QR codes on a thread of its own: both take their time.
    async fn scan(
        &self,
        take: impl FnOnce() -> Option<Vec<u8>> + Send + 'static,
    ) -> Result<LineLink, ControlError> {
        let texts = tokio::task::spawn_blocking(move || {
            let nothing =
                || ControlError::new(ErrorCode::QrUnreadable, "Nothing is shown that could be scanned.");
            qr::read(&take().ok_or_else(nothing)?)
        });
        let broken = |_| ControlError::new(ErrorCode::QrUnreadable, "The picture could not be read.");
        let texts = texts.await.map_err(broken)??;
        texts.iter().find_map(|text| link::parse(text)).ok_or_else(link_unknown)
    }

    fn open_link(&self, user_id: &str, link: LineLink) -> Result<LookupResult, ControlError> {
        self.read(|live| {
            let unknown = || ControlError::new(ErrorCode::IdUnknown, "No LINE account has this id.");
            let account = live.world.accounts.get(link.id()).ok_or_else(unknown)?;
            let relation = live.user(user_id)?.friendship(&account.basic_id).relation;
            let (opens, text) = match link {
                LineLink::Chat { text, .. } => (Screen::Chat, Some(text).filter(|text| !text.is_empty())),
                LineLink::Profile { .. } if relation == Relation::Friend => (Screen::Chat, None),
                LineLink::Profile { .. } => (Screen::Profile, None),
            };
            let account = FoundAccount {
                basic_id: account.basic_id.clone(),
                display_name: account.display_name.clone(),
                picture_url: self.picture_url(account.picture.as_ref()),
            };
            Ok(LookupResult { account, relation, opens, text })
        })
    }
}

fn link_unknown() -> ControlError {
    ControlError::new(ErrorCode::LinkUnknown, "This is no link to a LINE account.")
}

/// Normalises a basic id: people leave the `@` out and type capitals.
fn with_at(id: &str) -> String {
    format!("@{}", id.trim().trim_start_matches('@').to_lowercase())
}
