//! Links under which LINE, and the phones of LINE users, fetch what was sent. Nothing else of a workspace can be fetched.

use domain::{MediaHash, MessageId, UtcMs};

use crate::{Conn, Result, query};

/// What a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A picture, video or sound as it was sent.
    Original,
    /// The small picture of a picture or video.
    Preview,
    /// A file, which LINE users get as a link.
    File,
}

impl Part {
    fn word(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Preview => "preview",
            Self::File => "file",
        }
    }
}

/// Bytes that anybody can fetch who has the link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
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
    (message, part): (&MessageId, Part),
    (hash, name): (&MediaHash, &str),
    now: UtcMs,
) -> Result<()> {
    query(
        "INSERT INTO published_media (token, media_hash, message_id, part, name, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (message_id, part) DO NOTHING",
    )
    .bind(token)
    .bind(hash.as_str())
    .bind(message.as_str())
    .bind(part.word())
    .bind(name)
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// Publishes a member's photo, as LINE shows it beside a bubble. `of` is the photo that it was made from.
///
/// # Errors
/// When the database refuses.
pub async fn publish_icon(
    conn: &mut Conn,
    token: &str,
    hash: &MediaHash,
    of: &MediaHash,
    now: UtcMs,
) -> Result<()> {
    query(
        "INSERT INTO published_media (token, media_hash, part, name, created_at) VALUES ($1, $2, 'icon', $3, $4)",
    )
    .bind(token)
    .bind(hash.as_str())
    .bind(of.as_str())
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// The token of the icon that was made from a photo.
///
/// # Errors
/// When the database refuses.
pub async fn icon_of(conn: &mut Conn, photo: &MediaHash) -> Result<Option<String>> {
    Ok(query(ICON_OF).bind(photo.as_str()).fetch_optional_value(conn).await?)
}

pub(crate) const ICON_OF: &str = "SELECT token FROM published_media WHERE name = $1 AND part = 'icon'";

/// What a token leads to; none for one that was never given out, or was withdrawn.
///
/// # Errors
/// When the database refuses.
pub async fn find(conn: &mut Conn, token: &str) -> Result<Option<Published>> {
    let row = query(
        "SELECT p.media_hash, m.mime, CASE WHEN p.part = 'file' THEN p.name ELSE '' END \
         FROM published_media p JOIN media m ON m.hash = p.media_hash WHERE p.token = $1",
    )
    .bind(token)
    .fetch_optional(conn)
    .await?;
    row.map(|row| {
        Ok(Published { hash: MediaHash(row.try_get(0)?), mime: row.try_get(1)?, name: row.try_get(2)? })
    })
    .transpose()
}

/// Withdraws the links of a message: nobody got it.
///
/// # Errors
/// When the database refuses.
pub async fn withdraw(conn: &mut Conn, message: &MessageId) -> Result<()> {
    query("DELETE FROM published_media WHERE message_id = $1").bind(message.as_str()).execute(conn).await?;
    Ok(())
}
