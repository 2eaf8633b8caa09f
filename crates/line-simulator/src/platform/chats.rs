//! Chats: what LINE users send, unsend, edit and read.
use super::handle::Platform;
use super::input::{checked_name, checked_text};
use crate::error::{ControlError, ErrorCode};
use crate::limits;
use crate::webhook_events;
use crate::world::{Author, ChatKey, ChatView, Content, MessageDraft, MessageView};

impl Platform {
    /// The chats on a user's phone, newest first.
    ///
    /// # Errors
    /// `not_found` for the user.
    pub async fn chats(&self, user_id: &str) -> Result<Vec<ChatView>, ControlError> {
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
    pub async fn messages(&self, user_id: &str, chat_id: &str) -> Result<Vec<MessageView>, ControlError> {
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

    /// Sends a user's message into a chat. An account in it receives `message`.
    ///
    /// # Errors
    /// `not_found`, `blocked`, `too_large`, `invalid`.
    pub async fn write(
        &self,
        user_id: &str,
        chat_id: &str,
        draft: MessageDraft,
    ) -> Result<MessageView, ControlError> {
        self.change(|live| {
            let chat = live.chat_of(user_id, chat_id)?;
            live.may_write(user_id, &chat)?;
            let (content, quoted) = self.content_of(live, &chat, draft)?;
            let author = Author::User { user_id: user_id.to_owned() };
            let message = live.add_message(&chat, author, content, quoted);
            if let ChatKey::Account { basic_id, .. } = &chat {
                let at_ms = live.now_ms;
                live.user_mut(user_id)?.friendships.entry(basic_id.clone()).or_default().last_wrote_ms =
                    Some(at_ms);
            }
            if let Some(basic_id) = live.world.account_in(&chat).map(str::to_owned) {
                webhook_events::message(live, &basic_id, &chat, &message);
            }
            if let ChatKey::Account { basic_id, .. } = &chat {
                live.send_auto_reply(user_id, basic_id);
            }
            Ok(self.message_view(live, user_id, &chat, &message))
        })
    }

    /// Unsends a user's own message: nothing of it stays, and an account in the chat receives `unsend`.
    ///
    /// # Errors
    /// `not_found`, `not_possible` after 24 hours or for others' messages.
    pub async fn unsend(&self, user_id: &str, chat_id: &str, message_id: &str) -> Result<(), ControlError> {
        self.change(|live| {
            let (chat, message) = live.own_message(user_id, chat_id, message_id)?;
            if live.now_ms - message.at_ms > limits::UNSEND_MS {
                return Err(ControlError::new(
                    ErrorCode::NotPossible,
                    "A message can be unsent for 24 hours.",
                ));
            }
            let message = live.set_message(&chat, message_id, |message| {
                message.unsent = true;
                message.content = Content::plain_text(String::new());
            })?;
            if let Some(basic_id) = live.world.account_in(&chat).map(str::to_owned) {
                webhook_events::unsend(live, &basic_id, &chat, &message);
            }
            Ok(())
        })
    }

    /// Edits a user's own text in a group; an account in it receives `messageEdited`.
    ///
    /// # Errors
    /// `not_found`, `not_possible` outside groups or for other than text, `too_large`, `invalid`.
    pub async fn edit(
        &self,
        user_id: &str,
        chat_id: &str,
        message_id: &str,
        text: &str,
    ) -> Result<MessageView, ControlError> {
        let text = checked_text(text.to_owned())?;
        self.change(|live| {
            let (chat, message) = live.own_message(user_id, chat_id, message_id)?;
            let editable = matches!((&chat, &message.content), (ChatKey::Group(_), Content::Text { .. }));
            if !editable {
                return Err(ControlError::new(
                    ErrorCode::NotPossible,
                    "Only texts in groups can be changed.",
                ));
            }
            let quote_token = Some(live.rng.token());
            let message = live.set_message(&chat, message_id, |message| {
                message.content = Content::plain_text(text);
                message.quote_token = quote_token;
                message.edited = true;
            })?;
            if let Some(basic_id) = live.world.account_in(&chat).map(str::to_owned) {
                webhook_events::message_edited(live, &basic_id, &chat, &message);
            }
            Ok(self.message_view(live, user_id, &chat, &message))
        })
    }

    /// Sends a private person's message to a LINE user. No account receives it.
    ///
    /// # Errors
    /// `not_found`, `too_large`, `invalid`.
    pub async fn letter(&self, user_id: &str, from: &str, text: &str) -> Result<MessageView, ControlError> {
        let (name, text) = (checked_name(from)?, checked_text(text.to_owned())?);
        self.change(|live| {
            let chat = live.person_chat(user_id, &name)?;
            let content = Content::plain_text(text);
            let message = live.add_message(&chat, Author::Person { name }, content, None);
            Ok(self.message_view(live, user_id, &chat, &message))
        })
    }
}
