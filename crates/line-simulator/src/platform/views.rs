//! Views: accounts, users, groups, chats and messages, as they are shown.
use super::handle::Platform;
use super::loads::icon_name;
use crate::live::Live;
use crate::world::{
    Account, AccountView, Author, ChatKey, ChatKind, ChatView, Content, Group, GroupView, LineUser,
    MediaKind, Message, MessageView, Relation, SenderKind, StateView, User,
};

impl Platform {
    /// The whole platform as everybody may see it: accounts without secrets, users, groups.
    pub async fn state(&self) -> StateView {
        self.read(|live| StateView {
            now_ms: live.now_ms,
            accounts: live.world.accounts.values().map(|account| self.account_view(live, account)).collect(),
            users: live.world.users.values().map(|user| self.user_view(user)).collect(),
            groups: live.world.groups.values().map(|group| self.group_view(group)).collect(),
        })
    }

    pub(super) fn account_view(&self, live: &Live, account: &Account) -> AccountView {
        AccountView {
            basic_id: account.basic_id.clone(),
            bot_user_id: account.bot_user_id.clone(),
            display_name: account.display_name.clone(),
            picture_url: self.picture_url(account.picture.as_ref()),
            channel_id: account.channel_id.clone(),
            webhook_endpoint: account.webhook.clone(),
            webhook_active: account.webhook_active,
            chat_mode: account.chat_mode,
            mark_as_read_mode: account.mark_as_read_mode,
            allow_groups: account.allow_groups,
            redelivery: account.redelivery,
            quota_limit: account.quota_limit,
            quota_used: account.quota_used(live.now_ms),
            greeting: account.greeting,
            auto_reply: account.auto_reply,
            key_ids: account.keys.keys().cloned().collect(),
            issued_tokens: account.valid_issued(live.now_ms).count(),
        }
    }

    pub(super) fn user_view(&self, user: &LineUser) -> User {
        let known = user.friendships.iter().filter(|(_, one)| one.relation != Relation::Stranger);
        User {
            user_id: user.user_id.clone(),
            display_name: user.display_name.clone(),
            picture_url: self.picture_url(user.picture.as_ref()),
            language: user.language.clone(),
            status_message: user.status_message.clone(),
            relations: known.map(|(basic_id, one)| (basic_id.clone(), one.relation)).collect(),
        }
    }

    pub(super) fn group_view(&self, group: &Group) -> GroupView {
        GroupView {
            group_id: group.group_id.clone(),
            name: group.name.clone(),
            picture_url: self.picture_url(group.picture.as_ref()),
            user_ids: group.members.clone(),
            basic_id: group.account.clone(),
        }
    }

    pub(super) fn chat_view(&self, live: &Live, user_id: &str, chat: &ChatKey) -> ChatView {
        let user = live.world.users.get(user_id);
        let (kind, name, picture, relation) = match chat {
            ChatKey::Account { basic_id, .. } => {
                let account = live.world.accounts.get(basic_id);
                let name = account.map(|account| account.display_name.clone());
                let relation = user.map(|user| user.friendship(basic_id).relation);
                (ChatKind::Account, name, account.and_then(|account| account.picture.as_ref()), relation)
            }
            ChatKey::Group(id) => {
                let group = live.world.groups.get(id);
                let name = group.map(|group| group.name.clone());
                (ChatKind::Group, name, group.and_then(|group| group.picture.as_ref()), None)
            }
            ChatKey::Person { person_id, .. } => {
                (ChatKind::Person, user.and_then(|user| user.people.get(person_id).cloned()), None, None)
            }
        };
        let last = live.world.messages(chat).last();
        ChatView {
            chat_id: chat.phone_id(),
            kind,
            display_name: name.unwrap_or_default(),
            picture_url: self.picture_url(picture),
            relation,
            last_message: last.map(|message| self.message_view(live, user_id, chat, message)),
        }
    }

    pub(super) fn message_view(
        &self,
        live: &Live,
        user_id: &str,
        chat: &ChatKey,
        message: &Message,
    ) -> MessageView {
        let mut view = frame(message);
        view.mine = message.author.is_user(user_id);
        self.show_author(&mut view, live, user_id, message);
        if !message.unsent {
            self.fill(&mut view, &message.content);
        }
        if let Content::Linked { preview_url, .. } = &message.content {
            let at = format!(
                "{}/simulator/users/{user_id}/chats/{}/messages/{}/load",
                self.url(),
                chat.phone_id(),
                message.id
            );
            view.content_url = Some(format!("{at}/original"));
            view.preview_url = preview_url.as_ref().map(|_| format!("{at}/preview"));
        }
        // A private person's letter is nothing that an account could read.
        view.read = message.read && live.world.account_in(chat).is_some();
        view
    }

    fn show_author(&self, view: &mut MessageView, live: &Live, user_id: &str, message: &Message) {
        match &message.author {
            Author::User { user_id } => {
                let user = live.world.users.get(user_id);
                view.sender_kind = SenderKind::User;
                view.sender_id = Some(user_id.clone());
                view.sender_name = user.map(|user| user.display_name.clone()).unwrap_or_default();
                view.sender_picture_url = self.picture_url(user.and_then(|user| user.picture.as_ref()));
            }
            Author::Account { basic_id, name, icon_url } => {
                let account = live.world.accounts.get(basic_id);
                let own = account.map(|account| account.display_name.clone()).unwrap_or_default();
                view.sender_kind = SenderKind::Account;
                view.sender_id = Some(basic_id.clone());
                view.via = name.as_ref().map(|_| own.clone());
                view.sender_name = name.clone().unwrap_or(own);
                let picture = || self.picture_url(account.and_then(|account| account.picture.as_ref()));
                let icon = |url| format!("{}/simulator/users/{user_id}/icons/{}", self.url(), icon_name(url));
                view.sender_picture_url = icon_url.as_deref().map(icon).or_else(picture);
            }
            Author::Person { name } => {
                view.sender_kind = SenderKind::Person;
                view.sender_name.clone_from(name);
            }
            Author::System => {}
        }
    }

    fn fill(&self, view: &mut MessageView, content: &Content) {
        match content.clone() {
            Content::Text { text, emojis, .. } => {
                view.text = Some(text);
                view.emojis = emojis;
            }
            Content::Sticker { package_id, sticker_id, keywords, text, .. } => {
                view.package_id = Some(package_id);
                view.sticker_id = Some(sticker_id);
                view.keywords = keywords;
                view.text = text;
            }
            Content::Media { kind, hash, file_name, size, duration_ms } => {
                let url = format!("{}/contents/{hash}", self.url());
                view.preview_url = (kind == MediaKind::Image).then(|| url.clone());
                view.content_url = Some(url);
                view.file_name = file_name;
                view.file_size = Some(size);
                view.duration = duration_ms;
            }
            // Its URLs depend on the message.
            Content::Linked { duration_ms, .. } => view.duration = duration_ms,
            Content::Location { title, address, latitude, longitude } => {
                view.title = title;
                view.address = address;
                view.latitude = Some(latitude);
                view.longitude = Some(longitude);
            }
            Content::Other { alt_text, .. } => view.text = alt_text,
            Content::Notice { notice, names } => {
                view.text = Some(notice.as_str().to_owned());
                view.names = names;
            }
        }
    }
}

/// The view of a message without its author and content.
fn frame(message: &Message) -> MessageView {
    MessageView {
        message_id: message.id.clone(),
        at_ms: message.at_ms,
        mine: false,
        sender_kind: SenderKind::System,
        sender_id: None,
        sender_name: String::new(),
        via: None,
        sender_picture_url: None,
        kind: message.content.kind(),
        text: None,
        emojis: None,
        names: Vec::new(),
        content_url: None,
        preview_url: None,
        file_name: None,
        file_size: None,
        duration: None,
        package_id: None,
        sticker_id: None,
        keywords: Vec::new(),
        title: None,
        address: None,
        latitude: None,
        longitude: None,
        quoted_message_id: message.quoted_message_id.clone(),
        unsent: message.unsent,
        edited: message.edited,
        read: message.read,
    }
}
