//! Notifications: the member who works in this window learns that something came in.

use std::collections::HashSet;

use domain::file_name::sanitise;
use domain::message::MessageKind;
use domain::settings::NotificationText;
use domain::stranger;
use domain::text::one_line;
use domain::{MemberId, MessageId, RoomId};
use store::{Conn, Store, room_lists, room_members, unattended_rooms};

use crate::Result;
use crate::authorisation::{acting_member, cannot_come, working};
use crate::blocking::blocking;
use crate::company::settings;
use crate::company::window_lock::WindowLock;
use crate::environment::Environment;

/// After a long time away, so many rooms announce themselves and no more.
const MOST_ROOMS: usize = 3;
const PREVIEW_CHARACTERS: usize = 100;
const TITLE_CHARACTERS: usize = 60;
/// The title of who has no name, or whose name is not shown.
const NAMELESS: &str = "LINE";
/// The text of what is not shown.
const WROTE: &str = "💬";

/// A notification of a message that came in.
#[derive(Debug, Clone)]
pub(crate) struct Notification {
    pub(crate) room: RoomId,
    pub(crate) message: MessageId,
    pub(crate) kind: MessageKind,
    pub(crate) text: String,
}

/// Notifies of the latest message of each room, the newest first, if the acting member is to hear of it. What came in is
/// stored: a desktop that cannot notify is no reason to stop.
pub(super) async fn notify(
    store: &Store,
    environment: &Environment,
    window_lock: &WindowLock,
    mut notifications: Vec<Notification>,
) {
    keep_latest(&mut notifications);
    if let Err(error) = try_notify(store, environment, window_lock, notifications).await {
        tracing::warn!(%error, "nobody was notified");
    }
}

async fn try_notify(
    store: &Store,
    environment: &Environment,
    window_lock: &WindowLock,
    notifications: Vec<Notification>,
) -> Result<()> {
    if notifications.is_empty() {
        return Ok(());
    }
    let mut conn = store.read().await?;
    let Ok(actor) = acting_member(&mut conn).await else { return Ok(()) };
    // While the window is locked, who wrote, and what, is not for whoever passes by.
    let shown = match window_lock.is_locked(&mut conn).await? {
        true => NotificationText::Nothing,
        false => settings::of(&mut conn, &actor).await?.notification_text,
    };
    let mut notes = Vec::new();
    for one in notifications.into_iter().rev() {
        if notes.len() == MOST_ROOMS {
            break;
        }
        if !is_for(&mut conn, &actor, &one.room).await? {
            continue;
        }
        let Some(row) = room_lists::one(&mut conn, &actor, &one.room).await? else { continue };
        let (title, body) = words(&one, &row.contact_name.unwrap_or(row.line_name), shown);
        notes.push((title, body, one.room));
    }
    drop(conn);
    let desktop = environment.desktop.clone();
    blocking(move || notes.iter().for_each(|(title, body, room)| desktop.notify(title, body, room))).await
}

/// Whether a member is notified of a room: they take part and have not muted it, or it is one that nobody who can come
/// looks after, and they administer (R27).
async fn is_for(conn: &mut Conn, member: &MemberId, room: &RoomId) -> Result<bool> {
    let mine = room_members::get(conn, room, member).await?;
    if let Some(mine) = mine.filter(|mine| !mine.left) {
        return Ok(!mine.muted);
    }
    if !working(conn, member).await?.entry.administrator {
        return Ok(false);
    }
    let cannot_come = cannot_come(conn).await?;
    Ok(unattended_rooms::contains(conn, &cannot_come, room).await?)
}

/// Of each room's messages the latest.
pub(crate) fn keep_latest(notifications: &mut Vec<Notification>) {
    let mut seen = HashSet::new();
    notifications.reverse();
    notifications.retain(|one| seen.insert(one.room.clone()));
    notifications.reverse();
}

/// What a notification says: its title and its text. They are a stranger's words, so they are plain and bounded (R29);
/// a sign that needs no translation stands where there are none.
fn words(notification: &Notification, name: &str, shown: NotificationText) -> (String, String) {
    let name = match stranger::name(name) {
        name if name.is_empty() => NAMELESS.to_owned(),
        name => one_line(&name, TITLE_CHARACTERS),
    };
    match shown {
        NotificationText::All => (name, preview(notification)),
        NotificationText::Name => (name, WROTE.to_owned()),
        NotificationText::Nothing => (NAMELESS.to_owned(), WROTE.to_owned()),
    }
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
    let words = match notification.kind {
        MessageKind::File => sanitise(&notification.text),
        MessageKind::Text
        | MessageKind::Sticker
        | MessageKind::Location
        | MessageKind::Image
        | MessageKind::Video
        | MessageKind::Audio
        | MessageKind::Unknown => notification.text.clone(),
    };
    one_line(format!("{sign} {words}").trim(), PREVIEW_CHARACTERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrote(kind: MessageKind, text: &str) -> Notification {
        Notification { room: "room".into(), message: "message".into(), kind, text: text.into() }
    }

    #[test]
    fn r29_a_notification_cannot_be_turned_round_and_its_name_and_text_are_bounded() {
        let file =
            words(&wrote(MessageKind::File, "報告\u{202e}fdp.exe"), "Mio\u{202e}", NotificationText::All);
        assert_eq!(file, ("Mio".to_owned(), "📎 報告fdp.exe".to_owned()));
        let (title, body) =
            words(&wrote(MessageKind::Text, &"x".repeat(5000)), &"W".repeat(1000), NotificationText::All);
        assert_eq!((title.chars().count(), body.chars().count()), (61, 101));
        let nameless = words(&wrote(MessageKind::Text, "Hello"), "\u{3164}", NotificationText::All);
        assert_eq!(nameless, ("LINE".to_owned(), "Hello".to_owned()));
    }

    #[test]
    fn r29_a_notification_shows_no_more_than_the_member_has_set() {
        let message = wrote(MessageKind::Text, "The number is 4711");
        let shown = |setting| words(&message, "Mio", setting);
        assert_eq!(shown(NotificationText::Name), ("Mio".to_owned(), "💬".to_owned()));
        assert_eq!(shown(NotificationText::Nothing), ("LINE".to_owned(), "💬".to_owned()));
    }
}
