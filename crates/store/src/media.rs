//! Media: pictures and files, kept once under the SHA-256 of their bytes: `media/ab/abcdef…`.

use std::io::Write;
use std::path::{Path, PathBuf};

use domain::{MediaHash, UtcMs};
use sha2::{Digest, Sha256};

use crate::blocking::blocking;
use crate::files::{remove_file, rename_durably, sync_folder};
use crate::{Conn, Error, Result, Row, WriteTx, query};

/// What is known of stored bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    /// The bytes' SHA-256.
    pub hash: MediaHash,
    /// `image/jpeg`, …
    pub mime: String,
    /// Bytes.
    pub size: i64,
    /// Pixels, for pictures.
    pub width: Option<u32>,
    /// Pixels, for pictures.
    pub height: Option<u32>,
}

/// Where the bytes of `hash` lie below the data folder. None for anything that is not a hash, so
/// that no name from outside becomes a path.
pub fn path(folder: &Path, hash: &MediaHash) -> Option<PathBuf> {
    let name = hash.as_str();
    let plain = name.len() == 64 && name.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    plain.then(|| folder.join("media").join(&name[..2]).join(name))
}

/// Writes bytes to the folder, durably, unless they are there. Call before the transaction that names them with
/// [`insert`]: a file without a row is harmless, a row without a file is not.
///
/// # Errors
/// When the disk refuses.
pub async fn write(folder: &Path, bytes: Vec<u8>) -> Result<MediaHash> {
    let folder = folder.to_owned();
    blocking(move || write_now(&folder, &bytes)).await
}

fn write_now(folder: &Path, bytes: &[u8]) -> Result<MediaHash> {
    let digest = Sha256::digest(bytes);
    let hash = MediaHash(digest.iter().map(|b| format!("{b:02x}")).collect());
    let place = place(folder, &hash)?;
    if place.try_exists()? {
        return Ok(hash);
    }
    // A name of its own: two that write the same bytes at once would take each other's file away half written.
    let mut part = tempfile::Builder::new().suffix(".part").tempfile_in(folder.join("media"))?;
    part.write_all(bytes)?;
    part.as_file().sync_all()?;
    keep(part.path(), &place)?;
    Ok(hash)
}

/// Moves a file that is written and synced to its place, durably, and saves what is known of it. The file is there before
/// the commit that names it.
///
/// # Errors
/// When the disk or the database refuses.
pub async fn adopt(tx: &mut WriteTx, file: &Path, media: &Media, now: UtcMs) -> Result<()> {
    let (file, place) = (file.to_owned(), place(tx.folder(), &media.hash)?);
    let moved = blocking(move || keep(&file, &place)).await;
    tx.conn().observe_write(moved)?;
    insert(tx, media, now).await
}

fn keep(file: &Path, place: &Path) -> Result<()> {
    let folder = place.parent().unwrap_or(place);
    if !folder.try_exists()? {
        std::fs::create_dir_all(folder)?;
        sync_folder(folder.parent().unwrap_or(folder))?;
    }
    Ok(rename_durably(file, place)?)
}

fn place(folder: &Path, hash: &MediaHash) -> Result<PathBuf> {
    path(folder, hash).ok_or_else(|| std::io::Error::other("not a hash").into())
}

/// Saves what is known of written bytes. Saved again, it only gains: what came as a mere file may be known as a picture now.
///
/// # Errors
/// When the database refuses; `RolledBack` when the file was deleted since it was written, because nothing named it: begin
/// again with [`write`].
pub async fn insert(tx: &mut WriteTx, media: &Media, now: UtcMs) -> Result<()> {
    let place = place(tx.folder(), &media.hash)?;
    if !blocking(move || Ok(place.try_exists()?)).await? {
        return Err(Error::RolledBack);
    }
    query(
        "INSERT INTO media (hash, mime, size, width, height, created_at) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (hash) DO UPDATE SET mime = excluded.mime, width = excluded.width, height = excluded.height \
         WHERE media.mime = 'application/octet-stream'",
    )
    .bind(&media.hash)
    .bind(&media.mime)
    .bind(media.size)
    .bind(media.width)
    .bind(media.height)
    .bind(now)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Deletes what writes that broke off have left in the media folder. Nobody writes there yet.
pub(crate) fn discard_parts(media: &Path) {
    let Ok(entries) = std::fs::read_dir(media) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.extension().is_some_and(|ending| ending == "part")
            && let Err(error) = remove_file(&path)
        {
            tracing::warn!(%error, "a file that was written in part stays");
        }
    }
}

/// What is known of the bytes under a hash.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, hash: &MediaHash) -> Result<Option<Media>> {
    let sql = "SELECT hash, mime, size, width, height FROM media WHERE hash = $1";
    let row = query(sql).bind(hash).fetch_optional(conn).await?;
    row.as_ref().map(Media::read).transpose()
}

impl Media {
    /// Reads `hash`, `mime`, `size`, `width` and `height`.
    pub(crate) fn read(row: &Row) -> Result<Self> {
        Ok(Self {
            hash: row.get("hash")?,
            mime: row.get("mime")?,
            size: row.get("size")?,
            width: row.get("width")?,
            height: row.get("height")?,
        })
    }
}
