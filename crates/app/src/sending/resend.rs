//! Messages that a member decides about: what was refused, and what awaits confirmation, is sent once more or given up
//! (R21, R25, R26).

use domain::delivery::{Delivery, DeliveryReason};
use domain::{MemberId, MessageId};
use store::messages as rows;
use store::{Change, WriteTx, deliveries, outbox, published_media, rooms};

use super::writer::writer_refusal;
use crate::rooms::access::taking_part;
use crate::rooms::message_views::Message;
use crate::{App, Error, ErrorCode, Result, authorisation};

impl App {
    /// Sends a refused message, or one that awaits confirmation, as a new one for LINE; it moves to the end of the room.
    /// What somebody wrote who may not write there any more goes under the name of whoever sends it (R25). After an
    /// unknown outcome LINE may get it twice: the window has asked the member.
    ///
    /// # Errors
    /// `NotAllowed` (R1), `NotFound`, `ReadOnly`; `Changed` when it is neither.
    pub async fn message_resend(&self, actor: &MemberId, id: &MessageId) -> Result<Message> {
        let mut tx = self.store.begin().await?;
        authorisation::require(tx.conn(), actor).await?;
        let message = to_decide(&mut tx, actor, id).await?;
        let access = self.writable(&mut tx, actor, &message.room_id).await?;
        outbox::delete(tx.conn(), id).await?;
        if message.member_id.as_ref() != Some(actor) {
            deliveries::set_writer(tx.conn(), id, actor).await?;
        }
        let at = self.end_of_room(&mut tx, &message.room_id).await?;
        deliveries::set_waiting(tx.conn(), id, at).await?;
        rooms::touch_activity(tx.conn(), &message.room_id, id, at).await?;
        let token = rows::quote_token_for(tx.conn(), id).await?;
        self.enqueue(&mut tx, actor, &access, id, 0, token.as_deref()).await?;
        tx.changed(Change::Session);
        self.message_changed(tx, &message.room_id, id).await
    }

    /// Puts a refused message, or one that awaits confirmation, out of sight.
    ///
    /// # Errors
    /// `NotFound`; `NotAllowed` (R1) for what a colleague wrote and awaits confirmation; `Changed` when it is neither.
    pub async fn message_discard(&self, actor: &MemberId, id: &MessageId) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let message = match refused_in_my_room(&mut tx, actor, id).await? {
            Some(message) => message,
            None => to_decide(&mut tx, actor, id).await?,
        };
        discard(&mut tx, &message).await?;
        tx.changed(Change::Session);
        self.message_changed(tx, &message.room_id, id).await?;
        Ok(())
    }
}

/// Puts a message out of sight that LINE has refused or not seen. Its links lead nowhere any more, unless LINE may have
/// taken it: it is not to break on the LINE user's phone.
pub(crate) async fn discard(tx: &mut WriteTx, message: &rows::Message) -> Result<()> {
    outbox::delete(tx.conn(), &message.id).await?;
    deliveries::set_recalled(tx.conn(), &message.id).await?;
    if message.refused_reason != Some(DeliveryReason::UnknownOutcome) {
        published_media::delete(tx.conn(), &message.id).await?;
    }
    Ok(rooms::refresh_last_message(tx.conn(), &message.room_id).await?)
}

/// A refused message of a room in which this member takes part, whoever wrote it.
async fn refused_in_my_room(
    tx: &mut WriteTx,
    actor: &MemberId,
    id: &MessageId,
) -> Result<Option<rows::Message>> {
    let message = rows::get(tx.conn(), id).await?.ok_or_else(|| Error::new(ErrorCode::NotFound))?;
    taking_part(tx.conn(), actor, &message.room_id).await?;
    Ok(Some(message).filter(|message| message.delivery == Some(Delivery::Refused)))
}

/// A message about which this member decides: their own, or, if they may write, one whose writer may not write there any
/// more.
async fn to_decide(tx: &mut WriteTx, actor: &MemberId, id: &MessageId) -> Result<rows::Message> {
    let not_found = || Error::new(ErrorCode::NotFound);
    let message = rows::get(tx.conn(), id).await?.ok_or_else(not_found)?;
    let writer = message.member_id.as_ref().ok_or_else(not_found)?;
    if writer != actor {
        taking_part(tx.conn(), actor, &message.room_id).await?;
        writer_refusal(tx.conn(), writer, &message.room_id).await?.ok_or_else(not_found)?;
        // What keeps everybody from writing, such as the company's switch, gives nobody another's messages.
        authorisation::require(tx.conn(), actor).await?;
    }
    if message.delivery == Some(Delivery::Refused) || outbox::awaits(tx.conn(), id).await? {
        Ok(message)
    } else {
        Err(Error::new(ErrorCode::Changed))
    }
}
