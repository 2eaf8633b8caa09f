//! Three ways to an account: a QR code, a link, an id.
use serde::{Deserialize, Serialize};

use super::Platform;
use crate::link::{self, LineLink};
use crate::qr;
use crate::refusal::{Code, Refused};
use crate::world::{Binary, Relation};

/// How a LINE user comes upon an account. In JSON exactly one of the four fields.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Lookup {
    /// A picture with a QR code in it, PNG or JPEG.
    Qr {
        /// The picture's bytes.
        qr: Binary,
    },
    /// What the host's window shows now; [`Config::camera`](crate::Config::camera) takes the picture.
    Camera {
        /// Always true.
        camera: bool,
    },
    /// A link that was pressed.
    Url {
        /// The whole link.
        url: String,
    },
    /// A searched id, with or without `@`.
    Id {
        /// The id.
        id: String,
    },
}

impl Lookup {
    /// By a picture.
    pub fn qr(picture: impl Into<Vec<u8>>) -> Self {
        Self::Qr { qr: Binary(picture.into()) }
    }

    /// By a link.
    pub fn url(url: impl Into<String>) -> Self {
        Self::Url { url: url.into() }
    }

    /// By an id.
    pub fn id(id: impl Into<String>) -> Self {
        Self::Id { id: id.into() }
    }
}

/// What the phone opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Opens {
    /// The account's page with the button that adds it.
    Profile,
    /// The conversation.
    Chat,
}

/// The account that was found.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// Whose page opens.
    pub account: FoundAccount,
    /// How the user stands to it.
    pub relation: Relation,
    /// What opens.
    pub opens: Opens,
    /// Words in the composer, not sent yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// An account as it stands on its page.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FoundAccount {
    /// `@…`.
    pub basic_id: String,
    /// Its name.
    pub display_name: String,
    /// Where its picture is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture_url: Option<String>,
}

impl Platform {
    /// Finds an account without adding it.
    ///
    /// # Errors
    /// `qr_unreadable`, `link_unknown`, `id_unknown`, `too_large`, `not_found` for the user.
    pub async fn look(&self, user_id: &str, lookup: Lookup) -> Result<Found, Refused> {
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
        self.found(user_id, link)
    }

    /// Takes and reads a picture on a thread of its own: both take their time.
    async fn scan(
        &self,
        take: impl FnOnce() -> Option<Vec<u8>> + Send + 'static,
    ) -> Result<LineLink, Refused> {
        let texts = tokio::task::spawn_blocking(move || {
            let nothing = || Refused::new(Code::QrUnreadable, "Nothing is shown that could be scanned.");
            qr::read(&take().ok_or_else(nothing)?)
        });
        let broken = |_| Refused::new(Code::QrUnreadable, "The picture could not be read.");
        let texts = texts.await.map_err(broken)??;
        texts.iter().find_map(|text| link::parse(text)).ok_or_else(link_unknown)
    }

    fn found(&self, user_id: &str, link: LineLink) -> Result<Found, Refused> {
        self.read(|live| {
            let unknown = || Refused::new(Code::IdUnknown, "No LINE account has this id.");
            let account = live.world.accounts.get(link.id()).ok_or_else(unknown)?;
            let relation = live.user(user_id)?.tie(&account.basic_id).relation;
            let (opens, text) = match link {
                LineLink::Chat { text, .. } => (Opens::Chat, Some(text).filter(|text| !text.is_empty())),
                LineLink::Profile { .. } if relation == Relation::Friend => (Opens::Chat, None),
                LineLink::Profile { .. } => (Opens::Profile, None),
            };
            let account = FoundAccount {
                basic_id: account.basic_id.clone(),
                display_name: account.display_name.clone(),
                picture_url: self.picture_url(account.picture.as_ref()),
            };
            Ok(Found { account, relation, opens, text })
        })
    }
}

fn link_unknown() -> Refused {
    Refused::new(Code::LinkUnknown, "This is no link to a LINE account.")
}

/// A searched id as basic ids are written: people leave the `@` out and type capitals.
fn with_at(id: &str) -> String {
    format!("@{}", id.trim().trim_start_matches('@').to_lowercase())
}
