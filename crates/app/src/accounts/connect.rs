//! The Official Accounts that carry conversations: connecting them, and taking them out of use.

use domain::stranger;
use domain::{LineAccountId, MemberId, UtcMs};
use line::{BotInfo, WebhookEndpoint};
use store::line_accounts::{self, LineAccount};
use store::media::{self, Media};
use store::quotas::Quota;
use store::{Change, Conn, WriteTx, account_checks, members};

use super::account::{account_row, connected, save_bot_info};
use super::keys::{self, Keys};
use super::line_clients::Asking;
use super::modes::{chat_mode, mark_as_read_mode};
use super::views::{AccountFields, AccountPreview, AdminAccount};
use crate::authorisation::require_administrator;
use crate::blocking::blocking;
use crate::environment::{AccountSecrets, Secrets};
use crate::{App, Error, ErrorCode, Result};

/// How long a channel secret that was renewed is still accepted, in ms: a day. Webhooks that LINE sends again are
/// signed anew, so it only has to outlast the renewal itself.
const OLD_SECRET_MS: i64 = 24 * 60 * 60 * 1000;

impl App {
    /// Says whose keys these are, as LINE shows it, and keeps nothing of them.
    ///
    /// # Errors
    /// As [`account_connect`](Self::account_connect).
    pub async fn account_preview(&self, actor: &MemberId, fields: AccountFields) -> Result<AccountPreview> {
        require_administrator(&mut self.store.read().await?, actor).await?;
        let keys = Keys::checked(&fields)?;
        let asking = self.line.asking(&keys.secrets(), &keys.channel_id)?;
        let previewed = preview(&asking, &keys).await;
        asking.done(&keys.channel_secret).await;
        let (bot, endpoint) = previewed?;
        let photo = self.pictures.fetch_if_there(&self.store, bot.picture_url.as_deref()).await?;
        let mut tx = self.store.begin().await?;
        if let Some(photo) = &photo {
            media::insert(&mut tx, photo, self.now()).await?;
        }
        let known = line_accounts::by_bot_user_id(tx.conn(), &bot.user_id).await?;
        tx.commit().await?;
        let ours = |url: &str| known.as_ref().is_some_and(|known| self.addresses.is_ours(known, url));
        let elsewhere =
            endpoint.map(|endpoint| endpoint.endpoint).filter(|url| !url.is_empty() && !ours(url));
        Ok(AccountPreview {
            basic_id: bot.basic_id,
            display_name: stranger::name(&bot.display_name),
            photo: photo.map(|photo| photo.hash),
            chat_mode: chat_mode(&bot.chat_mode),
            mark_as_read: mark_as_read_mode(&bot.mark_as_read_mode),
            webhook_url: elsewhere,
            known: known.filter(|known| !known.disconnected).map(|known| known.id),
        })
    }

    /// Connects a LINE account, after LINE has said that its keys are right. The same account again is
    /// brought up to date; a channel secret that was renewed is accepted for a day beside the new one. The keys go
    /// to where secrets are kept.
    ///
    /// # Errors
    /// `NotAdministrator`, `InvalidFields` (`channelId`, `channelSecret`, `accessToken`, `keyId`, `privateKey`),
    /// `LineRefused` with LINE's reason, `LineUnreachable`, `AccountExists`, `AccountInUse`, `SecretsUnavailable`,
    /// `SecretsLocked`.
    pub async fn account_connect(&self, actor: &MemberId, fields: AccountFields) -> Result<AdminAccount> {
        require_administrator(&mut self.store.read().await?, actor).await?;
        let keys = Keys::checked(&fields)?;
        let asking = self.line.asking(&keys.secrets(), &keys.channel_id)?;
        match self.connect(actor, &keys, &asking, fields.shared).await {
            Ok(id) => self.account_written(&id).await,
            Err(error) => {
                asking.done(&keys.channel_secret).await;
                Err(error)
            }
        }
    }

    /// Takes an account out of use. Its rooms stay (R20), its secrets go; what waits to be sent is refused.
    ///
    /// # Errors
    /// `NotAdministrator`, `NotFound`; `SecretsUnavailable` or `SecretsLocked` when its secrets cannot be removed
    /// now: then it stays connected.
    pub async fn account_disconnect(&self, actor: &MemberId, id: &LineAccountId) -> Result<AdminAccount> {
        require_administrator(&mut self.store.read().await?, actor).await?;
        // From here on nobody is given a client for it, and none is made: no token is issued any more.
        let mut slot = self.line.lock(id).await;
        let account = connected(&mut self.store.read().await?, id).await?;
        let kept = self.take_secrets(id).await?;
        if let Err(error) = self.write_disconnected(actor, id).await {
            self.put_back(id, kept).await;
            return Err(error);
        }
        let client = slot.take();
        drop(slot);
        if let Some(kept) = kept {
            self.line.retire(client, Some(&kept), &account.channel_id, &kept.channel_secret).await;
        }
        self.account_written(id).await
    }

    /// Says whether an account is shared by several members or one member's own.
    ///
    /// # Errors
    /// `NotAdministrator`, `NotFound`; `AccountInUse` for an account that several members use.
    pub async fn account_mode(
        &self,
        actor: &MemberId,
        id: &LineAccountId,
        shared: bool,
    ) -> Result<AdminAccount> {
        let mut tx = self.store.begin().await?;
        require_administrator(tx.conn(), actor).await?;
        line_accounts::get(tx.conn(), id).await?.ok_or_else(|| Error::new(ErrorCode::NotFound))?;
        if !shared {
            require_one_user(tx.conn(), id).await?;
        }
        line_accounts::set_shared(tx.conn(), id, shared, self.now()).await?;
        self.accounts_changed(tx, id).await?;
        self.account_written(id).await
    }

    /// Connects the account of these keys, and gives back the token that theirs replaces. Its secrets are written
    /// outside the transaction: a keychain, and a file's arithmetic, would hold up every other writer.
    async fn connect(
        &self,
        actor: &MemberId,
        keys: &Keys,
        asking: &Asking,
        shared: bool,
    ) -> Result<LineAccountId> {
        let bot = keys::owner(&asking.client, keys).await?;
        let photo = self.pictures.fetch_if_there(&self.store, bot.picture_url.as_deref()).await?;
        let known = line_accounts::by_bot_user_id(&mut self.store.read().await?, &bot.user_id).await?;
        let id = known.as_ref().map_or_else(|| LineAccountId(self.new_id()), |known| known.id.clone());
        require_free(&mut self.store.read().await?, &id, &bot, shared).await?;
        let account = account(&id, keys, &bot, shared, known);
        let mut slot = self.line.lock(&id).await;
        let before = self.keep_secrets(&id, keys.secrets_with(asking.issued())).await?;
        if let Err(error) = self.write_connected(actor, &account, &bot, photo).await {
            self.put_back(&id, before).await;
            return Err(error);
        }
        let client = slot.take();
        drop(slot);
        self.line.retire(client, before.as_ref(), &account.channel_id, &keys.channel_secret).await;
        Ok(id)
    }

    async fn write_connected(
        &self,
        actor: &MemberId,
        account: &LineAccount,
        bot: &BotInfo,
        photo: Option<Media>,
    ) -> Result<()> {
        let mut tx = self.store.begin().await?;
        require_administrator(tx.conn(), actor).await?;
        require_free(tx.conn(), &account.id, bot, account.shared).await?;
        line_accounts::put(tx.conn(), account, self.now()).await?;
        save_bot_info(&mut tx, &account.id, bot, photo, self.now()).await?;
        self.accounts_changed(tx, &account.id).await
    }

    async fn write_disconnected(&self, actor: &MemberId, id: &LineAccountId) -> Result<()> {
        let mut tx = self.store.begin().await?;
        require_administrator(tx.conn(), actor).await?;
        line_accounts::disconnect(tx.conn(), id, self.now()).await?;
        account_checks::delete_all(tx.conn(), id).await?;
        self.accounts_changed(tx, id).await
    }

    /// Keeps an account's secrets, and says what was kept before. A channel secret that they replace is accepted for
    /// a while.
    async fn keep_secrets(&self, id: &LineAccountId, new: AccountSecrets) -> Result<Option<AccountSecrets>> {
        let (kept, of, now) = (self.environment.secrets.clone(), id.clone(), self.now());
        blocking(move || {
            let mut replaced = None;
            let done = kept.change(&of, &mut |before| {
                let mut new = new.clone();
                new.old_channel_secret = before.as_ref().and_then(|before| still_accepted(before, &new, now));
                replaced = Some(before);
                Some(new)
            });
            match (done, replaced) {
                (Ok(()), before) => Ok(before.flatten()),
                (Err(error), before) => {
                    // A keychain may have taken a part of it.
                    if let Some(before) = before {
                        restore(kept.as_ref(), &of, before);
                    }
                    Err(error)
                }
            }
        })
        .await?
    }

    /// Removes an account's secrets, and says what they were, as far as they could be read.
    async fn take_secrets(&self, id: &LineAccountId) -> Result<Option<AccountSecrets>> {
        let (secrets, of) = (self.environment.secrets.clone(), id.clone());
        blocking(move || {
            let kept = secrets.get(&of).ok().flatten();
            secrets.remove(&of).map(|()| kept)
        })
        .await?
    }

    /// Keeps an account's secrets as they were: what they were changed for did not come about.
    async fn put_back(&self, id: &LineAccountId, before: Option<AccountSecrets>) {
        let (secrets, of) = (self.environment.secrets.clone(), id.clone());
        if let Err(error) = blocking(move || restore(secrets.as_ref(), &of, before)).await {
            tracing::warn!(%error, account = %id, "an account's secrets are not as they were");
        }
    }

    async fn accounts_changed(&self, mut tx: WriteTx, id: &LineAccountId) -> Result<()> {
        for change in [Change::Session, Change::Admin, Change::Profile, Change::Outbox, Change::Fetch] {
            tx.changed(change);
        }
        self.pending_checks.request(id);
        Ok(tx.commit().await?)
    }

    async fn account_written(&self, id: &LineAccountId) -> Result<AdminAccount> {
        self.webhook_accounts.refresh().await?;
        account_row(&mut self.store.read().await?, id, self.now()).await
    }
}

/// Whose keys these are, and where LINE sends the account's webhooks.
async fn preview(asking: &Asking, keys: &Keys) -> Result<(BotInfo, Option<WebhookEndpoint>)> {
    let bot = keys::owner(&asking.client, keys).await?;
    // Without an answer nothing is said; the checks ask again.
    let endpoint = asking.client.webhook_endpoint().await.ok().flatten();
    Ok((bot, endpoint))
}

fn restore(secrets: &dyn Secrets, id: &LineAccountId, before: Option<AccountSecrets>) {
    let done = match before {
        Some(before) => secrets.set(id, &before),
        None => secrets.remove(id),
    };
    if let Err(error) = done {
        tracing::warn!(%error, account = %id, "an account's secrets are not as they were");
    }
}

fn account(
    id: &LineAccountId,
    keys: &Keys,
    bot: &BotInfo,
    shared: bool,
    known: Option<LineAccount>,
) -> LineAccount {
    LineAccount {
        id: id.clone(),
        bot_user_id: bot.user_id.clone(),
        basic_id: bot.basic_id.clone(),
        channel_id: keys.channel_id.clone(),
        display_name: stranger::name(&bot.display_name),
        photo: known.and_then(|known| known.photo),
        shared,
        chat_mode: chat_mode(&bot.chat_mode),
        mark_as_read: mark_as_read_mode(&bot.mark_as_read_mode),
        last_event_at: None,
        disconnected: false,
        quota: Quota::default(),
        token_kind: keys.token_kind(),
    }
}

/// The channel secret that LINE signed with until now, and until when it counts.
fn still_accepted(
    before: &AccountSecrets,
    new: &AccountSecrets,
    now: UtcMs,
) -> Option<(line::Secret, UtcMs)> {
    if before.channel_secret == new.channel_secret {
        return before.old_channel_secret.clone().filter(|(_, until)| *until > now);
    }
    Some((before.channel_secret.clone(), now.plus(OLD_SECRET_MS)))
}

async fn require_free(conn: &mut Conn, id: &LineAccountId, bot: &BotInfo, shared: bool) -> Result<()> {
    if line_accounts::by_basic_id(conn, &bot.basic_id).await?.is_some_and(|other| other.id != *id) {
        return Err(Error::new(ErrorCode::AccountExists));
    }
    if shared { Ok(()) } else { require_one_user(conn, id).await }
}

async fn require_one_user(conn: &mut Conn, id: &LineAccountId) -> Result<()> {
    let users = members::of_account(conn, id).await?;
    match users.as_slice() {
        [first, _, ..] => Err(Error::new(ErrorCode::AccountInUse).with("member", &first.entry.name)),
        _ => Ok(()),
    }
}
