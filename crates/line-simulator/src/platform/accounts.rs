//! Official Accounts: made, changed, shown.
use std::collections::{BTreeMap, VecDeque};

use super::{Live, Platform, checked_name};
use crate::limits;
use crate::refusal::{Code, Refused};
use crate::world::{
    Account, AccountChange, AccountCredentials, AccountDraft, AccountView, ChatMode, MarkAsReadMode,
};

impl Platform {
    /// Makes an account that is ready for use: webhooks on, chat on, groups allowed.
    ///
    /// # Errors
    /// `taken`, `invalid` for the basic id or picture, `too_large`.
    pub async fn add_account(&self, draft: AccountDraft) -> Result<AccountCredentials, Refused> {
        let display_name = checked_name(&draft.display_name)?;
        let wanted = draft.basic_id.as_deref().map(checked_basic_id).transpose()?;
        let picture = draft.picture.as_ref().map(|picture| self.checked_picture(picture)).transpose()?;
        let credentials = self.change(|live| {
            if live.world.accounts.len() >= limits::NOUNS {
                return Err(Refused::new(Code::TooLarge, "There are too many accounts."));
            }
            let basic_id = free_basic_id(live, wanted)?;
            let picture = picture.map(|(bytes, kind)| self.store(live, bytes, kind)).transpose()?;
            let mut account = new_account(live, basic_id.clone(), display_name);
            account.picture = picture;
            account.allow_groups = draft.allow_groups.unwrap_or(true);
            account.redelivery = draft.redelivery.unwrap_or(false);
            let credentials = account.credentials();
            live.world.accounts.insert(basic_id, account);
            live.touch_all();
            Ok(credentials)
        })?;
        self.start_postman(credentials.basic_id.clone());
        Ok(credentials)
    }

    /// Changes what LINE's console would change.
    ///
    /// # Errors
    /// `not_found`, `invalid`, `too_large`.
    pub async fn change_account(
        &self,
        basic_id: &str,
        change: AccountChange,
    ) -> Result<AccountView, Refused> {
        let display_name = change.display_name.as_deref().map(checked_name).transpose()?;
        self.change(|live| {
            let account = live.world.accounts.get_mut(basic_id).ok_or(Refused::not_found("account"))?;
            if let Some(name) = display_name {
                account.display_name = name;
            }
            account.chat_mode = change.chat_mode.unwrap_or(account.chat_mode);
            account.mark_as_read_mode = change.mark_as_read_mode.unwrap_or(account.mark_as_read_mode);
            account.allow_groups = change.allow_groups.unwrap_or(account.allow_groups);
            account.redelivery = change.redelivery.unwrap_or(account.redelivery);
            account.webhook_active = change.webhook_active.unwrap_or(account.webhook_active);
            if let Some(limit) = change.quota_limit {
                account.quota_limit = u64::try_from(limit).ok();
            }
            live.touch_all();
            let live = &*live;
            let account = live.world.accounts.get(basic_id).ok_or(Refused::not_found("account"))?;
            Ok(self.account_view(live, account))
        })
    }

    /// All accounts with their secrets, by basic id. For the host, which set them up.
    pub async fn credentials(&self) -> Vec<AccountCredentials> {
        self.read(|live| live.world.accounts.values().map(Account::credentials).collect())
    }

    pub(crate) fn account_view(&self, live: &Live, account: &Account) -> AccountView {
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
            quota_used: account.used(live.now_ms),
        }
    }
}

fn checked_basic_id(text: &str) -> Result<String, Refused> {
    let name = text.strip_prefix('@').unwrap_or(text);
    let fits = (1..=18).contains(&name.len())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-.".contains(&byte));
    if fits {
        return Ok(format!("@{name}"));
    }
    Err(Refused::new(Code::Invalid, "A basic id is @ and 1 to 18 of a-z, 0-9, _, -, ."))
}

fn free_basic_id(live: &mut Live, wanted: Option<String>) -> Result<String, Refused> {
    match wanted {
        Some(id) if live.world.accounts.contains_key(&id) => {
            Err(Refused::new(Code::Taken, "This basic id is taken."))
        }
        Some(id) => Ok(id),
        None => loop {
            let id = live.chance.basic_id();
            if !live.world.accounts.contains_key(&id) {
                return Ok(id);
            }
        },
    }
}

fn new_account(live: &mut Live, basic_id: String, display_name: String) -> Account {
    Account {
        basic_id,
        bot_user_id: live.chance.id('U'),
        display_name,
        picture: None,
        channel_id: live.chance.channel_id(),
        channel_secret: live.chance.secret(),
        access_token: live.chance.access_token(),
        stateless: Vec::new(),
        webhook: None,
        webhook_active: true,
        chat_mode: ChatMode::Chat,
        mark_as_read_mode: MarkAsReadMode::Manual,
        allow_groups: true,
        redelivery: false,
        quota_limit: None,
        usage: BTreeMap::new(),
        reply_tokens: BTreeMap::new(),
        retry_keys: BTreeMap::new(),
        queue: VecDeque::new(),
        events: VecDeque::new(),
    }
}
