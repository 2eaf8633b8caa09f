//! Notifications: the member who works in this window learns that something came in.

use std::collections::HashSet;

use domain::message::MessageKind;
use domain::text::one_line;
use domain::{MessageId, RoomId};
use store::{Store, room_lists, room_members};

use crate::Result;
use crate::authorisation::acting_member;
use crate::blocking::blocking;
use crate::environment::Environment;

/// After a long time away, so many rooms announce themselves and no more.
const MOST_ROOMS: usize = 3;
const PREVIEW_CHARACTERS: usize = 100;

/// A notification of a message that came in.
#[derive(Debug, Clone)]
pub(crate) struct Notification {
    pub(crate) room: RoomId,
    pub(crate) message: MessageId,
    pub(crate) kind: MessageKind,
    pub(crate) text: String,
}

/// Notifies of the latest message of each room, the newest first, if the acting member takes part in it and has not
/// muted it. What came in is stored: a desktop that cannot notify is no reason to stop.
pub(super) async fn notify(store: &Store, environment: &Environment, mut notifications: Vec<Notification>) {
    keep_latest(&mut notifications);
    if let Err(error) = try_notify(store, environment, notifications).await {
        tracing::warn!(%error, "nobody was notified");
    }
}

async fn try_notify(
    store: &Store,
    environment: &Environment,
    notifications: Vec<Notification>,
) -> Result<()> {
    if notifications.is_empty() {
        return Ok(());
    }
    let mut conn = store.read().await?;
    let Ok(actor) = acting_member(&mut conn).await else { return Ok(()) };
    let mut notes = Vec::new();
    for one in notifications.into_iter().rev() {
        if notes.len() == MOST_ROOMS {
            break;
        }
        let mine = room_members::get(&mut conn, &one.room, &actor).await?;
        if mine.is_none_or(|mine| mine.left || mine.muted) {
            continue;
        }
        let Some(row) = room_lists::one(&mut conn, &actor, &one.room).await? else { continue };
        let title = row.contact_name.unwrap_or(row.line_name);
        notes.push((title, preview(&one), one.room));
    }
    drop(conn);
    let desktop = environment.desktop.clone();
    blocking(move || notes.iter().for_each(|(title, body, room)| desktop.notify(title, body, room))).await
}

/// Of each room's messages the latest.
pub(crate) fn keep_latest(notifications: &mut Vec<Notification>) {
    let mut seen = HashSet::new();
    notifications.reverse();
    notifications.retain(|one| seen.insert(one.room.clone()));
    notifications.reverse();
}

/// The words; a sign that needs no translation where there are none.
fn preview(notification: &Notification) -> String {
    let sign = match notification.kind {
        MessageKind::Image => "🖼",
        MessageKind::Video => "🎬",
        MessageKind::Audio => "🎤",
        MessageKind::File => "📎",
        MessageKind::Location => "📍",
        MessageKind::Sticker => "🙂",
        MessageKind::Text | MessageKind::Unknown => "",
    };
    one_line(format!("{sign} {}", notification.text).trim(), PREVIEW_CHARACTERS)
}
