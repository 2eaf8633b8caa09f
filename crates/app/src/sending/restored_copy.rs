//! A restored copy: a workspace whose data was put back, so that what waits in it may have gone out before (R26).

use domain::MemberId;
use domain::delivery::DeliveryReason;
use store::{Change, WriteTx, deliveries, messages, outbox, rooms, workspace};

use super::resend::discard;
use crate::accounts::waiting::changed;
use crate::authorisation::require_administrator;
use crate::company::views::RestoredChoice;
use crate::{App, Result};

impl App {
    /// Has everything await confirmation that waits in a restored copy, before anything leaves. Of what was tried before
    /// nobody can know whether LINE took it: the original may have asked since.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn restored_copy_hold(&self) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let Some(restored_at) = workspace::restored_at(tx.conn()).await? else { return Ok(()) };
        let reason = DeliveryReason::RestoredCopy;
        let rooms = outbox::ask_for_all(tx.conn(), restored_at, reason, self.now()).await?;
        for room in &rooms {
            changed(&mut tx, room);
        }
        for tried in outbox::tried_by(tx.conn(), restored_at).await? {
            let unknown = DeliveryReason::UnknownOutcome;
            deliveries::set_refused(tx.conn(), &tried.message_id, unknown, None).await?;
            outbox::delete(tx.conn(), &tried.message_id).await?;
            changed(&mut tx, &tried.room_id);
        }
        for change in [Change::Outbox, Change::Session] {
            tx.changed(change);
        }
        Ok(tx.commit().await?)
    }

    /// Decides about everything that waited in a restored copy: it goes, is given up, or is looked at one by one.
    /// What its writer may not send any more awaits somebody else's confirmation then (R25).
    ///
    /// # Errors
    /// `NotAdministrator`.
    pub async fn restored_copy_decide(&self, actor: &MemberId, choice: RestoredChoice) -> Result<()> {
        let mut tx = self.store.begin().await?;
        require_administrator(tx.conn(), actor).await?;
        if workspace::restored_at(tx.conn()).await?.is_none() {
            // Somebody has decided before: what is looked at one by one does not go all at once any more.
            return Ok(());
        }
        match choice {
            RestoredChoice::Send => self.send_all(&mut tx).await?,
            RestoredChoice::Discard => discard_all(&mut tx).await?,
            RestoredChoice::LookAtEach => {}
        }
        workspace::set_restored(tx.conn(), None, self.now()).await?;
        for change in [Change::Outbox, Change::Session] {
            tx.changed(change);
        }
        Ok(tx.commit().await?)
    }

    async fn send_all(&self, tx: &mut WriteTx) -> Result<()> {
        for waiting in outbox::awaiting(tx.conn(), DeliveryReason::RestoredCopy).await? {
            let at = self.end_of_room(tx, &waiting.room_id).await?;
            deliveries::set_waiting(tx.conn(), &waiting.message_id, at).await?;
            rooms::touch_activity(tx.conn(), &waiting.room_id, &waiting.message_id, at).await?;
            let key = self.environment.rng.retry_key();
            outbox::confirm(tx.conn(), &waiting.message_id, &key, self.now()).await?;
            changed(tx, &waiting.room_id);
        }
        Ok(())
    }
}

async fn discard_all(tx: &mut WriteTx) -> Result<()> {
    for waiting in outbox::awaiting(tx.conn(), DeliveryReason::RestoredCopy).await? {
        if let Some(message) = messages::get(tx.conn(), &waiting.message_id).await? {
            discard(tx, &message).await?;
        }
        changed(tx, &waiting.room_id);
    }
    Ok(())
}
