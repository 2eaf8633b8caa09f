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
    /// When its time began: LINE was told then. None for what has no end: a member's icon, and what LINE was not told yet.
    pub since: Option<UtcMs>,
    /// Somebody has withdrawn it.
    pub withdrawn: bool,
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

/// The media behind a token, also when its time is over; none for one that was never given out.
///
/// # Errors
/// When the database refuses.
pub async fn by_token(conn: &mut Conn, token: &str) -> Result<Option<PublishedMedia>> {
    let row = query(
        "SELECT p.media_hash AS hash, m.mime AS mime, CASE WHEN p.part = 'file' THEN p.name ELSE '' END AS name, \
         CASE WHEN s.delivery <> 'waiting' THEN p.created_at END AS since, p.withdrawn_at IS NOT NULL AS withdrawn \
         FROM published_media p JOIN media m ON m.hash = p.media_hash LEFT JOIN message s ON s.id = p.message_id \
         WHERE p.token = $1",
    )
    .bind(token)
    .fetch_optional(conn)
    .await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<PublishedMedia> {
    Ok(PublishedMedia {
        hash: row.get("hash")?,
        mime: row.get("mime")?,
        name: row.get("name")?,
        since: row.get("since")?,
        withdrawn: row.get("withdrawn")?,
    })
}

/// The time of a message's links begins: LINE is told of them now.
///
/// # Errors
/// When the database refuses.
pub async fn set_since(conn: &mut Conn, message: &MessageId, now: UtcMs) -> Result<()> {
    query("UPDATE published_media SET created_at = $2 WHERE message_id = $1")
        .bind(message)
        .bind(now)
        .execute(conn)
        .await?;
    Ok(())
}

/// Withdraws the links of a message that was sent: they lead nowhere from now on. False when they were withdrawn before, or
/// there are none.
///
/// # Errors
/// When the database refuses.
pub async fn withdraw(conn: &mut Conn, message: &MessageId, now: UtcMs) -> Result<bool> {
    let sql = "UPDATE published_media SET withdrawn_at = $2 WHERE message_id = $1 AND withdrawn_at IS NULL";
    Ok(query(sql).bind(message).bind(now).execute(conn).await? > 0)
}

/// Deletes the links of a message: nobody got it.
///
/// # Errors
/// When the database refuses.
pub async fn delete(conn: &mut Conn, message: &MessageId) -> Result<()> {
    query("DELETE FROM published_media WHERE message_id = $1").bind(message).execute(conn).await?;
    Ok(())
}
