//! Friends: how LINE users stand to LINE accounts. The later event of LINE's wins, whatever arrives first.

use domain::room::FriendState;
use domain::{LineAccountId, LineUserId, UtcMs};

use crate::{Conn, Result, query};

/// A LINE user as one account knows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Friend {
    /// How they stand.
    pub state: FriendState,
    /// LINE's time of the event that said so; 0 for somebody who only wrote.
    pub state_at: UtcMs,
    /// When they last wrote, as far as it is known. [`put`] leaves it as it is.
    pub last_wrote_at: Option<UtcMs>,
}

impl Friend {
    /// Somebody who stands like this since LINE's time.
    pub fn since(state: FriendState, state_at: UtcMs) -> Self {
        Self { state, state_at, last_wrote_at: None }
    }
}

/// How a LINE user stands to an account; none when nothing happened between them.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, account: &LineAccountId, line_user: &LineUserId) -> Result<Option<Friend>> {
    let row = query(
        "SELECT state, state_at, last_wrote_at FROM friend WHERE line_account_id = $1 AND line_user_id = $2",
    )
    .bind(account)
    .bind(line_user)
    .fetch_optional(conn)
    .await?;
    row.map(|row| {
        Ok(Friend {
            state: row.get("state")?,
            state_at: row.get("state_at")?,
            last_wrote_at: row.get("last_wrote_at")?,
        })
    })
    .transpose()
}

/// Saves how a LINE user stands to an account.
///
/// # Errors
/// When the database refuses.
pub async fn put(
    conn: &mut Conn,
    account: &LineAccountId,
    line_user: &LineUserId,
    friend: Friend,
    now: UtcMs,
) -> Result<()> {
    query(
        "INSERT INTO friend (line_account_id, line_user_id, state, state_at, created_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (line_account_id, line_user_id) DO UPDATE SET state = excluded.state, state_at = excluded.state_at",
    )
    .bind(account)
    .bind(line_user)
    .bind(friend.state)
    .bind(friend.state_at)
    .bind(now)
    .execute(conn)
    .await?;
    Ok(())
}

/// Sets when a LINE user last wrote; an earlier time changes nothing.
///
/// # Errors
/// When the database refuses.
pub async fn touch_last_wrote(
    conn: &mut Conn,
    account: &LineAccountId,
    line_user: &LineUserId,
    at: UtcMs,
) -> Result<()> {
    query(
        "UPDATE friend SET last_wrote_at = $3 WHERE line_account_id = $1 AND line_user_id = $2 \
         AND (last_wrote_at IS NULL OR last_wrote_at < $3)",
    )
    .bind(account)
    .bind(line_user)
    .bind(at)
    .execute(conn)
    .await?;
    Ok(())
}
