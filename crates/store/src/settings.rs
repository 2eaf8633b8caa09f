//! What a member set for themselves: one row per name.

use domain::MemberId;

use crate::{Conn, Result, query};

/// Everything a member set, by name.
///
/// # Errors
/// When the database refuses.
pub async fn of(conn: &mut Conn, member: &MemberId) -> Result<Vec<(String, String)>> {
    let rows = query("SELECT name, value FROM setting WHERE member_id = $1")
        .bind(member.as_str())
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
}

/// Sets one thing; none takes it back.
///
/// # Errors
/// When the database refuses.
pub async fn set(conn: &mut Conn, member: &MemberId, name: &str, value: Option<&str>) -> Result<()> {
    let query = match value {
        Some(value) => query(
            "INSERT INTO setting (member_id, name, value) VALUES ($1, $2, $3) \
             ON CONFLICT (member_id, name) DO UPDATE SET value = excluded.value",
        )
        .bind(member.as_str())
        .bind(name)
        .bind(value),
        None => {
            query("DELETE FROM setting WHERE member_id = $1 AND name = $2").bind(member.as_str()).bind(name)
        }
    };
    query.execute(conn).await?;
    Ok(())
}
