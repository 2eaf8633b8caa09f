//! The company's directory.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::LIMITS;
use domain::delivery::DeliveryReason;
use domain::{LineAccountId, MemberId};
use store::members::{self, Entry};
use store::{Change, Conn, WriteTx, contact_people, invitations, line_accounts, media, outbox, workspace};

use super::admin::member_row;
use super::views::{AdminMember, MemberDetail, MemberFields, UnsentMessages};
use crate::accounts::waiting::changed;
use crate::authorisation::{account_of, company, require_administrator, working};
use crate::cards::MemberCard;
use crate::form::Form;
use crate::pictures::photos::{self, MOST_BYTES};
use crate::{App, Error, ErrorCode, Result};

impl App {
    /// A colleague in full. The Message ID is the basic ID of the LINE account given to them.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn member_get(&self, _actor: &MemberId, id: &MemberId) -> Result<MemberDetail> {
        let mut conn = self.store.read().await?;
        let member = working(&mut conn, id).await?;
        let account = account_of(&mut conn, &member).await?;
        Ok(MemberDetail {
            card: MemberCard::from(&member),
            reading: member.entry.reading,
            message_id: account.map(|account| account.basic_id),
        })
    }

    /// Adds a member to the directory.
    ///
    /// # Errors
    /// `NotAdministrator`, `InvalidFields`, `AccountInUse`.
    pub async fn member_add(&self, actor: &MemberId, fields: MemberFields) -> Result<AdminMember> {
        let entry = checked(fields)?;
        let id = MemberId(self.new_id());
        let mut tx = self.store.begin().await?;
        require_administrator(tx.conn(), actor).await?;
        if let Some(account) = &entry.line_account_id {
            require_free(tx.conn(), account, &id).await?;
        }
        members::insert(tx.conn(), &id, &entry, self.now()).await?;
        self.member_changed(tx, &id).await
    }

    /// Changes a member's entry, unless somebody changed it meanwhile.
    ///
    /// # Errors
    /// `NotAdministrator`, `NotFound`, `InvalidFields`, `AccountInUse`, `LastAdministrator`, `Changed`.
    pub async fn member_edit(
        &self,
        actor: &MemberId,
        id: &MemberId,
        version: u32,
        fields: MemberFields,
    ) -> Result<AdminMember> {
        let entry = checked(fields)?;
        let mut tx = self.store.begin().await?;
        require_administrator(tx.conn(), actor).await?;
        let member = working(tx.conn(), id).await?;
        if member.entry.administrator && !entry.administrator {
            require_another_administrator(tx.conn(), id).await?;
        }
        if let Some(account) =
            entry.line_account_id.as_ref().filter(|_| entry.line_account_id != member.entry.line_account_id)
        {
            require_free(tx.conn(), account, id).await?;
        }
        if !members::update(tx.conn(), id, version, &entry, self.now()).await? {
            return Err(Error::new(ErrorCode::Changed));
        }
        self.member_changed(tx, id).await
    }

    /// Sets a member's photo: an image in Base64, or none.
    ///
    /// # Errors
    /// `NotAdministrator`, `NotFound`, `BadImage`, `StorageFull` (R30).
    pub async fn member_photo_set(
        &self,
        actor: &MemberId,
        id: &MemberId,
        image: Option<&str>,
    ) -> Result<AdminMember> {
        require_administrator(&mut self.store.read().await?, actor).await?;
        let photo = match image {
            Some(image) => {
                self.disk_space().require(image.len() as u64).await?;
                Some(photos::store_picture(&self.store, from_base64(image)?).await?)
            }
            None => None,
        };
        let mut tx = self.store.begin().await?;
        working(tx.conn(), id).await?;
        if let Some(photo) = &photo {
            media::insert(&mut tx, photo, self.now()).await?;
        }
        members::set_photo(tx.conn(), id, photo.as_ref().map(|photo| &photo.hash), self.now()).await?;
        self.member_changed(tx, id).await
    }

    /// How many messages of a member LINE has not seen: what is to be decided by others once the member is removed (R25).
    ///
    /// # Errors
    /// `NotAdministrator`, `NotFound`.
    pub async fn member_unsent(&self, actor: &MemberId, id: &MemberId) -> Result<UnsentMessages> {
        let mut conn = self.store.read().await?;
        require_administrator(&mut conn, actor).await?;
        working(&mut conn, id).await?;
        let (waiting, awaiting_confirmation) = outbox::unsent_of_writer(&mut conn, id).await?;
        Ok(UnsentMessages { waiting, awaiting_confirmation })
    }

    /// Takes a member out of the directory. Their rooms stay and wait for a colleague, their contacts pass to
    /// whoever holds them too, else to the administrator; what they wrote stays (R20).
    ///
    /// # Errors
    /// `NotAdministrator`, `NotFound`, `LastAdministrator`.
    pub async fn member_remove(&self, actor: &MemberId, id: &MemberId) -> Result<()> {
        let now = self.now();
        let mut tx = self.store.begin().await?;
        require_administrator(tx.conn(), actor).await?;
        let member = working(tx.conn(), id).await?;
        let heir = if member.entry.administrator {
            require_another_administrator(tx.conn(), id).await?
        } else {
            actor.clone()
        };
        let heir = if actor == id { heir } else { actor.clone() };
        // What they wrote and what waits goes when whoever takes the room says so (R25).
        for room in outbox::ask_for_writer(tx.conn(), id, None, DeliveryReason::WriterLeft, now).await? {
            changed(&mut tx, &room);
        }
        for room in members::leave(tx.conn(), id, now).await? {
            tx.changed(Change::Room(room));
        }
        invitations::withdraw_all(tx.conn(), id, now).await?;
        for contact in contact_people::pass_on(tx.conn(), id, &heir).await? {
            tx.changed(Change::Contact(contact));
        }
        let acting = company(tx.conn()).await?.acting_member_id.as_ref() == Some(id);
        if acting {
            workspace::set_acting_member(tx.conn(), &heir, now).await?;
        }
        tx.changed(Change::Invitations);
        directory_changed(&mut tx);
        tx.commit().await?;
        // Whoever leaves does not go on as somebody else: the next one says who they are.
        if acting {
            self.window_lock.lock();
        }
        Ok(())
    }

    pub(super) async fn member_changed(&self, mut tx: WriteTx, id: &MemberId) -> Result<AdminMember> {
        let (company, member) = (company(tx.conn()).await?, working(tx.conn(), id).await?);
        let row = member_row(tx.conn(), &company, &member).await?;
        directory_changed(&mut tx);
        tx.commit().await?;
        Ok(row)
    }
}

fn directory_changed(tx: &mut WriteTx) {
    for change in [Change::Session, Change::Admin, Change::Profile] {
        tx.changed(change);
    }
}

/// Refuses an account that is another member's own, or is not connected.
async fn require_free(conn: &mut Conn, id: &LineAccountId, member: &MemberId) -> Result<()> {
    let account = line_accounts::get(conn, id).await?.filter(|account| !account.disconnected);
    let account = account.ok_or_else(|| Error::new(ErrorCode::NotFound))?;
    if account.shared {
        return Ok(());
    }
    match members::of_account(conn, id).await?.into_iter().find(|other| other.id != *member) {
        Some(other) => Err(Error::new(ErrorCode::AccountInUse).with("member", other.entry.name)),
        None => Ok(()),
    }
}

/// The first administrator besides `member`: the company is never left without one.
async fn require_another_administrator(conn: &mut Conn, member: &MemberId) -> Result<MemberId> {
    let everybody = members::active(conn).await?;
    let other = everybody.into_iter().find(|other| other.entry.administrator && other.id != *member);
    other.map(|other| other.id).ok_or_else(|| Error::new(ErrorCode::LastAdministrator))
}

fn checked(fields: MemberFields) -> Result<Entry> {
    let mut form = Form::default();
    let entry = Entry {
        name: form.required("name", &fields.name, LIMITS.name),
        reading: form.text("reading", &fields.reading, LIMITS.name),
        department: form.text("department", &fields.department, 200),
        administrator: fields.administrator,
        line_account_id: fields.line_account_id,
    };
    form.done()?;
    Ok(entry)
}

fn from_base64(image: &str) -> Result<Vec<u8>> {
    if image.len() / 4 * 3 > MOST_BYTES + 3 {
        return Err(Error::new(ErrorCode::BadImage));
    }
    STANDARD.decode(image).map_err(|e| Error::new(ErrorCode::BadImage).because(e))
}
