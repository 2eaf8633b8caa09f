//! A picture of a LINE user or a group on LINE, behind the address that LINE told.

use domain::{MediaHash, UtcMs};
use store::WriteTx;
use store::media::{self, Media};

use crate::Result;

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
        tx: &mut WriteTx,
        known: Option<&MediaHash>,
        now: UtcMs,
    ) -> Result<Option<MediaHash>> {
        match self {
            Self::None => Ok(None),
            Self::Same | Self::Later => Ok(known.cloned()),
            Self::New(new) => {
                media::insert(tx, new, now).await?;
                Ok(Some(new.hash.clone()))
            }
        }
    }
}
