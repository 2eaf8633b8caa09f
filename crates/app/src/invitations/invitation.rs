//! Inviting LINE users: what goes out, and who came by it (R7-R9).

use domain::invitation::{self, Channel, Code, State, add_friend_link, message_link};
use domain::language::Language;
use domain::{FieldErrorCode, LIMITS};
use domain::{InvitationId, LineAccountId, LineUserId, MemberId, UtcMs};
use store::invitations::{self, Invitation};
use store::line_accounts::{self, LineAccount};
use store::{Change, Conn, WriteTx};

use super::views;
use crate::authorisation::{account_of, refusal_of, require, working};
use crate::blocking::blocking;
use crate::form::Form;
use crate::qr::Qr;
use crate::{App, Error, ErrorCode, Result};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// The list shows the latest; older ones still invite.
const MOST_LISTED: u32 = 200;

/// What stands ready to be sent in the chat with a shared account, by the inviting member's language. The
/// LINE user sends it from their phone: it never passes through the window, so its words cannot come from there.
const fn greeting_words(language: Language) -> &'static str {
    match language {
        Language::En => "Hello! I was invited.",
        Language::Ja => "こんにちは。招待されました。",
        Language::Ko => "안녕하세요. 초대받고 연락드립니다.",
        Language::ZhTw => "您好！我是透過邀請加入的。",
        Language::Th => "สวัสดี เพิ่มเพื่อนจากคำเชิญแล้ว",
    }
}

impl App {
    /// Makes an invitation, or gives the one by this channel that was made before and never used: whoever opens the
    /// dialog eleven times has one. On an account of the member's own the link is LINE's plain add-friend link;
    /// on a shared one it carries the code that tells who invited. A QR code is on the screen from now on.
    ///
    /// # Errors
    /// `NotAllowed` (R1), `InvalidFields` (`channel`, `label`, `days`).
    pub async fn invitation_create(
        &self,
        actor: &MemberId,
        channel: Channel,
        label: Option<&str>,
        days: Option<u32>,
    ) -> Result<views::Invitation> {
        let mut form = Form::default();
        form.check(channel != Channel::Profile, "channel", FieldErrorCode::NotOneOf);
        let label = form.text("label", label.unwrap_or_default(), LIMITS.invitation_label);
        form.check(
            days.is_none_or(|days| (1..=LIMITS.invitation_days).contains(&days)),
            "days",
            FieldErrorCode::NotOneOf,
        );
        form.done()?;
        let mut tx = self.store.begin().await?;
        let account = inviting_account(tx.conn(), actor).await?;
        let mut invitation = self.new_invitation(actor, &account.id, channel);
        invitation.label = label;
        invitation.expires_at = days.map(|days| invitation.created_at.plus(i64::from(days) * DAY_MS));
        let id = insert_or_reuse(&mut tx, invitation).await?;
        tx.changed(Change::Invitations);
        tx.commit().await?;
        let made = self.invitation_get(actor, &id).await?;
        if channel == Channel::Qr {
            self.show_qr(made.link.clone()).await?;
        }
        Ok(made)
    }

    /// The member's invitations, latest first, at most 200.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn invitation_list(&self, actor: &MemberId) -> Result<Vec<views::Invitation>> {
        let mut conn = self.store.read().await?;
        let mut list = Vec::new();
        for invitation in invitations::of_member(&mut conn, actor, MOST_LISTED).await? {
            list.push(self.view(&mut conn, invitation).await?);
        }
        Ok(list)
    }

    /// Changes the note on an invitation.
    ///
    /// # Errors
    /// `NotFound`, `InvalidFields` (`label`).
    pub async fn invitation_label(
        &self,
        actor: &MemberId,
        id: &InvitationId,
        label: &str,
    ) -> Result<views::Invitation> {
        let mut form = Form::default();
        let label = form.text("label", label, LIMITS.invitation_label);
        form.done()?;
        let mut tx = self.store.begin().await?;
        mine(tx.conn(), actor, id).await?;
        invitations::set_label(tx.conn(), id, &label).await?;
        tx.changed(Change::Invitations);
        tx.commit().await?;
        self.invitation_get(actor, id).await
    }

    /// Takes an invitation back: its code ties nobody to the member any more. My Profile gets a new one.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn invitation_withdraw(
        &self,
        actor: &MemberId,
        id: &InvitationId,
    ) -> Result<views::Invitation> {
        let mut tx = self.store.begin().await?;
        mine(tx.conn(), actor, id).await?;
        invitations::withdraw(tx.conn(), id, self.now()).await?;
        tx.changed(Change::Invitations);
        tx.changed(Change::Profile);
        tx.commit().await?;
        self.invitation_get(actor, id).await
    }

    /// The link behind My Profile: LINE's own for an account of the member's own, else the one of the
    /// profile invitation, which is made when it is first asked for.
    pub(crate) async fn profile_link(&self, actor: &MemberId, account: &LineAccount) -> Result<String> {
        let (profile_invitation, language) = {
            let mut conn = self.store.read().await?;
            let profile_invitation = invitations::profile_invitation(&mut conn, actor, &account.id).await?;
            (profile_invitation, self.language_of(&mut conn, actor).await?)
        };
        let code = match profile_invitation {
            _ if !account.shared => return Ok(add_friend_link(&account.basic_id)),
            Some(profile_invitation) => profile_invitation.code,
            None => self.make_profile_invitation(actor, &account.id).await?,
        };
        Ok(link(account, &code, language))
    }

    async fn make_profile_invitation(&self, actor: &MemberId, account: &LineAccountId) -> Result<Code> {
        let mut tx = self.store.begin().await?;
        if let Some(profile_invitation) = invitations::profile_invitation(tx.conn(), actor, account).await? {
            return Ok(profile_invitation.code);
        }
        let profile_invitation = self.new_invitation(actor, account, Channel::Profile);
        invitations::insert(tx.conn(), &profile_invitation).await?;
        tx.changed(Change::Invitations);
        tx.commit().await?;
        Ok(profile_invitation.code)
    }

    pub(crate) async fn copy_text(&self, text: String) -> Result<()> {
        let desktop = self.environment.desktop.clone();
        blocking(move || desktop.copy_text(&text)).await?
    }

    pub(crate) async fn copy_qr(&self, link: String) -> Result<()> {
        let desktop = self.environment.desktop.clone();
        blocking(move || desktop.copy_image(&Qr::of(&link)?.picture())).await?
    }

    /// Tells the computer that the link's QR code is on the screen.
    pub(crate) async fn show_qr(&self, link: String) -> Result<()> {
        let desktop = self.environment.desktop.clone();
        blocking(move || {
            desktop.shows_qr(Some(Qr::of(&link)?.png()?));
            Ok(())
        })
        .await?
    }

    fn new_invitation(&self, member: &MemberId, account: &LineAccountId, channel: Channel) -> Invitation {
        Invitation {
            id: InvitationId(self.new_id()),
            code: Code::from_random_bits(self.environment.rng.bits()),
            member_id: member.clone(),
            line_account_id: account.clone(),
            channel,
            label: String::new(),
            created_at: self.now(),
            expires_at: None,
            withdrawn_at: None,
        }
    }

    /// An invitation that still invites, for a member who may invite.
    pub(super) async fn open_invitation(
        &self,
        actor: &MemberId,
        id: &InvitationId,
    ) -> Result<views::Invitation> {
        let mut conn = self.store.read().await?;
        require(&mut conn, actor).await?;
        let invitation = mine(&mut conn, actor, id).await?;
        let invitation = self.view(&mut conn, invitation).await?;
        match invitation.state {
            State::Open => Ok(invitation),
            State::Expired | State::Withdrawn => Err(Error::new(ErrorCode::InvitationEnded)),
        }
    }

    /// One of the member's invitations.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn invitation_get(&self, actor: &MemberId, id: &InvitationId) -> Result<views::Invitation> {
        let mut conn = self.store.read().await?;
        let invitation = mine(&mut conn, actor, id).await?;
        self.view(&mut conn, invitation).await
    }

    async fn view(&self, conn: &mut Conn, one: Invitation) -> Result<views::Invitation> {
        let account = line_accounts::get(conn, &one.line_account_id).await?;
        let account = account.ok_or_else(|| Error::new(ErrorCode::NotFound))?;
        let language = self.language_of(conn, &one.member_id).await?;
        let allowed = refusal_of(conn, &one.member_id).await.is_ok_and(|refusal| refusal.is_none());
        let state = invitation::state(one.expires_at, one.withdrawn_at, self.now());
        let usable = allowed && state == State::Open && !account.disconnected;
        let link = if usable { link(&account, &one.code, language) } else { String::new() };
        let joined = invitations::joins(conn, &one.id).await?;
        let joined = joined.into_iter().map(|person| views::Joined {
            line_user_id: person.line_user_id,
            name: person.name,
            at: person.joined_at,
            room_id: person.room_id,
        });
        let opened = invitations::opened(conn, &one.id).await?.into_iter();
        let opened = opened.map(|way| views::Opened { opened_in: way.opened_in, at: way.at });
        Ok(views::Invitation {
            code: one.code.written(),
            qr_svg: if usable { Qr::of(&link)?.svg() } else { String::new() },
            link,
            basic_id: account.basic_id,
            carries_code: account.shared,
            state,
            opened: opened.collect(),
            joined: joined.collect(),
            id: one.id,
            channel: one.channel,
            label: one.label,
            created_at: one.created_at,
            expires_at: one.expires_at,
        })
    }
}

/// Somebody wrote a text with `code` to `account`: notes that they came by the invitation, and says whose it
/// is. None for codes that are not known, have ended, were withdrawn, belong to another account or to
/// somebody who does not work here any more.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn joined(
    tx: &mut WriteTx,
    code: &Code,
    account: &LineAccountId,
    line_user: &LineUserId,
    at: UtcMs,
) -> Result<Option<MemberId>> {
    let Some(found) = invitations::by_code(tx.conn(), code).await? else { return Ok(None) };
    let open = invitation::state(found.expires_at, found.withdrawn_at, at) == State::Open;
    if !open || found.line_account_id != *account || working(tx.conn(), &found.member_id).await.is_err() {
        return Ok(None);
    }
    invitations::insert_join(tx.conn(), &found.id, line_user, at).await?;
    tx.changed(Change::Invitations);
    Ok(Some(found.member_id))
}

/// Inserts an invitation, unless an unused one can be taken in its place: that one is dated anew. Who wrote something on it
/// wants this one.
async fn insert_or_reuse(tx: &mut WriteTx, new: Invitation) -> Result<InvitationId> {
    if new.label.is_empty() && new.expires_at.is_none() {
        let unused =
            invitations::unused(tx.conn(), &new.member_id, &new.line_account_id, new.channel).await?;
        if let Some(unused) = unused {
            invitations::set_created(tx.conn(), &unused.id, new.created_at).await?;
            return Ok(unused.id);
        }
    }
    invitations::insert(tx.conn(), &new).await?;
    Ok(new.id)
}

/// The words that stand ready in the chat with a shared account, with the code in them.
pub(crate) fn greeting(language: Language, code: &Code) -> String {
    format!("{} ({})", greeting_words(language), code.written())
}

fn link(account: &LineAccount, code: &Code, language: Language) -> String {
    if account.shared {
        message_link(&account.basic_id, &greeting(language, code))
    } else {
        add_friend_link(&account.basic_id)
    }
}

/// The account to which a member invites.
async fn inviting_account(conn: &mut Conn, actor: &MemberId) -> Result<LineAccount> {
    require(conn, actor).await?;
    let member = working(conn, actor).await?;
    account_of(conn, &member).await?.ok_or_else(|| Error::new(ErrorCode::NotFound))
}

async fn mine(conn: &mut Conn, actor: &MemberId, id: &InvitationId) -> Result<Invitation> {
    let invitation = invitations::get(conn, id).await?.filter(|invitation| invitation.member_id == *actor);
    invitation.ok_or_else(|| Error::new(ErrorCode::NotFound))
}

#[cfg(test)]
mod tests {
    use domain::ClosedSet;

    use super::*;

    #[test]
    fn r9_the_invitation_text_carries_the_code_in_every_language() {
        let code = Code::from_random_bits(42);
        for language in Language::ALL.iter().copied() {
            assert_eq!(Code::find(&greeting(language, &code)), Some(code.clone()), "{language:?}");
        }
    }
}
