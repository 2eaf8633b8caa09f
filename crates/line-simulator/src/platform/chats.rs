//! What LINE users write, take back, change, and read.
use serde_json::Value;

use super::users::picture_type;
use super::{Live, Platform, checked_name};
use crate::limits;
use crate::refusal::{Code, Refused};
use crate::webhook;
use crate::world::{
    Author, Binary, ChatKey, ChatView, Content, MediaKind, Message, MessageDraft, MessageView, Relation,
};

impl Platform {
    /// The chats on a user's phone, newest first.
    ///
    /// # Errors
    /// `not_found` for the user.
    pub async fn chats(&self, user_id: &str) -> Result<Vec<ChatView>, Refused> {
        self.read(|live| {
            live.user(user_id)?;
            let keys = live.world.chats.keys().filter_map(|key| ChatKey::parse(key));
            let own = keys.filter(|key| live.world.audience(key).iter().any(|id| id == user_id));
            let mut views: Vec<ChatView> = own.map(|key| self.chat_view(live, user_id, &key)).collect();
            views.sort_by_key(|view| std::cmp::Reverse(view.last_message.as_ref().map(|last| last.at_ms)));
            Ok(views)
        })
    }

    /// The messages of a chat, oldest first.
    ///
    /// # Errors
    /// `not_found` for the user or chat.
    pub async fn messages(&self, user_id: &str, chat_id: &str) -> Result<Vec<MessageView>, Refused> {
        self.read(|live| {
            let chat = live.chat_of(user_id, chat_id)?;
            Ok(live
                .world
                .messages(&chat)
                .iter()
                .map(|one| self.message_view(live, user_id, &chat, one))
                .collect())
        })
    }

    /// A user writes into a chat. An account in it hears `message`.
    ///
    /// # Errors
    /// `not_found`, `blocked`, `too_large`, `invalid`.
    pub async fn write(
        &self,
        user_id: &str,
        chat_id: &str,
        draft: MessageDraft,
    ) -> Result<MessageView, Refused> {
        self.change(|live| {
            let chat = live.chat_of(user_id, chat_id)?;
            live.may_write(user_id, &chat)?;
            let (content, quoted) = self.content(live, &chat, draft)?;
            let author = Author::User { user_id: user_id.to_owned() };
            let message = live.add_message(&chat, author, content, quoted);
            if let ChatKey::Account { basic_id, .. } = &chat {
                let at_ms = live.now_ms;
                live.user_mut(user_id)?.ties.entry(basic_id.clone()).or_default().last_wrote_ms = Some(at_ms);
            }
            if let Some(basic_id) = live.account_in(&chat) {
                webhook::message(live, &basic_id, &chat, &message);
            }
            if let ChatKey::Account { basic_id, .. } = &chat {
                live.answer_automatically(user_id, basic_id);
            }
            Ok(self.message_view(live, user_id, &chat, &message))
        })
    }

    /// A user takes an own message back: nothing of it stays, and an account in the chat hears `unsend`.
    ///
    /// # Errors
    /// `not_found`, `not_possible` after 24 hours or for others' messages.
    pub async fn unsend(&self, user_id: &str, chat_id: &str, message_id: &str) -> Result<(), Refused> {
        self.change(|live| {
            let (chat, message) = live.own_message(user_id, chat_id, message_id)?;
            if live.now_ms - message.at_ms > limits::UNSEND_MS {
                return Err(Refused::new(Code::NotPossible, "A message can be unsent for 24 hours."));
            }
            let message = live.set_message(&chat, message_id, |message| {
                message.unsent = true;
                message.content = Content::Text { text: String::new(), emojis: None, mention: None };
            })?;
            if let Some(basic_id) = live.account_in(&chat) {
                webhook::unsend(live, &basic_id, &chat, &message);
            }
            Ok(())
        })
    }

    /// A user changes an own text in a group; an account in it hears `messageEdited`.
    ///
    /// # Errors
    /// `not_found`, `not_possible` outside groups or for other than text, `too_large`, `invalid`.
    pub async fn edit(
        &self,
        user_id: &str,
        chat_id: &str,
        message_id: &str,
        text: &str,
    ) -> Result<MessageView, Refused> {
        let text = checked_text(text.to_owned())?;
        self.change(|live| {
            let (chat, message) = live.own_message(user_id, chat_id, message_id)?;
            let editable = matches!((&chat, &message.content), (ChatKey::Group(_), Content::Text { .. }));
            if !editable {
                return Err(Refused::new(Code::NotPossible, "Only texts in groups can be changed."));
            }
            let quote_token = Some(live.chance.token());
            let message = live.set_message(&chat, message_id, |message| {
                message.content = Content::Text { text, emojis: None, mention: None };
                message.quote_token = quote_token;
                message.edited = true;
            })?;
            if let Some(basic_id) = live.account_in(&chat) {
                webhook::message_edited(live, &basic_id, &chat, &message);
            }
            Ok(self.message_view(live, user_id, &chat, &message))
        })
    }

    /// A private person writes to a LINE user. No account hears of it.
    ///
    /// # Errors
    /// `not_found`, `too_large`, `invalid`.
    pub async fn letter(&self, user_id: &str, from: &str, text: &str) -> Result<MessageView, Refused> {
        let (name, text) = (checked_name(from)?, checked_text(text.to_owned())?);
        self.change(|live| {
            let chat = live.person_chat(user_id, &name)?;
            let content = Content::Text { text, emojis: None, mention: None };
            let message = live.add_message(&chat, Author::Person { name }, content, None);
            Ok(self.message_view(live, user_id, &chat, &message))
        })
    }

    fn content(
        &self,
        live: &mut Live,
        chat: &ChatKey,
        draft: MessageDraft,
    ) -> Result<(Content, Option<String>), Refused> {
        use MessageDraft as Draft;
        Ok(match draft {
            Draft::Text { text, quoted_message_id, emojis, mention } => {
                let text = checked_text(text)?;
                let quoted = live.quotable(chat, quoted_message_id)?;
                (
                    Content::Text { text, emojis: list(emojis), mention: mention.filter(Value::is_object) },
                    quoted,
                )
            }
            Draft::Sticker {
                package_id,
                sticker_id,
                keywords,
                sticker_resource_type,
                text,
                quoted_message_id,
            } => {
                let quoted = live.quotable(chat, quoted_message_id)?;
                let resource_type = sticker_resource_type.unwrap_or_else(|| "STATIC".to_owned());
                checked_sticker(&package_id, &sticker_id, &keywords, text.as_deref())?;
                (Content::Sticker { package_id, sticker_id, resource_type, keywords, text }, quoted)
            }
            Draft::Image { content, content_type } => {
                let found = picture_type(&content.0).unwrap_or("image/jpeg");
                let kind = content_type.unwrap_or_else(|| found.to_owned());
                (self.media(live, MediaKind::Image, &content, kind, None, None)?, None)
            }
            Draft::Video { content, content_type, duration } => {
                let kind = content_type.unwrap_or_else(|| "video/mp4".to_owned());
                (self.media(live, MediaKind::Video, &content, kind, None, duration)?, None)
            }
            Draft::Audio { content, content_type, duration } => {
                let kind = content_type.unwrap_or_else(|| "audio/x-m4a".to_owned());
                (self.media(live, MediaKind::Audio, &content, kind, None, duration)?, None)
            }
            Draft::File { content, content_type, file_name } => {
                let kind = content_type.unwrap_or_else(|| "application/octet-stream".to_owned());
                let name = Some(checked_name(&file_name)?);
                (self.media(live, MediaKind::File, &content, kind, name, None)?, None)
            }
            Draft::Location { title, address, latitude, longitude } => {
                if !(-90.0..=90.0).contains(&latitude) || !(-180.0..=180.0).contains(&longitude) {
                    return Err(Refused::new(Code::Invalid, "There is no such place on earth."));
                }
                for words in [&title, &address].into_iter().flatten() {
                    checked_text(words.clone())?;
                }
                (Content::Location { title, address, latitude, longitude }, None)
            }
        })
    }

    fn media(
        &self,
        live: &mut Live,
        kind: MediaKind,
        content: &Binary,
        content_type: String,
        file_name: Option<String>,
        duration_ms: Option<u64>,
    ) -> Result<Content, Refused> {
        let bytes = &content.0;
        if bytes.len() > limits::MEDIA {
            return Err(Refused::new(Code::TooLarge, "The file is larger than 10 MB."));
        }
        let sound = content_type.len() <= 100 && axum::http::HeaderValue::from_str(&content_type).is_ok();
        if !sound || !content_type.contains('/') {
            return Err(Refused::new(Code::Invalid, "This is no content type."));
        }
        let hash = self.store(live, bytes, content_type)?;
        Ok(Content::Media { kind, hash, file_name, size: bytes.len(), duration_ms })
    }
}

impl Live {
    /// The chat that a user's phone calls `chat_id`, if the user takes part in it.
    pub fn chat_of(&self, user_id: &str, chat_id: &str) -> Result<ChatKey, Refused> {
        let user = self.user(user_id)?;
        let chat = ChatKey::of_phone(user_id, chat_id).ok_or_else(|| Refused::not_found("chat"))?;
        let exists = match &chat {
            ChatKey::Account { basic_id, .. } => self.world.accounts.contains_key(basic_id),
            ChatKey::Group(id) => {
                self.world.groups.get(id).is_some_and(|group| group.members.iter().any(|id| id == user_id))
            }
            ChatKey::Person { person_id, .. } => user.people.contains_key(person_id),
        };
        exists.then_some(chat).ok_or_else(|| Refused::not_found("chat"))
    }

    /// The account that takes part in a chat.
    pub fn account_in(&self, chat: &ChatKey) -> Option<String> {
        match chat {
            ChatKey::Account { basic_id, .. } => Some(basic_id.clone()),
            ChatKey::Group(id) => self.world.groups.get(id)?.account.clone(),
            ChatKey::Person { .. } => None,
        }
    }

    /// Adds a message with all its tokens, and tells the phones that show it.
    pub fn add_message(
        &mut self,
        chat: &ChatKey,
        author: Author,
        content: Content,
        quoted_message_id: Option<String>,
    ) -> Message {
        let account = self.account_in(chat);
        let by_user = matches!(author, Author::User { .. });
        let read = account
            .as_ref()
            .and_then(|id| self.world.accounts.get(id))
            .is_some_and(|one| one.reads_at_once());
        let message = Message {
            id: self.next_message_id(),
            at_ms: self.now_ms,
            quote_token: content.quotable().then(|| self.chance.token()),
            mark_as_read_token: (by_user && account.is_some()).then(|| self.chance.token()),
            author,
            content,
            quoted_message_id,
            read: by_user && read,
            unsent: false,
            edited: false,
        };
        self.world.append(chat, message.clone());
        let audience = self.world.audience(chat);
        self.touch(&audience);
        message
    }

    /// A line between the messages of a group.
    pub fn notice(&mut self, chat: &ChatKey, notice: &str, names: Vec<String>) {
        let content = Content::Notice { notice: notice.to_owned(), names };
        self.add_message(chat, Author::System, content, None);
    }

    /// The chat with a private person, which the first letter opens.
    fn person_chat(&mut self, user_id: &str, name: &str) -> Result<ChatKey, Refused> {
        let person_id: String = name
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            })
            .to_be_bytes()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        self.user_mut(user_id)?.people.insert(person_id.clone(), name.to_owned());
        Ok(ChatKey::Person { user_id: user_id.to_owned(), person_id })
    }

    fn may_write(&self, user_id: &str, chat: &ChatKey) -> Result<(), Refused> {
        match chat {
            ChatKey::Account { basic_id, .. }
                if self.user(user_id)?.tie(basic_id).relation == Relation::Blocked =>
            {
                Err(Refused::new(Code::Blocked, "You block this account. Unblock it to write."))
            }
            _ => Ok(()),
        }
    }

    fn quotable(&self, chat: &ChatKey, id: Option<String>) -> Result<Option<String>, Refused> {
        let Some(id) = id else { return Ok(None) };
        let known = self.world.messages(chat).iter().any(|message| message.id == id && !message.unsent);
        known.then_some(Some(id)).ok_or_else(|| Refused::not_found("message to answer"))
    }

    fn own_message(
        &self,
        user_id: &str,
        chat_id: &str,
        message_id: &str,
    ) -> Result<(ChatKey, Message), Refused> {
        let chat = self.chat_of(user_id, chat_id)?;
        let message =
            self.world.messages(&chat).iter().find(|message| message.id == message_id && !message.unsent);
        let message = message.ok_or_else(|| Refused::not_found("message"))?.clone();
        match &message.author {
            Author::User { user_id: author } if author == user_id => Ok((chat, message)),
            _ => Err(Refused::new(Code::NotPossible, "This is somebody else's message.")),
        }
    }

    fn set_message(
        &mut self,
        chat: &ChatKey,
        message_id: &str,
        set: impl FnOnce(&mut Message),
    ) -> Result<Message, Refused> {
        let messages = self.world.chats.get_mut(&chat.to_string());
        let message = messages.into_iter().flatten().find(|message| message.id == message_id);
        let message = message.ok_or_else(|| Refused::not_found("message"))?;
        set(message);
        let changed = message.clone();
        let audience = self.world.audience(chat);
        self.touch(&audience);
        Ok(changed)
    }
}

fn checked_text(text: String) -> Result<String, Refused> {
    match limits::utf16_len(&text) {
        0 => Err(Refused::new(Code::Invalid, "The text is empty.")),
        units if units > limits::WRITTEN_UNITS => Err(Refused::new(Code::TooLarge, "The text is too long.")),
        _ => Ok(text),
    }
}

fn checked_sticker(
    package: &str,
    sticker: &str,
    keywords: &[String],
    text: Option<&str>,
) -> Result<(), Refused> {
    let digits = |id: &str| (1..=20).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_digit());
    let words = keywords.len() <= 15 && keywords.iter().all(|word| word.chars().count() <= 50);
    let short = text.is_none_or(|text| limits::utf16_len(text) <= 100);
    if digits(package) && digits(sticker) && words && short {
        return Ok(());
    }
    Err(Refused::new(Code::Invalid, "A sticker has ids of digits, up to 15 words, and up to 100 characters."))
}

fn list(value: Option<Value>) -> Option<Value> {
    value.filter(|value| value.as_array().is_some_and(|items| !items.is_empty()))
}
