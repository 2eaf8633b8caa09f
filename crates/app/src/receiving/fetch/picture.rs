//! A picture of a LINE user or a group on LINE, behind the address that LINE told.

use domain::MediaHash;
use store::WriteTx;
use store::media::{self, Media};

use crate::{App, ErrorCode, Result};

impl App {
    /// The picture behind an address: the known one while the address is the same.
    pub(super) async fn picture(
        &self,
        url: Option<&str>,
        known_url: Option<&str>,
        known: Option<&MediaHash>,
    ) -> Result<Picture> {
        match url {
            None => Ok(Picture::None),
            Some(url) if known.is_some() && known_url == Some(url) => Ok(Picture::Same),
            Some(url) => match self.pictures.fetch(&self.store, url).await {
                Ok(Some(media)) => Ok(Picture::New(media)),
                Ok(None) => Ok(Picture::None),
                Err(error) if error.code == ErrorCode::LineUnreachable => Ok(Picture::Later),
                Err(error) => Err(error),
            },
        }
    }
}

/// What became of a picture.
pub(super) enum Picture {
    None,
    Same,
    New(Media),
    /// It may come later; until then the known one stays.
    Later,
}

impl Picture {
    /// Notes a new picture; which one is shown from now on.
    pub(super) async fn keep(
        &self,
        app: &App,
        tx: &mut WriteTx,
        known: Option<&MediaHash>,
    ) -> Result<Option<MediaHash>> {
        match self {
            Self::None => Ok(None),
            Self::Same | Self::Later => Ok(known.cloned()),
            Self::New(new) => {
                media::insert(tx.conn(), new, app.now()).await?;
                Ok(Some(new.hash.clone()))
            }
        }
    }
}
