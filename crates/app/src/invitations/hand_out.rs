//! Handing an invitation out: to the clipboard, into a file, to another program, on the screen (R7, R8).

use domain::file_name;
use domain::invitation::OpenedIn;
use domain::{InvitationId, LIMITS, MemberId};
use std::path::PathBuf;
use store::{Change, invitations};

use super::share;
use super::views::{InvitationPart, QrFormat, ShareProgram};
use crate::authorisation::{company, working};
use crate::blocking::blocking;
use crate::form::Form;
use crate::qr::Qr;
use crate::{App, Result};

impl App {
    /// Puts a part of an invitation on the clipboard.
    ///
    /// # Errors
    /// `NotAllowed` (R1), `NotFound`, `InvitationEnded`, `InvalidFields` (`text`), `ClipboardFailed`.
    pub async fn invitation_copy(
        &self,
        actor: &MemberId,
        id: &InvitationId,
        part: InvitationPart,
        text: Option<&str>,
    ) -> Result<()> {
        let mut form = Form::default();
        let text = form.text("text", text.unwrap_or_default(), LIMITS.invitation_text);
        form.done()?;
        let link = self.open_invitation(actor, id).await?.link;
        let opened_in = match part {
            InvitationPart::Link => self.copy_text(link).await.map(|()| OpenedIn::CopiedLink),
            InvitationPart::Text => {
                self.copy_text(share::with_link(&text, &link)).await.map(|()| OpenedIn::CopiedText)
            }
            InvitationPart::Qr => self.copy_qr(link).await.map(|()| OpenedIn::CopiedQr),
        };
        self.opened(id, opened_in?).await
    }

    /// An invitation's QR code stands on the whole screen, for somebody to scan.
    ///
    /// # Errors
    /// `NotAllowed` (R1), `NotFound`, `InvitationEnded`.
    pub async fn invitation_show(&self, actor: &MemberId, id: &InvitationId) -> Result<()> {
        let link = self.open_invitation(actor, id).await?.link;
        self.show_qr(link).await?;
        self.opened(id, OpenedIn::Shown).await
    }

    /// Saves an invitation's QR code where the member chooses. Returns the file's path; none: not saved.
    ///
    /// # Errors
    /// `NotAllowed` (R1), `NotFound`, `InvitationEnded`, `SaveFailed`.
    pub async fn invitation_save_qr(
        &self,
        actor: &MemberId,
        id: &InvitationId,
        format: QrFormat,
    ) -> Result<Option<String>> {
        let link = self.open_invitation(actor, id).await?.link;
        let (name, company) = self.names_on_it(actor).await?;
        let desktop = self.environment.desktop.clone();
        let saved = blocking(move || {
            let qr = Qr::of(&link)?;
            let (ending, bytes) = match format {
                QrFormat::Png => ("png", qr.png()?),
                QrFormat::Svg => ("svg", qr.svg().into_bytes()),
            };
            desktop.save_file(&file_name::of_names(&[&name, &company], ending), &bytes)
        });
        self.saved(id, OpenedIn::SavedQr, saved.await??).await
    }

    /// Hands an invitation to another program by a link. LINE's share page works in the browser, with LINE on this
    /// computer or without it (R8).
    ///
    /// # Errors
    /// `NotAllowed` (R1), `NotFound`, `InvitationEnded`, `InvalidFields` (`subject`, `text`), `OpenFailed`.
    pub async fn invitation_share(
        &self,
        actor: &MemberId,
        id: &InvitationId,
        program: ShareProgram,
        subject: &str,
        text: &str,
    ) -> Result<()> {
        let mut form = Form::default();
        let subject = form.text("subject", subject, LIMITS.invitation_subject);
        let text = form.text("text", text, LIMITS.invitation_text);
        form.done()?;
        let link = self.open_invitation(actor, id).await?.link;
        self.open_allowed(share::address(program, &link, &subject, &text)?).await?;
        self.opened(id, opened_in(program)).await
    }

    /// Saves where an invitation was opened. It is out from then on, although nothing tells what became of it.
    pub(super) async fn opened(&self, id: &InvitationId, opened_in: OpenedIn) -> Result<()> {
        let mut tx = self.store.begin().await?;
        invitations::set_opened(tx.conn(), id, opened_in, self.now()).await?;
        tx.changed(Change::Invitations);
        tx.commit().await?;
        Ok(())
    }

    /// The path of what was saved; none when the member changed their mind.
    pub(super) async fn saved(
        &self,
        id: &InvitationId,
        opened_in: OpenedIn,
        path: Option<PathBuf>,
    ) -> Result<Option<String>> {
        if path.is_some() {
            self.opened(id, opened_in).await?;
        }
        Ok(path.map(|path| path.display().to_string()))
    }

    /// Whose invitation it is: the member's name, and the company's.
    pub(super) async fn names_on_it(&self, member: &MemberId) -> Result<(String, String)> {
        let mut conn = self.store.read().await?;
        let name = working(&mut conn, member).await?.entry.name;
        Ok((name, company(&mut conn).await?.company_name))
    }
}

const fn opened_in(program: ShareProgram) -> OpenedIn {
    match program {
        ShareProgram::Line => OpenedIn::Line,
        ShareProgram::Email => OpenedIn::Email,
        ShareProgram::Sms => OpenedIn::Sms,
        ShareProgram::Whatsapp => OpenedIn::Whatsapp,
        ShareProgram::Telegram => OpenedIn::Telegram,
        ShareProgram::X => OpenedIn::X,
        ShareProgram::Teams => OpenedIn::Teams,
    }
}
