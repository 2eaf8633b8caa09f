//! A story that LINE could tell: people who add, write, send, edit, take back, block and come back, and groups.

use std::collections::{BTreeMap, BTreeSet};

use rand::Rng;
use rand::rngs::StdRng;
use serde_json::{Value, json};
use testkit::MORNING;

use super::event::Event;
use crate::rng::{chance, one_of};

const PEOPLE: usize = 8;
const GROUPS: usize = 3;
/// Between two events, in ms.
const BETWEEN_MS: std::ops::Range<i64> = 1..90_000;

/// The first `count` events of a story.
pub fn conversation(rng: &mut StdRng, count: usize) -> Vec<Event> {
    let mut story = Story::new(rng);
    while story.events.len() < count {
        story.go_on();
    }
    story.events.truncate(count);
    story.events
}

/// What has happened so far.
struct Story<'a> {
    rng: &'a mut StdRng,
    at: i64,
    events: Vec<Event>,
    friends: BTreeSet<usize>,
    blocked: BTreeSet<usize>,
    /// The groups that the account is in, and who is in them.
    groups: BTreeMap<usize, BTreeSet<usize>>,
    /// The messages that are there, by chat and writer: LINE's ids, and whether it is a text.
    written: BTreeMap<(String, usize), Vec<(String, bool)>>,
    messages: u64,
}

impl<'a> Story<'a> {
    fn new(rng: &'a mut StdRng) -> Self {
        Self {
            rng,
            at: MORNING,
            events: Vec::new(),
            friends: BTreeSet::new(),
            blocked: BTreeSet::new(),
            groups: BTreeMap::new(),
            written: BTreeMap::new(),
            messages: 0,
        }
    }

    fn go_on(&mut self) {
        self.at += self.rng.random_range(BETWEEN_MS);
        let person = self.rng.random_range(0..PEOPLE);
        if chance(self.rng, 35) {
            let group = self.rng.random_range(0..GROUPS);
            return self.in_group(group, person);
        }
        match self.rng.random_range(0..100) {
            0..6 => self.adds(person),
            6..10 => self.blocks(person),
            10..13 => self.something_new(&user(person)),
            _ if self.blocked.contains(&person) => {}
            13..20 => self.takes_back(&name(person), &user(person), person),
            _ => self.writes(&name(person), &user(person), person),
        }
    }

    fn adds(&mut self, person: usize) {
        if self.friends.insert(person) {
            let unblocked = self.blocked.remove(&person);
            let follow = json!({ "isUnblocked": unblocked });
            self.event("follow", user(person), |event| event.with("follow", follow));
        }
    }

    fn blocks(&mut self, person: usize) {
        if self.friends.remove(&person) {
            self.blocked.insert(person);
            self.event("unfollow", user(person), |event| event);
        }
    }

    /// An event of a kind that this version does not know, and one that it does and only shows.
    fn something_new(&mut self, source: &Value) {
        let kind = one_of(self.rng, &["reaction", "postback", "videoPlayComplete"]);
        let postback = json!({ "data": "size=m" });
        self.event(kind, source.clone(), |event| event.with("postback", postback));
    }

    fn in_group(&mut self, group: usize, person: usize) {
        let Some(members) = self.groups.get(&group).cloned() else { return self.joins(group, person) };
        match self.rng.random_range(0..100) {
            0..2 => {
                self.groups.remove(&group);
                self.event("leave", in_group(group, None), |event| event);
            }
            2..8 => self.comes_or_goes(group, person),
            8..10 => self.something_new(&in_group(group, None)),
            _ if !members.contains(&person) => {}
            10..18 => self.takes_back(&group_name(group), &in_group(group, Some(person)), person),
            18..26 => self.edits(group, person),
            _ => self.writes(&group_name(group), &in_group(group, Some(person)), person),
        }
    }

    fn joins(&mut self, group: usize, person: usize) {
        self.groups.insert(group, [person, (person + 1) % PEOPLE].into());
        self.event("join", in_group(group, None), |event| event);
    }

    fn comes_or_goes(&mut self, group: usize, person: usize) {
        let Some(members) = self.groups.get_mut(&group) else { return };
        let comes = members.insert(person);
        if !comes {
            members.remove(&person);
        }
        let who = json!({ "members": [user(person)] });
        let (kind, field) = if comes { ("memberJoined", "joined") } else { ("memberLeft", "left") };
        self.event(kind, in_group(group, None), |event| event.with(field, who));
    }

    fn writes(&mut self, chat: &str, source: &Value, person: usize) {
        if chance(self.rng, 4) {
            return self.sends_set(chat, source, person);
        }
        let content = self.content(chat);
        self.message(chat, source, person, content);
    }

    /// Several pictures at once: one moment, an event for each, in no order.
    fn sends_set(&mut self, chat: &str, source: &Value, person: usize) {
        let total = self.rng.random_range(2..6);
        let first = self.rng.random_range(0..total);
        let set = format!("set{}", self.messages);
        for number in 0..total {
            let index = (first + number) % total + 1;
            let image_set = json!({ "id": set, "index": index, "total": total });
            let provider = json!({ "type": "line" });
            let content = json!({ "type": "image", "contentProvider": provider, "imageSet": image_set });
            self.message(chat, source, person, content);
        }
    }

    fn content(&mut self, chat: &str) -> Value {
        let provider = json!({ "type": "line" });
        match self.rng.random_range(0..12) {
            0 => json!({ "type": "image", "contentProvider": provider }),
            1 => json!({ "type": "video", "contentProvider": provider, "duration": 1200 }),
            2 => json!({ "type": "audio", "contentProvider": provider, "duration": 800 }),
            3 => json!({ "type": "file", "fileName": "offer.pdf", "fileSize": 1234 }),
            4 => json!({ "type": "location", "title": "Park", "latitude": 35.6, "longitude": 139.7 }),
            5 => json!({ "type": "sticker", "packageId": "446", "stickerId": "1988", "keywords": ["hi"] }),
            6 => json!({ "type": "hologram", "depth": 3 }),
            7 => self.quote(chat),
            _ => json!({ "type": "text", "text": format!("text {}", self.messages) }),
        }
    }

    fn quote(&mut self, chat: &str) -> Value {
        let here = self.written.iter().filter(|((place, _), _)| place == chat);
        let quoted = here.flat_map(|(_, written)| written).last().map(|(id, _)| id.clone());
        json!({ "type": "text", "text": format!("answer {}", self.messages), "quotedMessageId": quoted })
    }

    fn message(&mut self, chat: &str, source: &Value, person: usize, content: Value) {
        self.messages += 1;
        let id = format!("{}", 500_000_000_000_000_000_u64 + self.messages);
        let text = content["type"] == "text";
        let mut message = content;
        message["id"] = id.clone().into();
        message["quoteToken"] = format!("quote{id}").into();
        message["markAsReadToken"] = format!("read{id}").into();
        self.written.entry((chat.to_owned(), person)).or_default().push((id, text));
        self.event("message", source.clone(), |event| event.with("message", message));
    }

    fn takes_back(&mut self, chat: &str, source: &Value, person: usize) {
        let Some(written) = self.written.get_mut(&(chat.to_owned(), person)) else { return };
        if written.is_empty() {
            return;
        }
        let (id, _) = written.remove(self.rng.random_range(0..written.len()));
        let unsend = json!({ "messageId": id });
        self.event("unsend", source.clone(), |event| event.with("unsend", unsend));
    }

    fn edits(&mut self, group: usize, person: usize) {
        let Some(written) = self.written.get(&(group_name(group), person)) else { return };
        let texts: Vec<&str> = written.iter().filter(|(_, text)| *text).map(|(id, _)| id.as_str()).collect();
        if texts.is_empty() {
            return;
        }
        let id = one_of(self.rng, &texts).to_owned();
        let text = format!("edited at {}", self.at);
        let message = json!({ "type": "text", "id": id, "text": text, "quoteToken": format!("quote{id}e") });
        self.event("messageEdited", in_group(group, Some(person)), |event| event.with("message", message));
    }

    fn event(&mut self, kind: &str, source: Value, add: impl FnOnce(Event) -> Event) {
        let number = self.events.len();
        let event = Event::new(number, self.at, kind, source);
        let event = event.with("replyToken", format!("reply{number}").into());
        self.events.push(add(event));
    }
}

fn name(person: usize) -> String {
    format!("U{person:032x}")
}

fn group_name(group: usize) -> String {
    format!("C{group:032x}")
}

fn user(person: usize) -> Value {
    json!({ "type": "user", "userId": name(person) })
}

fn in_group(group: usize, person: Option<usize>) -> Value {
    let mut source = json!({ "type": "group", "groupId": group_name(group) });
    if let Some(person) = person {
        source["userId"] = name(person).into();
    }
    source
}
