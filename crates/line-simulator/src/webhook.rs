//! Webhook events in LINE's shapes (LINE reference A.1.5 to A.1.7), put into the account's queue.
use serde_json::{Map, Value, json};

use crate::limits;
use crate::platform::Live;
use crate::world::{Author, ChatKey, Content, Message, QueuedDelivery, ReplyToken, StoredEvent};

/// A user has added the account, or unblocked it.
pub(crate) fn follow(live: &mut Live, basic_id: &str, user_id: &str, is_unblocked: bool) {
    let chat = ChatKey::Account { user_id: user_id.to_owned(), basic_id: basic_id.to_owned() };
    let event = Event::new("follow", user(user_id)).with("follow", json!({ "isUnblocked": is_unblocked }));
    event.replied_in(&chat).queue(live, basic_id);
}

/// A user has blocked the account.
pub(crate) fn unfollow(live: &mut Live, basic_id: &str, user_id: &str) {
    Event::new("unfollow", user(user_id)).queue(live, basic_id);
}

/// A user wrote.
pub(crate) fn message(live: &mut Live, basic_id: &str, chat: &ChatKey, message: &Message) {
    let payload = message_payload(live, basic_id, message);
    Event::new("message", said_in(chat, message))
        .with("message", payload)
        .replied_in(chat)
        .queue(live, basic_id);
}

/// A user changed a text in a group.
pub(crate) fn message_edited(live: &mut Live, basic_id: &str, chat: &ChatKey, message: &Message) {
    let mut payload = message_payload(live, basic_id, message);
    if let Value::Object(fields) = &mut payload {
        fields.remove("markAsReadToken");
        fields.remove("quotedMessageId");
    }
    let event = Event::new("messageEdited", said_in(chat, message)).with("message", payload);
    event.replied_in(chat).queue(live, basic_id);
}

/// A user took a message back.
pub(crate) fn unsend(live: &mut Live, basic_id: &str, chat: &ChatKey, message: &Message) {
    let payload = json!({ "messageId": message.id });
    Event::new("unsend", said_in(chat, message)).with("unsend", payload).queue(live, basic_id);
}

/// The account was invited to a group.
pub(crate) fn join(live: &mut Live, basic_id: &str, group_id: &str) {
    let chat = ChatKey::Group(group_id.to_owned());
    Event::new("join", group(group_id)).replied_in(&chat).queue(live, basic_id);
}

/// The account left a group, or was removed.
pub(crate) fn leave(live: &mut Live, basic_id: &str, group_id: &str) {
    Event::new("leave", group(group_id)).queue(live, basic_id);
}

/// Users joined a group that the account is in.
pub(crate) fn member_joined(live: &mut Live, basic_id: &str, group_id: &str, users: &[String]) {
    let chat = ChatKey::Group(group_id.to_owned());
    let event = Event::new("memberJoined", group(group_id)).with("joined", members(users));
    event.replied_in(&chat).queue(live, basic_id);
}

/// Users left a group that the account is in.
pub(crate) fn member_left(live: &mut Live, basic_id: &str, group_id: &str, users: &[String]) {
    Event::new("memberLeft", group(group_id)).with("left", members(users)).queue(live, basic_id);
}

/// The body of a POST: the events with their delivery context.
pub(crate) fn body(destination: &str, events: &[StoredEvent], is_redelivery: bool) -> Vec<u8> {
    let events: Vec<Value> = events
        .iter()
        .map(|stored| {
            let mut event = stored.event.clone();
            event["deliveryContext"] = json!({ "isRedelivery": is_redelivery });
            event
        })
        .collect();
    json!({ "destination": destination, "events": events }).to_string().into_bytes()
}

struct Event<'a> {
    kind: &'static str,
    source: Value,
    payload: Option<(&'static str, Value)>,
    replied_in: Option<&'a ChatKey>,
}

impl<'a> Event<'a> {
    fn new(kind: &'static str, source: Value) -> Self {
        Self { kind, source, payload: None, replied_in: None }
    }

    fn with(mut self, name: &'static str, payload: Value) -> Self {
        self.payload = Some((name, payload));
        self
    }

    fn replied_in(mut self, chat: &'a ChatKey) -> Self {
        self.replied_in = Some(chat);
        self
    }

    fn queue(self, live: &mut Live, basic_id: &str) {
        let now_ms = live.now_ms;
        let id = live.chance.ulid(now_ms);
        let reply_token = self.replied_in.map(|_| live.chance.token());
        let mut event = Map::new();
        event.insert("type".into(), self.kind.into());
        event.insert("mode".into(), "active".into());
        event.insert("timestamp".into(), now_ms.into());
        event.insert("source".into(), self.source);
        event.insert("webhookEventId".into(), id.clone().into());
        if let Some(token) = &reply_token {
            event.insert("replyToken".into(), token.clone().into());
        }
        if let Some((name, payload)) = self.payload {
            event.insert(name.into(), payload);
        }
        let stored = StoredEvent { id, event: Value::Object(event), reply_token };
        live.world.last_delivery += 1;
        let number = live.world.last_delivery;
        let Some(account) = live.world.accounts.get_mut(basic_id) else { return };
        if let (Some(token), Some(chat)) = (&stored.reply_token, self.replied_in) {
            account.reply_tokens.retain(|_, token| now_ms - token.event_ms <= limits::REPLY_TOKEN_EVENT_MS);
            let expires_ms = now_ms + limits::REPLY_TOKEN_MS;
            let reply = ReplyToken { chat: chat.to_string(), event_ms: now_ms, expires_ms };
            account.reply_tokens.insert(token.clone(), reply);
        }
        account.events.push_back(stored.clone());
        if account.events.len() > limits::EVENTS {
            account.events.pop_front();
        }
        let events = vec![stored];
        account.queue.push_back(QueuedDelivery {
            number,
            events,
            is_redelivery: false,
            attempt: 1,
            due: None,
        });
    }
}

fn user(user_id: &str) -> Value {
    json!({ "type": "user", "userId": user_id })
}

fn group(group_id: &str) -> Value {
    json!({ "type": "group", "groupId": group_id })
}

fn members(users: &[String]) -> Value {
    json!({ "members": users.iter().map(|id| user(id)).collect::<Vec<_>>() })
}

fn said_in(chat: &ChatKey, message: &Message) -> Value {
    let mut source = match chat {
        ChatKey::Group(id) => group(id),
        ChatKey::Account { user_id, .. } | ChatKey::Person { user_id, .. } => user(user_id),
    };
    if let Author::User { user_id } = &message.author {
        source["userId"] = user_id.clone().into();
    }
    source
}

fn message_payload(live: &Live, basic_id: &str, message: &Message) -> Value {
    let mut payload = content_payload(live, basic_id, &message.content);
    payload["id"] = message.id.clone().into();
    let optional = [
        ("quoteToken", &message.quote_token),
        ("markAsReadToken", &message.mark_as_read_token),
        ("quotedMessageId", &message.quoted_message_id),
    ];
    for (name, value) in optional {
        if let Some(value) = value {
            payload[name] = value.clone().into();
        }
    }
    payload
}

fn content_payload(live: &Live, basic_id: &str, content: &Content) -> Value {
    let mut payload = json!({ "type": content.word() });
    let mut set = |name: &str, value: Value| payload[name] = value;
    match content {
        Content::Text { text, emojis, mention } => {
            set("text", text.clone().into());
            if let Some(emojis) = emojis {
                set("emojis", emojis.clone());
            }
            if let Some(mention) = mention {
                set("mention", mention_payload(live, basic_id, mention));
            }
        }
        Content::Sticker { package_id, sticker_id, resource_type, keywords, text } => {
            set("packageId", package_id.clone().into());
            set("stickerId", sticker_id.clone().into());
            set("stickerResourceType", resource_type.clone().into());
            if !keywords.is_empty() {
                set("keywords", json!(keywords));
            }
            if let Some(text) = text {
                set("text", text.clone().into());
            }
        }
        Content::Media { kind: crate::world::MediaKind::File, file_name, size, .. } => {
            set("fileName", file_name.clone().unwrap_or_default().into());
            set("fileSize", json!(size));
        }
        Content::Media { duration_ms, .. } => {
            set("contentProvider", json!({ "type": "line" }));
            if let Some(duration) = duration_ms {
                set("duration", json!(duration));
            }
        }
        Content::Location { title, address, latitude, longitude } => {
            if let Some(title) = title {
                set("title", title.clone().into());
            }
            if let Some(address) = address {
                set("address", address.clone().into());
            }
            set("latitude", json!(latitude));
            set("longitude", json!(longitude));
        }
        // Users send none of these.
        Content::Linked { .. } | Content::Other { .. } | Content::Notice { .. } => {}
    }
    payload
}

/// Says of each mentioned user whether it is the account that hears of it.
fn mention_payload(live: &Live, basic_id: &str, mention: &Value) -> Value {
    let own = live.world.accounts.get(basic_id).map(|account| account.bot_user_id.as_str());
    let mut mention = mention.clone();
    for mentionee in mention["mentionees"].as_array_mut().into_iter().flatten() {
        if mentionee["type"] == "user" {
            mentionee["isSelf"] = (mentionee["userId"].as_str() == own).into();
        }
    }
    mention
}
