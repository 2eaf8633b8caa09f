//! Batches of notifications: what happens in one room within a short time is told at once, and what happens in many rooms
//! is told in one summary (R31).

use std::collections::{HashMap, HashSet, VecDeque};

use domain::{MessageId, RoomId, UtcMs};

use super::notification::{Notification, Subject, keep_latest};

/// After a notification of a room, what follows there is collected for so long, in ms.
const BATCH_MS: i64 = 10_000;
/// So many notifications at most within that time; more rooms at once are one summary.
const MAX_AT_ONCE: usize = 3;

/// What waits to be told, and what was told a moment ago.
#[derive(Debug, Default)]
pub(super) struct Batches {
    waiting: Vec<Waiting>,
    told: HashMap<Topic, UtcMs>,
    /// When the last notifications of what LINE users did were shown.
    shown: VecDeque<UtcMs>,
}

#[derive(Debug)]
struct Waiting {
    since: UtcMs,
    notification: Notification,
}

/// What is told together.
type Topic = (RoomId, Subject);

/// What is told at once.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Batch {
    /// What happened in one room, about one subject, the latest last; never empty.
    Room(Vec<Notification>),
    /// What LINE users did in several rooms.
    Summary { rooms: usize, messages: usize },
}

impl Batches {
    /// Adds what happened, at `now`.
    pub(super) fn add(&mut self, notifications: Vec<Notification>, now: UtcMs) {
        self.waiting
            .extend(notifications.into_iter().map(|notification| Waiting { since: now, notification }));
        keep_latest(&mut self.waiting);
    }

    /// Drops messages that were unsent.
    pub(super) fn drop_unsent(&mut self, unsent: &HashSet<MessageId>) {
        self.waiting.retain(|one| one.notification.arrived().is_none_or(|id| !unsent.contains(id)));
    }

    /// Drops what LINE users did in a room up to a time, which was read.
    pub(super) fn drop_read(&mut self, room: &RoomId, up_to: UtcMs) {
        self.waiting.retain(|one| {
            let Notification { room: at, at: when, .. } = &one.notification;
            at != room || *when > up_to || !one.notification.subject().is_from_line()
        });
    }

    /// When something can be told next; none while nothing waits.
    pub(super) fn next_due(&self) -> Option<UtcMs> {
        self.waiting.iter().map(|one| self.due(one)).min()
    }

    /// Takes out what can be told at `now`, by room and subject, in the order in which it happened.
    pub(super) fn take_due(&mut self, now: UtcMs) -> Vec<Vec<Notification>> {
        self.forget_old(now);
        let ready: HashSet<Topic> = self
            .waiting
            .iter()
            .filter(|one| self.due(one) <= now)
            .map(|one| topic(&one.notification))
            .collect();
        let (taken, waiting) = std::mem::take(&mut self.waiting)
            .into_iter()
            .partition(|one| ready.contains(&topic(&one.notification)));
        self.waiting = waiting;
        grouped(taken)
    }

    /// Makes batches of what is told at `now`. What LINE users did in more rooms than a screen has place for is one.
    pub(super) fn batch(&mut self, groups: Vec<Vec<Notification>>, now: UtcMs) -> Vec<Batch> {
        for one in groups.iter().filter_map(|group| group.first()) {
            self.told.insert(topic(one), now);
        }
        let (from_line, own): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| is_from_line(group));
        let rooms: HashSet<&RoomId> = from_line.iter().flatten().map(|one| &one.room).collect();
        let mut batches: Vec<Batch> = own.into_iter().map(Batch::Room).collect();
        if rooms.len() > MAX_AT_ONCE {
            let messages = from_line.iter().flatten().filter(|one| one.arrived().is_some()).count();
            batches.push(Batch::Summary { rooms: rooms.len(), messages });
            self.shown.extend([now; MAX_AT_ONCE]);
        } else {
            self.shown.extend(from_line.iter().map(|_| now));
            batches.extend(from_line.into_iter().map(Batch::Room));
        }
        batches
    }

    /// When something that waits can be told.
    fn due(&self, one: &Waiting) -> UtcMs {
        let subject = one.notification.subject();
        let ready = one.since.plus(subject.delay_ms());
        let room = self.told.get(&topic(&one.notification)).map(|told| told.plus(BATCH_MS));
        let full = self.shown.len().checked_sub(MAX_AT_ONCE).filter(|_| subject.is_from_line());
        let screen = full.and_then(|at| self.shown.get(at)).map(|shown| shown.plus(BATCH_MS));
        ready.max(room.unwrap_or(ready)).max(screen.unwrap_or(ready))
    }

    /// Forgets what was told long ago, and, after the clock was set back, what would be told in the future.
    fn forget_old(&mut self, now: UtcMs) {
        let recent = |at: &UtcMs| (0..BATCH_MS).contains(&now.since(*at));
        self.told.retain(|_, at| recent(at));
        self.shown.retain(recent);
        for one in &mut self.waiting {
            one.since = one.since.min(now);
        }
    }
}

fn topic(notification: &Notification) -> Topic {
    (notification.room.clone(), notification.subject())
}

fn is_from_line(group: &[Notification]) -> bool {
    group.first().is_some_and(|one| one.subject().is_from_line())
}

/// By topic, the topics in the order of their first.
fn grouped(taken: Vec<Waiting>) -> Vec<Vec<Notification>> {
    let mut places: HashMap<Topic, usize> = HashMap::new();
    let mut groups: Vec<Vec<Notification>> = Vec::new();
    for Waiting { notification, .. } in taken {
        let place = *places.entry(topic(&notification)).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(notification),
            None => groups.push(vec![notification]),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use domain::message::MessageKind;

    use super::*;
    use crate::notifications::notification::{MAX_WAITING, Notified};

    const NOW: UtcMs = UtcMs(1_795_392_000_000);

    fn message(room: &str, n: i64) -> Notification {
        let id = MessageId(format!("{room}{n}"));
        Notification::message(&room.into(), NOW.plus(n), (&id, MessageKind::Text), None, "Hello")
    }

    fn refused(room: &str) -> Notification {
        let what = Notified::Refused { message: "m".into(), writer: "aya".into() };
        Notification { room: room.into(), at: NOW, what }
    }

    /// What is told at a time: the rooms with how much happened there, and the summary as room `*`.
    fn told(batches: &mut Batches, now: UtcMs) -> Vec<(String, usize)> {
        let due = batches.take_due(now);
        let told = batches.batch(due, now).into_iter().map(|batch| match batch {
            Batch::Room(group) => (group[0].room.0.clone(), group.len()),
            Batch::Summary { rooms, messages } => (format!("* {rooms}"), messages),
        });
        told.collect()
    }

    fn of(rooms: &[(&str, usize)]) -> Vec<(String, usize)> {
        rooms.iter().map(|(room, count)| ((*room).to_owned(), *count)).collect()
    }

    #[test]
    fn r31_the_first_message_is_told_at_once_and_what_follows_in_its_room_in_one_batch() {
        let mut batches = Batches::default();
        batches.add(vec![message("mio", 1)], NOW);
        assert_eq!(told(&mut batches, NOW), of(&[("mio", 1)]));
        for n in 2..5 {
            batches.add(vec![message("mio", n)], NOW.plus(n * 1000));
            assert_eq!(told(&mut batches, NOW.plus(n * 1000)), of(&[]), "it is collected");
        }
        assert_eq!(batches.next_due(), Some(NOW.plus(BATCH_MS)));
        assert_eq!(told(&mut batches, NOW.plus(BATCH_MS)), of(&[("mio", 3)]));
        assert_eq!(batches.next_due(), None);
        batches.add(vec![message("mio", 9)], NOW.plus(60_000));
        assert_eq!(
            told(&mut batches, NOW.plus(60_000)),
            of(&[("mio", 1)]),
            "a minute later it is the first again"
        );
    }

    #[test]
    fn r31_what_was_read_before_it_was_told_is_dropped_and_what_came_later_and_refusals_are_not() {
        let mut batches = Batches::default();
        batches.add(vec![message("mio", 1), message("mio", 2), message("ploy", 1), refused("mio")], NOW);
        batches.drop_read(&"mio".into(), NOW.plus(1));
        assert_eq!(told(&mut batches, NOW), of(&[("mio", 1), ("mio", 1), ("ploy", 1)]));
    }

    #[test]
    fn r31_messages_of_many_rooms_at_once_are_one_summary() {
        let mut batches = Batches::default();
        batches.add((0..12).map(|n| message(["a", "b", "c", "d"][n % 4], n as i64)).collect(), NOW);
        assert_eq!(told(&mut batches, NOW), of(&[("* 4", 12)]));
        batches.add(vec![message("e", 1), message("a", 99)], NOW.plus(100));
        assert_eq!(told(&mut batches, NOW.plus(100)), of(&[]), "no more beside the summary");
        assert_eq!(told(&mut batches, NOW.plus(BATCH_MS)), of(&[("e", 1), ("a", 1)]));
    }

    #[test]
    fn r31_rooms_that_come_one_by_one_while_it_catches_up_are_one_summary_too() {
        let mut batches = Batches::default();
        for (n, room) in ["a", "b", "c"].into_iter().enumerate() {
            batches.add(vec![message(room, 1)], NOW.plus(n as i64));
            assert_eq!(told(&mut batches, NOW.plus(n as i64)), of(&[(room, 1)]));
        }
        for (n, room) in ["d", "e", "f", "g"].into_iter().enumerate() {
            batches.add(vec![message(room, 1)], NOW.plus(100 + n as i64));
            assert_eq!(told(&mut batches, NOW.plus(100 + n as i64)), of(&[]), "three are on the screen");
        }
        assert_eq!(batches.next_due(), Some(NOW.plus(BATCH_MS)));
        assert_eq!(told(&mut batches, NOW.plus(BATCH_MS)), of(&[("* 4", 4)]));
    }

    #[test]
    fn r31_a_refused_message_waits_for_nothing_and_is_in_no_summary() {
        let mut batches = Batches::default();
        batches.add(["a", "b", "c", "d"].iter().map(|room| message(room, 1)).collect(), NOW);
        batches.add(vec![refused("a")], NOW);
        assert_eq!(told(&mut batches, NOW), of(&[("a", 1), ("* 4", 4)]));
        batches.add(vec![refused("b")], NOW.plus(1));
        assert_eq!(told(&mut batches, NOW.plus(1)), of(&[("b", 1)]));
    }

    #[test]
    fn r31_a_new_friend_is_told_when_line_has_told_their_name() {
        let mut batches = Batches::default();
        batches.add(vec![Notification { room: "mio".into(), at: NOW, what: Notified::FriendAdded }], NOW);
        assert_eq!(told(&mut batches, NOW.plus(1_999)), of(&[]));
        assert_eq!(told(&mut batches, NOW.plus(2_000)), of(&[("mio", 1)]));
    }

    #[test]
    fn what_was_unsent_meanwhile_is_not_told_and_a_clock_that_is_set_back_delays_nothing() {
        let mut batches = Batches::default();
        batches.add(vec![message("mio", 1), message("mio", 2)], NOW);
        batches.drop_unsent(&HashSet::from(["mio2".into()]));
        assert_eq!(told(&mut batches, NOW), of(&[("mio", 1)]));
        batches.add(vec![message("mio", 3)], NOW);
        assert_eq!(told(&mut batches, NOW.plus(-3_600_000)), of(&[("mio", 1)]));
    }

    #[test]
    fn what_waits_is_bounded() {
        let mut batches = Batches::default();
        batches.add((0..6_000).map(|n| message("mio", n)).collect(), NOW);
        assert_eq!(told(&mut batches, NOW), of(&[("mio", MAX_WAITING)]));
    }
}
