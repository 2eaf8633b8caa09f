//! A batch: the webhook events applied in one transaction, and what they have in common, looked up once.

use std::collections::{HashMap, HashSet};

use domain::room::LineSourceKind;
use domain::text::fold;
use domain::{LineAccountId, LineUserId, MemberId, MessageId, RoomId, UtcMs};
use line::event::{Event, Source};
use store::line_accounts::{self, LineAccount};
use store::messages::NewMessage;
use store::pending_marks::{self, PendingMarks};
use store::rooms::{self, NewRoom, ReplyToken, Room};
use store::webhook_events::{self, AppliedEvent};
use store::{Change, Conn, WriteTx, friends, line_users, members, profiles_due, room_members, unread};

use super::applied::place;
use super::arrived::ArrivedEvent;
use super::line_time::LineTime;
use crate::environment::Environment;
use crate::notifications::notification::{Notification, Notified};
use crate::{Error, ErrorCode, Result};

/// A profile is asked for again when its person acts this long after LINE last told it: a day, in ms.
const PROFILE_FRESH_MS: i64 = 24 * 60 * 60 * 1000;

/// The time of an account's last event is told by the minute, in ms: the window does not ask again for every message.
const MINUTE_MS: i64 = 60_000;

/// A batch of events that one transaction applies, and what it has learned so far.
pub(super) struct Batch<'a> {
    pub(super) environment: &'a Environment,
    pub(super) line_time: &'a LineTime,
    pub(super) tx: &'a mut WriteTx,
    pub(super) now: UtcMs,
    /// The account and arrival of the event at hand.
    pub(super) account: LineAccountId,
    pub(super) received_at: UtcMs,
    /// LINE told no time of the event that can be.
    time_estimated: bool,
    accounts: HashMap<LineAccountId, (LineAccount, UtcMs)>,
    rooms: HashMap<(LineAccountId, String), Room>,
    /// Who is in which room, and until when that is known, by LINE's time.
    present: HashMap<(RoomId, LineUserId), UtcMs>,
    known: HashSet<LineUserId>,
    met: HashSet<RoomId>,
    /// Messages of this batch that somebody has to read, not written yet.
    unread: HashMap<RoomId, u32>,
    /// Each room's last message of this batch, by its time, position and id; not written yet.
    last: HashMap<RoomId, (UtcMs, i64, String)>,
    /// LINE message ids with pending marks.
    marked: HashSet<(LineAccountId, String)>,
    applied: Vec<AppliedEvent>,
    erased: Vec<(LineAccountId, String)>,
    pub(super) tokens: HashMap<RoomId, ReplyToken>,
    /// Who did something, and when they last wrote to the account itself.
    wrote: HashMap<(LineAccountId, LineUserId), Option<UtcMs>>,
    notifications: Vec<Notification>,
    unsent: HashSet<MessageId>,
}

impl<'a> Batch<'a> {
    pub(super) fn new(environment: &'a Environment, line_time: &'a LineTime, tx: &'a mut WriteTx) -> Self {
        Self {
            now: environment.now(),
            environment,
            line_time,
            tx,
            account: LineAccountId(String::new()),
            received_at: UtcMs(0),
            time_estimated: false,
            accounts: HashMap::new(),
            rooms: HashMap::new(),
            present: HashMap::new(),
            known: HashSet::new(),
            met: HashSet::new(),
            unread: HashMap::new(),
            last: HashMap::new(),
            marked: HashSet::new(),
            applied: Vec::new(),
            erased: Vec::new(),
            tokens: HashMap::new(),
            wrote: HashMap::new(),
            notifications: Vec::new(),
            unsent: HashSet::new(),
        }
    }

    pub(super) fn conn(&mut self) -> &mut Conn {
        self.tx.conn()
    }

    /// Loads once which messages of all events have pending marks.
    pub(super) async fn load_pending_marks(&mut self, ids: &[(&LineAccountId, &str)]) -> Result<()> {
        let mut by_account: HashMap<&LineAccountId, Vec<&str>> = HashMap::new();
        for (account, id) in ids {
            by_account.entry(account).or_default().push(id);
        }
        for (account, ids) in by_account {
            let marked = pending_marks::marked_among(self.tx.conn(), account, &ids).await?;
            self.marked.extend(marked.into_iter().map(|id| (account.clone(), id)));
        }
        Ok(())
    }

    /// Begins with an event: loads its account.
    pub(super) async fn begin_event(&mut self, arrived: &ArrivedEvent) -> Result<()> {
        let stored = &arrived.stored;
        self.account = stored.line_account_id.clone();
        self.received_at = stored.received_at;
        self.time_estimated = arrived.time_estimated;
        if !self.accounts.contains_key(&self.account) {
            let account = line_accounts::get(self.tx.conn(), &self.account).await?;
            let account = account.ok_or_else(|| Error::new(ErrorCode::NotFound))?;
            self.accounts.insert(self.account.clone(), (account, stored.received_at));
        }
        if let Some((_, last_event_at)) = self.accounts.get_mut(&self.account) {
            *last_event_at = (*last_event_at).max(stored.received_at);
        }
        Ok(())
    }

    /// Whether LINE told no time of the event at hand that can be.
    pub(super) fn time_estimated(&self) -> bool {
        self.time_estimated
    }

    /// Whether several members share the account of the event at hand.
    pub(super) fn shared(&self) -> bool {
        self.accounts.get(&self.account).is_some_and(|(account, _)| account.shared)
    }

    /// Writes what can be written once for all events. Returns the notifications, and the messages that were taken
    /// back.
    pub(super) async fn finish(mut self) -> Result<(Vec<Notification>, HashSet<MessageId>)> {
        for (room, (at, _, message)) in std::mem::take(&mut self.last) {
            rooms::touch_activity(self.tx.conn(), &room, &MessageId(message), at).await?;
        }
        for room in self.unread.keys().cloned().collect::<Vec<_>>() {
            self.write_unread(&room).await?;
        }
        webhook_events::set_applied(self.tx.conn(), &self.applied).await?;
        for (account, id) in &self.erased {
            webhook_events::erase_raw(self.tx.conn(), account, id).await?;
        }
        self.keep_reply_tokens().await?;
        for ((account, user), at) in &self.wrote {
            if let Some(at) = at {
                friends::touch_last_wrote(self.tx.conn(), account, user, *at).await?;
            }
        }
        let people: Vec<&LineUserId> = self.wrote.keys().map(|(_, user)| user).collect();
        let before = self.now.plus(-PROFILE_FRESH_MS);
        if profiles_due::set_due(self.tx.conn(), &people, before, self.now).await? {
            self.tx.changed(Change::Fetch);
        }
        for (account, last_event_at) in self.accounts.into_values() {
            line_accounts::touch_last_event(self.tx.conn(), &account.id, last_event_at).await?;
            let minute = |at: UtcMs| at.0 / MINUTE_MS;
            if account.last_event_at.is_none_or(|last| minute(last) < minute(last_event_at)) {
                self.tx.changed(Change::Admin);
            }
        }
        Ok((self.notifications, self.unsent))
    }

    /// The room where an event happened, if there is one.
    pub(super) async fn room_of(&mut self, event: &Event) -> Result<Option<Room>> {
        let Some(place) = place(event) else { return Ok(None) };
        self.room_by_line_id(place).await
    }

    async fn room_by_line_id(&mut self, line_id: &str) -> Result<Option<Room>> {
        let key = (self.account.clone(), line_id.to_owned());
        if let Some(room) = self.rooms.get(&key) {
            return Ok(Some(room.clone()));
        }
        let room = rooms::by_line_id(self.tx.conn(), &self.account, line_id).await?;
        if let Some(room) = &room {
            self.rooms.insert(key, room.clone());
        }
        Ok(room)
    }

    /// The 1:1 room with a LINE user, made if it is not there (R3). True when it was made.
    pub(super) async fn direct_room(&mut self, user: &LineUserId, at: UtcMs) -> Result<(Room, bool)> {
        if let Some(room) = self.room_by_line_id(user.as_str()).await? {
            return Ok((room, false));
        }
        self.ensure_user(user).await?;
        let name = line_users::get(self.tx.conn(), user).await?.map(|user| user.name).unwrap_or_default();
        let new = NewRoom {
            id: RoomId(self.environment.new_id()),
            line_account_id: self.account.clone(),
            line_id: user.as_str().to_owned(),
            line_kind: LineSourceKind::User,
            line_user_id: Some(user.clone()),
            search_key: fold(&name),
            at,
        };
        let room = self.insert_room(&new).await?;
        self.user_joined(&room.id, user, at).await?;
        Ok((room, true))
    }

    /// The room of a group on LINE, made if it is not there. True when it was made.
    pub(super) async fn group_room(&mut self, source: &Source, at: UtcMs) -> Result<Option<(Room, bool)>> {
        let (line_id, line_kind) = match source {
            Source::Group { group_id, .. } => (group_id, LineSourceKind::Group),
            Source::Room { room_id, .. } => (room_id, LineSourceKind::Room),
            Source::User { .. } | Source::Unknown { .. } => return Ok(None),
        };
        if let Some(room) = self.room_by_line_id(line_id).await? {
            return Ok(Some((room, false)));
        }
        let new = NewRoom {
            id: RoomId(self.environment.new_id()),
            line_account_id: self.account.clone(),
            line_id: line_id.clone(),
            line_kind,
            line_user_id: None,
            search_key: String::new(),
            at,
        };
        let room = self.insert_room(&new).await?;
        self.tx.changed(Change::Fetch);
        Ok(Some((room, true)))
    }

    /// Inserts a room. An account of a member's own brings its member along; on a shared one nobody takes part
    /// until somebody does.
    async fn insert_room(&mut self, new: &NewRoom) -> Result<Room> {
        rooms::insert(self.tx.conn(), new, self.now).await?;
        if !self.shared() {
            for member in members::of_account(self.tx.conn(), &self.account).await? {
                room_members::join(self.tx.conn(), &new.id, &member.id, None, self.now).await?;
            }
        }
        self.tx.changed(Change::Room(new.id.clone()));
        let made = self.room_by_line_id(&new.line_id).await?;
        made.ok_or_else(|| Error::new(ErrorCode::Internal))
    }

    /// Ensures that a LINE user has a row; the profile of a new one is due.
    pub(super) async fn ensure_user(&mut self, user: &LineUserId) -> Result<()> {
        if !self.known.contains(user) {
            if line_users::ensure(self.tx.conn(), user, self.now).await? {
                self.tx.changed(Change::Fetch);
            }
            self.known.insert(user.clone());
        }
        Ok(())
    }

    /// Adds a LINE user to a room. True when they were not in it.
    pub(super) async fn user_joined(&mut self, room: &RoomId, user: &LineUserId, at: UtcMs) -> Result<bool> {
        let presence = (room.clone(), user.clone());
        if self.present.get(&presence).is_some_and(|known| *known >= at) {
            return Ok(false);
        }
        self.ensure_user(user).await?;
        let joined = room_members::add_line_user(self.tx.conn(), room, user, at).await?;
        // What is older than their leaving says nothing.
        if joined || room_members::has_line_user(self.tx.conn(), room, user).await? {
            self.present.insert(presence, at);
        }
        Ok(joined)
    }

    /// Takes a LINE user out of a room. True when they were in it.
    pub(super) async fn user_left(&mut self, room: &RoomId, user: &LineUserId, at: UtcMs) -> Result<bool> {
        self.ensure_user(user).await?;
        self.present.remove(&(room.clone(), user.clone()));
        Ok(room_members::remove_line_user(self.tx.conn(), room, user, at).await?)
    }

    /// Whether it is known in this batch that whoever writes in a room may.
    pub(super) fn met(&self, room: &RoomId) -> bool {
        self.met.contains(room)
    }

    pub(super) fn has_met(&mut self, room: &RoomId) {
        self.met.insert(room.clone());
    }

    pub(super) fn has_not_met(&mut self, room: &RoomId) {
        self.met.remove(room);
    }

    /// A room's row was changed: the next look reads it anew.
    pub(super) fn forget_cached_room(&mut self, room: &Room) {
        self.rooms.remove(&(self.account.clone(), room.line_id.clone()));
        self.tx.changed(Change::Room(room.id.clone()));
    }

    /// Notes when a LINE user wrote to the account itself: from then on it may answer a stranger (LINE reference A.2.1).
    pub(super) fn user_wrote(&mut self, user: &LineUserId, at: UtcMs) {
        let latest = self.wrote.entry((self.account.clone(), user.clone())).or_default();
        *latest = (*latest).max(Some(at));
    }

    /// When a LINE user last wrote to the account itself in this batch.
    pub(super) fn last_wrote(&self, user: &LineUserId) -> Option<UtcMs> {
        self.wrote.get(&(self.account.clone(), user.clone())).copied().flatten()
    }

    /// Notes that a LINE user did something, so that their name is asked for again when it is old.
    pub(super) fn user_acted(&mut self, user: &LineUserId) {
        self.wrote.entry((self.account.clone(), user.clone())).or_default();
    }

    /// Notifies members of a message, once the batch is committed.
    pub(super) fn notify(&mut self, notification: Notification) {
        self.notifications.push(notification);
    }

    /// Notifies members of a LINE user who has added the account.
    pub(super) fn friend_added(&mut self, room: &Room, at: UtcMs) {
        self.notify(Notification { room: room.id.clone(), at, what: Notified::FriendAdded });
    }

    /// Drops the notification of a message that was unsent.
    pub(super) fn message_unsent(&mut self, message: &MessageId) {
        self.notifications.retain(|one| one.arrived() != Some(message));
        self.unsent.insert(message.clone());
    }

    /// The pending marks of a message that arrives.
    pub(super) async fn pending_marks(&mut self, line_message_id: &str) -> Result<PendingMarks> {
        if !self.marked.contains(&(self.account.clone(), line_message_id.to_owned())) {
            return Ok(PendingMarks::default());
        }
        Ok(pending_marks::get(self.tx.conn(), &self.account, line_message_id).await?)
    }

    /// A message that may arrive later has a pending mark from now on.
    pub(super) fn note_pending_mark(&mut self, line_message_id: &str) {
        self.marked.insert((self.account.clone(), line_message_id.to_owned()));
    }

    /// Notes that a message arrived, unread if somebody has to read it.
    pub(super) fn message_arrived(&mut self, message: &NewMessage<'_>) {
        let room = message.room_id;
        let order = (message.sent_at, message.position, message.id.0.clone());
        if self.last.get(room).is_none_or(|last| *last < order) {
            self.last.insert(room.clone(), order);
        }
        if message.unsent_at.is_none() {
            *self.unread.entry(room.clone()).or_default() += 1;
        }
        self.tx.changed(Change::Messages(room.clone()));
        self.tx.changed(Change::Room(room.clone()));
    }

    /// Writes a room's unread messages, before it changes for whom they count.
    pub(super) async fn write_unread(&mut self, room: &RoomId) -> Result<()> {
        if let Some(messages) = self.unread.remove(room) {
            unread::add(self.tx.conn(), room, messages).await?;
        }
        Ok(())
    }

    /// Notes that an event was applied. With `forget` LINE has asked to forget its message: the raw copy goes, too.
    pub(super) fn event_applied(&mut self, seq: i64, line_message_id: Option<String>, forget: bool) {
        if let (true, Some(id)) = (forget, &line_message_id) {
            self.erase_raw(id);
        }
        self.applied.push(AppliedEvent { seq, line_message_id });
    }

    /// Erases the raw copies of a message, those of this batch too.
    pub(super) fn erase_raw(&mut self, line_message_id: &str) {
        self.erased.push((self.account.clone(), line_message_id.to_owned()));
        self.tx.changed(Change::Erased);
    }

    /// Adds a member to a room. True when they did not take part.
    pub(super) async fn join_member(&mut self, room: &Room, member: &MemberId) -> Result<bool> {
        self.write_unread(&room.id).await?;
        self.tx.changed(Change::Room(room.id.clone()));
        Ok(room_members::join(self.tx.conn(), &room.id, member, None, self.now).await?)
    }
}
