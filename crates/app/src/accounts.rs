//! The Official Accounts that carry conversations.

use domain::{LineAccountId, MemberId};
use line::{BotInfo, Secret};
use store::line_accounts::{self, LineAccount, Quota};
use store::{Change, WriteTx, members};
use url::Url;

use crate::authorisation::require_administrator;
use crate::blocking::blocking;
use crate::form::Form;
use crate::outside::{AccountSecrets, TokenSecret};
use crate::views::accounts::{AccountFields, TokenKind};
use crate::views::admin::Admin;
use crate::{App, Error, ErrorCode, Result};

/// An account as the webhook door needs it.
#[derive(Debug, Clone)]
pub struct DoorAccount {
    /// The account.
    pub id: LineAccountId,
    /// LINE's own id for it: a webhook's `destination`.
    pub bot_user_id: String,
    /// What its webhooks are signed with; empty when the keychain does not give it.
    pub secrets: Vec<Secret>,
}

impl App {
    /// Connects a LINE account, after LINE has said that its keys are right. The same account again is
    /// brought up to date. The keys go to the computer's keychain.
    ///
    /// # Errors
    /// `NotAdministrator`, `InvalidFields` (`channelId`, `channelSecret`, `accessToken`), `LineRefused` with
    /// LINE's reason, `LineUnreachable`, `AccountExists`, `AccountInUse`, `SecretsUnavailable`.
    pub async fn account_connect(&self, actor: &MemberId, fields: AccountFields) -> Result<Admin> {
        require_administrator(&mut *self.store.read().await?, actor).await?;
        let fields = checked(fields)?;
        let secrets = secrets_in(&fields);
        let bot = self.ask_line(&secrets, &fields.channel_id).await?;
        let known = line_accounts::by_bot_user_id(&mut *self.store.read().await?, &bot.user_id).await?;
        let id = known.as_ref().map_or_else(|| LineAccountId(self.new_id()), |known| known.id.clone());
        let account = LineAccount {
            id: id.clone(),
            bot_user_id: bot.user_id,
            basic_id: bot.basic_id,
            channel_id: fields.channel_id,
            display_name: bot.display_name,
            photo: known.and_then(|known| known.photo),
            shared: fields.shared,
            chat_mode: bot.chat_mode,
            mark_as_read: bot.mark_as_read_mode,
            last_event_at: None,
            disconnected: false,
            quota: Quota::default(),
        };
        let mut tx = self.store.begin().await?;
        require_administrator(tx.conn(), actor).await?;
        if line_accounts::by_basic_id(tx.conn(), &account.basic_id).await?.is_some_and(|other| other.id != id)
        {
            return Err(Error::new(ErrorCode::AccountExists));
        }
        if !account.shared {
            require_one_user(&mut tx, &id).await?;
        }
        let keychain = self.outside.secrets.clone();
        let of = id.clone();
        blocking(move || keychain.set(&of, &secrets)).await??;
        line_accounts::put(tx.conn(), &account, self.now()).await?;
        self.accounts_changed(tx, &id, actor).await
    }

    /// Says whether an account is shared by several members or one member's own.
    ///
    /// # Errors
    /// `NotAdministrator`, `NotFound`; `AccountInUse` for an account that several members use.
    pub async fn account_mode(&self, actor: &MemberId, id: &LineAccountId, shared: bool) -> Result<Admin> {
        let mut tx = self.store.begin().await?;
        require_administrator(tx.conn(), actor).await?;
        line_accounts::get(tx.conn(), id).await?.ok_or_else(|| Error::new(ErrorCode::NotFound))?;
        if !shared {
            require_one_user(&mut tx, id).await?;
        }
        line_accounts::set_shared(tx.conn(), id, shared, self.now()).await?;
        self.accounts_changed(tx, id, actor).await
    }

    /// The connected accounts, for the webhook door.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn door_accounts(&self) -> Result<Vec<DoorAccount>> {
        let mut accounts = line_accounts::all(&mut *self.store.read().await?).await?;
        accounts.retain(|account| !account.disconnected);
        let keychain = self.outside.secrets.clone();
        blocking(move || {
            let secrets = |id: &LineAccountId| match keychain.get(id) {
                Ok(kept) => kept.map(|kept| kept.channel_secret).into_iter().collect(),
                Err(error) => {
                    tracing::error!(%error, account = %id, "the account's secret cannot be had");
                    Vec::new()
                }
            };
            let door = |account: LineAccount| DoorAccount {
                secrets: secrets(&account.id),
                id: account.id,
                bot_user_id: account.bot_user_id,
            };
            accounts.into_iter().map(door).collect()
        })
        .await
    }

    /// Tells LINE where an account's webhooks go, unless it knows.
    ///
    /// # Errors
    /// `NotFound`, `SecretsUnavailable`, `LineUnreachable`, `LineRefused`.
    pub async fn account_register_webhook(&self, id: &LineAccountId, address: &Url) -> Result<()> {
        let account = line_accounts::get(&mut *self.store.read().await?, id).await?;
        let account = account.ok_or_else(|| Error::new(ErrorCode::NotFound))?;
        let client = self.line.of(id, &account.channel_id).await?;
        let known = client.webhook_endpoint().await?;
        if known.is_none_or(|known| known.endpoint != address.as_str()) {
            client.set_webhook_endpoint(address.as_str()).await?;
        }
        Ok(())
    }

    /// What LINE says about an account when it is shown these keys. A long-lived token proves itself but not
    /// the channel it was entered with, so LINE is asked for that too.
    async fn ask_line(&self, secrets: &AccountSecrets, channel_id: &str) -> Result<BotInfo> {
        let client = self.line.with(secrets, channel_id);
        if matches!(secrets.token, TokenSecret::LongLived(_))
            && client.verify_token().await?.client_id != channel_id
        {
            let mut form = Form::default();
            form.check(false, "accessToken", "of_another_channel");
            form.done()?;
        }
        Ok(client.bot_info().await?)
    }

    async fn accounts_changed(&self, mut tx: WriteTx, id: &LineAccountId, actor: &MemberId) -> Result<Admin> {
        for change in
            [Change::Accounts, Change::Session, Change::Admin, Change::Profile, Change::Outbox, Change::Fetch]
        {
            tx.changed(change);
        }
        tx.commit().await?;
        self.line.forget(id).await;
        self.admin_get(actor).await
    }
}

async fn require_one_user(tx: &mut WriteTx, id: &LineAccountId) -> Result<()> {
    let users = members::of_account(tx.conn(), id).await?;
    match users.as_slice() {
        [first, _, ..] => Err(Error::new(ErrorCode::AccountInUse).with("member", &first.entry.name)),
        _ => Ok(()),
    }
}

fn checked(fields: AccountFields) -> Result<AccountFields> {
    let mut form = Form::default();
    let fields = AccountFields {
        channel_id: form.required("channelId", &fields.channel_id, 20),
        channel_secret: form.required("channelSecret", &fields.channel_secret, 100),
        token_kind: fields.token_kind,
        access_token: form.text("accessToken", &fields.access_token, 1000),
        key_id: form.text("keyId", &fields.key_id, 100),
        private_key: form.text("privateKey", &fields.private_key, 10_000),
        shared: fields.shared,
    };
    form.check(fields.channel_id.bytes().all(|b| b.is_ascii_digit()), "channelId", "not_a_channel_id");
    let hex = |secret: &str| {
        secret.is_empty() || secret.len() == 32 && secret.bytes().all(|b| b.is_ascii_hexdigit())
    };
    form.check(hex(&fields.channel_secret), "channelSecret", "not_a_channel_secret");
    form.check(fields.access_token.bytes().all(|b| b.is_ascii_graphic()), "accessToken", "not_a_token");
    form.done()?;
    Ok(fields)
}

fn secrets_in(fields: &AccountFields) -> AccountSecrets {
    AccountSecrets {
        channel_secret: Secret::new(&fields.channel_secret),
        old_channel_secret: None,
        token: match fields.token_kind {
            TokenKind::Stateless => TokenSecret::Stateless,
            TokenKind::LongLived => TokenSecret::LongLived(Secret::new(&fields.access_token)),
            TokenKind::Assertion => TokenSecret::Assertion {
                key_id: fields.key_id.clone(),
                private_key: Secret::new(&fields.private_key),
                issued: None,
            },
        },
    }
}
