//! The chats in the platform's state: their messages, and who may do what with them.
use crate::error::{ControlError, ErrorCode};
use crate::live::Live;
use crate::world::{Account, Author, ChatKey, Content, Message, Notice, Relation};

impl Live {
    /// The key of the chat that has the id `chat_id` on a user's phone, if the user takes part in it.
    pub fn chat_of(&self, user_id: &str, chat_id: &str) -> Result<ChatKey, ControlError> {
        let user = self.user(user_id)?;
        let chat = ChatKey::of_phone(user_id, chat_id).ok_or_else(|| ControlError::not_found("chat"))?;
        let exists = match &chat {
            ChatKey::Account { basic_id, .. } => self.world.accounts.contains_key(basic_id),
            ChatKey::Group(id) => {
                self.world.groups.get(id).is_some_and(|group| group.members.iter().any(|id| id == user_id))
            }
            ChatKey::Person { person_id, .. } => user.people.contains_key(person_id),
        };
        exists.then_some(chat).ok_or_else(|| ControlError::not_found("chat"))
    }

    /// Adds a message with all its tokens, and notifies the phones that show it.
    pub fn add_message(
        &mut self,
        chat: &ChatKey,
        author: Author,
        content: Content,
        quoted_message_id: Option<String>,
    ) -> Message {
        let account = self.world.account_in(chat);
        let by_user = matches!(author, Author::User { .. });
        let has_account = account.is_some();
        let account = account.and_then(|id| self.world.accounts.get(id));
        let read = account.is_some_and(Account::marks_as_read_automatically);
        let message = Message {
            id: self.next_message_id(),
            at_ms: self.now_ms,
            quote_token: content.is_quotable().then(|| self.rng.token()),
            mark_as_read_token: (by_user && has_account).then(|| self.rng.token()),
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

    /// Adds a system message to a group.
    pub fn notice(&mut self, chat: &ChatKey, notice: Notice, names: Vec<String>) {
        let content = Content::Notice { notice, names };
        self.add_message(chat, Author::System, content, None);
    }

    /// The key of the chat with a private person, which the first letter opens.
    pub fn person_chat(&mut self, user_id: &str, name: &str) -> Result<ChatKey, ControlError> {
        let person_id = person_id(name);
        self.user_mut(user_id)?.people.insert(person_id.clone(), name.to_owned());
        Ok(ChatKey::Person { user_id: user_id.to_owned(), person_id })
    }

    /// Checks that a user may write into a chat: not to an account that they block.
    pub fn may_write(&self, user_id: &str, chat: &ChatKey) -> Result<(), ControlError> {
        let ChatKey::Account { basic_id, .. } = chat else { return Ok(()) };
        match self.user(user_id)?.friendship(basic_id).relation {
            Relation::Blocked => {
                Err(ControlError::new(ErrorCode::Blocked, "You block this account. Unblock it to write."))
            }
            Relation::Stranger | Relation::Friend => Ok(()),
        }
    }

    /// Checks that a chat has the message to quote.
    pub fn quotable(&self, chat: &ChatKey, id: Option<String>) -> Result<Option<String>, ControlError> {
        let Some(id) = id else { return Ok(None) };
        let known = self.world.messages(chat).iter().any(|message| message.id == id && !message.unsent);
        known.then_some(Some(id)).ok_or_else(|| ControlError::not_found("message to answer"))
    }

    /// The message of a user's chat, if the user is its author.
    pub fn own_message(
        &self,
        user_id: &str,
        chat_id: &str,
        message_id: &str,
    ) -> Result<(ChatKey, Message), ControlError> {
        let chat = self.chat_of(user_id, chat_id)?;
        let message =
            self.world.messages(&chat).iter().find(|message| message.id == message_id && !message.unsent);
        let message = message.ok_or_else(|| ControlError::not_found("message"))?.clone();
        if message.author.is_user(user_id) {
            return Ok((chat, message));
        }
        Err(ControlError::new(ErrorCode::NotPossible, "This is somebody else's message."))
    }

    /// Changes a message, and notifies the phones that show it.
    pub fn set_message(
        &mut self,
        chat: &ChatKey,
        message_id: &str,
        set: impl FnOnce(&mut Message),
    ) -> Result<Message, ControlError> {
        let messages = self.world.chats.get_mut(&chat.to_string());
        let message = messages.into_iter().flatten().find(|message| message.id == message_id);
        let message = message.ok_or_else(|| ControlError::not_found("message"))?;
        set(message);
        let changed = message.clone();
        let audience = self.world.audience(chat);
        self.touch(&audience);
        Ok(changed)
    }
}

/// The id of a private person, by the name: an FNV-1a hash, so that state files keep one chat for each name.
fn person_id(name: &str) -> String {
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}
