//! Tries: what is saved of a request to LINE before it is made, so that after a crash the same request is repeated.

use domain::UtcMs;
use domain::delivery::Transport;

use crate::{Conn, Result, query};

/// A try, as it is saved before it is made.
#[derive(Debug, Clone)]
pub struct Try<'a> {
    /// The rows that go together, the leader first.
    pub rows: &'a [i64],
    /// How they go.
    pub transport: Transport,
    /// The name beside the bubble.
    pub sender_name: Option<&'a str>,
    /// The token of the icon's link.
    pub sender_icon: Option<&'a str>,
    /// The public address in its links.
    pub base_url: Option<&'a str>,
    /// The token that it spends.
    pub reply_token: Option<&'a str>,
    /// When that token came.
    pub reply_token_at: Option<UtcMs>,
}

/// Saves a try before it is made. The time of the first try stays.
///
/// # Errors
/// When the database refuses.
pub async fn save_try(conn: &mut Conn, one: &Try<'_>, now: UtcMs) -> Result<()> {
    for row in one.rows {
        query(
            "UPDATE outbox SET way = $2, group_seq = $3, sender_name = $4, reply_token = $5, \
             first_tried_at = coalesce(first_tried_at, $6), attempts = attempts + 1, sender_icon = $7, base_url = $8, \
             reply_token_at = $9 \
             WHERE seq = $1",
        )
        .bind(*row)
        .bind(one.transport)
        .bind(one.rows.first().copied())
        .bind(one.sender_name)
        .bind(one.reply_token)
        .bind(now)
        .bind(one.sender_icon)
        .bind(one.base_url)
        .bind(one.reply_token_at)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// Counts an attempt that came to no request: nothing of the rows has left this computer.
///
/// # Errors
/// When the database refuses.
pub async fn count_attempt(conn: &mut Conn, rows: &[i64]) -> Result<()> {
    for row in rows {
        query("UPDATE outbox SET attempts = attempts + 1 WHERE seq = $1")
            .bind(*row)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// Clears what was saved of a row's tries: it is as if it had never been tried, and may be recalled or grouped anew.
///
/// # Errors
/// When the database refuses.
pub async fn clear_try(conn: &mut Conn, row: i64) -> Result<()> {
    query(
        "UPDATE outbox SET way = NULL, group_seq = NULL, sender_name = NULL, sender_icon = NULL, base_url = NULL, \
         reply_token = NULL, reply_token_at = NULL, first_tried_at = NULL WHERE seq = $1",
    )
    .bind(row)
    .execute(conn)
    .await?;
    Ok(())
}
