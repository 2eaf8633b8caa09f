//! A LINE user wrote.

use domain::invitation::Code;
use domain::message::{MediaState, SystemEvent};
use domain::room::FriendState;
use domain::{LineUserId, MessageId, UtcMs};
use line::event::{Content, Event, IncomingMessage, Source};
use store::friends::Friend;
use store::message_content::ContentKind;
use store::messages::NewMessage;
use store::pending_marks::{self, PendingMarks};
use store::rooms::Room;
use store::{Change, friends, messages};

use super::applied::{Applied, person};
use super::batch::Batch;
use super::content::{MediaSource, columns};
use super::groups;
use crate::Result;
use crate::invitations::invitation;
use crate::notifications::notification::Notification;
use crate::rooms::content::{Body, with_emoji_signs};

pub(super) async fn message(
    batch: &mut Batch<'_>,
    event: &Event,
    message: &IncomingMessage,
) -> Result<Applied> {
    let at = UtcMs(event.timestamp);
    let done = |forget| Applied { line_message_id: Some(message.id.clone()), forget };
    let user = event.source.as_ref().and_then(Source::user_id).map(LineUserId::from);
    let room = match (person(event), &event.source) {
        (Some(user), _) => wrote_directly(batch, &user, at).await?,
        (None, Some(source)) => match batch.group_room(source, at).await? {
            Some((room, _)) => {
                groups::ensure_account_joined(batch, &room, at).await?;
                room
            }
            // Nobody knows whom to answer; the event is kept.
            None => return Ok(done(false)),
        },
        (None, None) => return Ok(done(false)),
    };
    if let Some(user) = &user {
        batch.user_joined(&room.id, user, at).await?;
        match event.source {
            Some(Source::User { .. }) => batch.user_wrote(user, at),
            Some(Source::Group { .. } | Source::Room { .. } | Source::Unknown { .. }) | None => {
                batch.user_acted(user);
            }
        }
        if let Content::Text { text, .. } = &message.content {
            by_invitation(batch, &room, user, text, at).await?;
        }
    }
    let marks = batch.pending_marks(&message.id).await?;
    let unsent = marks.unsent_at.is_some();
    insert(batch, &room, user.as_ref(), message, marks, at).await?;
    Ok(done(unsent))
}

/// The 1:1 room of somebody who writes. Who has not added the account is a stranger, and gets a room as
/// well: they wrote (R2). Whoever writes after a block has not blocked any more.
async fn wrote_directly(batch: &mut Batch<'_>, user: &LineUserId, at: UtcMs) -> Result<Room> {
    let (room, new) = batch.direct_room(user, at).await?;
    let account = batch.account.clone();
    if !new && batch.met(&room.id) {
        return Ok(room);
    }
    let friend = friends::get(batch.conn(), &account, user).await?;
    let blocked = friend.filter(|friend| friend.state == FriendState::Blocked).map(|friend| friend.state_at);
    if let Some(state_at) = blocked.filter(|state_at| *state_at >= at) {
        if new {
            // They blocked before LINE told that they had written: the room that was missing then tells it now.
            batch.add_system_message(&room, SystemEvent::FriendBlocked, Some(user), state_at).await?;
        }
        return Ok(room);
    }
    if friend.is_none() || blocked.is_some() {
        let now = batch.now;
        let stranger = Friend::since(FriendState::Stranger, blocked.unwrap_or(UtcMs(0)));
        friends::put(batch.conn(), &account, user, stranger, now).await?;
        batch.tx.changed(Change::Room(room.id.clone()));
    }
    if friend.is_none() {
        batch.add_system_message(&room, SystemEvent::WroteFirst, Some(user), at).await?;
    }
    batch.has_met(&room.id);
    Ok(room)
}

/// The first message with a code ties the LINE user to the member who invited (shared accounts).
async fn by_invitation(
    batch: &mut Batch<'_>,
    room: &Room,
    user: &LineUserId,
    text: &str,
    at: UtcMs,
) -> Result<()> {
    let Some(code) = Code::find(text).filter(|_| batch.shared()) else { return Ok(()) };
    let account = batch.account.clone();
    let Some(member) = invitation::joined(batch.tx, &code, &account, user, at).await? else { return Ok(()) };
    if batch.join_member(room, &member).await? {
        let name = store::members::get(batch.conn(), &member).await?.map(|member| member.entry.name);
        batch.add_invitation_used(room, user, &name.unwrap_or_default(), at).await?;
    }
    Ok(())
}

/// A message's place among those of the same time: LINE numbers its messages in their order, where its ids are numbers.
/// Which of them arrives first says nothing (LINE reference A.1.4).
fn position(line_message_id: &str) -> i64 {
    line_message_id.parse().unwrap_or_default()
}

async fn insert(
    batch: &mut Batch<'_>,
    room: &Room,
    user: Option<&LineUserId>,
    message: &IncomingMessage,
    marks: PendingMarks,
    at: UtcMs,
) -> Result<()> {
    let id = MessageId(batch.environment.new_id());
    let columns = columns(&message.content);
    let (mut text, mut body) = (columns.text, columns.body.json());
    let mut quote_token = message.quote_token.clone();
    if let Some(edit) = &marks.edit {
        pending_marks::delete_edit(batch.conn(), &room.line_account_id, &message.id).await?;
        text.clone_from(&edit.text);
        body.clone_from(&edit.body);
        quote_token = edit.quote_token.clone().or(quote_token);
    }
    let unsent = marks.unsent_at.is_some();
    let now = batch.now;
    let due = columns.media == MediaSource::Line && !unsent;
    let new = NewMessage {
        body: if unsent { "{}" } else { &body },
        text: if unsent { "" } else { &text },
        line_user_id: user,
        line_message_id: Some(&message.id),
        quote_token: quote_token.as_deref().filter(|_| !unsent),
        mark_as_read_token: message.mark_as_read_token.as_deref().filter(|_| !unsent),
        quoted_message_id: columns.quoted_message_id,
        media_state: match columns.media {
            MediaSource::None => None,
            MediaSource::Line => due.then_some(MediaState::Pending),
            MediaSource::External => Some(MediaState::Gone),
        },
        media_due_at: due.then_some(now),
        edited_at: marks.edit.map(|edit| edit.at),
        unsent_at: marks.unsent_at,
        time_estimated: batch.time_estimated(),
        position: columns.position_in_set.unwrap_or_else(|| position(&message.id)),
        ..NewMessage::new(&id, (&room.id, &room.line_account_id), ContentKind::Incoming(columns.kind), at)
    };
    if !messages::insert(batch.conn(), &new, now).await? {
        return Ok(());
    }
    batch.message_arrived(&new);
    if due {
        batch.tx.changed(Change::Fetch);
    }
    if !unsent {
        let text = with_emoji_signs(&text, &Body::read(&body).emojis);
        batch.notify(Notification::message(&room.id, at, (&id, columns.kind), user, &text));
    }
    Ok(())
}
