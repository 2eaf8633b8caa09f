//! The card that is printed: QR code, name, company, and words in the language of who reads it (R7, decision 27).

mod fonts;
mod layout;
mod pdf;

use domain::file_name;
use domain::invitation::OpenedIn;
use domain::{InvitationId, LIMITS, MemberId};

use super::views::{CardSheet, CardWords};
use crate::blocking::blocking;
use crate::environment::{Paper, PrintJob, PrintOutcome};
use crate::form::Form;
use crate::qr::Qr;
use crate::{App, Result};
use layout::Card;

impl App {
    /// The sheet as it will be printed: an SVG document, its letters drawn.
    ///
    /// # Errors
    /// `NotAllowed` (R1), `NotFound`, `InvitationEnded`, `InvalidFields` (`call`, `how`), `FontMissing`.
    pub async fn invitation_card(
        &self,
        actor: &MemberId,
        id: &InvitationId,
        sheet: CardSheet,
        words: CardWords,
    ) -> Result<String> {
        let card = self.card(actor, id, words).await?;
        blocking(move || pdf::drawing(&card, sheet)).await?
    }

    /// Saves the sheet as PDF where the member chooses. Returns the file's path; none: not saved.
    ///
    /// # Errors
    /// As [`invitation_card`](Self::invitation_card); `SaveFailed`.
    pub async fn invitation_save_card(
        &self,
        actor: &MemberId,
        id: &InvitationId,
        sheet: CardSheet,
        words: CardWords,
    ) -> Result<Option<String>> {
        let card = self.card(actor, id, words).await?;
        let desktop = self.environment.desktop.clone();
        let saved = blocking(move || {
            let name = file_name::of_names(&[&card.name, &card.company], "pdf");
            desktop.save_file(&name, &pdf::document(&card, sheet)?)
        });
        self.saved(id, OpenedIn::SavedCard, saved.await??).await
    }

    /// Opens the print dialog for the sheet, or the program for PDF files with it.
    ///
    /// # Errors
    /// As [`invitation_card`](Self::invitation_card); `OpenFailed`, `SaveFailed`.
    pub async fn invitation_print_card(
        &self,
        actor: &MemberId,
        id: &InvitationId,
        sheet: CardSheet,
        words: CardWords,
    ) -> Result<PrintOutcome> {
        let card = self.card(actor, id, words).await?;
        let desktop = self.environment.desktop.clone();
        let printed = blocking(move || {
            let name = file_name::of_names(&[&card.name, &card.company], "pdf");
            desktop.print(&PrintJob { name, pdf: pdf::document(&card, sheet)?, paper: paper(sheet) })
        });
        let outcome = printed.await??;
        match outcome {
            PrintOutcome::Dialog | PrintOutcome::Viewer => self.opened(id, OpenedIn::PrintedCard).await?,
            PrintOutcome::Dismissed => {}
        }
        Ok(outcome)
    }

    async fn card(&self, actor: &MemberId, id: &InvitationId, words: CardWords) -> Result<Card> {
        let mut form = Form::default();
        let call = form.required("call", &words.call, LIMITS.invitation_label);
        let how = form.text("how", &words.how, LIMITS.invitation_subject);
        form.done()?;
        let link = self.open_invitation(actor, id).await?.link;
        let (name, company) = self.names_on_it(actor).await?;
        let qr = blocking(move || Qr::of(&link)).await??;
        Ok(Card { language: words.language, call, name, company, how, qr })
    }
}

const fn paper(sheet: CardSheet) -> Paper {
    match sheet {
        CardSheet::A4 | CardSheet::BusinessCards => Paper::A4,
        CardSheet::A6 => Paper::A6,
    }
}
