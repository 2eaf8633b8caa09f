//! Webhook events as LINE spells them (LINE reference A.1.5 to A.1.7), put into the account's queue.
use serde_json::{Map, Value, json};

use crate::limits;
use crate::live::Live;
use crate::world::{
    Author, ChatKey, Content, EventType, MediaKind, Message, QueuedDelivery, ReplyToken, StoredEvent,
};

/// Queues `follow`: a user has added the account, or unblocked it.
pub(crate) fn follow(live: &mut Live, basic_id: &str, user_id: &str, is_unblocked: bool) {
    let chat = ChatKey::Account { user_id: user_id.to_owned(), basic_id: basic_id.to_owned() };
    let event =
        Event::new(EventType::Follow, user(user_id)).with("follow", json!({ "isUnblocked": is_unblocked }));
    event.with_reply_token(&chat).queue(live, basic_id);
}

/// Queues `unfollow`: a user has blocked the account.
pub(crate) fn unfollow(live: &mut Live, basic_id: &str, user_id: &str) {
    Event::new(EventType::Unfollow, user(user_id)).queue(live, basic_id);
}

/// Queues `message`: a user sent a message.
pub(crate) fn message(live: &mut Live, basic_id: &str, chat: &ChatKey, message: &Message) {
    let payload = message_payload(live, basic_id, message);
    Event::new(EventType::Message, source_of(chat, message))
        .with("message", payload)
        .with_reply_token(chat)
        .queue(live, basic_id);
}

/// Queues `messageEdited`: a user edited a text in a group.
pub(crate) fn message_edited(live: &mut Live, basic_id: &str, chat: &ChatKey, message: &Message) {
    let mut payload = message_payload(live, basic_id, message);
    if let Value::Object(fields) = &mut payload {
        fields.remove("markAsReadToken");
        fields.remove("quotedMessageId");
    }
    let event = Event::new(EventType::MessageEdited, source_of(chat, message)).with("message", payload);
    event.with_reply_token(chat).queue(live, basic_id);
}

/// Queues `unsend`: a user unsent a message.
pub(crate) fn unsend(live: &mut Live, basic_id: &str, chat: &ChatKey, message: &Message) {
    let payload = json!({ "messageId": message.id });
    Event::new(EventType::Unsend, source_of(chat, message)).with("unsend", payload).queue(live, basic_id);
}

/// Queues `join`: the account was invited to a group.
pub(crate) fn join(live: &mut Live, basic_id: &str, group_id: &str) {
    let chat = ChatKey::Group(group_id.to_owned());
    Event::new(EventType::Join, group(group_id)).with_reply_token(&chat).queue(live, basic_id);
}

/// Queues `leave`: the account left a group, or was removed.
pub(crate) fn leave(live: &mut Live, basic_id: &str, group_id: &str) {
    Event::new(EventType::Leave, group(group_id)).queue(live, basic_id);
}

/// Queues `memberJoined`: users joined a group that the account is in.
pub(crate) fn member_joined(live: &mut Live, basic_id: &str, group_id: &str, users: &[String]) {
    let chat = ChatKey::Group(group_id.to_owned());
    let event = Event::new(EventType::MemberJoined, group(group_id)).with("joined", members(users));
    event.with_reply_token(&chat).queue(live, basic_id);
}

/// Queues `memberLeft`: users left a group that the account is in.
pub(crate) fn member_left(live: &mut Live, basic_id: &str, group_id: &str, users: &[String]) {
    Event::new(EventType::MemberLeft, group(group_id)).with("left", members(users)).queue(live, basic_id);
}

/// The body of a webhook: the events with their delivery context.
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
    event_type: EventType,
    source: Value,
    payload: Option<(&'static str, Value)>,
    /// The chat that the event's reply token replies in.
    reply_chat: Option<&'a ChatKey>,
}

impl<'a> Event<'a> {
    fn new(event_type: EventType, source: Value) -> Self {
        Self { event_type, source, payload: None, reply_chat: None }
    }

    fn with(mut self, name: &'static str, payload: Value) -> Self {
        self.payload = Some((name, payload));
        self
    }

    fn with_reply_token(mut self, chat: &'a ChatKey) -> Self {
        self.reply_chat = Some(chat);
        self
    }

    fn queue(self, live: &mut Live, basic_id: &str) {
        let now_ms = live.now_ms;
        let id = live.rng.ulid(now_ms);
        let reply_token = self.reply_chat.map(|_| live.rng.token());
        let mut event = Map::new();
        event.insert("type".into(), self.event_type.as_str().into());
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
        let number = live.next_delivery_number();
        let Some(account) = live.world.accounts.get_mut(basic_id) else { return };
        if let (Some(token), Some(chat)) = (&stored.reply_token, self.reply_chat) {
            account.reply_tokens.retain(|_, token| now_ms - token.event_ms <= limits::REPLY_TOKEN_EVENT_MS);
            let expires_ms = now_ms + limits::REPLY_TOKEN_MS;
            let reply = ReplyToken { chat: chat.to_string(), event_ms: now_ms, expires_ms };
            account.reply_tokens.insert(token.clone(), reply);
        }
        account.events.push_back(stored.clone());
        if account.events.len() > limits::EVENTS {
            account.events.pop_front();
        }
        account.queue.push_back(QueuedDelivery::first(number, vec![stored]));
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

fn source_of(chat: &ChatKey, message: &Message) -> Value {
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
    let mut payload = json!({ "type": content.kind() });
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
        Content::Media { kind: MediaKind::File, file_name, size, .. } => {
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

/// The mentions, each with whether the account itself is mentioned.
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
