//! Notifications: the member who works in this window learns that something came in.

use std::collections::HashSet;

use domain::file_name::sanitise;
use domain::message::MessageKind;
use domain::room::RoomKind;
use domain::settings::NotificationText;
use domain::stranger;
use domain::text::one_line;
use domain::{LineUserId, MemberId, MessageId, RoomId};
use store::{Conn, Store, line_users, room_lists, room_members, unattended_rooms};

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
/// The text of somebody who has added the account.
const ADDED: &str = "👋";

/// A notification of what a LINE user did.
#[derive(Debug, Clone)]
pub(crate) struct Notification {
    pub(crate) room: RoomId,
    /// Who did it, as far as LINE tells.
    pub(crate) line_user: Option<LineUserId>,
    pub(crate) what: Notified,
}

/// What a notification tells of.
#[derive(Debug, Clone)]
pub(crate) enum Notified {
    /// A message came in.
    Message { id: MessageId, kind: MessageKind, text: String },
    /// The LINE user added the account, or came back.
    FriendAdded,
}

impl Notification {
    /// The message that it tells of, if it tells of one.
    pub(crate) fn message(&self) -> Option<&MessageId> {
        match &self.what {
            Notified::Message { id, .. } => Some(id),
            Notified::FriendAdded => None,
        }
    }
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
        let writer = match row.kind {
            RoomKind::Group => writer(&mut conn, one.line_user.as_ref()).await?,
            RoomKind::Direct => String::new(),
        };
        let (title, body) = words(&one.what, &row.contact_name.unwrap_or(row.line_name), &writer, shown);
        notes.push((title, body, one.room));
    }
    drop(conn);
    let desktop = environment.desktop.clone();
    blocking(move || notes.iter().for_each(|(title, body, room)| desktop.notify(title, body, room))).await
}

/// Who wrote in a group, by their name on LINE.
async fn writer(conn: &mut Conn, line_user: Option<&LineUserId>) -> Result<String> {
    let Some(line_user) = line_user else { return Ok(String::new()) };
    Ok(line_users::get(conn, line_user).await?.map(|user| user.name).unwrap_or_default())
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
fn words(what: &Notified, name: &str, writer: &str, shown: NotificationText) -> (String, String) {
    let name = match stranger::name(name) {
        name if name.is_empty() => NAMELESS.to_owned(),
        name => one_line(&name, TITLE_CHARACTERS),
    };
    match shown {
        NotificationText::All => (name, body(what, writer)),
        NotificationText::Name => (name, sign(what).to_owned()),
        NotificationText::Nothing => (NAMELESS.to_owned(), WROTE.to_owned()),
    }
}

/// A sign for what happened, which says nothing of what was written.
fn sign(what: &Notified) -> &'static str {
    match what {
        Notified::Message { .. } => WROTE,
        Notified::FriendAdded => ADDED,
    }
}

/// What was said, in a group with who said it.
fn body(what: &Notified, writer: &str) -> String {
    let said = match what {
        Notified::Message { kind, text, .. } => preview(*kind, text),
        Notified::FriendAdded => ADDED.to_owned(),
    };
    match stranger::name(writer) {
        writer if writer.is_empty() => said,
        writer => one_line(&format!("{}: {said}", one_line(&writer, TITLE_CHARACTERS)), PREVIEW_CHARACTERS),
    }
}

/// The words; a sign that needs no translation where there are none.
fn preview(kind: MessageKind, text: &str) -> String {
    let sign = match kind {
        MessageKind::Image => "🖼",
        MessageKind::Video => "🎬",
        MessageKind::Audio => "🎤",
        MessageKind::File => "📎",
        MessageKind::Location => "📍",
        MessageKind::Sticker => "🙂",
        MessageKind::Text | MessageKind::Unknown => "",
    };
    let words = match kind {
        MessageKind::File => sanitise(text),
        MessageKind::Text
        | MessageKind::Sticker
        | MessageKind::Location
        | MessageKind::Image
        | MessageKind::Video
        | MessageKind::Audio
        | MessageKind::Unknown => text.to_owned(),
    };
    one_line(format!("{sign} {words}").trim(), PREVIEW_CHARACTERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrote(kind: MessageKind, text: &str) -> Notified {
        Notified::Message { id: "message".into(), kind, text: text.into() }
    }

    #[test]
    fn a_notification_of_a_group_names_the_writer_and_that_of_a_new_friend_greets() {
        let said = |writer| words(&wrote(MessageKind::Text, "Nine?"), "Ride", writer, NotificationText::All);
        assert_eq!(said("Mio\u{202e}"), ("Ride".to_owned(), "Mio: Nine?".to_owned()));
        assert_eq!(said("\u{3164}"), ("Ride".to_owned(), "Nine?".to_owned()), "nobody by that name");
        let (_, body) = said(&"W".repeat(1000));
        assert_eq!(body.chars().count(), 68, "{body}");
        let added = words(&Notified::FriendAdded, "Mio", "", NotificationText::All);
        assert_eq!(added, ("Mio".to_owned(), "👋".to_owned()));
    }

    #[test]
    fn r29_a_notification_cannot_be_turned_round_and_its_name_and_text_are_bounded() {
        let file =
            words(&wrote(MessageKind::File, "報告\u{202e}fdp.exe"), "Mio\u{202e}", "", NotificationText::All);
        assert_eq!(file, ("Mio".to_owned(), "📎 報告fdp.exe".to_owned()));
        let (title, body) =
            words(&wrote(MessageKind::Text, &"x".repeat(5000)), &"W".repeat(1000), "", NotificationText::All);
        assert_eq!((title.chars().count(), body.chars().count()), (61, 101));
        let nameless = words(&wrote(MessageKind::Text, "Hello"), "\u{3164}", "", NotificationText::All);
        assert_eq!(nameless, ("LINE".to_owned(), "Hello".to_owned()));
    }

    #[test]
    fn r29_a_notification_shows_no_more_than_the_member_has_set() {
        let message = wrote(MessageKind::Text, "The number is 4711");
        let shown = |setting| words(&message, "Mio", "Ploy", setting);
        assert_eq!(shown(NotificationText::Name), ("Mio".to_owned(), "💬".to_owned()));
        assert_eq!(shown(NotificationText::Nothing), ("LINE".to_owned(), "💬".to_owned()));
    }
}
