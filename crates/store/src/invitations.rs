//! Invitations, and who came by them (R7).

use domain::invitation::{Channel, Code};
use domain::{InvitationId, LineAccountId, LineUserId, MemberId, RoomId, UtcMs};

use crate::{Conn, Result, Row, query};

/// One act of inviting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The invitation.
    pub id: InvitationId,
    /// What tells who invited.
    pub code: Code,
    /// Who invites.
    pub member_id: MemberId,
    /// To which account.
    pub line_account_id: LineAccountId,
    /// By which way.
    pub channel: Channel,
    /// The member's own note.
    pub label: String,
    /// Made when.
    pub created_at: UtcMs,
    /// Ends when; none: never.
    pub expires_at: Option<UtcMs>,
    /// Taken back when.
    pub withdrawn_at: Option<UtcMs>,
}

/// Somebody who came by an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// Who.
    pub line_user_id: LineUserId,
    /// Name on LINE; empty while it is not known.
    pub name: String,
    /// When.
    pub at: UtcMs,
    /// Their 1:1 room with the account.
    pub room_id: Option<RoomId>,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, code, member_id, line_account_id, channel, label, created_at, expires_at, withdrawn_at \
             FROM invitation ",
            $rest
        )
    };
}

/// An invitation.
///
/// # Errors
/// When the database refuses.
pub async fn get(conn: &mut Conn, id: &InvitationId) -> Result<Option<Invitation>> {
    let row = query(select!("WHERE id = $1")).bind(id.as_str()).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

/// The invitation that carries `code`.
///
/// # Errors
/// When the database refuses.
pub async fn by_code(conn: &mut Conn, code: &Code) -> Result<Option<Invitation>> {
    let row = query(select!("WHERE code = $1")).bind(code.as_str()).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

/// A member's invitations, the latest `most`, latest first.
///
/// # Errors
/// When the database refuses.
pub async fn of_member(conn: &mut Conn, member: &MemberId, most: u32) -> Result<Vec<Invitation>> {
    let rows = query(select!("WHERE member_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2"))
        .bind(member.as_str())
        .bind(most)
        .fetch_all(conn)
        .await?;
    rows.iter().map(read).collect()
}

/// The standing invitation behind a member's My Profile, unless it was withdrawn.
///
/// # Errors
/// When the database refuses.
pub async fn of_profile(
    conn: &mut Conn,
    member: &MemberId,
    account: &LineAccountId,
) -> Result<Option<Invitation>> {
    let row = query(select!(
        "WHERE member_id = $1 AND line_account_id = $2 AND channel = 'profile' AND withdrawn_at IS NULL \
         ORDER BY created_at LIMIT 1"
    ))
    .bind(member.as_str())
    .bind(account.as_str())
    .fetch_optional(conn)
    .await?;
    row.as_ref().map(read).transpose()
}

/// Keeps a new invitation.
///
/// # Errors
/// When the database refuses.
pub async fn insert(conn: &mut Conn, invitation: &Invitation) -> Result<()> {
    query(
        "INSERT INTO invitation (id, code, member_id, line_account_id, channel, label, created_at, expires_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(invitation.id.as_str())
    .bind(invitation.code.as_str())
    .bind(invitation.member_id.as_str())
    .bind(invitation.line_account_id.as_str())
    .bind(invitation.channel.as_str())
    .bind(&invitation.label)
    .bind(invitation.created_at.0)
    .bind(invitation.expires_at.map(|at| at.0))
    .execute(conn)
    .await?;
    Ok(())
}

/// Changes the member's own note.
///
/// # Errors
/// When the database refuses.
pub async fn set_label(conn: &mut Conn, id: &InvitationId, label: &str) -> Result<()> {
    query("UPDATE invitation SET label = $2 WHERE id = $1")
        .bind(id.as_str())
        .bind(label)
        .execute(conn)
        .await?;
    Ok(())
}

/// Takes an invitation back; one that is taken back keeps its time.
///
/// # Errors
/// When the database refuses.
pub async fn withdraw(conn: &mut Conn, id: &InvitationId, now: UtcMs) -> Result<()> {
    query("UPDATE invitation SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL")
        .bind(id.as_str())
        .bind(now.0)
        .execute(conn)
        .await?;
    Ok(())
}

/// Takes back everything that a member has handed out.
///
/// # Errors
/// When the database refuses.
pub async fn withdraw_all(conn: &mut Conn, member: &MemberId, now: UtcMs) -> Result<()> {
    query("UPDATE invitation SET withdrawn_at = $2 WHERE member_id = $1 AND withdrawn_at IS NULL")
        .bind(member.as_str())
        .bind(now.0)
        .execute(conn)
        .await?;
    Ok(())
}

/// Notes that somebody came by an invitation; the first time counts.
///
/// # Errors
/// When the database refuses.
pub async fn join(conn: &mut Conn, id: &InvitationId, line_user: &LineUserId, at: UtcMs) -> Result<()> {
    query(
        "INSERT INTO invitation_join (invitation_id, line_user_id, joined_at) VALUES ($1, $2, $3) \
         ON CONFLICT (invitation_id, line_user_id) DO NOTHING",
    )
    .bind(id.as_str())
    .bind(line_user.as_str())
    .bind(at.0)
    .execute(conn)
    .await?;
    Ok(())
}

/// Who came by an invitation, the latest 100, latest first.
///
/// # Errors
/// When the database refuses.
pub async fn joined(conn: &mut Conn, id: &InvitationId) -> Result<Vec<Joined>> {
    let rows = query(
        "SELECT j.line_user_id, u.display_name, j.joined_at, r.id FROM invitation_join j \
         JOIN invitation i ON i.id = j.invitation_id \
         JOIN line_user u ON u.id = j.line_user_id \
         LEFT JOIN room r ON r.line_account_id = i.line_account_id AND r.line_id = j.line_user_id \
         WHERE j.invitation_id = $1 ORDER BY j.joined_at DESC LIMIT 100",
    )
    .bind(id.as_str())
    .fetch_all(conn)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(Joined {
                line_user_id: LineUserId(row.try_get(0)?),
                name: row.try_get(1)?,
                at: UtcMs(row.try_get(2)?),
                room_id: row.try_get::<Option<String>>(3)?.map(RoomId),
            })
        })
        .collect()
}

fn read(row: &Row) -> Result<Invitation> {
    Ok(Invitation {
        id: InvitationId(row.try_get(0)?),
        code: Code::from_stored(row.try_get(1)?),
        member_id: MemberId(row.try_get(2)?),
        line_account_id: LineAccountId(row.try_get(3)?),
        channel: row.try_get(4)?,
        label: row.try_get(5)?,
        created_at: UtcMs(row.try_get(6)?),
        expires_at: row.try_get::<Option<i64>>(7)?.map(UtcMs),
        withdrawn_at: row.try_get::<Option<i64>>(8)?.map(UtcMs),
    })
}
