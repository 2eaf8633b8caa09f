//! What LINE, and the phones of LINE users, may fetch from this computer: what was sent, and nothing else.

use std::path::PathBuf;

use store::{media, published_media};

use crate::{App, Result};

/// A file that anybody may fetch who has its link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedMedia {
    /// Its bytes.
    pub path: PathBuf,
    /// `image/jpeg`, …
    pub mime: String,
    /// To be saved under this name; none: to be shown.
    pub save_as: Option<String>,
}

impl App {
    /// What a link's token leads to; none for one that was never given out, or was withdrawn.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn published(&self, token: &str) -> Result<Option<PublishedMedia>> {
        let found = published_media::by_token(&mut self.store.read().await?, token).await?;
        Ok(found.and_then(|found| {
            Some(PublishedMedia {
                path: media::path(self.store.folder(), &found.hash)?,
                mime: found.mime,
                save_as: Some(found.name).filter(|name| !name.is_empty()),
            })
        }))
    }
}
