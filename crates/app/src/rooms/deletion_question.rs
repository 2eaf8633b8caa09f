//! A colleague's question whether a contact may be deleted, in the room where the LINE user is chatting, and its answer
//! (R17).

use domain::message::{DeletionAnswer, DeletionQuestionState, SystemEvent};
use domain::{ContactId, LineUserId, MemberId, MessageId, RoomId};
use store::message_content::{ContentKind, MessageContent};
use store::system_messages::{self, SystemMessage};
use store::{Change, Conn, WriteTx, conversations, room_members, rooms};

use super::access::taking_part;
use super::content::{Body, StoredQuestion};
use super::message_views::DeletionQuestion;
use super::system_messages::{NewSystemMessage, write_system_message};
use crate::about::About;
use crate::authorisation::working;
use crate::contacts::in_conversation::may_give;
use crate::notifications::notification::{Notification, Notified};
use crate::{App, Error, ErrorCode, Result};

impl App {
    /// Puts the question into a room, where whoever takes part can answer it. One that waits for its answer there is not
    /// put again. Returns what is notified of it.
    ///
    /// # Errors
    /// `NotFound` for a room that is not there.
    pub(crate) async fn ask_about_deletion(
        &self,
        tx: &mut WriteTx,
        room: &RoomId,
        asked_by: &MemberId,
        contact: (&ContactId, &LineUserId),
    ) -> Result<Option<Notification>> {
        let question =
            StoredQuestion { contact_id: contact.0.clone(), asked_by: asked_by.clone(), answer: None };
        let asked = system_messages::of_room(tx.conn(), room, SystemEvent::DeletionAsked).await?;
        if asked.iter().any(|asked| Body::read(&asked.body).question.as_ref() == Some(&question)) {
            return Ok(None);
        }
        let who = working(tx.conn(), asked_by).await?.entry.name;
        let room = rooms::get(tx.conn(), room).await?.ok_or_else(not_found)?;
        let at = self.end_of_room(tx, &room.id).await?;
        let message = NewSystemMessage {
            who: &who,
            line_user: Some(contact.1),
            question: Some(question),
            ..NewSystemMessage::new(&room, SystemEvent::DeletionAsked, at)
        };
        write_system_message(tx, &self.environment, message).await?;
        let what = Notified::DeletionAsked { by: asked_by.clone(), name: who };
        Ok(Some(Notification { room: room.id, at, what }))
    }

    /// Answers the question: with yes, the contact is handed over from the colleague who asks to whoever answers. The one
    /// who asked reads the answer in their own room with the LINE user. The same answer again changes nothing.
    ///
    /// # Errors
    /// `NotFound` for a member who does not take part in the room, or asks themselves; `Changed` when another answer was
    /// given, or the contact is not the asker's to give any more.
    pub async fn deletion_question_answer(
        &self,
        actor: &MemberId,
        message: &MessageId,
        answer: DeletionAnswer,
    ) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let asked = system_messages::get(tx.conn(), message, SystemEvent::DeletionAsked).await?;
        let asked = asked.ok_or_else(not_found)?;
        taking_part(tx.conn(), actor, &asked.room_id).await?;
        let body = Body::read(&asked.body);
        let question = body.question.clone().filter(|question| question.asked_by != *actor);
        let question = question.ok_or_else(not_found)?;
        match question.answer {
            Some((given, _)) if given == answer => return Ok(()),
            Some(_) => return Err(Error::new(ErrorCode::Changed)),
            None => {}
        }
        let who = working(tx.conn(), actor).await?.entry.name;
        let event = match answer {
            DeletionAnswer::HandOver => {
                self.contact_taken_over(&mut tx, &question.contact_id, &question.asked_by, actor).await?;
                SystemEvent::ContactTakenOver
            }
            DeletionAnswer::Decline => SystemEvent::DeletionDeclined,
        };
        let told = self.tell_asker(&mut tx, &asked, &question.asked_by, event, &who).await?;
        let (to, name) = (question.asked_by.clone(), who.clone());
        let answered = StoredQuestion { answer: Some((answer, who)), ..question };
        let body = Body { question: Some(answered), ..body };
        system_messages::set_body(tx.conn(), &asked.id, &body.json()).await?;
        tx.changed(Change::Messages(asked.room_id));
        tx.commit().await?;
        let what = Notified::DeletionAnswered { to, name, answer };
        self.notifier.add(told.map(|room| Notification { room, at: self.now(), what }).into_iter().collect());
        Ok(())
    }

    /// Writes the answer where the one who asked reads it: into their latest room with the LINE user, else into the room
    /// of the question, if they take part in it. Returns the room.
    async fn tell_asker(
        &self,
        tx: &mut WriteTx,
        asked: &SystemMessage,
        asker: &MemberId,
        event: SystemEvent,
        who: &str,
    ) -> Result<Option<RoomId>> {
        let Some(line_user) = &asked.line_user_id else { return Ok(None) };
        let own = conversations::met_line_user(tx.conn(), line_user, asker).await?;
        let room = match own.and_then(|met| met.room_id) {
            Some(room) => room,
            None if takes_part(tx.conn(), &asked.room_id, asker).await? => asked.room_id.clone(),
            None => return Ok(None),
        };
        self.add_system_message(tx, &room, event, who, About::LineUser(line_user)).await?;
        Ok(Some(room))
    }
}

/// What a system message asks its reader, if it asks. A question whose contact is not the asker's to give any more is
/// over, whoever looks.
///
/// # Errors
/// When the database refuses.
pub(super) async fn question(
    conn: &mut Conn,
    (reader, takes_part): (&MemberId, bool),
    content: &MessageContent,
) -> Result<Option<DeletionQuestion>> {
    if content.kind != ContentKind::System(SystemEvent::DeletionAsked) {
        return Ok(None);
    }
    let Some(stored) = Body::read(&content.body).question else { return Ok(None) };
    let (state, answered_by) = match stored.answer {
        Some((DeletionAnswer::HandOver, by)) => (DeletionQuestionState::HandedOver, by),
        Some((DeletionAnswer::Decline, by)) => (DeletionQuestionState::Declined, by),
        None if may_give(conn, &stored.asked_by, &stored.contact_id).await? => {
            (DeletionQuestionState::Open, String::new())
        }
        None => (DeletionQuestionState::Over, String::new()),
    };
    let may_answer = takes_part && state == DeletionQuestionState::Open && stored.asked_by != *reader;
    Ok(Some(DeletionQuestion { state, answered_by, may_answer }))
}

async fn takes_part(conn: &mut Conn, room: &RoomId, member: &MemberId) -> Result<bool> {
    Ok(room_members::get(conn, room, member).await?.is_some_and(|member| !member.left))
}

fn not_found() -> Error {
    Error::new(ErrorCode::NotFound)
}
