//! What the window needs to know before anything else, and who acts in it.

use domain::MemberId;
use domain::storage::StorageFault;
use domain::workspace::WorkspaceKind;
use store::{Change, conversations, integrity, members, message_media, set_aside_events, workspace};

use super::settings;
use super::views::Session;
use crate::accounts::views::FoundAddress;
use crate::authorisation::{company, line_access, working};
use crate::backups::backup_trouble;
use crate::cards::MemberCard;
use crate::{App, Error, ErrorCode, Result};

impl App {
    /// Who works here, with what rights, and what waits.
    ///
    /// # Errors
    /// `NotFound` for a member who does not work here.
    pub async fn session_get(&self, actor: &MemberId) -> Result<Session> {
        let mut conn = self.store.read().await?;
        let company = company(&mut conn).await?;
        let me = working(&mut conn, actor).await?;
        let practice = company.kind == WorkspaceKind::Practice;
        let colleagues = if practice { members::active(&mut conn).await? } else { Vec::new() };
        let waiting = conversations::waiting_counts(&mut conn, actor).await?;
        let line = line_access(&mut conn, actor).await?;
        let settings = settings::of(&mut conn, actor).await?;
        let secrets = self.secrets_state(&mut conn).await?;
        let troubles = self.troubles(&mut conn).await?;
        let waits_for_room = message_media::waiting_for_room(&mut conn).await? > 0;
        let set_aside_events =
            if me.entry.administrator { set_aside_events::count(&mut conn).await? } else { 0 };
        let backup_trouble = if me.entry.administrator { backup_trouble(&mut conn).await? } else { None };
        let found_address = workspace::address(&mut conn).await?.found.filter(|_| me.entry.administrator);
        let integrity = integrity::last(&mut conn).await?;
        Ok(Session {
            company_name: company.company_name,
            kind: company.kind,
            administrator: me.entry.administrator,
            me: MemberCard::from(&me),
            may_act_as: colleagues.iter().map(MemberCard::from).collect(),
            line,
            line_elsewhere: self.line_elsewhere.clone().filter(|_| !practice),
            unread: waiting.unread,
            unassigned: waiting.unassigned,
            settings,
            troubles,
            secrets,
            backup_trouble,
            storage: self.store.storage_fault().or(waits_for_room.then_some(StorageFault::NoRoom)),
            damage_found_at: integrity.checked_at.filter(|_| integrity.error.is_some()),
            found_address: found_address.map(|found| FoundAddress { url: found.url, at: found.at }),
            set_aside_events,
        })
    }

    /// Acts as another member from now on; only Practice allows it.
    ///
    /// # Errors
    /// `NotPractice`; `NotFound` for somebody who does not work here.
    pub async fn session_act_as(&self, _actor: &MemberId, member: &MemberId) -> Result<Session> {
        let mut tx = self.store.begin().await?;
        if company(tx.conn()).await?.kind != WorkspaceKind::Practice {
            return Err(Error::new(ErrorCode::NotPractice));
        }
        working(tx.conn(), member).await?;
        workspace::set_acting_member(tx.conn(), member, self.now()).await?;
        for change in [Change::Session, Change::Settings, Change::Profile, Change::Invitations] {
            tx.changed(change);
        }
        tx.commit().await?;
        self.session_get(member).await
    }
}
