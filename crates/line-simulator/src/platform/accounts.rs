//! Official Accounts: made and changed.
use std::collections::{BTreeMap, VecDeque};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;

use super::handle::Platform;
use super::input::{checked_name, checked_picture};
use crate::clock::quota_month;
use crate::error::{ControlError, ErrorCode};
use crate::limits;
use crate::live::Live;
use crate::world::{
    Account, AccountChange, AccountCredentials, AccountDraft, AccountView, ChatMode, MarkAsReadMode,
    PublicKey,
};

impl Platform {
    /// Adds an account that is ready for use: webhooks on, chat on, groups allowed, no greeting and no
    /// auto-reply. With `as_new` it is as LINE's consoles start one.
    ///
    /// # Errors
    /// `taken`, `invalid` for the basic id or picture, `too_large`.
    pub async fn add_account(&self, draft: AccountDraft) -> Result<AccountCredentials, ControlError> {
        let display_name = checked_name(&draft.display_name)?;
        let wanted = draft.basic_id.as_deref().map(checked_basic_id).transpose()?;
        let picture = draft.picture.as_ref().map(checked_picture).transpose()?;
        let credentials = self.change(|live| {
            if live.world.accounts.len() >= limits::NOUNS {
                return Err(ControlError::new(ErrorCode::TooLarge, "There are too many accounts."));
            }
            let basic_id = free_basic_id(live, wanted)?;
            let picture = picture.map(|(bytes, kind)| self.store(live, bytes, kind)).transpose()?;
            let mut account = new_account(live, basic_id.clone(), display_name);
            account.picture = picture;
            if draft.as_new {
                set_console_defaults(&mut account);
            }
            account.allow_groups = draft.allow_groups.unwrap_or(account.allow_groups);
            account.redelivery = draft.redelivery.unwrap_or(account.redelivery);
            let credentials = account.credentials();
            live.world.accounts.insert(basic_id, account);
            live.touch_all();
            Ok(credentials)
        })?;
        self.start_delivery(credentials.basic_id.clone());
        Ok(credentials)
    }

    /// Changes an account's settings, as its owner does in LINE's console.
    ///
    /// # Errors
    /// `not_found`, `invalid`, `too_large`.
    pub async fn change_account(
        &self,
        basic_id: &str,
        change: AccountChange,
    ) -> Result<AccountView, ControlError> {
        let display_name = change.display_name.as_deref().map(checked_name).transpose()?;
        self.change(|live| {
            let now_ms = live.now_ms;
            let secret = change.new_secret.then(|| live.rng.secret());
            let access_token = change.new_access_token.then(|| live.rng.access_token());
            let account = live.account_mut(basic_id)?;
            if let Some(name) = display_name {
                account.display_name = name;
            }
            if let Some(secret) = secret {
                account.channel_secret = secret;
            }
            if let Some(token) = access_token {
                account.access_token = token;
            }
            account.greeting = change.greeting.unwrap_or(account.greeting);
            account.auto_reply = change.auto_reply.unwrap_or(account.auto_reply);
            if let Some(used) = change.quota_used {
                account.usage.insert(quota_month(now_ms), used);
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
            Ok(self.account_view(live, live.account(basic_id)?))
        })
    }

    /// Registers a public key, as LINE's console does, and returns its id (kid); that of before for the same key.
    ///
    /// # Errors
    /// `not_found`, `invalid` for what is no public RSA key of 2048 bits or more, `too_large` for too many keys.
    pub async fn register_key(&self, basic_id: &str, key: PublicKey) -> Result<String, ControlError> {
        checked_key(&key)?;
        self.change(|live| {
            let kid = live.rng.request_id();
            let account = live.account_mut(basic_id)?;
            if let Some((kid, _)) = account.keys.iter().find(|(_, known)| **known == key) {
                return Ok(kid.clone());
            }
            if account.keys.len() >= limits::KEYS {
                return Err(ControlError::new(ErrorCode::TooLarge, "There are too many keys."));
            }
            account.keys.insert(kid.clone(), key);
            Ok(kid)
        })
    }

    /// Revokes all tokens of an account that expire: stateless ones, and those for assertions.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn revoke_tokens(&self, basic_id: &str) -> Result<(), ControlError> {
        self.change(|live| {
            let account = live.account_mut(basic_id)?;
            account.stateless.clear();
            account.issued.clear();
            Ok(())
        })
    }

    /// The credentials of an account, as LINE's console shows them to its owner.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn credentials_of(&self, basic_id: &str) -> Result<AccountCredentials, ControlError> {
        self.read(|live| live.account(basic_id).map(Account::credentials))
    }

    /// The credentials of all accounts, by basic id. For the host, which set them up.
    pub async fn credentials(&self) -> Vec<AccountCredentials> {
        self.read(|live| live.world.accounts.values().map(Account::credentials).collect())
    }
}

/// Sets what LINE's consoles set for a new account: every trap (LINE reference D.11).
fn set_console_defaults(account: &mut Account) {
    account.webhook_active = false;
    account.chat_mode = ChatMode::Bot;
    account.allow_groups = false;
    account.redelivery = false;
    account.greeting = true;
    account.auto_reply = true;
}

fn checked_key(key: &PublicKey) -> Result<(), ControlError> {
    let bits = |text: &str| BASE64URL.decode(text).map_or(0, |bytes| bytes.len() * 8);
    if key.d.is_some() {
        return Err(ControlError::new(ErrorCode::Invalid, "This is a private key. Register the public one."));
    }
    if key.kty == "RSA" && (2_048..=8_192).contains(&bits(&key.n)) && bits(&key.e) > 0 {
        return Ok(());
    }
    Err(ControlError::new(ErrorCode::Invalid, "A public key is an RSA key (JWK) of 2048 bits or more."))
}

fn checked_basic_id(text: &str) -> Result<String, ControlError> {
    let name = text.strip_prefix('@').unwrap_or(text);
    let fits = (1..=18).contains(&name.len())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-.".contains(&byte));
    if fits {
        return Ok(format!("@{name}"));
    }
    Err(ControlError::new(ErrorCode::Invalid, "A basic id is @ and 1 to 18 of a-z, 0-9, _, -, ."))
}

fn free_basic_id(live: &mut Live, wanted: Option<String>) -> Result<String, ControlError> {
    match wanted {
        Some(id) if live.world.accounts.contains_key(&id) => {
            Err(ControlError::new(ErrorCode::Taken, "This basic id is taken."))
        }
        Some(id) => Ok(id),
        None => loop {
            let id = live.rng.basic_id();
            if !live.world.accounts.contains_key(&id) {
                return Ok(id);
            }
        },
    }
}

fn new_account(live: &mut Live, basic_id: String, display_name: String) -> Account {
    Account {
        basic_id,
        bot_user_id: live.rng.id('U'),
        display_name,
        picture: None,
        channel_id: live.rng.channel_id(),
        channel_secret: live.rng.secret(),
        access_token: live.rng.access_token(),
        stateless: Vec::new(),
        keys: BTreeMap::new(),
        issued: Vec::new(),
        greeting: false,
        auto_reply: false,
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
