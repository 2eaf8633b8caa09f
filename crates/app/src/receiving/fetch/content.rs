//! The bytes of pictures, videos, sounds and files: streamed to the disk, never more than a limit, and kept once
//! under their hash.

use std::path::{Path, PathBuf};

use domain::MediaHash;
use domain::message::{MediaState, MessageKind};
use image::ImageReader;
use line::{Content, Download, ErrorKind};
use sha2::{Digest, Sha256};
use store::media::{self, Media};
use store::message_media::{self, DueMedia};
use store::{Change, WriteTx};
use tokio::io::AsyncWriteExt;

use super::fetching::Fetching;
use super::retry::Retry;
use crate::Result;
use crate::blocking::blocking;

/// Larger content is not fetched, in bytes: the largest video LINE carries, and half as much again.
const MOST_BYTES: u64 = 300 * 1024 * 1024;

/// Content on the disk, under a name of its own.
struct Written {
    file: PathBuf,
    hash: MediaHash,
    size: u64,
    content_type: Option<String>,
}

/// Why content did not come.
enum Missed {
    /// LINE or the connection.
    Line(line::Error),
    /// This disk.
    Disk(std::io::Error),
}

impl Fetching {
    pub(super) async fn fetch_content(&self, due: &DueMedia) -> Result<()> {
        let Some(client) = self.client_of(&due.line_account_id).await? else {
            return self.postpone_content(due, MediaState::Failed, Retry::WhenBack).await;
        };
        let content = match client.content(&due.line_message_id, MOST_BYTES).await {
            Ok(Download::Ready(content)) => content,
            Ok(Download::NotReady) => {
                return self.postpone_content(due, MediaState::Failed, Retry::Later).await;
            }
            Err(error) => {
                let retry = self.retry_after(&due.line_account_id, &error).await?;
                return self.postpone_content(due, state(&error), retry).await;
            }
        };
        let file = self.store.folder().join("media").join(format!("{}.part", due.message_id));
        match write(content, file.clone()).await {
            Ok(written) if written.size > 0 => self.save_content(due, written).await,
            Ok(_) => {
                discard(&file).await;
                self.postpone_content(due, MediaState::Failed, Retry::Never).await
            }
            Err(Missed::Line(error)) => {
                discard(&file).await;
                // It began to come: what breaks off each time is not fetched for ever.
                let retry = match Retry::after(&error) {
                    Retry::WhenBack | Retry::Later => Retry::Later,
                    Retry::Never => Retry::Never,
                };
                self.postpone_content(due, state(&error), retry).await
            }
            Err(Missed::Disk(error)) => {
                discard(&file).await;
                Err(store::Error::from(error).into())
            }
        }
    }

    async fn save_content(&self, due: &DueMedia, written: Written) -> Result<()> {
        let Written { file, hash, size, content_type } = written;
        let claimed = media_type(content_type.as_deref().unwrap_or_default());
        let (mime, pixels) = self.probe(&file, due.kind, &claimed).await?;
        if due.kind != MessageKind::File && pixels.is_none() && claimed == "text/html" {
            // A page for people, as from a gateway on the way.
            discard(&file).await;
            return self.postpone_content(due, MediaState::Failed, Retry::Later).await;
        }
        let media = Media {
            hash,
            mime,
            size: i64::try_from(size).unwrap_or(i64::MAX),
            width: pixels.map(|(width, _)| width),
            height: pixels.map(|(_, height)| height),
        };
        let mut tx = self.store.begin().await?;
        media::insert(tx.conn(), &media, self.environment.now()).await?;
        if message_media::set_stored(tx.conn(), &due.message_id, &media.hash).await? {
            media::adopt(self.store.folder(), &file, &media.hash).await?;
            return self.content_changed(tx, due).await;
        }
        // Taken back while it was on its way.
        drop(tx);
        discard(&file).await;
        Ok(())
    }

    async fn probe(
        &self,
        file: &Path,
        kind: MessageKind,
        claimed: &str,
    ) -> Result<(String, Option<(u32, u32)>)> {
        let mime = match kind {
            MessageKind::Image => {
                let file = file.to_owned();
                return blocking(move || picture(&file)).await;
            }
            MessageKind::Video if claimed.starts_with("video/") => claimed,
            MessageKind::Video => "video/mp4",
            MessageKind::Audio if claimed.starts_with("audio/") => claimed,
            MessageKind::Audio => "audio/mp4",
            MessageKind::Text
            | MessageKind::Sticker
            | MessageKind::File
            | MessageKind::Location
            | MessageKind::Unknown => "application/octet-stream",
        };
        Ok((mime.to_owned(), None))
    }

    async fn postpone_content(&self, due: &DueMedia, state: MediaState, retry: Retry) -> Result<()> {
        let mut tx = self.store.begin().await?;
        message_media::save_failure(
            tx.conn(),
            &due.message_id,
            state,
            retry.next(self.environment.now(), due.attempts),
        )
        .await?;
        self.content_changed(tx, due).await
    }

    async fn content_changed(&self, mut tx: WriteTx, due: &DueMedia) -> Result<()> {
        tx.changed(Change::Messages(due.room_id.clone()));
        Ok(tx.commit().await?)
    }
}

/// A `Content-Type` without its parameters.
fn media_type(content_type: &str) -> String {
    content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// What the window says of content that will not come.
fn state(error: &line::Error) -> MediaState {
    let gone = matches!(error.kind, ErrorKind::NotFound | ErrorKind::Gone);
    if gone { MediaState::Gone } else { MediaState::Failed }
}

async fn write(mut content: Content, file: PathBuf) -> std::result::Result<Written, Missed> {
    let mut out = tokio::fs::File::create(&file).await.map_err(Missed::Disk)?;
    let mut digest = Sha256::new();
    let mut size = 0;
    while let Some(chunk) = content.chunk().await.map_err(Missed::Line)? {
        digest.update(&chunk);
        size += chunk.len() as u64;
        out.write_all(&chunk).await.map_err(Missed::Disk)?;
    }
    out.sync_all().await.map_err(Missed::Disk)?;
    let hash = MediaHash(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect());
    Ok(Written { file, hash, size, content_type: content.content_type.take() })
}

/// What a picture is by its own bytes: LINE's word for it comes from a stranger.
fn picture(file: &Path) -> (String, Option<(u32, u32)>) {
    let unknown = || ("application/octet-stream".to_owned(), None);
    let Ok(reader) = ImageReader::open(file).and_then(ImageReader::with_guessed_format) else {
        return unknown();
    };
    let Some(format) = reader.format() else { return unknown() };
    match reader.into_dimensions() {
        Ok(pixels) => (format.to_mime_type().to_owned(), Some(pixels)),
        Err(_) => unknown(),
    }
}

async fn discard(file: &Path) {
    if let Err(error) = tokio::fs::remove_file(file).await {
        tracing::debug!(%error, "a part of a download stays until the next one");
    }
}
