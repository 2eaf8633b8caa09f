//! Sharing an invitation through the system: its share sheet, or an e-mail with the QR code (R7, decision 30).

use domain::file_name;
use domain::invitation::OpenedIn;
use domain::{InvitationId, LIMITS, MemberId};

use super::share;
use crate::blocking::blocking;
use crate::environment::{ShareCapabilities, ShareOutcome, ShareRequest, ShareSurface};
use crate::form::Form;
use crate::qr::Qr;
use crate::{App, Result};

impl App {
    /// How this computer shares something; none: only by the links of single programs.
    ///
    /// # Errors
    /// `Internal`; in practice never.
    pub async fn invitation_share_ways(&self, _actor: &MemberId) -> Result<Option<ShareCapabilities>> {
        let target = self.environment.share_target.clone();
        blocking(move || target.capabilities()).await
    }

    /// Shares an invitation through the system, with its link in the text and its QR code as a picture.
    ///
    /// # Errors
    /// `NotAllowed` (R1), `NotFound`, `InvitationEnded`, `InvalidFields` (`subject`, `text`), `OpenFailed`.
    pub async fn invitation_system_share(
        &self,
        actor: &MemberId,
        id: &InvitationId,
        subject: &str,
        text: &str,
    ) -> Result<ShareOutcome> {
        let mut form = Form::default();
        let subject = form.text("subject", subject, LIMITS.invitation_subject);
        let text = form.text("text", text, LIMITS.invitation_text);
        form.done()?;
        let link = self.open_invitation(actor, id).await?.link;
        let (name, company) = self.names_on_it(actor).await?;
        let target = self.environment.share_target.clone();
        let outcome = blocking(move || {
            target.open(&ShareRequest {
                subject,
                text: share::with_link(&text, &link),
                picture: Qr::of(&link)?.png()?,
                picture_name: file_name::of_names(&[&name, &company], "png"),
                link,
            })
        });
        let outcome = outcome.await??;
        match outcome {
            ShareOutcome::Opened { surface, picture: _ } => self.opened(id, opened_in(surface)).await?,
            ShareOutcome::Dismissed | ShareOutcome::Unsupported => {}
        }
        Ok(outcome)
    }
}

const fn opened_in(surface: ShareSurface) -> OpenedIn {
    match surface {
        ShareSurface::Sheet => OpenedIn::ShareSheet,
        ShareSurface::Email => OpenedIn::Email,
    }
}
