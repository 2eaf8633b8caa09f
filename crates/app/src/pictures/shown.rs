//! Shown pictures: what the window draws of stored media. A picture from a stranger is decoded here, within bounds, and made
//! to fit: the web view never draws one at a size that its sender chose.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::MediaHash;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use store::media::{self, Media};
use tokio::sync::Semaphore;

use super::photos;
use crate::blocking::blocking;
use crate::{App, Error, ErrorCode, Result};

/// Pictures that were made to fit are kept in memory up to this size, in bytes: a few rooms full. Not on the disk, so that what a
/// LINE user takes back is nowhere.
const CACHE_BYTES: u64 = 48 * 1024 * 1024;
/// So many of them, as a guess for the cache.
const CACHE_PICTURES: usize = 300;
/// Pictures that are decoded at the same time: each may take much memory.
const AT_ONCE: usize = 2;
/// Media that a window can show harmlessly without their being decoded here.
const PLAYED: [&str; 5] = ["video/mp4", "audio/mp4", "audio/mpeg", "audio/x-m4a", "audio/aac"];
/// Pictures that a window can show, where they fit.
const PICTURES: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/// How large a picture is shown at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ShownSize {
    /// In a list.
    Small,
    /// By itself.
    Large,
}

impl ShownSize {
    /// The longest side, in pixels.
    pub fn side(self) -> u32 {
        match self {
            Self::Small => 640,
            Self::Large => 2048,
        }
    }
}

/// What the window is given of stored media.
#[derive(Debug, Clone)]
pub enum ShownMedia {
    /// The stored file as it is: a picture that fits, a video or a sound.
    File {
        /// Its bytes.
        path: PathBuf,
        /// `image/jpeg`, …
        mime: String,
    },
    /// A picture that was made to fit.
    Picture(Arc<ShownPicture>),
}

/// A picture that was made to fit.
#[derive(Debug)]
pub struct ShownPicture {
    /// A JPEG, or a PNG where it is transparent.
    pub bytes: Vec<u8>,
    /// `image/jpeg` or `image/png`.
    pub mime: &'static str,
}

/// The pictures that were made to fit. Clones share them.
#[derive(Clone)]
pub(crate) struct ShownPictures {
    made: Arc<Cache<(MediaHash, ShownSize), Arc<ShownPicture>, Bytes>>,
    decoding: Arc<Semaphore>,
}

impl Default for ShownPictures {
    fn default() -> Self {
        Self {
            made: Arc::new(Cache::with_weighter(CACHE_PICTURES, CACHE_BYTES, Bytes)),
            decoding: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }
}

/// Weighs a picture by its bytes.
#[derive(Clone)]
struct Bytes;

impl Weighter<(MediaHash, ShownSize), Arc<ShownPicture>> for Bytes {
    fn weight(&self, _: &(MediaHash, ShownSize), picture: &Arc<ShownPicture>) -> u64 {
        picture.bytes.len() as u64
    }
}

impl App {
    /// Stored media as the window shows them: pictures no larger than `size`. None for what is not there, is no picture,
    /// video or sound, or cannot be decoded within bounds.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn media_shown(&self, hash: &MediaHash, size: ShownSize) -> Result<Option<ShownMedia>> {
        let Some(path) = media::path(self.store.folder(), hash) else { return Ok(None) };
        let found = media::get(&mut self.store.read().await?, hash).await?;
        let Some(media) = found else { return Ok(None) };
        if PLAYED.contains(&media.mime.as_str()) || fits(&media, size) {
            return Ok(Some(ShownMedia::File { path, mime: media.mime }));
        }
        if !PICTURES.contains(&media.mime.as_str()) || !is_viewable(media.width, media.height) {
            return Ok(None);
        }
        Ok(self.shown_pictures.fitted(&path, hash, size).await?.map(ShownMedia::Picture))
    }
}

/// Whether a picture can be drawn as it is.
fn fits(media: &Media, size: ShownSize) -> bool {
    // Moving pictures stand still once they are made anew.
    let most = if media.mime == "image/gif" { ShownSize::Large } else { size }.side();
    let sides = media.width.zip(media.height);
    PICTURES.contains(&media.mime.as_str()) && sides.is_some_and(|(width, height)| width.max(height) <= most)
}

/// Whether a picture of so many pixels can be decoded here, within bounds. One whose pixels are not known cannot.
pub(crate) fn is_viewable(width: Option<u32>, height: Option<u32>) -> bool {
    width.zip(height).is_some_and(|(width, height)| photos::within_bounds(width, height))
}

impl ShownPictures {
    async fn fitted(
        &self,
        path: &Path,
        hash: &MediaHash,
        size: ShownSize,
    ) -> Result<Option<Arc<ShownPicture>>> {
        let key = (hash.clone(), size);
        let made = self.made.get_or_insert_async(&key, async {
            let _permit = self.decoding.acquire().await;
            let path = path.to_owned();
            let made = blocking(move || std::fs::read(path).ok().and_then(|bytes| make(&bytes, size.side())));
            made.await?.map(Arc::new).ok_or_else(|| Error::new(ErrorCode::BadImage))
        });
        match made.await {
            Ok(picture) => Ok(Some(picture)),
            Err(error) if error.code == ErrorCode::BadImage => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// A picture no larger than `side`, without what its camera wrote into it; none where it cannot be decoded within bounds.
fn make(bytes: &[u8], side: u32) -> Option<ShownPicture> {
    let picture = photos::decode(bytes).ok()?;
    let picture =
        if picture.width().max(picture.height()) > side { picture.thumbnail(side, side) } else { picture };
    let (bytes, mime) = photos::encode(&picture).ok()?;
    Some(ShownPicture { bytes, mime })
}
