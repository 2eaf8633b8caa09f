//! LINE users: added, changed, and their relations to accounts.
use std::collections::BTreeMap;

use super::handle::Platform;
use super::input::{checked_line, checked_name, checked_picture};
use super::lookup::{Lookup, LookupResult};
use crate::error::{ControlError, ErrorCode};
use crate::limits;
use crate::live::Live;
use crate::webhook_events;
use crate::world::{Account, Binary, ChatKey, LineUser, Relation, User, UserChange, UserDraft};

impl Platform {
    /// Adds a LINE user.
    ///
    /// # Errors
    /// `invalid`, `too_large`.
    pub async fn add_user(&self, draft: UserDraft) -> Result<User, ControlError> {
        let display_name = checked_name(&draft.display_name)?;
        let status_message = draft.status_message.as_deref().map(checked_line).transpose()?.flatten();
        let language = draft.language.as_deref().map(checked_line).transpose()?.flatten();
        let picture = draft.picture.as_ref().filter(|picture| !picture.0.is_empty());
        let picture = picture.map(checked_picture).transpose()?;
        self.change(|live| {
            if live.world.users.len() >= limits::NOUNS {
                return Err(ControlError::new(ErrorCode::TooLarge, "There are too many LINE users."));
            }
            let picture = picture.map(|(bytes, kind)| self.store(live, bytes, kind)).transpose()?;
            let user_id = live.rng.id('U');
            let user = LineUser {
                user_id: user_id.clone(),
                display_name,
                picture,
                language,
                status_message,
                friendships: BTreeMap::new(),
                people: BTreeMap::new(),
            };
            let view = self.user_view(&user);
            live.world.users.insert(user_id, user);
            live.touch_all();
            Ok(view)
        })
    }

    /// Changes a LINE user's profile. LINE sends no webhook for it.
    ///
    /// # Errors
    /// `not_found`, `invalid`, `too_large`.
    pub async fn change_user(&self, user_id: &str, change: UserChange) -> Result<User, ControlError> {
        let display_name = change.display_name.as_deref().map(checked_name).transpose()?;
        let language = change.language.as_deref().map(checked_line).transpose()?;
        let status_message = change.status_message.as_deref().map(checked_line).transpose()?;
        let picture = match change.picture.as_ref() {
            Some(Binary(bytes)) if bytes.is_empty() => Some(None),
            Some(picture) => Some(Some(checked_picture(picture)?)),
            None => None,
        };
        self.change(|live| {
            live.user(user_id)?;
            let picture = match picture {
                Some(Some((bytes, kind))) => Some(Some(self.store(live, bytes, kind)?)),
                Some(None) => Some(None),
                None => None,
            };
            let user = live.user_mut(user_id)?;
            user.display_name = display_name.unwrap_or(std::mem::take(&mut user.display_name));
            user.language = language.unwrap_or(user.language.take());
            user.status_message = status_message.unwrap_or(user.status_message.take());
            user.picture = picture.unwrap_or(user.picture.take());
            live.touch_all();
            Ok(self.user_view(live.user(user_id)?))
        })
    }

    /// The profile of a LINE user.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn user(&self, user_id: &str) -> Result<User, ControlError> {
        self.read(|live| Ok(self.user_view(live.user(user_id)?)))
    }

    /// Looks an account up and adds it as a friend: the account receives `follow`. Unblocks one that is blocked.
    ///
    /// # Errors
    /// Those of [`Platform::look_up`], and `already_friend`.
    pub async fn add_friend(&self, user_id: &str, lookup: Lookup) -> Result<LookupResult, ControlError> {
        let mut found = self.look_up(user_id, lookup).await?;
        let basic_id = found.account.basic_id.clone();
        self.change(|live| match live.user(user_id)?.friendship(&basic_id).relation {
            Relation::Friend => {
                Err(ControlError::new(ErrorCode::AlreadyFriend, "This account is a friend already."))
            }
            Relation::Stranger => follow(live, user_id, &basic_id, false),
            Relation::Blocked => follow(live, user_id, &basic_id, true),
        })?;
        found.relation = Relation::Friend;
        Ok(found)
    }

    /// Blocks an account: it receives `unfollow` and reaches the user no more.
    ///
    /// # Errors
    /// `not_found`, `not_possible` when it is blocked already.
    pub async fn block(&self, user_id: &str, basic_id: &str) -> Result<(), ControlError> {
        self.change(|live| {
            live.account(basic_id)?;
            if live.user(user_id)?.friendship(basic_id).relation == Relation::Blocked {
                return Err(ControlError::new(ErrorCode::NotPossible, "This account is blocked already."));
            }
            live.set_relation(user_id, basic_id, Relation::Blocked)?;
            webhook_events::unfollow(live, basic_id, user_id);
            Ok(())
        })
    }

    /// Unblocks an account: it receives `follow` with `isUnblocked`.
    ///
    /// # Errors
    /// `not_found`, `not_possible` when it is not blocked.
    pub async fn unblock(&self, user_id: &str, basic_id: &str) -> Result<(), ControlError> {
        self.change(|live| {
            live.account(basic_id)?;
            if live.user(user_id)?.friendship(basic_id).relation != Relation::Blocked {
                return Err(ControlError::new(ErrorCode::NotPossible, "This account is not blocked."));
            }
            follow(live, user_id, basic_id, true)
        })
    }
}

fn follow(live: &mut Live, user_id: &str, basic_id: &str, is_unblocked: bool) -> Result<(), ControlError> {
    live.set_relation(user_id, basic_id, Relation::Friend)?;
    let chat = ChatKey::Account { user_id: user_id.to_owned(), basic_id: basic_id.to_owned() };
    live.world.chats.entry(chat.to_string()).or_default();
    webhook_events::follow(live, basic_id, user_id, is_unblocked);
    live.send_greeting(user_id, basic_id);
    Ok(())
}

impl Live {
    pub fn user(&self, user_id: &str) -> Result<&LineUser, ControlError> {
        self.world.users.get(user_id).ok_or_else(|| ControlError::not_found("LINE user"))
    }

    pub fn user_mut(&mut self, user_id: &str) -> Result<&mut LineUser, ControlError> {
        self.world.users.get_mut(user_id).ok_or_else(|| ControlError::not_found("LINE user"))
    }

    pub fn account(&self, basic_id: &str) -> Result<&Account, ControlError> {
        self.world.accounts.get(basic_id).ok_or_else(|| ControlError::not_found("account"))
    }

    pub fn account_mut(&mut self, basic_id: &str) -> Result<&mut Account, ControlError> {
        self.world.accounts.get_mut(basic_id).ok_or_else(|| ControlError::not_found("account"))
    }

    fn set_relation(
        &mut self,
        user_id: &str,
        basic_id: &str,
        relation: Relation,
    ) -> Result<(), ControlError> {
        self.user_mut(user_id)?.friendships.entry(basic_id.to_owned()).or_default().relation = relation;
        self.touched.push(user_id.to_owned());
        Ok(())
    }
}
