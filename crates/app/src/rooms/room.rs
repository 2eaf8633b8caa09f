//! Rooms: who sees them, who takes part, and what may be done in them (R20).

use domain::LIMITS;
use domain::account::{ChatMode, MarkAsReadMode};
use domain::delivery::DeliveryReason;
use domain::message::SystemEvent;
use domain::room::WriteAccess;
use domain::text::utf16_len;
use domain::{LineUserId, MemberId, RoomId, UtcMs};
use store::room_access::RoomAccess;
use store::room_members::{self, RoomLineUser as LineUserRow};
use store::rooms::Room;
use store::{
    Change, Conn, WriteTx, attachments, line_accounts, members, messages, outbox, room_lists, room_reads,
    unread,
};

use super::access::{reach, room_access, taking_part, write_access};
use super::attachments::view;
use super::system_messages::{NewSystemMessage, write_system_message};
use super::views::{MediaRefusal, Price, RoomDetail, RoomLineUser};
use super::{lists, reply_token};
use crate::about::About;
use crate::accounts::quota::quota;
use crate::authorisation::{self, working};
use crate::cards::LineAccountCard;
use crate::cards::{LineUserCard, MemberCard};
use crate::contacts::views::ContactDetail;
use crate::{App, Error, ErrorCode, Result};

impl App {
    /// A room: everything around the conversation.
    ///
    /// # Errors
    /// `NotFound`, also for a room that is not for this member's eyes.
    pub async fn room_get(&self, actor: &MemberId, id: &RoomId) -> Result<RoomDetail> {
        let mut conn = self.store.read().await?;
        let access = room_access(&mut conn, actor, id).await?;
        let base = self.addresses.public_base(&mut conn).await?;
        detail(&mut conn, actor, access, (base.is_none(), self.now())).await
    }

    /// Marks a room as read up to a time, for this member alone. LINE is told of it only for a member who may use the
    /// connection (R1).
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn room_read(&self, actor: &MemberId, id: &RoomId, up_to: UtcMs) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let access = room_access(tx.conn(), actor, id).await?;
        if unread::mark_read(tx.conn(), id, actor, up_to).await? {
            tx.changed(Change::Room(id.clone()));
        }
        if access.takes_part() && authorisation::refusal_of(tx.conn(), actor).await?.is_none() {
            self.read_on_line(&mut tx, &access.room, up_to).await?;
        }
        tx.commit().await?;
        self.notifier.drop_read(id, up_to);
        Ok(())
    }

    /// LINE users see that they were read, where the account leaves that to us (LINE reference A.2.6).
    async fn read_on_line(&self, tx: &mut WriteTx, room: &Room, up_to: UtcMs) -> Result<()> {
        let account = line_accounts::get(tx.conn(), &room.line_account_id).await?;
        let ours = |account: &line_accounts::LineAccount| {
            account.chat_mode == ChatMode::Chat
                && account.mark_as_read == MarkAsReadMode::Manual
                && !account.disconnected
        };
        if !account.as_ref().is_some_and(ours) {
            return Ok(());
        }
        if let Some(token) = messages::mark_as_read_token(tx.conn(), &room.id, up_to).await?
            && room_reads::set_due(tx.conn(), &room.id, &token, self.now()).await?
        {
            tx.changed(Change::Fetch);
        }
        Ok(())
    }

    /// Switches the member's notifications of a room.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn room_mute(&self, actor: &MemberId, id: &RoomId, muted: bool) -> Result<()> {
        let mut tx = self.store.begin().await?;
        taking_part(tx.conn(), actor, id).await?;
        room_members::set_muted(tx.conn(), id, actor, muted).await?;
        tx.changed(Change::Room(id.clone()));
        Ok(tx.commit().await?)
    }

    /// Keeps what the member has typed and not sent.
    ///
    /// # Errors
    /// `NotFound`; `InvalidText` for more than 20,000 UTF-16 units.
    pub async fn room_draft(&self, actor: &MemberId, id: &RoomId, text: &str) -> Result<()> {
        if utf16_len(text) > LIMITS.draft_units {
            return Err(Error::new(ErrorCode::InvalidText).with("limit", LIMITS.draft_units));
        }
        let mut tx = self.store.begin().await?;
        taking_part(tx.conn(), actor, id).await?;
        room_members::set_draft(tx.conn(), id, actor, text).await?;
        tx.changed(Change::Room(id.clone()));
        Ok(tx.commit().await?)
    }

    /// Takes a room that nobody has taken yet, or, as an administrator, one whose members cannot come: they stay in it,
    /// and the contact is the administrator's too (R27).
    ///
    /// # Errors
    /// `NotAllowed` (R1); `NotFound`, also when a colleague was faster.
    pub async fn room_take(&self, actor: &MemberId, id: &RoomId) -> Result<RoomDetail> {
        let mut tx = self.store.begin().await?;
        authorisation::require(tx.conn(), actor).await?;
        let access = room_access(tx.conn(), actor, id).await?;
        if room_members::join(tx.conn(), id, actor, None, self.now()).await? {
            let who = working(tx.conn(), actor).await?.entry.name;
            self.add_system_message(&mut tx, id, SystemEvent::MemberTook, &who, About::Nobody).await?;
            self.contact_of_unattended(&mut tx, &access, actor).await?;
        }
        self.room_changed(tx, actor, id).await
    }

    /// Invites a colleague into a room; they read the whole history (R20).
    ///
    /// # Errors
    /// `NotAllowed` (R1); `NotFound`, also for a colleague who does not work here.
    pub async fn room_invite_member(
        &self,
        actor: &MemberId,
        id: &RoomId,
        colleague: &MemberId,
    ) -> Result<RoomDetail> {
        let mut tx = self.store.begin().await?;
        authorisation::require(tx.conn(), actor).await?;
        taking_part(tx.conn(), actor, id).await?;
        let whom = working(tx.conn(), colleague).await?.entry.name;
        if room_members::join(tx.conn(), id, colleague, Some(actor), self.now()).await? {
            let who = working(tx.conn(), actor).await?.entry.name;
            self.add_system_message(&mut tx, id, SystemEvent::MemberInvited, &who, About::Member(&whom))
                .await?;
        }
        self.room_changed(tx, actor, id).await
    }

    /// Gives a room to a colleague, with its history and, if it is the actor's, the contact (R20). An administrator hands
    /// on a room whose members cannot come (R27).
    ///
    /// # Errors
    /// `NotAllowed` (R1); `NotFound`, also for a colleague who does not work here.
    pub async fn room_hand_over(&self, actor: &MemberId, id: &RoomId, colleague: &MemberId) -> Result<()> {
        let mut tx = self.store.begin().await?;
        authorisation::require(tx.conn(), actor).await?;
        let access = room_access(tx.conn(), actor, id).await?;
        if !access.takes_part() && !access.unattended {
            return Err(Error::new(ErrorCode::NotFound));
        }
        let whom = working(tx.conn(), colleague).await?.entry.name;
        if actor == colleague {
            return Ok(());
        }
        let who = working(tx.conn(), actor).await?.entry.name;
        room_members::join(tx.conn(), id, colleague, Some(actor), self.now()).await?;
        self.leave_room(&mut tx, id, actor).await?;
        self.add_system_message(&mut tx, id, SystemEvent::HandedOver, &who, About::Member(&whom)).await?;
        if let Some(line_user) = &access.room.line_user_id {
            self.contact_goes_with_room(&mut tx, actor, line_user, colleague).await?;
        }
        self.contact_of_unattended(&mut tx, &access, colleague).await?;
        Ok(tx.commit().await?)
    }

    /// Whoever looks after a room whose members cannot come has the contact in their list too: it belongs to the company,
    /// and those who cannot come keep it (R19, R20).
    async fn contact_of_unattended(
        &self,
        tx: &mut WriteTx,
        access: &RoomAccess,
        to: &MemberId,
    ) -> Result<()> {
        match access.room.line_user_id.as_ref().filter(|_| access.unattended) {
            Some(line_user) => self.contact_joined(tx, line_user, to).await,
            None => Ok(()),
        }
    }

    /// Leaves a room. It stays, for the others or for whoever takes it.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn room_leave(&self, actor: &MemberId, id: &RoomId) -> Result<()> {
        let mut tx = self.store.begin().await?;
        taking_part(tx.conn(), actor, id).await?;
        self.leave_room(&mut tx, id, actor).await?;
        tx.changed(Change::Room(id.clone()));
        Ok(tx.commit().await?)
    }

    /// What the member wrote and what waits goes when somebody says so who takes part (R25).
    async fn leave_room(&self, tx: &mut WriteTx, id: &RoomId, member: &MemberId) -> Result<()> {
        let now = self.now();
        room_members::leave(tx.conn(), id, member, now).await?;
        let reason = DeliveryReason::WriterNotInRoom;
        outbox::ask_for_writer(tx.conn(), member, Some(id), reason, now).await?;
        for change in [Change::Messages(id.clone()), Change::Outbox, Change::Session] {
            tx.changed(change);
        }
        Ok(())
    }

    /// Adds a LINE user of the room as an external contact, in one go (R4, R11, R13, R19, R24).
    ///
    /// # Errors
    /// `NotAllowed` (R1); `NotFound`, also for somebody who is not in the room.
    pub async fn room_add_contact(
        &self,
        actor: &MemberId,
        id: &RoomId,
        line_user: &LineUserId,
    ) -> Result<ContactDetail> {
        let mut tx = self.store.begin().await?;
        authorisation::require(tx.conn(), actor).await?;
        let RoomAccess { room, .. } = taking_part(tx.conn(), actor, id).await?;
        let people = room_members::line_users(tx.conn(), id, actor).await?;
        let in_my_list = match people.into_iter().find(|person| person.id == *line_user) {
            Some(person) => person.in_my_list,
            None if room_members::has_line_user(tx.conn(), id, line_user).await? => false,
            None => return Err(Error::new(ErrorCode::NotFound)),
        };
        let contact = self.add_contact(&mut tx, actor, line_user).await?;
        if !in_my_list {
            let who = working(tx.conn(), actor).await?.entry.name;
            let at = self.end_of_room(&mut tx, id).await?;
            let added = NewSystemMessage {
                line_user: Some(line_user),
                who: &who,
                ..NewSystemMessage::new(&room, SystemEvent::ContactAdded, at)
            };
            write_system_message(&mut tx, &self.environment, added).await?;
        }
        tx.changed(Change::Room(id.clone()));
        self.contact_changed(tx, actor, &contact).await
    }

    async fn room_changed(&self, mut tx: WriteTx, actor: &MemberId, id: &RoomId) -> Result<RoomDetail> {
        tx.changed(Change::Room(id.clone()));
        tx.commit().await?;
        self.room_get(actor, id).await
    }
}

async fn detail(
    conn: &mut Conn,
    actor: &MemberId,
    access: RoomAccess,
    (no_address, now): (bool, UtcMs),
) -> Result<RoomDetail> {
    let write_access = write_access(conn, actor, &access, now).await?;
    let not_found = || Error::new(ErrorCode::NotFound);
    let row = room_lists::one(conn, actor, &access.room.id).await?.ok_or_else(not_found)?;
    let account = line_accounts::get(conn, &access.room.line_account_id).await?.ok_or_else(not_found)?;
    let people = room_members::line_users(conn, &access.room.id, actor).await?;
    let reach = reach(conn, &access.room, now).await?;
    let attachments = attachments::of_room(conn, &access.room.id, actor).await?;
    let everybody = members::active(conn).await?;
    let cards = |present: bool| -> Vec<MemberCard> {
        everybody
            .iter()
            .filter(|one| access.member_ids.contains(&one.id) == present)
            .map(MemberCard::from)
            .collect()
    };
    let (title, nickname) = lists::title(&row);
    let takes_part = access.takes_part();
    let may_add = takes_part && authorisation::refusal_of(conn, actor).await?.is_none();
    Ok(RoomDetail {
        title,
        nickname,
        photo: row.photo,
        account: LineAccountCard::from(&account),
        members: cards(true),
        line_users: people.into_iter().map(|person| line_user(person, may_add)).collect(),
        line_count: access.room.line_count,
        write_access,
        can_take: matches!(write_access, WriteAccess::NotTaken | WriteAccess::Unattended),
        unattended: access.unattended,
        invitable: if takes_part || access.unattended { cards(false) } else { Vec::new() },
        muted: row.muted,
        draft: access.own.map(|own| own.draft).unwrap_or_default(),
        unread: row.unread,
        reach,
        price: Price {
            free_until: reply_token::free_until(&access.room, now),
            people: reply_token::people(&access.room),
            quota: quota(&account, now),
        },
        attachments: attachments.into_iter().map(view).collect(),
        media_refusal: no_address.then_some(MediaRefusal::NoPublicAddress),
        id: access.room.id,
        kind: access.room.kind,
    })
}

fn line_user(person: LineUserRow, may_add: bool) -> RoomLineUser {
    RoomLineUser {
        card: LineUserCard {
            id: person.id,
            name: person.name,
            photo: person.photo,
            friend_state: person.friend_state,
        },
        contact_id: person.contact_id,
        addable: may_add && !person.in_my_list,
        in_trash: person.in_trash,
    }
}
