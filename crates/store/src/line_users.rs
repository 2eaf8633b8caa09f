//! LINE users: people on LINE, with the profiles that LINE gave. When LINE is asked for their profiles is in
//! `profiles_due`.

use domain::{LineUserId, MediaHash, UtcMs};

use crate::{Conn, Result, Row, query};

/// A person on LINE.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineUser {
    /// LINE's userId.
    pub id: LineUserId,
    /// Name on LINE; empty while it is not known.
    pub name: String,
    /// Picture, kept here.
    pub photo: Option<MediaHash>,
    /// Where LINE has the picture.
    pub picture_url: Option<String>,
}

/// A LINE user's profile, as LINE gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Name on LINE: any text.
    pub name: String,
    /// Where LINE has the picture.
    pub picture_url: Option<String>,
    /// That picture, kept here.
    pub photo: Option<MediaHash>,
    /// The person's own line of text; none when LINE does not give it here.
    pub status_message: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
}

/// Inserts a LINE user, unless they are known. True when they are new; their profile is then due.
///
/// # Errors
/// When the database refuses.
pub async fn ensure(conn: &mut Conn, id: &LineUserId, now: UtcMs) -> Result<bool> {
    let inserted = query(
        "INSERT INTO line_user (id, profile_due_at, created_at, updated_at) VALUES ($1, $2, $2, $2) \
         ON CONFLICT (id) DO NOTHING",
    )
    .bind(id)
    .bind(now)
    .execute(conn)
    .await?;
    Ok(inserted == 1)
}

/// A LINE user.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, id: &LineUserId) -> Result<Option<LineUser>> {
    let row = query("SELECT id, display_name, photo_hash, picture_url FROM line_user WHERE id = $1")
        .bind(id)
        .fetch_optional(conn)
        .await?;
    row.as_ref().map(read).transpose()
}

/// Saves a LINE user's profile. It is due no more.
///
/// # Errors
/// When the database refuses.
pub async fn save_profile(conn: &mut Conn, id: &LineUserId, profile: &Profile, now: UtcMs) -> Result<()> {
    query(
        "UPDATE line_user SET display_name = $2, picture_url = $3, photo_hash = $4, \
         status_message = coalesce($5, status_message), language = coalesce($6, language), \
         profile_asked_at = $7, profile_due_at = NULL, profile_attempts = 0, updated_at = $7 WHERE id = $1",
    )
    .bind(id)
    .bind(&profile.name)
    .bind(&profile.picture_url)
    .bind(&profile.photo)
    .bind(&profile.status_message)
    .bind(&profile.language)
    .bind(now)
    .execute(conn)
    .await?;
    Ok(())
}

/// Reads a LINE user from the columns `id`, `display_name`, `photo_hash` and `picture_url`.
pub(crate) fn read(row: &Row) -> Result<LineUser> {
    Ok(LineUser {
        id: row.get("id")?,
        name: row.get("display_name")?,
        photo: row.get("photo_hash")?,
        picture_url: row.get("picture_url")?,
    })
}
