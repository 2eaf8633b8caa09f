//! Published media: links under which LINE, and the phones of LINE users, fetch what was sent. Nothing else of a workspace
//! can be fetched.

use domain::message::MediaPart;
use domain::{MediaHash, MessageId, UtcMs};

use crate::{Conn, Result, Row, query};

/// Bytes that anybody can fetch who has the link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedMedia {
    /// The bytes.
    pub hash: MediaHash,
    /// `image/jpeg`, …
    pub mime: String,
    /// To be saved under this name; empty: to be shown.
    pub name: String,
}

/// Publishes the bytes of a message under a token.
///
/// # Errors
/// When the database refuses.
pub async fn publish(
    conn: &mut Conn,
    token: &str,
    (message, part): (&MessageId, MediaPart),
    (hash, name): (&MediaHash, &str),
    now: UtcMs,
) -> Result<()> {
    query(
        "INSERT INTO published_media (token, media_hash, message_id, part, name, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (message_id, part) DO NOTHING",
    )
    .bind(token)
    .bind(hash)
    .bind(message)
    .bind(part)
    .bind(name)
    .bind(now)
    .execute(conn)
    .await?;
    Ok(())
}

/// Publishes a member's icon, as LINE shows it beside a bubble, under a token. `photo` is what it was made from.
///
/// # Errors
/// When the database refuses.
pub async fn publish_icon(
    conn: &mut Conn,
    token: &str,
    hash: &MediaHash,
    photo: &MediaHash,
    now: UtcMs,
) -> Result<()> {
    query(
        "INSERT INTO published_media (token, media_hash, part, name, created_at) VALUES ($1, $2, 'icon', $3, $4)",
    )
    .bind(token)
    .bind(hash)
    .bind(photo)
    .bind(now)
    .execute(conn)
    .await?;
    Ok(())
}

/// The token of the icon that was made from a photo.
///
/// # Errors
/// When the database refuses.
pub async fn icon_token(conn: &mut Conn, photo: &MediaHash) -> Result<Option<String>> {
    query(ICON_TOKEN).bind(photo).fetch_optional_value(conn).await
}

pub(crate) const ICON_TOKEN: &str = "SELECT token FROM published_media WHERE name = $1 AND part = 'icon'";

/// The media behind a token; none for one that was never given out, or was withdrawn.
///
/// # Errors
/// When the database refuses.
pub async fn by_token(conn: &mut Conn, token: &str) -> Result<Option<PublishedMedia>> {
    let row = query(
        "SELECT p.media_hash AS hash, m.mime AS mime, CASE WHEN p.part = 'file' THEN p.name ELSE '' END AS name \
         FROM published_media p JOIN media m ON m.hash = p.media_hash WHERE p.token = $1",
    )
    .bind(token)
    .fetch_optional(conn)
    .await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<PublishedMedia> {
    Ok(PublishedMedia { hash: row.get("hash")?, mime: row.get("mime")?, name: row.get("name")? })
}

/// Withdraws the links of a message: nobody got it.
///
/// # Errors
/// When the database refuses.
pub async fn withdraw(conn: &mut Conn, message: &MessageId) -> Result<()> {
    query("DELETE FROM published_media WHERE message_id = $1").bind(message).execute(conn).await?;
    Ok(())
}
