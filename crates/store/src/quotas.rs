//! The quota of LINE accounts: the messages of this month (LINE reference A.2.5), and what puts them on hold. They are
//! columns of the account; [`line_accounts`](crate::line_accounts) reads them with it.

use domain::delivery::HoldReason;
use domain::{LineAccountId, UtcMs};

use crate::{Conn, Result, Row, query};

/// An account's messages of this month.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quota {
    /// When LINE answered last.
    pub asked_at: Option<UtcMs>,
    /// How many the plan has; none: no end, or not known.
    pub limit: Option<u32>,
    /// How many are used: LINE's figure, and what was sent since.
    pub used: u32,
    /// The administrator's own end.
    pub stop_line: Option<u32>,
    /// What puts messages on hold that cost something.
    pub hold: Option<Hold>,
    /// LINE asked to slow down until then.
    pub slowed_until: Option<UtcMs>,
    /// How often in a row LINE asked to slow down.
    pub slowed_times: u32,
}

/// An account's messages that cost something are on hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hold {
    /// None of them goes out before.
    pub until: UtcMs,
    /// Why.
    pub reason: HoldReason,
}

/// The figures of an account's month, as LINE gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// How many messages the plan has; none: no end.
    pub limit: Option<u32>,
    /// How many are used.
    pub used: u32,
}

/// The columns of a quota, for SELECT from `line_account`.
macro_rules! columns {
    () => {
        "quota_asked_at, quota_limit, quota_used, stop_line, held_until, held_code, slowed_until, slowed_times"
    };
}
pub(crate) use columns;

pub(crate) fn read(row: &Row) -> Result<Quota> {
    let hold = row.get::<Option<UtcMs>>("held_until")?.zip(row.get("held_code")?);
    Ok(Quota {
        asked_at: row.get("quota_asked_at")?,
        limit: row.get("quota_limit")?,
        used: row.get("quota_used")?,
        stop_line: row.get("stop_line")?,
        hold: hold.map(|(until, reason)| Hold { until, reason }),
        slowed_until: row.get("slowed_until")?,
        slowed_times: row.get("slowed_times")?,
    })
}

/// Makes an account's quota due at `due`: then LINE is asked for it.
///
/// # Errors
/// When the database refuses.
pub async fn set_due(conn: &mut Conn, id: &LineAccountId, due: UtcMs) -> Result<()> {
    query("UPDATE line_account SET quota_due_at = $2 WHERE id = $1").bind(id).bind(due).execute(conn).await?;
    Ok(())
}

/// Makes an account's quota due at `due`, unless it is due sooner.
///
/// # Errors
/// When the database refuses.
pub async fn set_due_by(conn: &mut Conn, id: &LineAccountId, due: UtcMs) -> Result<()> {
    query("UPDATE line_account SET quota_due_at = min(quota_due_at, $2) WHERE id = $1")
        .bind(id)
        .bind(due)
        .execute(conn)
        .await?;
    Ok(())
}

/// Saves the figures of an account's month.
///
/// # Errors
/// When the database refuses.
pub async fn save_figures(conn: &mut Conn, id: &LineAccountId, figures: Figures, now: UtcMs) -> Result<()> {
    query(
        "UPDATE line_account SET quota_limited = $2 IS NOT NULL, quota_limit = $2, quota_used = $3, quota_asked_at = $4 \
         WHERE id = $1",
    )
    .bind(id)
    .bind(figures.limit)
    .bind(figures.used)
    .bind(now)
    .execute(conn)
    .await?;
    Ok(())
}

/// Adds messages to those that are used.
///
/// # Errors
/// When the database refuses.
pub async fn add_used(conn: &mut Conn, id: &LineAccountId, messages: u32) -> Result<()> {
    query("UPDATE line_account SET quota_used = quota_used + $2 WHERE id = $1")
        .bind(id)
        .bind(messages)
        .execute(conn)
        .await?;
    Ok(())
}

/// Subtracts messages from those that are used: they were added, and LINE has not taken them.
///
/// # Errors
/// When the database refuses.
pub async fn subtract_used(conn: &mut Conn, id: &LineAccountId, messages: u32) -> Result<()> {
    query("UPDATE line_account SET quota_used = max(0, quota_used - $2) WHERE id = $1")
        .bind(id)
        .bind(messages)
        .execute(conn)
        .await?;
    Ok(())
}

/// Sets the stop line, the administrator's own end of the month; none: the plan's.
///
/// # Errors
/// When the database refuses.
pub async fn set_stop_line(conn: &mut Conn, id: &LineAccountId, stop_line: Option<u32>) -> Result<()> {
    query("UPDATE line_account SET stop_line = $2 WHERE id = $1")
        .bind(id)
        .bind(stop_line)
        .execute(conn)
        .await?;
    Ok(())
}

/// Sets or ends the hold of an account's messages that cost something.
///
/// # Errors
/// When the database refuses.
pub async fn set_hold(conn: &mut Conn, id: &LineAccountId, hold: Option<Hold>) -> Result<()> {
    query("UPDATE line_account SET held_until = $2, held_code = $3 WHERE id = $1")
        .bind(id)
        .bind(hold.map(|hold| hold.until))
        .bind(hold.map(|hold| hold.reason))
        .execute(conn)
        .await?;
    Ok(())
}

/// Sets until when LINE, once more in a row, asked to slow down; none: it took a request again.
///
/// # Errors
/// When the database refuses.
pub async fn set_slowed(conn: &mut Conn, id: &LineAccountId, until: Option<UtcMs>) -> Result<()> {
    query(
        "UPDATE line_account SET slowed_until = $2, slowed_times = CASE WHEN $2 IS NULL THEN 0 ELSE slowed_times + 1 END \
         WHERE id = $1",
    )
    .bind(id)
    .bind(until)
    .execute(conn)
    .await?;
    Ok(())
}
