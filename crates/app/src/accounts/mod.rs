//! The Official Accounts that carry conversations: connecting them, and taking them out of use.

mod door;
mod keys;

use domain::{LineAccountId, MemberId, UtcMs};
use line::BotInfo;
use store::line_accounts::{self, LineAccount, Quota, Shown};
use store::media::{self, Media};
use store::{Change, WriteTx, account_checks, members};

use crate::authorisation::require_administrator;
use crate::blocking::blocking;
use crate::outside::AccountSecrets;
use crate::views::accounts::{AccountFields, AccountFound};
use crate::views::admin::Admin;
use crate::{App, Error, ErrorCode, Result};
pub(crate) use door::{AtDoor, Heard};
pub use door::{DoorAccount, DoorSecret};
use keys::Keys;

/// How long a channel secret that was renewed is still accepted, in ms: a day. Webhooks that LINE sends again are
/// signed anew, so it only has to outlast the renewal itself.
const OLD_SECRET_MS: i64 = 24 * 60 * 60 * 1000;

impl App {
    /// Says whose keys these are, as LINE shows it, and keeps nothing of them.
    ///
    /// # Errors
    /// As [`account_connect`](Self::account_connect).
    pub async fn account_look(&self, actor: &MemberId, fields: AccountFields) -> Result<AccountFound> {
        require_administrator(&mut *self.store.read().await?, actor).await?;
        let keys = Keys::checked(&fields)?;
        let client = self.line.asking(&keys.secrets(), &keys.channel_id)?;
        let bot = keys::owner(&client.client, &keys).await?;
        // Without an answer nothing is said; the checks ask again.
        let endpoint = client.client.webhook_endpoint().await.ok().flatten();
        // LINE counts tokens by assertion, 30 at most: this one has done its work.
        if let Err(error) = client.client.revoke_token(&keys.channel_secret).await {
            tracing::info!(%error, "a token that was only for looking is still counted");
        }
        let photo = self.photo_at(bot.picture_url.as_deref()).await?;
        let mut tx = self.store.begin().await?;
        if let Some(photo) = &photo {
            media::insert(tx.conn(), photo, self.now()).await?;
        }
        let known = line_accounts::by_bot_user_id(tx.conn(), &bot.user_id).await?;
        tx.commit().await?;
        let ours = |url: &str| known.as_ref().is_some_and(|known| self.is_ours(known, url));
        let elsewhere =
            endpoint.map(|endpoint| endpoint.endpoint).filter(|url| !url.is_empty() && !ours(url));
        Ok(AccountFound {
            basic_id: bot.basic_id,
            display_name: bot.display_name,
            photo: photo.map(|photo| photo.hash),
            chat_mode: bot.chat_mode,
            mark_as_read: bot.mark_as_read_mode,
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
    pub async fn account_connect(&self, actor: &MemberId, fields: AccountFields) -> Result<Admin> {
        require_administrator(&mut *self.store.read().await?, actor).await?;
        let keys = Keys::checked(&fields)?;
        let asking = self.line.asking(&keys.secrets(), &keys.channel_id)?;
        let bot = keys::owner(&asking.client, &keys).await?;
        let known = line_accounts::by_bot_user_id(&mut *self.store.read().await?, &bot.user_id).await?;
        let id = known.as_ref().map_or_else(|| LineAccountId(self.new_id()), |known| known.id.clone());
        let photo = self.photo_at(bot.picture_url.as_deref()).await?;
        let secrets = keys.secrets_with(asking.issued());
        let mut tx = self.store.begin().await?;
        require_administrator(tx.conn(), actor).await?;
        require_free(&mut tx, &id, &bot, fields.shared).await?;
        self.keep_secrets(&id, secrets).await?;
        let account = account(&id, &keys, &bot, fields.shared, known);
        line_accounts::put(tx.conn(), &account, self.now()).await?;
        self.show(&mut tx, &id, &bot, photo).await?;
        self.accounts_changed(tx, &id, actor).await
    }

    /// Takes an account out of use. Its rooms stay (R20), its secrets go; what waits to be sent is refused.
    ///
    /// # Errors
    /// `NotAdministrator`, `NotFound`; `SecretsUnavailable` or `SecretsLocked` when its secrets cannot be removed
    /// now: then it stays connected.
    pub async fn account_disconnect(&self, actor: &MemberId, id: &LineAccountId) -> Result<Admin> {
        require_administrator(&mut *self.store.read().await?, actor).await?;
        let account = self.connected(id).await?;
        self.revoke(&account).await;
        let mut tx = self.store.begin().await?;
        require_administrator(tx.conn(), actor).await?;
        line_accounts::disconnect(tx.conn(), id, self.now()).await?;
        account_checks::forget(tx.conn(), id).await?;
        let (secrets, of) = (self.outside.secrets.clone(), id.clone());
        blocking(move || secrets.remove(&of)).await??;
        self.accounts_changed(tx, id, actor).await
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

    /// An account that is in use.
    ///
    /// # Errors
    /// `NotFound`.
    pub(crate) async fn connected(&self, id: &LineAccountId) -> Result<LineAccount> {
        let account = line_accounts::get(&mut *self.store.read().await?, id).await?;
        account.filter(|account| !account.disconnected).ok_or_else(|| Error::new(ErrorCode::NotFound))
    }

    /// The picture at an address; none when there is none to be had now.
    pub(crate) async fn photo_at(&self, url: Option<&str>) -> Result<Option<Media>> {
        let Some(url) = url else { return Ok(None) };
        match self.pictures.fetch(&self.store, url).await {
            Err(error) if error.code == ErrorCode::LineUnreachable => Ok(None),
            answer => answer,
        }
    }

    /// Notes what an account shows on LINE, and says whether it is another thing than before.
    pub(crate) async fn show(
        &self,
        tx: &mut WriteTx,
        id: &LineAccountId,
        bot: &BotInfo,
        photo: Option<Media>,
    ) -> Result<bool> {
        if let Some(photo) = &photo {
            media::insert(tx.conn(), photo, self.now()).await?;
        }
        let shown = Shown {
            basic_id: &bot.basic_id,
            display_name: &bot.display_name,
            // A picture that did not come is asked for again.
            picture_url: bot.picture_url.as_deref().filter(|_| photo.is_some()),
            photo: photo.as_ref().map(|photo| &photo.hash),
            chat_mode: &bot.chat_mode,
            mark_as_read: &bot.mark_as_read_mode,
        };
        Ok(line_accounts::set_shown(tx.conn(), id, shown, self.now()).await?)
    }

    /// Keeps an account's secrets. A channel secret that they replace is accepted for a while.
    async fn keep_secrets(&self, id: &LineAccountId, mut new: AccountSecrets) -> Result<()> {
        let (kept, of, now) = (self.outside.secrets.clone(), id.clone(), self.now());
        blocking(move || {
            let before = kept.get(&of)?;
            new.old_channel_secret = before.and_then(|before| still_accepted(&before, &new, now));
            kept.set(&of, &new)
        })
        .await?
    }

    /// Ends the token that LINE has issued for a key, as far as LINE can be asked.
    async fn revoke(&self, account: &LineAccount) {
        let (secrets, id) = (self.outside.secrets.clone(), account.id.clone());
        let Ok(Ok(Some(kept))) = blocking(move || secrets.get(&id)).await else { return };
        let Ok(client) = self.line.of(&account.id, &account.channel_id).await else { return };
        if let Err(error) = client.revoke_token(&kept.channel_secret).await {
            tracing::info!(%error, "a token that is out of use is still counted");
        }
    }

    async fn accounts_changed(&self, mut tx: WriteTx, id: &LineAccountId, actor: &MemberId) -> Result<Admin> {
        for change in [Change::Session, Change::Admin, Change::Profile, Change::Outbox, Change::Fetch] {
            tx.changed(change);
        }
        // Before the commit: whoever is woken by it works with the new keys.
        self.line.forget(id).await;
        self.watch.want(id);
        tx.commit().await?;
        self.door_refresh().await?;
        self.admin_get(actor).await
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
        display_name: bot.display_name.clone(),
        photo: known.and_then(|known| known.photo),
        shared,
        chat_mode: bot.chat_mode.clone(),
        mark_as_read: bot.mark_as_read_mode.clone(),
        last_event_at: None,
        disconnected: false,
        quota: Quota::default(),
        token_kind: keys.kind_word().to_owned(),
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

async fn require_free(tx: &mut WriteTx, id: &LineAccountId, bot: &BotInfo, shared: bool) -> Result<()> {
    if line_accounts::by_basic_id(tx.conn(), &bot.basic_id).await?.is_some_and(|other| other.id != *id) {
        return Err(Error::new(ErrorCode::AccountExists));
    }
    if shared { Ok(()) } else { require_one_user(tx, id).await }
}

async fn require_one_user(tx: &mut WriteTx, id: &LineAccountId) -> Result<()> {
    let users = members::of_account(tx.conn(), id).await?;
    match users.as_slice() {
        [first, _, ..] => Err(Error::new(ErrorCode::AccountInUse).with("member", &first.entry.name)),
        _ => Ok(()),
    }
}
