//! *Invite via LINE*: LINE for PC is opened, and the text is on the clipboard to be pasted there (R8).

use domain::invitation::OpenedIn;
use domain::{InvitationId, LIMITS, MemberId};

use super::share;
use super::views::{LineOpened, LineWays};
use crate::blocking::blocking;
use crate::form::Form;
use crate::{App, Result};

impl App {
    /// What this computer can do for *Invite via LINE* (R8).
    ///
    /// # Errors
    /// `Internal`; in practice never.
    pub async fn invitation_line_ways(&self, _actor: &MemberId) -> Result<LineWays> {
        let desktop = self.environment.desktop.clone();
        Ok(LineWays { line_installed: blocking(move || desktop.line_installed()).await? })
    }

    /// Copies an invitation's text and opens LINE for PC, where it is pasted: LINE takes no text from other programs
    /// (LINE reference A.5). A clipboard that fails does not keep LINE from opening, and is said.
    ///
    /// # Errors
    /// `NotAllowed` (R1), `NotFound`, `InvitationEnded`, `InvalidFields` (`text`), `LineNotInstalled`, `OpenFailed`.
    pub async fn invitation_open_line(
        &self,
        actor: &MemberId,
        id: &InvitationId,
        text: &str,
    ) -> Result<LineOpened> {
        let mut form = Form::default();
        let text = form.text("text", text, LIMITS.invitation_text);
        form.done()?;
        let link = self.open_invitation(actor, id).await?.link;
        let text = share::with_link(&text, &link);
        let copied = self.copy_text(text.clone()).await.is_ok();
        let desktop = self.environment.desktop.clone();
        blocking(move || desktop.open_line(&text)).await??;
        self.opened(id, OpenedIn::LineProgram).await?;
        Ok(LineOpened { copied })
    }
}
