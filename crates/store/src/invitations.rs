//! Invitations, and the LINE users who joined by them (R7).

use domain::invitation::{Channel, Code, OpenedIn};
use domain::{InvitationId, LineAccountId, LineUserId, MemberId, RoomId, UtcMs};

use crate::{Conn, Result, Row, query};

/// One act of inviting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The invitation.
    pub id: InvitationId,
    /// The invitation code.
    pub code: Code,
    /// Who invites.
    pub member_id: MemberId,
    /// To which account.
    pub line_account_id: LineAccountId,
    /// By which channel it goes out.
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

/// A LINE user who joined by an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Join {
    /// Who.
    pub line_user_id: LineUserId,
    /// Name on LINE; empty while it is not known.
    pub name: String,
    /// When.
    pub joined_at: UtcMs,
    /// Their 1:1 room with the account.
    pub room_id: Option<RoomId>,
}

/// Where an invitation was opened for somebody, and when last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Where.
    pub opened_in: OpenedIn,
    /// When last.
    pub at: UtcMs,
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
    let row = query(select!("WHERE id = $1")).bind(id).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

/// The invitation that carries `code`.
///
/// # Errors
/// When the database refuses.
pub async fn by_code(conn: &mut Conn, code: &Code) -> Result<Option<Invitation>> {
    let row = query(select!("WHERE code = $1")).bind(code).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

/// A member's invitations, the latest `most`, latest first.
///
/// # Errors
/// When the database refuses.
pub async fn of_member(conn: &mut Conn, member: &MemberId, most: u32) -> Result<Vec<Invitation>> {
    let rows = query(select!("WHERE member_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2"))
        .bind(member)
        .bind(most)
        .fetch_all(conn)
        .await?;
    rows.iter().map(read).collect()
}

/// The profile invitation: the permanent one behind a member's My Profile, unless it was withdrawn.
///
/// # Errors
/// When the database refuses.
pub async fn profile_invitation(
    conn: &mut Conn,
    member: &MemberId,
    account: &LineAccountId,
) -> Result<Option<Invitation>> {
    let row = query(select!(
        "WHERE member_id = $1 AND line_account_id = $2 AND channel = 'profile' AND withdrawn_at IS NULL \
         ORDER BY created_at LIMIT 1"
    ))
    .bind(member)
    .bind(account)
    .fetch_optional(conn)
    .await?;
    row.as_ref().map(read).transpose()
}

/// The member's latest open invitation by `channel` that was never used: it was opened nowhere, nobody came by it, and
/// nothing is written on it.
///
/// # Errors
/// When the database refuses.
pub async fn unused(
    conn: &mut Conn,
    member: &MemberId,
    account: &LineAccountId,
    channel: Channel,
) -> Result<Option<Invitation>> {
    let row = query(select!(
        "WHERE member_id = $1 AND line_account_id = $2 AND channel = $3 AND label = '' AND expires_at IS NULL \
         AND withdrawn_at IS NULL \
         AND NOT EXISTS (SELECT 1 FROM invitation_opened o WHERE o.invitation_id = invitation.id) \
         AND NOT EXISTS (SELECT 1 FROM invitation_join j WHERE j.invitation_id = invitation.id) \
         ORDER BY created_at DESC LIMIT 1"
    ))
    .bind(member)
    .bind(account)
    .bind(channel)
    .fetch_optional(conn)
    .await?;
    row.as_ref().map(read).transpose()
}

/// Dates an invitation anew that nobody has yet.
///
/// # Errors
/// When the database refuses.
pub async fn set_created(conn: &mut Conn, id: &InvitationId, now: UtcMs) -> Result<()> {
    query("UPDATE invitation SET created_at = $2 WHERE id = $1").bind(id).bind(now).execute(conn).await?;
    Ok(())
}

/// Saves where an invitation was opened, and when.
///
/// # Errors
/// When the database refuses.
pub async fn set_opened(conn: &mut Conn, id: &InvitationId, opened_in: OpenedIn, now: UtcMs) -> Result<()> {
    query(
        "INSERT INTO invitation_opened (invitation_id, opened_in, opened_at) VALUES ($1, $2, $3) \
         ON CONFLICT (invitation_id, opened_in) DO UPDATE SET opened_at = excluded.opened_at",
    )
    .bind(id)
    .bind(opened_in)
    .bind(now)
    .execute(conn)
    .await?;
    Ok(())
}

/// Where an invitation was opened, latest first.
///
/// # Errors
/// When the database refuses.
pub async fn opened(conn: &mut Conn, id: &InvitationId) -> Result<Vec<Opened>> {
    let rows = query(
        "SELECT opened_in, opened_at FROM invitation_opened WHERE invitation_id = $1 ORDER BY opened_at DESC, opened_in",
    )
    .bind(id)
    .fetch_all(conn)
    .await?;
    rows.iter()
        .map(|row| Ok(Opened { opened_in: row.get("opened_in")?, at: row.get("opened_at")? }))
        .collect()
}

/// Inserts an invitation.
///
/// # Errors
/// When the database refuses.
pub async fn insert(conn: &mut Conn, invitation: &Invitation) -> Result<()> {
    query(
        "INSERT INTO invitation (id, code, member_id, line_account_id, channel, label, created_at, expires_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(&invitation.id)
    .bind(&invitation.code)
    .bind(&invitation.member_id)
    .bind(&invitation.line_account_id)
    .bind(invitation.channel)
    .bind(&invitation.label)
    .bind(invitation.created_at)
    .bind(invitation.expires_at)
    .execute(conn)
    .await?;
    Ok(())
}

/// Sets the label, the member's own note.
///
/// # Errors
/// When the database refuses.
pub async fn set_label(conn: &mut Conn, id: &InvitationId, label: &str) -> Result<()> {
    query("UPDATE invitation SET label = $2 WHERE id = $1").bind(id).bind(label).execute(conn).await?;
    Ok(())
}

/// Withdraws an invitation; one that is withdrawn keeps its time.
///
/// # Errors
/// When the database refuses.
pub async fn withdraw(conn: &mut Conn, id: &InvitationId, now: UtcMs) -> Result<()> {
    query("UPDATE invitation SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL")
        .bind(id)
        .bind(now)
        .execute(conn)
        .await?;
    Ok(())
}

/// Withdraws all invitations of a member.
///
/// # Errors
/// When the database refuses.
pub async fn withdraw_all(conn: &mut Conn, member: &MemberId, now: UtcMs) -> Result<()> {
    query("UPDATE invitation SET withdrawn_at = $2 WHERE member_id = $1 AND withdrawn_at IS NULL")
        .bind(member)
        .bind(now)
        .execute(conn)
        .await?;
    Ok(())
}

/// Inserts that a LINE user joined by an invitation; the first time counts.
///
/// # Errors
/// When the database refuses.
pub async fn insert_join(
    conn: &mut Conn,
    id: &InvitationId,
    line_user: &LineUserId,
    at: UtcMs,
) -> Result<()> {
    query(
        "INSERT INTO invitation_join (invitation_id, line_user_id, joined_at) VALUES ($1, $2, $3) \
         ON CONFLICT (invitation_id, line_user_id) DO NOTHING",
    )
    .bind(id)
    .bind(line_user)
    .bind(at)
    .execute(conn)
    .await?;
    Ok(())
}

/// The LINE users who joined by an invitation, the latest 100, latest first.
///
/// # Errors
/// When the database refuses.
pub async fn joins(conn: &mut Conn, id: &InvitationId) -> Result<Vec<Join>> {
    let rows = query(
        "SELECT j.line_user_id AS line_user_id, u.display_name AS name, j.joined_at AS joined_at, r.id AS room_id \
         FROM invitation_join j \
         JOIN invitation i ON i.id = j.invitation_id \
         JOIN line_user u ON u.id = j.line_user_id \
         LEFT JOIN room r ON r.line_account_id = i.line_account_id AND r.line_id = j.line_user_id \
         WHERE j.invitation_id = $1 ORDER BY j.joined_at DESC LIMIT 100",
    )
    .bind(id)
    .fetch_all(conn)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(Join {
                line_user_id: row.get("line_user_id")?,
                name: row.get("name")?,
                joined_at: row.get("joined_at")?,
                room_id: row.get("room_id")?,
            })
        })
        .collect()
}

fn read(row: &Row) -> Result<Invitation> {
    Ok(Invitation {
        id: row.get("id")?,
        code: row.get("code")?,
        member_id: row.get("member_id")?,
        line_account_id: row.get("line_account_id")?,
        channel: row.get("channel")?,
        label: row.get("label")?,
        created_at: row.get("created_at")?,
        expires_at: row.get("expires_at")?,
        withdrawn_at: row.get("withdrawn_at")?,
    })
}
