//! What members have handed in for a room and not sent yet.

use domain::{AttachmentId, MediaHash, MemberId, RoomId, UtcMs};

use crate::media::Media;
use crate::{Conn, Result, Row, query};

/// Something handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The attachment.
    pub id: AttachmentId,
    /// For which room.
    pub room_id: RoomId,
    /// By whom.
    pub member_id: MemberId,
    /// image, video, audio or file: as what LINE gets it.
    pub kind: String,
    /// Its name on the member's computer.
    pub name: String,
    /// What is sent.
    pub media: Media,
    /// Its small picture.
    pub preview: Option<MediaHash>,
    /// Sound and video: ms.
    pub duration: Option<i64>,
    /// What was done to make it fit, as JSON.
    pub notes: String,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.room_id, a.member_id, a.kind, a.name, a.media_hash, a.preview_hash, a.duration, a.notes, \
             m.mime, m.size, m.width, m.height FROM attachment a JOIN media m ON m.hash = a.media_hash ",
            $rest
        )
    };
}

/// Keeps an attachment. Its media have been noted before.
///
/// # Errors
/// When the database refuses.
pub async fn insert(conn: &mut Conn, attachment: &Attachment, now: UtcMs) -> Result<()> {
    query(
        "INSERT INTO attachment (id, room_id, member_id, kind, name, media_hash, preview_hash, duration, notes, \
         created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING",
    )
    .bind(attachment.id.as_str())
    .bind(attachment.room_id.as_str())
    .bind(attachment.member_id.as_str())
    .bind(&attachment.kind)
    .bind(&attachment.name)
    .bind(attachment.media.hash.as_str())
    .bind(attachment.preview.as_ref().map(MediaHash::as_str))
    .bind(attachment.duration)
    .bind(&attachment.notes)
    .bind(now.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// An attachment.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, id: &AttachmentId) -> Result<Option<Attachment>> {
    let row = query(select!("WHERE a.id = $1")).bind(id.as_str()).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

/// What a member has handed in for a room, in order.
///
/// # Errors
/// When the database refuses.
pub async fn of_room(conn: &mut Conn, room: &RoomId, member: &MemberId) -> Result<Vec<Attachment>> {
    let rows = query(select!("WHERE a.room_id = $1 AND a.member_id = $2 ORDER BY a.created_at, a.id"))
        .bind(room.as_str())
        .bind(member.as_str())
        .fetch_all(conn)
        .await?;
    rows.iter().map(read).collect()
}

/// What was handed in before a time, and never sent.
///
/// # Errors
/// When the database refuses.
pub async fn before(conn: &mut Conn, at: UtcMs) -> Result<Vec<Attachment>> {
    let rows = query(select!("WHERE a.created_at < $1")).bind(at.0).fetch_all(conn).await?;
    rows.iter().map(read).collect()
}

/// Forgets an attachment: it was sent, or taken away. Its media stay.
///
/// # Errors
/// When the database refuses.
pub async fn remove(conn: &mut Conn, id: &AttachmentId) -> Result<()> {
    query("DELETE FROM attachment WHERE id = $1").bind(id.as_str()).execute(conn).await?;
    Ok(())
}

fn read(row: &Row) -> Result<Attachment> {
    Ok(Attachment {
        id: AttachmentId(row.try_get(0)?),
        room_id: RoomId(row.try_get(1)?),
        member_id: MemberId(row.try_get(2)?),
        kind: row.try_get(3)?,
        name: row.try_get(4)?,
        media: Media {
            hash: MediaHash(row.try_get(5)?),
            mime: row.try_get(9)?,
            size: row.try_get(10)?,
            width: row.try_get(11)?,
            height: row.try_get(12)?,
        },
        preview: row.try_get::<Option<String>>(6)?.map(MediaHash),
        duration: row.try_get(7)?,
        notes: row.try_get(8)?,
    })
}
