//! Media: pictures and files, kept once under the SHA-256 of their bytes: `media/ab/abcdef…`.

use std::path::{Path, PathBuf};

use domain::{MediaHash, UtcMs};
use sha2::{Digest, Sha256};

use crate::{Conn, Result, Row, query};

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

/// Writes bytes to the folder, durably, unless they are there. Call before the row that names them
/// is committed: a file without a row is harmless, a row without a file is not.
///
/// # Errors
/// When the disk refuses.
pub async fn write(folder: &Path, bytes: Vec<u8>) -> Result<MediaHash> {
    let folder = folder.to_owned();
    let written = tokio::task::spawn_blocking(move || write_now(&folder, &bytes)).await;
    written.map_err(|e| std::io::Error::other(e.to_string()))?
}

fn write_now(folder: &Path, bytes: &[u8]) -> Result<MediaHash> {
    use std::io::Write;
    let digest = Sha256::digest(bytes);
    let hash = MediaHash(digest.iter().map(|b| format!("{b:02x}")).collect());
    let Some(path) = path(folder, &hash) else { return Err(std::io::Error::other("not a hash").into()) };
    if path.exists() {
        return Ok(hash);
    }
    let parent = path.parent().unwrap_or(folder);
    std::fs::create_dir_all(parent)?;
    let part = path.with_extension("part");
    let mut file = std::fs::File::create(&part)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&part, &path)?;
    Ok(hash)
}

/// Moves a file that is written, and on the disk, to its place. Call within the transaction that names it, so that nobody
/// removes it in between.
///
/// # Errors
/// When the disk refuses.
pub async fn adopt(folder: &Path, file: &Path, hash: &MediaHash) -> Result<()> {
    let Some(path) = path(folder, hash) else { return Err(std::io::Error::other("not a hash").into()) };
    tokio::fs::create_dir_all(path.parent().unwrap_or(folder)).await?;
    tokio::fs::rename(file, &path).await?;
    Ok(())
}

/// Removes the bytes of `hash`. Call within the transaction that forgets them.
///
/// # Errors
/// When the disk refuses; a file that is not there is no error.
pub async fn remove(folder: &Path, hash: &MediaHash) -> Result<()> {
    let Some(path) = path(folder, hash) else { return Ok(()) };
    match tokio::fs::remove_file(path).await {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Saves what is known of stored bytes. Saved again, it only gains: what came as a mere file may be known as a picture now.
///
/// # Errors
/// When the database refuses.
pub async fn insert(conn: &mut Conn, media: &Media, now: UtcMs) -> Result<()> {
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
    .execute(conn)
    .await?;
    Ok(())
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
