//! The settings of members: one row per name.

use domain::MemberId;

use crate::{Conn, Result, query};

/// One setting of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// What is set.
    pub name: String,
    /// To what.
    pub value: String,
}

/// The settings of a member, in no order.
///
/// # Errors
/// When the database refuses.
pub async fn of_member(conn: &mut Conn, member: &MemberId) -> Result<Vec<Setting>> {
    let rows =
        query("SELECT name, value FROM setting WHERE member_id = $1").bind(member).fetch_all(conn).await?;
    rows.iter().map(|row| Ok(Setting { name: row.get("name")?, value: row.get("value")? })).collect()
}

/// The smallest value that any member has set under a name; none when nobody has.
///
/// # Errors
/// When the database refuses.
pub async fn smallest_value(conn: &mut Conn, name: &str) -> Result<Option<String>> {
    query("SELECT min(value) FROM setting WHERE name = $1").bind(name).fetch_value(conn).await
}

/// Sets a setting; none removes it.
///
/// # Errors
/// When the database refuses.
pub async fn set(conn: &mut Conn, member: &MemberId, name: &str, value: Option<&str>) -> Result<()> {
    let query = match value {
        Some(value) => query(
            "INSERT INTO setting (member_id, name, value) VALUES ($1, $2, $3) \
             ON CONFLICT (member_id, name) DO UPDATE SET value = excluded.value",
        )
        .bind(member)
        .bind(name)
        .bind(value),
        None => query("DELETE FROM setting WHERE member_id = $1 AND name = $2").bind(member).bind(name),
    };
    query.execute(conn).await?;
    Ok(())
}
