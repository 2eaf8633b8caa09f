//! Who may use the LINE connection (R1), and who may administer.

use domain::MemberId;
use domain::name::connectable;
use domain::workspace::{ConnectionGrant, LineRefusal};
use serde::Serialize;
use store::Conn;
use store::line_accounts::{self, LineAccount};
use store::members::{self, Member};
use store::workspace::{self, Workspace};
use ts_rs::TS;

use crate::{Error, ErrorCode, Reason, Result};

/// Refuses a member who may not use the LINE connection (R1).
///
/// # Errors
/// `NotAllowed` with the `reason`; `NotFound` for a member who does not work here.
pub(crate) async fn require(conn: &mut Conn, member: &MemberId) -> Result<()> {
    match refusal_of(conn, member).await? {
        None => Ok(()),
        Some(refusal) => Err(Error::reason(ErrorCode::NotAllowed, Reason::LineAccess(refusal))),
    }
}

/// Refuses a member who may not administer.
///
/// # Errors
/// `NotAdministrator`; `NotFound` for a member who does not work here.
pub(crate) async fn require_administrator(conn: &mut Conn, member: &MemberId) -> Result<()> {
    let administrator = working(conn, member).await?.entry.administrator;
    if administrator { Ok(()) } else { Err(Error::new(ErrorCode::NotAdministrator)) }
}

/// A member who works here.
///
/// # Errors
/// `NotFound` for anybody else.
pub(crate) async fn working(conn: &mut Conn, member: &MemberId) -> Result<Member> {
    let member = members::get(conn, member).await?.filter(|member| !member.left);
    member.ok_or_else(|| Error::new(ErrorCode::NotFound))
}

/// The workspace.
///
/// # Errors
/// `NotFound` before it is founded.
pub(crate) async fn company(conn: &mut Conn) -> Result<Workspace> {
    workspace::get(conn).await?.ok_or_else(|| Error::new(ErrorCode::NotFound))
}

/// The account that carries a member's conversations, if it is connected.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn account_of(conn: &mut Conn, member: &Member) -> Result<Option<LineAccount>> {
    let Some(id) = &member.entry.line_account_id else { return Ok(None) };
    Ok(line_accounts::get(conn, id).await?.filter(|account| !account.disconnected))
}

/// The members who work here and cannot come to the rooms that they look after: they have no grant, no account, or a name
/// that LINE refuses (R1, R27). What cuts everybody off, such as the company's switch, leaves nobody's room to others.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn cannot_come(conn: &mut Conn) -> Result<Vec<MemberId>> {
    let company = company(conn).await?;
    Ok(cut_off(&company, &members::active(conn).await?))
}

/// Those of everybody who works here who [`cannot_come`].
pub(crate) fn cut_off(company: &Workspace, everybody: &[Member]) -> Vec<MemberId> {
    let company = Workspace { connection_on: true, company_name: String::new(), ..company.clone() };
    let cut_off = everybody.iter().filter(|member| {
        let has_account = member.entry.line_account_id.is_some();
        refusal(&company, member, has_account).is_some()
    });
    cut_off.map(|member| member.id.clone()).collect()
}

/// The first thing that stands in a member's way, in the order in which somebody would clear it.
pub(crate) fn refusal(company: &Workspace, member: &Member, has_account: bool) -> Option<LineRefusal> {
    if !company.connection_on {
        Some(LineRefusal::ConnectionOff)
    } else if company.connection_grant == ConnectionGrant::Chosen && !member.line_granted {
        Some(LineRefusal::NotGranted)
    } else if connectable(&company.company_name).is_err() {
        Some(LineRefusal::CompanyName)
    } else if connectable(&member.entry.name).is_err() {
        Some(LineRefusal::MemberName)
    } else if !has_account {
        Some(LineRefusal::NoAccount)
    } else {
        None
    }
}

/// Why a member may not use the LINE connection (R1); none: they may.
///
/// # Errors
/// `NotFound` for a member who does not work here.
pub(crate) async fn refusal_of(conn: &mut Conn, member: &MemberId) -> Result<Option<LineRefusal>> {
    let company = company(conn).await?;
    let member = working(conn, member).await?;
    let account = account_of(conn, &member).await?;
    Ok(refusal(&company, &member, account.is_some()))
}

/// R1: allowed, or why not and who can change it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LineAccess {
    /// Invitations and messages are open to this member.
    pub allowed: bool,
    /// Why not; none when allowed.
    pub reason: Option<LineRefusal>,
    /// Names of the administrators, who can change it.
    pub administrators: Vec<String>,
}

impl LineAccess {
    /// Whether a member may invite LINE users and talk with them, else why not and who of everybody who works here can
    /// change it (R1).
    pub(crate) fn new(reason: Option<LineRefusal>, everybody: &[Member]) -> Self {
        let administrators = everybody.iter().filter(|member| member.entry.administrator);
        let administrators = administrators.map(|member| member.entry.name.clone()).collect();
        Self { allowed: reason.is_none(), reason, administrators }
    }
}

/// The member who works in this window.
///
/// # Errors
/// `NotFound` before the workspace is founded.
pub(crate) async fn acting_member(conn: &mut Conn) -> Result<MemberId> {
    company(conn).await?.acting_member_id.ok_or_else(|| Error::new(ErrorCode::NotFound))
}

#[cfg(test)]
mod tests {
    use domain::workspace::WorkspaceKind;
    use store::members::Entry;

    use super::*;

    fn open() -> (Workspace, Member) {
        let company = Workspace {
            id: "w".into(),
            kind: WorkspaceKind::Practice,
            company_name: "Komorebi".into(),
            connection_on: true,
            connection_grant: ConnectionGrant::Chosen,
            acting_member_id: None,
            idle_lock_minutes: None,
        };
        let entry = Entry {
            name: "Aya".into(),
            reading: String::new(),
            department: String::new(),
            administrator: false,
            line_account_id: None,
        };
        (
            company,
            Member {
                id: "aya".into(),
                entry,
                photo: None,
                line_granted: true,
                version: 1,
                left: false,
                has_pin: false,
            },
        )
    }

    #[test]
    fn r1_with_every_requirement_met_a_member_is_authorised() {
        let (company, member) = open();
        assert_eq!(refusal(&company, &member, true), None);
    }

    #[test]
    fn r27_a_company_without_a_name_keeps_nobody_from_coming() {
        let (mut company, member) = open();
        company.company_name = String::new();
        assert_eq!(refusal(&company, &member, true), None, "the empty name stands for one that LINE takes");
    }

    #[test]
    fn r1_each_missing_requirement_of_authorisation_is_named() {
        type Spoil = fn(&mut Workspace, &mut Member);
        let cases: [(Spoil, bool, LineRefusal); 5] = [
            (|c, _| c.connection_on = false, true, LineRefusal::ConnectionOff),
            (|_, m| m.line_granted = false, true, LineRefusal::NotGranted),
            (|c, _| c.company_name = "Air Line".into(), true, LineRefusal::CompanyName),
            (|_, m| m.entry.name = "Aya 🌸".into(), true, LineRefusal::MemberName),
            (|_, _| {}, false, LineRefusal::NoAccount),
        ];
        for (spoil, has_account, expected) in cases {
            let (mut company, mut member) = open();
            spoil(&mut company, &mut member);
            assert_eq!(refusal(&company, &member, has_account), Some(expected));
        }
    }
}
