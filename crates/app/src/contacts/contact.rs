//! People in the address book: their record, who sees it, and what may be done with it.

use domain::contact::{ContactFields, Sharing};
use domain::stranger;

use domain::LIMITS;
use domain::{ContactId, LineUserId, MemberId, UtcMs};
use store::contact_people;
use store::contacts::{self, NewContact};
use store::{Change, Conn, WriteTx, conversations, members};

use super::access::{VisibleContact, editable, visible};
use super::views::{ContactDetail, ContactLine};
use crate::cards::MemberCard;
use crate::{App, Error, ErrorCode, Result, authorisation};

/// What a contact is called while LINE has not told the name (R11).
const NAMELESS: &str = "?";

impl App {
    /// A contact in full, also one in the Trash.
    ///
    /// # Errors
    /// `NotFound`, also when it is not for this member's eyes.
    pub async fn contact_get(&self, actor: &MemberId, id: &ContactId) -> Result<ContactDetail> {
        let mut conn = self.store.read().await?;
        let contact = visible(&mut conn, actor, id).await?;
        detail(&mut conn, actor, contact).await
    }

    /// Writes a contact who is not on LINE; it is the member's.
    ///
    /// # Errors
    /// `InvalidFields`.
    pub async fn contact_create(&self, actor: &MemberId, fields: ContactFields) -> Result<ContactDetail> {
        let new = NewContact {
            id: ContactId(self.new_id()),
            owner_id: actor.clone(),
            line_user_id: None,
            fields: fields.checked().map_err(Error::fields)?,
            name_awaited: false,
        };
        let mut tx = self.store.begin().await?;
        authorisation::working(tx.conn(), actor).await?;
        contacts::insert(tx.conn(), &new, self.now()).await?;
        self.contact_changed(tx, actor, &new.id).await
    }

    /// Changes a contact, unless somebody changed it meanwhile (R12). Nickname and photo are LINE's.
    ///
    /// # Errors
    /// `NotFound`, `InvalidFields`; `Changed`, also for a contact that went to the Trash meanwhile.
    pub async fn contact_edit(
        &self,
        actor: &MemberId,
        id: &ContactId,
        version: u32,
        fields: ContactFields,
    ) -> Result<ContactDetail> {
        let fields = fields.checked().map_err(Error::fields)?;
        let mut tx = self.store.begin().await?;
        let VisibleContact { contact, .. } = editable(tx.conn(), actor, id).await?;
        if !contacts::update(tx.conn(), &contact, version, &fields, self.now()).await? {
            return Err(Error::new(ErrorCode::Changed));
        }
        self.contact_changed(tx, actor, id).await
    }

    /// Says who sees a contact besides its owner and holders (R14); they see it in any case.
    ///
    /// # Errors
    /// `NotFound`, also for a member who does not work here; `Changed` for a contact in the Trash.
    pub async fn contact_share(
        &self,
        actor: &MemberId,
        id: &ContactId,
        sharing: Sharing,
        with: &[MemberId],
    ) -> Result<ContactDetail> {
        let mut tx = self.store.begin().await?;
        editable(tx.conn(), actor, id).await?.live()?;
        if sharing == Sharing::Chosen {
            for member in with {
                authorisation::working(tx.conn(), member).await?;
            }
        }
        contact_people::set_sharing(tx.conn(), id, sharing, with, self.now()).await?;
        self.contact_changed(tx, actor, id).await
    }

    /// Adds a LINE user to a member's contacts (R4). One LINE user has one contact (R19): whoever comes second
    /// joins it, and one that lies in the Trash comes back as it was (R24). A new one takes the LINE name as
    /// its name (R11) and is the member's.
    ///
    /// # Errors
    /// `NotFound` for a LINE user who is not known here.
    pub(crate) async fn add_contact(
        &self,
        tx: &mut WriteTx,
        actor: &MemberId,
        line_user: &LineUserId,
    ) -> Result<ContactId> {
        let now = self.now();
        let id = match contacts::of_line_user(tx.conn(), line_user).await? {
            Some(contact) => {
                if contact.deleted_at.is_some() {
                    contacts::restore(tx.conn(), &contact.id).await?;
                }
                contact.id
            }
            None => self.new_line_contact(tx, actor, line_user).await?,
        };
        contact_people::add_to_list(tx.conn(), &id, actor, now).await?;
        tx.changed(Change::Contact(id.clone()));
        Ok(id)
    }

    async fn new_line_contact(
        &self,
        tx: &mut WriteTx,
        owner: &MemberId,
        user: &LineUserId,
    ) -> Result<ContactId> {
        let met = conversations::met_line_user(tx.conn(), user, owner).await?;
        let name = name_from_line(&met.ok_or_else(|| Error::new(ErrorCode::NotFound))?.nickname);
        let new = NewContact {
            id: ContactId(self.new_id()),
            owner_id: owner.clone(),
            line_user_id: Some(user.clone()),
            name_awaited: name.is_none(),
            fields: ContactFields {
                name: name.unwrap_or_else(|| NAMELESS.into()),
                ..ContactFields::default()
            },
        };
        contacts::insert(tx.conn(), &new, self.now()).await?;
        Ok(new.id)
    }

    pub(crate) async fn contact_changed(
        &self,
        mut tx: WriteTx,
        actor: &MemberId,
        id: &ContactId,
    ) -> Result<ContactDetail> {
        tx.changed(Change::Contact(id.clone()));
        tx.commit().await?;
        self.contact_get(actor, id).await
    }
}

/// Restores the contact of a LINE user who has added an account, if it lies in the Trash (R24).
///
/// # Errors
/// When the database refuses.
pub(crate) async fn restore_on_follow(tx: &mut WriteTx, line_user: &LineUserId) -> Result<()> {
    let Some(contact) = contacts::of_line_user(tx.conn(), line_user).await? else { return Ok(()) };
    if contact.deleted_at.is_some() {
        contacts::restore(tx.conn(), &contact.id).await?;
    }
    tx.changed(Change::Contact(contact.id));
    Ok(())
}

/// Notes that a LINE user has blocked an account: the lists show it.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn note_block(tx: &mut WriteTx, line_user: &LineUserId) -> Result<()> {
    let contact = contacts::of_line_user(tx.conn(), line_user).await?;
    if let Some(contact) = contact {
        tx.changed(Change::Contact(contact.id));
    }
    Ok(())
}

/// LINE's name in the form contacts take: one line, at most 100 characters; none when nothing is left.
fn name_from_line(name: &str) -> Option<String> {
    let cut: String = stranger::name(name).chars().take(LIMITS.name).collect();
    (!cut.is_empty()).then_some(cut)
}

async fn detail(conn: &mut Conn, actor: &MemberId, contact: VisibleContact) -> Result<ContactDetail> {
    let VisibleContact { contact, access } = contact;
    let met = match &contact.line_user_id {
        Some(user) => conversations::met_line_user(conn, user, actor).await?,
        None => None,
    };
    let shared_with = contact_people::shared_with(conn, &contact.id).await?;
    let everybody = members::active(conn).await?;
    let deleted_by = card(conn, contact.deleted_by.as_ref()).await?;
    let owner = card(conn, Some(&contact.owner_id)).await?.ok_or_else(|| Error::new(ErrorCode::NotFound))?;
    Ok(ContactDetail {
        line: contact.line_user_id.zip(met.as_ref()).map(|(line_user_id, met)| ContactLine {
            line_user_id,
            room_id: met.room_id.clone(),
            friend_state: met.friend_state,
        }),
        photo: met.as_ref().and_then(|met| met.photo.clone()),
        nickname: met.map(|met| met.nickname),
        shared_with: everybody
            .iter()
            .filter(|member| shared_with.contains(&member.id))
            .map(MemberCard::from)
            .collect(),
        colleagues: everybody.iter().filter(|member| member.id != *actor).map(MemberCard::from).collect(),
        id: contact.id,
        version: contact.version,
        fields: contact.fields,
        owner,
        sharing: contact.sharing,
        in_my_list: access.in_my_list,
        may_edit: access.may_edit,
        deleted_at: contact.deleted_at,
        deleted_by,
        created_at: contact.created_at,
        updated_at: contact.updated_at,
    })
}

async fn card(conn: &mut Conn, member: Option<&MemberId>) -> Result<Option<MemberCard>> {
    let Some(member) = member else { return Ok(None) };
    Ok(members::get(conn, member).await?.as_ref().map(MemberCard::from))
}

/// The LINE user's name on LINE is another one now: the contact is found by it, and takes it as its name
/// if it has none yet (R11, R12).
///
/// # Errors
/// When the database refuses.
pub(crate) async fn line_name_changed(
    tx: &mut WriteTx,
    user: &LineUserId,
    name: &str,
    now: UtcMs,
) -> Result<()> {
    let Some(contact) = contacts::of_line_user(tx.conn(), user).await? else { return Ok(()) };
    contacts::update_nickname(tx.conn(), &contact, name_from_line(name).as_deref(), now).await?;
    tx.changed(Change::Contact(contact.id));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r11_any_line_display_name_becomes_a_valid_contact_name() {
        assert_eq!(name_from_line(" Mio\n🌸 ").as_deref(), Some("Mio 🌸"));
        assert_eq!(name_from_line(&"あ".repeat(1000)).map(|name| name.chars().count()), Some(100));
        assert_eq!(name_from_line(" \u{3000}\t").as_deref(), None, "a name of blanks is no name yet");
        assert_eq!(name_from_line("\u{3164}"), None, "nor is one that cannot be seen (R29)");
        assert_eq!(name_from_line("<script>alert(1)</script>").as_deref(), Some("<script>alert(1)</script>"));
    }
}
