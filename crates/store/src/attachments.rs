//! Attachments: what members have handed in for a room and not sent yet.

use domain::message::{AttachmentKind, AttachmentNote};
use domain::{AttachmentId, MediaHash, MemberId, RoomId, UtcMs};

use crate::media::Media;
use crate::{Conn, Result, Row, query};

/// An attachment of a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The attachment.
    pub id: AttachmentId,
    /// For which room.
    pub room_id: RoomId,
    /// By whom.
    pub member_id: MemberId,
    /// As what LINE gets it.
    pub kind: AttachmentKind,
    /// Its name on the member's computer.
    pub name: String,
    /// What is sent.
    pub media: Media,
    /// Its small picture.
    pub preview: Option<MediaHash>,
    /// Sound and video: ms.
    pub duration: Option<i64>,
    /// What was done to make it fit.
    pub notes: Vec<AttachmentNote>,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT a.id AS id, a.room_id AS room_id, a.member_id AS member_id, a.kind AS kind, a.name AS name, \
             a.preview_hash AS preview_hash, a.duration AS duration, a.notes AS notes, m.hash AS hash, m.mime AS mime, \
             m.size AS size, m.width AS width, m.height AS height \
             FROM attachment a JOIN media m ON m.hash = a.media_hash ",
            $rest
        )
    };
}

/// Inserts an attachment. Its media have been inserted before.
///
/// # Errors
/// When the database refuses.
pub async fn insert(conn: &mut Conn, attachment: &Attachment, now: UtcMs) -> Result<()> {
    query(
        "INSERT INTO attachment (id, room_id, member_id, kind, name, media_hash, preview_hash, duration, notes, \
         created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING",
    )
    .bind(&attachment.id)
    .bind(&attachment.room_id)
    .bind(&attachment.member_id)
    .bind(attachment.kind)
    .bind(&attachment.name)
    .bind(&attachment.media.hash)
    .bind(&attachment.preview)
    .bind(attachment.duration)
    .bind(notes_json(&attachment.notes))
    .bind(now)
    .execute(conn)
    .await?;
    Ok(())
}

/// An attachment.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, id: &AttachmentId) -> Result<Option<Attachment>> {
    let row = query(select!("WHERE a.id = $1")).bind(id).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

/// A member's attachments of a room, in the order in which they were handed in.
///
/// # Errors
/// When the database refuses.
pub async fn of_room(conn: &mut Conn, room: &RoomId, member: &MemberId) -> Result<Vec<Attachment>> {
    let rows = query(select!("WHERE a.room_id = $1 AND a.member_id = $2 ORDER BY a.created_at, a.id"))
        .bind(room)
        .bind(member)
        .fetch_all(conn)
        .await?;
    rows.iter().map(read).collect()
}

/// Attachments that were handed in before a time, and never sent.
///
/// # Errors
/// When the database refuses.
pub async fn created_before(conn: &mut Conn, at: UtcMs) -> Result<Vec<Attachment>> {
    let rows = query(select!("WHERE a.created_at < $1")).bind(at).fetch_all(conn).await?;
    rows.iter().map(read).collect()
}

/// Deletes an attachment: it was sent, or taken away. Its media stay.
///
/// # Errors
/// When the database refuses.
pub async fn delete(conn: &mut Conn, id: &AttachmentId) -> Result<()> {
    query("DELETE FROM attachment WHERE id = $1").bind(id).execute(conn).await?;
    Ok(())
}

fn read(row: &Row) -> Result<Attachment> {
    Ok(Attachment {
        id: row.get("id")?,
        room_id: row.get("room_id")?,
        member_id: row.get("member_id")?,
        kind: row.get("kind")?,
        name: row.get("name")?,
        media: Media::read(row)?,
        preview: row.get("preview_hash")?,
        duration: row.get("duration")?,
        notes: notes(&row.get::<String>("notes")?),
    })
}

fn notes_json(notes: &[AttachmentNote]) -> String {
    serde_json::to_string(notes).unwrap_or_else(|_| "[]".to_owned())
}

/// The notes of a row. One that only a newer version knows is left out: the attachment can be sent without it.
fn notes(json: &str) -> Vec<AttachmentNote> {
    let spelled: Vec<String> = serde_json::from_str(json).unwrap_or_default();
    spelled.iter().filter_map(|note| note.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_json_and_a_newer_versions_note_is_left_out() {
        let known = [AttachmentNote::Converted, AttachmentNote::MadeSmaller];
        assert_eq!(notes_json(&known), r#"["converted","made_smaller"]"#, "as they always were written");
        assert_eq!(notes(r#"["converted","turned_upright","made_smaller"]"#), known);
        assert_eq!(notes("nonsense"), []);
    }
}
