//! LINE users: made, changed, and how they stand to accounts.
use std::collections::BTreeMap;

use super::{Found, Live, Lookup, Platform, checked_name};
use crate::limits;
use crate::refusal::{Code, Refused};
use crate::webhook;
use crate::world::{Binary, ChatKey, LineUser, Relation, User, UserChange, UserDraft};

impl Platform {
    /// Makes a LINE user.
    ///
    /// # Errors
    /// `invalid`, `too_large`.
    pub async fn add_user(&self, draft: UserDraft) -> Result<User, Refused> {
        let display_name = checked_name(&draft.display_name)?;
        let status_message = draft.status_message.as_deref().and_then(|text| short(text).transpose());
        let status_message = status_message.transpose()?;
        let language = draft.language.as_deref().and_then(|text| short(text).transpose()).transpose()?;
        let picture = match draft.picture.as_ref() {
            Some(picture) if !picture.0.is_empty() => Some(self.checked_picture(picture)?),
            _ => None,
        };
        self.change(|live| {
            if live.world.users.len() >= limits::NOUNS {
                return Err(Refused::new(Code::TooLarge, "There are too many LINE users."));
            }
            let picture = picture.map(|(bytes, kind)| self.store(live, bytes, kind)).transpose()?;
            let user_id = live.chance.id('U');
            let ties = BTreeMap::new();
            let people = BTreeMap::new();
            let user = LineUser {
                user_id: user_id.clone(),
                display_name,
                picture,
                language,
                status_message,
                ties,
                people,
            };
            let view = self.user_view(&user);
            live.world.users.insert(user_id, user);
            live.touch_all();
            Ok(view)
        })
    }

    /// Changes a LINE user's own profile. LINE sends no webhook for it.
    ///
    /// # Errors
    /// `not_found`, `invalid`, `too_large`.
    pub async fn change_user(&self, user_id: &str, change: UserChange) -> Result<User, Refused> {
        let display_name = change.display_name.as_deref().map(checked_name).transpose()?;
        let language = change.language.as_deref().map(short).transpose()?;
        let status_message = change.status_message.as_deref().map(short).transpose()?;
        let picture = match change.picture.as_ref() {
            Some(Binary(bytes)) if bytes.is_empty() => Some(None),
            Some(picture) => Some(Some(self.checked_picture(picture)?)),
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

    /// One LINE user.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn user(&self, user_id: &str) -> Result<User, Refused> {
        self.read(|live| Ok(self.user_view(live.user(user_id)?)))
    }

    /// Looks, then adds the account as a friend: the account hears `follow`. Who blocked it unblocks it so.
    ///
    /// # Errors
    /// Those of [`Platform::look`], and `already_friend`.
    pub async fn add_friend(&self, user_id: &str, lookup: Lookup) -> Result<Found, Refused> {
        let mut found = self.look(user_id, lookup).await?;
        let basic_id = found.account.basic_id.clone();
        self.change(|live| match live.user(user_id)?.tie(&basic_id).relation {
            Relation::Friend => Err(Refused::new(Code::AlreadyFriend, "This account is a friend already.")),
            Relation::Stranger => follow(live, user_id, &basic_id, false),
            Relation::Blocked => follow(live, user_id, &basic_id, true),
        })?;
        found.relation = Relation::Friend;
        Ok(found)
    }

    /// Blocks an account: it hears `unfollow` and reaches the user no more.
    ///
    /// # Errors
    /// `not_found`, `not_possible` when it is blocked already.
    pub async fn block(&self, user_id: &str, basic_id: &str) -> Result<(), Refused> {
        self.change(|live| {
            live.account(basic_id)?;
            if live.user(user_id)?.tie(basic_id).relation == Relation::Blocked {
                return Err(Refused::new(Code::NotPossible, "This account is blocked already."));
            }
            live.set_relation(user_id, basic_id, Relation::Blocked)?;
            webhook::unfollow(live, basic_id, user_id);
            Ok(())
        })
    }

    /// Takes a block back: the account hears `follow` with `isUnblocked`.
    ///
    /// # Errors
    /// `not_found`, `not_possible` when it is not blocked.
    pub async fn unblock(&self, user_id: &str, basic_id: &str) -> Result<(), Refused> {
        self.change(|live| {
            live.account(basic_id)?;
            if live.user(user_id)?.tie(basic_id).relation != Relation::Blocked {
                return Err(Refused::new(Code::NotPossible, "This account is not blocked."));
            }
            follow(live, user_id, basic_id, true)
        })
    }

    pub(crate) fn user_view(&self, user: &LineUser) -> User {
        let known = user.ties.iter().filter(|(_, tie)| tie.relation != Relation::Stranger);
        User {
            user_id: user.user_id.clone(),
            display_name: user.display_name.clone(),
            picture_url: self.picture_url(user.picture.as_ref()),
            language: user.language.clone(),
            status_message: user.status_message.clone(),
            relations: known.map(|(basic_id, tie)| (basic_id.clone(), tie.relation)).collect(),
        }
    }

    /// A picture's bytes and type, if it is one that a phone would show.
    pub(crate) fn checked_picture<'a>(&self, picture: &'a Binary) -> Result<(&'a [u8], String), Refused> {
        if picture.0.len() > limits::MEDIA {
            return Err(Refused::new(Code::TooLarge, "The picture is larger than 10 MB."));
        }
        picture_type(&picture.0)
            .map(|kind| (picture.0.as_slice(), kind.to_owned()))
            .ok_or_else(|| Refused::new(Code::Invalid, "The picture is not PNG, JPEG, WebP or GIF."))
    }
}

/// The type of a picture by its first bytes.
pub(crate) fn picture_type(bytes: &[u8]) -> Option<&'static str> {
    use image::ImageFormat::{Gif, Jpeg, Png, WebP};
    match image::guess_format(bytes).ok()? {
        format @ (Png | Jpeg | WebP | Gif) => Some(format.to_mime_type()),
        _ => None,
    }
}

/// A line of text; none when it is empty.
fn short(text: &str) -> Result<Option<String>, Refused> {
    if text.chars().count() > limits::NAME_CHARS {
        return Err(Refused::new(Code::TooLarge, "The text is too long."));
    }
    Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
}

fn follow(live: &mut Live, user_id: &str, basic_id: &str, is_unblocked: bool) -> Result<(), Refused> {
    live.set_relation(user_id, basic_id, Relation::Friend)?;
    let chat = ChatKey::Account { user_id: user_id.to_owned(), basic_id: basic_id.to_owned() };
    live.world.chats.entry(chat.to_string()).or_default();
    webhook::follow(live, basic_id, user_id, is_unblocked);
    live.greet(user_id, basic_id);
    Ok(())
}

impl Live {
    pub fn user(&self, user_id: &str) -> Result<&LineUser, Refused> {
        self.world.users.get(user_id).ok_or_else(|| Refused::not_found("LINE user"))
    }

    pub fn user_mut(&mut self, user_id: &str) -> Result<&mut LineUser, Refused> {
        self.world.users.get_mut(user_id).ok_or_else(|| Refused::not_found("LINE user"))
    }

    pub fn account(&self, basic_id: &str) -> Result<&crate::world::Account, Refused> {
        self.world.accounts.get(basic_id).ok_or_else(|| Refused::not_found("account"))
    }

    fn set_relation(&mut self, user_id: &str, basic_id: &str, relation: Relation) -> Result<(), Refused> {
        self.user_mut(user_id)?.ties.entry(basic_id.to_owned()).or_default().relation = relation;
        self.touched.push(user_id.to_owned());
        Ok(())
    }
}
