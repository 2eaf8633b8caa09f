//! The notifier: collects what happened, and tells the member who acts.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::delivery::{Delivery, DeliveryReason};
use domain::language::Language;
use domain::room::RoomKind;
use domain::settings::NotificationText;
use domain::{LineUserId, MemberId, MessageId, RoomId, UtcMs};
use store::room_members::RoomMember;
use store::{Conn, Store, line_users, outbox, room_lists, room_members, room_messages, unattended_rooms};
use tokio::sync::Notify;

use super::audience::{Listener, is_told};
use super::batches::{Batch, Batches};
use super::notification::{Notification, Notified, Subject};
use super::text::{self, Place};
use super::words;
use crate::Result;
use crate::authorisation::{acting_member, cannot_come, working};
use crate::blocking::blocking;
use crate::company::settings;
use crate::company::window_lock::WindowLock;
use crate::desktop_notification::{Attention, DesktopNotification, MarkRead};
use crate::environment::Environment;

/// The tag of the summary of several rooms.
const SUMMARY: &str = "summary";

/// Tells the member who acts what happened, in batches. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Notifier {
    store: Store,
    environment: Environment,
    window_lock: WindowLock,
    batches: Arc<Mutex<Batches>>,
    added: Arc<Notify>,
}

/// Whom a notification is for, and how much of it is shown.
struct Reader {
    member: MemberId,
    language: Language,
    shown: NotificationText,
    /// Nobody else reads it, so the room can be marked as read from it.
    private: bool,
}

impl Notifier {
    pub(crate) fn new(store: &Store, environment: &Environment, window_lock: &WindowLock) -> Self {
        Self {
            store: store.clone(),
            environment: environment.clone(),
            window_lock: window_lock.clone(),
            batches: Arc::default(),
            added: Arc::default(),
        }
    }

    /// Adds what happened, after the commit that made it true.
    pub(crate) fn add(&self, notifications: Vec<Notification>) {
        if !notifications.is_empty() {
            self.batches().add(notifications, self.environment.now());
            self.added.notify_one();
        }
    }

    /// Drops messages that were unsent before anybody was told.
    pub(crate) fn drop_unsent(&self, unsent: &HashSet<MessageId>) {
        self.batches().drop_unsent(unsent);
    }

    /// Drops what LINE users did in a room up to a time: whoever is at this computer has read it before they were told.
    pub(crate) fn drop_read(&self, room: &RoomId, up_to: UtcMs) {
        self.batches().drop_read(room, up_to);
    }

    /// Waits until something is added.
    pub(crate) async fn added(&self) {
        self.added.notified().await;
    }

    /// When something can be told next.
    pub(crate) fn next_due(&self) -> Option<UtcMs> {
        self.batches().next_due()
    }

    /// Tells what can be told now, if the member who acts is not at the window. What happened is stored: what is not told
    /// is not lost.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn notify_due(&self) -> Result<()> {
        let now = self.environment.now();
        let groups = self.batches().take_due(now);
        if groups.is_empty() {
            return Ok(());
        }
        let desktop = self.environment.desktop.clone();
        let attention = blocking(move || desktop.attention()).await?;
        let mut conn = self.store.read().await?;
        let Some(reader) = self.reader(&mut conn, attention, now).await? else { return Ok(()) };
        let mut told = Vec::new();
        for group in groups {
            told.push(self.told(&mut conn, &reader.member, group).await?);
        }
        told.retain(|group| !group.is_empty());
        let batches = self.batches().batch(told, now);
        let mut notifications = Vec::new();
        for batch in batches {
            notifications.extend(notification(&mut conn, &reader, batch).await?);
        }
        drop(conn);
        let desktop = self.environment.desktop.clone();
        blocking(move || notifications.iter().for_each(|one| desktop.notify(one))).await
    }

    /// The member who acts, if they are to be told anything now.
    async fn reader(&self, conn: &mut Conn, attention: Attention, now: UtcMs) -> Result<Option<Reader>> {
        let Ok(member) = acting_member(conn).await else { return Ok(None) };
        let locked = self.window_lock.is_locked(conn).await?;
        let settings = settings::of(conn, &member).await?;
        let offset = self.environment.clock.utc_offset();
        let quiet = settings.quiet().is_some_and(|quiet| quiet.contain(now, offset));
        // A window that is locked shows nothing of it.
        if quiet || (attention == Attention::AtWindow && !locked) {
            return Ok(None);
        }
        let screen_locked = attention == Attention::ScreenLocked;
        let shown = shown(settings.notification_text, locked, screen_locked);
        let language = settings.locale.language(self.environment.language);
        let private = shown != NotificationText::Nothing && !screen_locked;
        Ok(Some(Reader { member, language, shown, private }))
    }

    /// What of one topic the member is told: what is theirs, and still true.
    async fn told(
        &self,
        conn: &mut Conn,
        member: &MemberId,
        mut group: Vec<Notification>,
    ) -> Result<Vec<Notification>> {
        let Some(room) = group.first().map(|one| one.room.clone()) else { return Ok(group) };
        let mine = room_members::get(conn, &room, member).await?;
        let takes_part = mine.as_ref().is_some_and(|mine| !mine.left);
        let looks_after_unattended = !takes_part && unattended(conn, member, &room).await?;
        let listener = Listener { member, takes_part: mine.as_ref(), looks_after_unattended };
        group.retain(|one| is_told(&one.what, &listener));
        only_unread(&mut group, mine.as_ref().filter(|_| takes_part));
        let mut told = Vec::new();
        for one in group {
            if is_still_true(conn, &one.what).await? {
                told.push(one);
            }
        }
        Ok(told)
    }

    fn batches(&self) -> MutexGuard<'_, Batches> {
        self.batches.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How much is shown: while the window is locked, who wrote, and what, is not for whoever passes by; while the screen is,
/// what is not.
fn shown(set: NotificationText, window_locked: bool, screen_locked: bool) -> NotificationText {
    match set {
        NotificationText::All | NotificationText::Name if window_locked => NotificationText::Nothing,
        NotificationText::All if screen_locked => NotificationText::Name,
        NotificationText::All | NotificationText::Name | NotificationText::Nothing => set,
    }
}

/// Of the messages of a room those that came last and are not read.
fn only_unread(group: &mut Vec<Notification>, mine: Option<&RoomMember>) {
    let messages = group.first().is_some_and(|one| one.subject() == Subject::Messages);
    if let (true, Some(mine)) = (messages, mine) {
        let read = group.len().saturating_sub(usize::try_from(mine.unread).unwrap_or(usize::MAX));
        group.drain(..read);
    }
}

/// Whether a room is one that nobody who can come looks after, and the member administers (R27).
async fn unattended(conn: &mut Conn, member: &MemberId, room: &RoomId) -> Result<bool> {
    if !working(conn, member).await?.entry.administrator {
        return Ok(false);
    }
    let cannot_come = cannot_come(conn).await?;
    Ok(unattended_rooms::contains(conn, &cannot_come, room).await?)
}

/// Whether what became of a message is still so: somebody may have sent it again or given it up.
async fn is_still_true(conn: &mut Conn, what: &Notified) -> Result<bool> {
    match what {
        Notified::Refused { message, .. } => {
            let message = room_messages::get(conn, message).await?;
            Ok(message.is_some_and(|message| message.delivery == Some(Delivery::Refused)))
        }
        Notified::AwaitsConfirmation { message, .. } => Ok(outbox::awaits(conn, message).await?),
        Notified::Message { .. }
        | Notified::FriendAdded
        | Notified::DeletionAsked { .. }
        | Notified::DeletionAnswered { .. } => Ok(true),
    }
}

/// A batch as the desktop shows it; none when the member does not see the room.
async fn notification(conn: &mut Conn, reader: &Reader, batch: Batch) -> Result<Option<DesktopNotification>> {
    let Reader { member, language, shown, private } = reader;
    let open = words::open(*language);
    let group = match batch {
        Batch::Room(group) => group,
        Batch::Summary { rooms, messages } => {
            let (title, body) = text::summary(*language, rooms, messages);
            let (tag, member) = (SUMMARY.to_owned(), member.clone());
            return Ok(Some(DesktopNotification {
                tag,
                member,
                title,
                body,
                room: None,
                open,
                mark_read: None,
            }));
        }
    };
    let Some(last) = group.last() else { return Ok(None) };
    let Some(place) = place(conn, member, last).await? else { return Ok(None) };
    let (title, body) = text::of_room(*language, &group, &place, *shown);
    let up_to = group.iter().map(|one| one.at).max().filter(|_| *private && last.subject().is_from_line());
    Ok(Some(DesktopNotification {
        tag: format!("{} {}", last.subject().as_str(), last.room),
        member: member.clone(),
        title,
        body,
        room: Some(last.room.clone()),
        open,
        mark_read: up_to.map(|up_to| MarkRead { label: words::mark_read(*language), up_to }),
    }))
}

/// The room of a notification, by the names that the member sees; none when they do not see it.
async fn place(conn: &mut Conn, member: &MemberId, last: &Notification) -> Result<Option<Place>> {
    let Some(row) = room_lists::one(conn, member, &last.room).await? else { return Ok(None) };
    let group = row.kind == RoomKind::Group;
    let mut place = Place { name: row.contact_name.unwrap_or(row.line_name), group, ..Place::default() };
    match &last.what {
        Notified::Message { line_user: Some(user), .. } if group => place.writer = writer(conn, user).await?,
        Notified::Refused { message, .. } => place.unknown = unknown_outcome(conn, message).await?,
        Notified::Message { .. }
        | Notified::FriendAdded
        | Notified::AwaitsConfirmation { .. }
        | Notified::DeletionAsked { .. }
        | Notified::DeletionAnswered { .. } => {}
    }
    Ok(Some(place))
}

/// Who wrote in a group, by their name on LINE.
async fn writer(conn: &mut Conn, user: &LineUserId) -> Result<String> {
    Ok(line_users::get(conn, user).await?.map(|user| user.name).unwrap_or_default())
}

async fn unknown_outcome(conn: &mut Conn, message: &MessageId) -> Result<bool> {
    let message = room_messages::get(conn, message).await?;
    Ok(message.is_some_and(|message| message.refused_reason == Some(DeliveryReason::UnknownOutcome)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r29_a_notification_on_a_locked_screen_shows_no_text_and_while_the_window_is_locked_no_name() {
        use NotificationText::{All, Name, Nothing};
        assert_eq!(shown(All, false, false), All);
        assert_eq!(shown(All, false, true), Name);
        assert_eq!(shown(Nothing, false, true), Nothing);
        assert_eq!(shown(All, true, false), Nothing);
        assert_eq!(shown(Name, true, true), Nothing);
    }
}
