//! Groups: LINE users make them and invite each other and an account (LINE reference A.1.6).
use super::{Live, Platform, checked_name};
use crate::limits;
use crate::refusal::{Code, Refused};
use crate::webhook;
use crate::world::{ChatKey, Group, GroupDraft, GroupInvitation, GroupView, Relation};

impl Platform {
    /// Makes a group. An account that is invited at once hears `join`.
    ///
    /// # Errors
    /// `not_found`, `not_friend`, `groups_not_allowed`, `invalid`, `too_large`.
    pub async fn make_group(&self, draft: GroupDraft) -> Result<GroupView, Refused> {
        let name = checked_name(&draft.name)?;
        let picture = draft.picture.as_ref().map(|picture| self.checked_picture(picture)).transpose()?;
        self.change(|live| {
            let members = live.newcomers(&[], std::iter::once(&draft.by).chain(&draft.user_ids))?;
            if let Some(basic_id) = &draft.basic_id {
                live.may_invite(&draft.by, basic_id)?;
            }
            if live.world.groups.len() >= limits::NOUNS {
                return Err(Refused::new(Code::TooLarge, "There are too many groups."));
            }
            let picture = picture.map(|(bytes, kind)| self.store(live, bytes, kind)).transpose()?;
            let group_id = live.chance.id('C');
            let names = live.names(&members);
            let group = Group { group_id: group_id.clone(), name, picture, members, account: None };
            live.world.groups.insert(group_id.clone(), group);
            live.notice(&ChatKey::Group(group_id.clone()), "joined", names);
            if let Some(basic_id) = &draft.basic_id {
                live.account_joins(&group_id, basic_id);
            }
            Ok(self.group_view(live.group(&group_id)?))
        })
    }

    /// A member invites users, who join at once, and an account.
    /// The account hears `join`; one that is there already hears `memberJoined`.
    ///
    /// # Errors
    /// `not_found`, `not_member`, `not_friend`, `group_has_account`, `groups_not_allowed`, `too_large`.
    pub async fn invite(&self, group_id: &str, invitation: GroupInvitation) -> Result<GroupView, Refused> {
        self.change(|live| {
            let group = live.group_of(group_id, &invitation.by)?;
            let (members, account) = (group.members.clone(), group.account.clone());
            let newcomers = live.newcomers(&members, invitation.user_ids.iter())?;
            if let Some(basic_id) = &invitation.basic_id {
                if account.is_some() {
                    let message = "There is a LINE account in this group already.";
                    return Err(Refused::new(Code::GroupHasAccount, message));
                }
                live.may_invite(&invitation.by, basic_id)?;
            }
            live.users_join(group_id, newcomers, account.as_deref());
            if let Some(basic_id) = &invitation.basic_id {
                live.account_joins(group_id, basic_id);
            }
            Ok(self.group_view(live.group(group_id)?))
        })
    }

    /// A user leaves; an account in the group hears `memberLeft`. The last one closes the group.
    ///
    /// # Errors
    /// `not_found`, `not_member`.
    pub async fn leave_group(&self, group_id: &str, user_id: &str) -> Result<(), Refused> {
        self.change(|live| {
            let account = live.group_of(group_id, user_id)?.account.clone();
            let names = live.names(&[user_id.to_owned()]);
            live.touched.push(user_id.to_owned());
            let group = live.world.groups.get_mut(group_id).ok_or_else(|| Refused::not_found("group"))?;
            group.members.retain(|member| member != user_id);
            let empty = group.members.is_empty();
            live.notice(&ChatKey::Group(group_id.to_owned()), "left", names);
            if let Some(basic_id) = &account {
                webhook::member_left(live, basic_id, group_id, &[user_id.to_owned()]);
            }
            if empty {
                live.close_group(group_id, account.as_deref());
            }
            Ok(())
        })
    }

    /// A member removes the account, which hears `leave`.
    ///
    /// # Errors
    /// `not_found` also when no account is in the group, `not_member`.
    pub async fn remove_account(&self, group_id: &str, by: &str) -> Result<(), Refused> {
        self.change(|live| {
            let account = live.group_of(group_id, by)?.account.clone();
            let basic_id = account.ok_or_else(|| Refused::not_found("account in this group"))?;
            live.account_leaves(group_id, &basic_id);
            Ok(())
        })
    }

    pub(crate) fn group_view(&self, group: &Group) -> GroupView {
        GroupView {
            group_id: group.group_id.clone(),
            name: group.name.clone(),
            picture_url: self.picture_url(group.picture.as_ref()),
            user_ids: group.members.clone(),
            basic_id: group.account.clone(),
        }
    }
}

impl Live {
    fn group(&self, group_id: &str) -> Result<&Group, Refused> {
        self.world.groups.get(group_id).ok_or_else(|| Refused::not_found("group"))
    }

    fn group_of(&self, group_id: &str, member: &str) -> Result<&Group, Refused> {
        let group = self.group(group_id)?;
        if group.members.iter().any(|id| id == member) {
            return Ok(group);
        }
        Err(Refused::new(Code::NotMember, "This user is not in the group."))
    }

    /// Who of `users` is new, each once, if all exist and the group does not grow too large.
    fn newcomers<'a>(
        &self,
        members: &[String],
        users: impl Iterator<Item = &'a String>,
    ) -> Result<Vec<String>, Refused> {
        let mut new: Vec<String> = Vec::new();
        for user_id in users {
            self.user(user_id)?;
            if !members.contains(user_id) && !new.contains(user_id) {
                new.push(user_id.clone());
            }
        }
        if members.len() + new.len() > limits::GROUP_MEMBERS {
            return Err(Refused::new(Code::TooLarge, "A group has at most 500 members."));
        }
        Ok(new)
    }

    /// A user invites accounts from the own friends; the account must allow it.
    fn may_invite(&self, user_id: &str, basic_id: &str) -> Result<(), Refused> {
        let account = self.account(basic_id)?;
        if self.user(user_id)?.tie(basic_id).relation != Relation::Friend {
            return Err(Refused::new(Code::NotFriend, "Only friends can be invited to a group."));
        }
        if !account.allow_groups {
            return Err(Refused::new(Code::GroupsNotAllowed, "This account does not join groups."));
        }
        Ok(())
    }

    fn users_join(&mut self, group_id: &str, newcomers: Vec<String>, account: Option<&str>) {
        if newcomers.is_empty() {
            return;
        }
        if let Some(group) = self.world.groups.get_mut(group_id) {
            group.members.extend(newcomers.iter().cloned());
        }
        let names = self.names(&newcomers);
        self.notice(&ChatKey::Group(group_id.to_owned()), "joined", names);
        if let Some(basic_id) = account {
            webhook::member_joined(self, basic_id, group_id, &newcomers);
        }
    }

    fn account_joins(&mut self, group_id: &str, basic_id: &str) {
        if let Some(group) = self.world.groups.get_mut(group_id) {
            group.account = Some(basic_id.to_owned());
        }
        let names = self.account_name(basic_id);
        self.notice(&ChatKey::Group(group_id.to_owned()), "joined", names);
        webhook::join(self, basic_id, group_id);
    }

    /// The account goes, by itself or not: it hears `leave`.
    pub fn account_leaves(&mut self, group_id: &str, basic_id: &str) {
        if let Some(group) = self.world.groups.get_mut(group_id) {
            group.account = None;
        }
        let names = self.account_name(basic_id);
        self.notice(&ChatKey::Group(group_id.to_owned()), "left", names);
        webhook::leave(self, basic_id, group_id);
    }

    fn close_group(&mut self, group_id: &str, account: Option<&str>) {
        if let Some(basic_id) = account {
            webhook::leave(self, basic_id, group_id);
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
