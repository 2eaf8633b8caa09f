//! Groups: LINE users make them, and invite each other and an account (LINE reference A.1.6).
use super::handle::Platform;
use super::input::{checked_name, checked_picture};
use crate::error::{ControlError, ErrorCode};
use crate::limits;
use crate::live::Live;
use crate::webhook_events;
use crate::world::{ChatKey, Group, GroupDraft, GroupInvitation, GroupView, Notice, Relation};

impl Platform {
    /// Makes a group. An account that is invited at once receives `join`.
    ///
    /// # Errors
    /// `not_found`, `not_friend`, `groups_not_allowed`, `invalid`, `too_large`.
    pub async fn make_group(&self, draft: GroupDraft) -> Result<GroupView, ControlError> {
        let name = checked_name(&draft.name)?;
        let picture = draft.picture.as_ref().map(checked_picture).transpose()?;
        self.change(|live| {
            let members = live.newcomers(&[], std::iter::once(&draft.by).chain(&draft.user_ids))?;
            if let Some(basic_id) = &draft.basic_id {
                live.may_invite(&draft.by, basic_id)?;
            }
            if live.world.groups.len() >= limits::NOUNS {
                return Err(ControlError::new(ErrorCode::TooLarge, "There are too many groups."));
            }
            let picture = picture.map(|(bytes, kind)| self.store(live, bytes, kind)).transpose()?;
            let group_id = live.rng.id('C');
            let names = live.names(&members);
            let group = Group { group_id: group_id.clone(), name, picture, members, account: None };
            live.world.groups.insert(group_id.clone(), group);
            live.notice(&ChatKey::Group(group_id.clone()), Notice::Joined, names);
            if let Some(basic_id) = &draft.basic_id {
                live.add_account_to_group(&group_id, basic_id);
            }
            Ok(self.group_view(live.group(&group_id)?))
        })
    }

    /// Invites users, who join at once, and an account, on behalf of a member.
    /// The account receives `join`; one that is there already receives `memberJoined`.
    ///
    /// # Errors
    /// `not_found`, `not_member`, `not_friend`, `group_has_account`, `groups_not_allowed`, `too_large`.
    pub async fn invite(
        &self,
        group_id: &str,
        invitation: GroupInvitation,
    ) -> Result<GroupView, ControlError> {
        self.change(|live| {
            let group = live.group_of(group_id, &invitation.by)?;
            let (members, account) = (group.members.clone(), group.account.clone());
            let newcomers = live.newcomers(&members, invitation.user_ids.iter())?;
            if let Some(basic_id) = &invitation.basic_id {
                if account.is_some() {
                    let message = "There is a LINE account in this group already.";
                    return Err(ControlError::new(ErrorCode::GroupHasAccount, message));
                }
                live.may_invite(&invitation.by, basic_id)?;
            }
            live.add_users_to_group(group_id, newcomers, account.as_deref());
            if let Some(basic_id) = &invitation.basic_id {
                live.add_account_to_group(group_id, basic_id);
            }
            Ok(self.group_view(live.group(group_id)?))
        })
    }

    /// Takes a user out of a group; an account in it receives `memberLeft`. The last one closes the group.
    ///
    /// # Errors
    /// `not_found`, `not_member`.
    pub async fn leave_group(&self, group_id: &str, user_id: &str) -> Result<(), ControlError> {
        self.change(|live| {
            let account = live.group_of(group_id, user_id)?.account.clone();
            let names = live.names(&[user_id.to_owned()]);
            live.touched.push(user_id.to_owned());
            let group =
                live.world.groups.get_mut(group_id).ok_or_else(|| ControlError::not_found("group"))?;
            group.members.retain(|member| member != user_id);
            let empty = group.members.is_empty();
            live.notice(&ChatKey::Group(group_id.to_owned()), Notice::Left, names);
            if let Some(basic_id) = &account {
                webhook_events::member_left(live, basic_id, group_id, &[user_id.to_owned()]);
            }
            if empty {
                live.close_group(group_id, account.as_deref());
            }
            Ok(())
        })
    }

    /// Removes the account from a group, on behalf of a member; it receives `leave`.
    ///
    /// # Errors
    /// `not_found` also when no account is in the group, `not_member`.
    pub async fn remove_account(&self, group_id: &str, by: &str) -> Result<(), ControlError> {
        self.change(|live| {
            let account = live.group_of(group_id, by)?.account.clone();
            let basic_id = account.ok_or_else(|| ControlError::not_found("account in this group"))?;
            live.remove_account_from_group(group_id, &basic_id);
            Ok(())
        })
    }
}

impl Live {
    fn group(&self, group_id: &str) -> Result<&Group, ControlError> {
        self.world.groups.get(group_id).ok_or_else(|| ControlError::not_found("group"))
    }

    fn group_of(&self, group_id: &str, member: &str) -> Result<&Group, ControlError> {
        let group = self.group(group_id)?;
        if group.members.iter().any(|id| id == member) {
            return Ok(group);
        }
        Err(ControlError::new(ErrorCode::NotMember, "This user is not in the group."))
    }

    /// The new ones among `users`, each once, if all exist and the group does not grow too large.
    fn newcomers<'a>(
        &self,
        members: &[String],
        users: impl Iterator<Item = &'a String>,
    ) -> Result<Vec<String>, ControlError> {
        let mut new: Vec<String> = Vec::new();
        for user_id in users {
            self.user(user_id)?;
            if !members.contains(user_id) && !new.contains(user_id) {
                new.push(user_id.clone());
            }
        }
        if members.len() + new.len() > limits::GROUP_MEMBERS {
            return Err(ControlError::new(ErrorCode::TooLarge, "A group has at most 500 members."));
        }
        Ok(new)
    }

    /// Checks that a user may invite an account: it has to be a friend and to allow it.
    fn may_invite(&self, user_id: &str, basic_id: &str) -> Result<(), ControlError> {
        let account = self.account(basic_id)?;
        if self.user(user_id)?.friendship(basic_id).relation != Relation::Friend {
            return Err(ControlError::new(ErrorCode::NotFriend, "Only friends can be invited to a group."));
        }
        if !account.allow_groups {
            return Err(ControlError::new(ErrorCode::GroupsNotAllowed, "This account does not join groups."));
        }
        Ok(())
    }

    fn add_users_to_group(&mut self, group_id: &str, newcomers: Vec<String>, account: Option<&str>) {
        if newcomers.is_empty() {
            return;
        }
        if let Some(group) = self.world.groups.get_mut(group_id) {
            group.members.extend(newcomers.iter().cloned());
        }
        let names = self.names(&newcomers);
        self.notice(&ChatKey::Group(group_id.to_owned()), Notice::Joined, names);
        if let Some(basic_id) = account {
            webhook_events::member_joined(self, basic_id, group_id, &newcomers);
        }
    }

    fn add_account_to_group(&mut self, group_id: &str, basic_id: &str) {
        if let Some(group) = self.world.groups.get_mut(group_id) {
            group.account = Some(basic_id.to_owned());
        }
        let names = self.account_name(basic_id);
        self.notice(&ChatKey::Group(group_id.to_owned()), Notice::Joined, names);
        webhook_events::join(self, basic_id, group_id);
    }

    /// Takes the account out of a group, by itself or not: it receives `leave`.
    pub fn remove_account_from_group(&mut self, group_id: &str, basic_id: &str) {
        if let Some(group) = self.world.groups.get_mut(group_id) {
            group.account = None;
        }
        let names = self.account_name(basic_id);
        self.notice(&ChatKey::Group(group_id.to_owned()), Notice::Left, names);
        webhook_events::leave(self, basic_id, group_id);
    }

    fn close_group(&mut self, group_id: &str, account: Option<&str>) {
        if let Some(basic_id) = account {
            webhook_events::leave(self, basic_id, group_id);
        }
        self.world.groups.remove(group_id);
        self.world.chats.remove(group_id);
    }

    fn names(&self, users: &[String]) -> Vec<String> {
        let name = |id: &String| self.world.users.get(id).map(|user| user.display_name.clone());
        users.iter().filter_map(name).collect()
    }

    fn account_name(&self, basic_id: &str) -> Vec<String> {
        self.world.accounts.get(basic_id).map(|account| account.display_name.clone()).into_iter().collect()
    }
}
