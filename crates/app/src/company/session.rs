//! What the window needs to know before anything else, and who acts in it.

use domain::MemberId;
use domain::storage::StorageFault;
use domain::workspace::WorkspaceKind;
use store::{
    conversations, integrity, members, message_media, outbox, set_aside_events, unattended_rooms, workspace,
};

use super::restored_copy::restored_copy;
use super::settings;
use super::views::{Session, ToConfirm};
use crate::accounts::views::FoundAddress;
use crate::authorisation::{LineAccess, account_of, acting_member, company, cut_off, refusal, working};
use crate::backups::backup_trouble;
use crate::cards::MemberCard;
use crate::{App, Result};

impl App {
    /// How many messages are unread for the member who acts, muted rooms left out; none while nobody does.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn acting_unread(&self) -> Result<u32> {
        let mut conn = self.store.read().await?;
        let Ok(actor) = acting_member(&mut conn).await else { return Ok(0) };
        Ok(conversations::waiting_counts(&mut conn, &actor).await?.unread)
    }

    /// Who works here, with what rights, and what waits.
    ///
    /// # Errors
    /// `NotFound` for a member who does not work here.
    pub async fn session_get(&self, actor: &MemberId) -> Result<Session> {
        let mut conn = self.store.read().await?;
        let company = company(&mut conn).await?;
        let me = working(&mut conn, actor).await?;
        let everybody = members::active(&mut conn).await?;
        let has_account = account_of(&mut conn, &me).await?.is_some();
        let line = LineAccess::new(refusal(&company, &me, has_account), &everybody);
        let waiting = conversations::waiting_counts(&mut conn, actor).await?;
        let unattended = if me.entry.administrator {
            Some(unattended_rooms::count(&mut conn, &cut_off(&company, &everybody)).await?)
        } else {
            None
        };
        let settings = settings::of(&mut conn, actor).await?;
        let secrets = self.secrets_state(&mut conn).await?;
        let troubles = self.troubles(&mut conn).await?;
        let waits_for_room = message_media::any_waits_for_room(&mut conn).await?;
        let set_aside_events =
            if me.entry.administrator { set_aside_events::count(&mut conn).await? } else { 0 };
        let (messages, room_id) = outbox::awaiting_of_member(&mut conn, actor).await?;
        let restored = if me.entry.administrator { restored_copy(&mut conn).await? } else { None };
        let backup_trouble = if me.entry.administrator { backup_trouble(&mut conn).await? } else { None };
        let found_address =
            if me.entry.administrator { workspace::address(&mut conn).await?.found } else { None };
        let integrity = integrity::last(&mut conn).await?;
        Ok(Session {
            company_name: company.company_name,
            kind: company.kind,
            administrator: me.entry.administrator,
            me: MemberCard::from(&me),
            members: u32::try_from(everybody.len()).unwrap_or(u32::MAX),
            has_pin: me.has_pin,
            idle_lock_minutes: company.idle_lock_minutes,
            line,
            line_elsewhere: self.line_elsewhere.clone().filter(|_| company.kind != WorkspaceKind::Practice),
            unread: waiting.unread,
            unassigned: waiting.unassigned,
            unattended,
            settings,
            troubles,
            secrets,
            to_confirm: room_id.map(|room_id| ToConfirm { messages, room_id }),
            restored,
            backup_trouble,
            storage: self.store.storage_fault().or(waits_for_room.then_some(StorageFault::NoRoom)),
            damage_found_at: integrity.checked_at.filter(|_| integrity.error.is_some()),
            found_address: found_address.map(|found| FoundAddress { url: found.url, at: found.at }),
            set_aside_events,
        })
    }
}
