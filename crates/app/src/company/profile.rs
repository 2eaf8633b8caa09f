//! My Profile (R5, R6).

use domain::MemberId;
use domain::account::PhotoMatch;
use store::line_accounts::LineAccount;
use store::members::{self, Member};

use super::views::{LinePhoto, Profile, ProfilePart};
use crate::authorisation::{LineAccess, account_of, company, refusal, require, working};
use crate::blocking::blocking;
use crate::cards::LineAccountCard;
use crate::cards::MemberCard;
use crate::pictures::likeness::look_alike;
use crate::qr::Qr;
use crate::{App, Error, ErrorCode, Result};

impl App {
    /// What LINE users see of a member, and how they find the member. Its QR code is on the screen from now on.
    /// Link and QR code invite, so they are there only for a member who may invite (R1).
    ///
    /// # Errors
    /// `NotFound` for a member who does not work here.
    pub async fn profile_get(&self, actor: &MemberId) -> Result<Profile> {
        let mut conn = self.store.read().await?;
        let company = company(&mut conn).await?;
        let member = working(&mut conn, actor).await?;
        let account = account_of(&mut conn, &member).await?;
        let reason = refusal(&company, &member, account.is_some());
        let line = LineAccess::new(reason, &members::active(&mut conn).await?);
        drop(conn);
        let link = match account.as_ref().filter(|_| line.allowed) {
            Some(account) => Some(self.profile_link(actor, account).await?),
            None => None,
        };
        let qr_svg = match link.clone() {
            Some(link) => {
                self.show_qr(link.clone()).await?;
                Some(blocking(move || Qr::of(&link).map(|qr| qr.svg())).await??)
            }
            None => None,
        };
        Ok(Profile {
            member: MemberCard::from(&member),
            status_message: company.company_name.clone(),
            company_name: company.company_name,
            line_photo: self.line_photo(&member, account.as_ref()).await?,
            account: account.as_ref().map(LineAccountCard::from),
            message_id: account.map(|account| account.basic_id),
            add_contact_url: link,
            qr_svg,
            line,
        })
    }

    /// The photo that LINE shows of an account of the member's own, compared with theirs.
    async fn line_photo(&self, member: &Member, account: Option<&LineAccount>) -> Result<Option<LinePhoto>> {
        let Some(account) = account.filter(|account| !account.shared) else { return Ok(None) };
        let compared = match (&member.photo, &account.photo) {
            (Some(here), Some(on_line)) => match look_alike(&self.store, here, on_line).await? {
                Some(true) => PhotoMatch::Same,
                Some(false) => PhotoMatch::Different,
                None => PhotoMatch::Unknown,
            },
            (Some(_), None) => PhotoMatch::MissingOnLine,
            (None, Some(_)) => PhotoMatch::MissingHere,
            (None, None) => PhotoMatch::Neither,
        };
        Ok(Some(LinePhoto { photo: account.photo.clone(), compared }))
    }

    /// Puts a part of My Profile on the clipboard (R6).
    ///
    /// # Errors
    /// `NotAllowed` (R1), `ClipboardFailed`.
    pub async fn profile_copy(&self, actor: &MemberId, part: ProfilePart) -> Result<()> {
        let account = {
            let mut conn = self.store.read().await?;
            require(&mut conn, actor).await?;
            let member = working(&mut conn, actor).await?;
            account_of(&mut conn, &member).await?.ok_or_else(|| Error::new(ErrorCode::NotFound))?
        };
        match part {
            ProfilePart::MessageId => self.copy_text(account.basic_id).await,
            ProfilePart::AddContactUrl => self.copy_text(self.profile_link(actor, &account).await?).await,
            ProfilePart::Qr => self.copy_qr(self.profile_link(actor, &account).await?).await,
        }
    }
}
