//! The checks of the credentials: are the keys at hand, does LINE take them, and whose are they?

use std::sync::Arc;

use domain::LineAccountId;
use domain::account::{ChatMode, CheckCode, CheckName, CheckState, MarkAsReadMode};
use line::{BotInfo, Client, ErrorKind};
use store::line_accounts::{self, LineAccount};
use store::{Change, account_checks, media};

use super::findings::Finding;
use super::run::Checks;
use crate::accounts::account::save_bot_info;
use crate::accounts::modes;
use crate::blocking::blocking;
use crate::{ErrorCode, Result};

impl Checks {
    /// Whether LINE takes the keys, and a client when it does.
    pub(super) async fn credentials(&self, account: &LineAccount) -> Result<(Finding, Option<Arc<Client>>)> {
        let name = CheckName::Credentials;
        let client = match self.line.of(&account.id, &account.channel_id).await {
            Ok(client) => client,
            Err(error) if error.code == ErrorCode::SecretsUnavailable => {
                return Ok((Finding::new(name, CheckState::Failed, CheckCode::SecretsUnavailable), None));
            }
            Err(error) => return Err(error),
        };
        Ok(match client.verify_token().await {
            Ok(_) => (Finding::ok(name), Some(client)),
            Err(error) if error.kind == ErrorKind::Unauthorized => {
                (Finding::new(name, CheckState::Failed, CheckCode::Refused).in_words_of(&error), None)
            }
            // One question without an answer is soon forgotten; with two, nothing goes out until LINE is there again.
            Err(error) => {
                let finding = Finding::unanswered(name, &error);
                let again =
                    finding.code == CheckCode::Unreachable && self.was_unreachable(&account.id).await?;
                let state = if again { CheckState::Failed } else { CheckState::Warning };
                (Finding { state, ..finding }, None)
            }
        })
    }

    async fn was_unreachable(&self, id: &LineAccountId) -> Result<bool> {
        let known = account_checks::of_account(&mut self.store.read().await?, id).await?;
        Ok(known.iter().any(|row| row.name == CheckName::Credentials && row.code == CheckCode::Unreachable))
    }

    /// Name, picture and modes as LINE has them now.
    pub(super) async fn bot_info(&self, account: &LineAccount, client: &Client) -> Result<Vec<Finding>> {
        let bot = match client.bot_info().await {
            Ok(bot) => bot,
            Err(error) => return Ok(vec![Finding::unanswered(CheckName::BotInfo, &error)]),
        };
        if bot.user_id != account.bot_user_id {
            return Ok(vec![Finding::new(CheckName::BotInfo, CheckState::Failed, CheckCode::AnotherAccount)]);
        }
        self.bring_up_to_date(account, &bot).await?;
        Ok(vec![
            Finding::ok(CheckName::BotInfo),
            chat_mode(modes::chat_mode(&bot.chat_mode)),
            mark_as_read(modes::mark_as_read_mode(&bot.mark_as_read_mode)),
        ])
    }

    async fn bring_up_to_date(&self, account: &LineAccount, bot: &BotInfo) -> Result<()> {
        let mut conn = self.store.read().await?;
        let known = line_accounts::picture_url(&mut conn, &account.id).await?;
        let photo = match &account.photo {
            Some(photo) if known == bot.picture_url => media::get(&mut conn, photo).await?,
            _ => None,
        };
        drop(conn);
        let photo = match photo {
            Some(photo) => Some(photo),
            None => self.pictures.fetch_if_there(&self.store, bot.picture_url.as_deref()).await?,
        };
        let mut tx = self.store.begin().await?;
        if save_bot_info(&mut tx, &account.id, bot, photo, self.environment.now()).await? {
            for change in [Change::Session, Change::Profile] {
                tx.changed(change);
            }
        }
        Ok(tx.commit().await?)
    }

    /// Forgets a channel secret that is accepted no more.
    pub(super) async fn forget_old_secret(&self, id: &LineAccountId) -> Result<()> {
        let (secrets, id, now) = (self.environment.secrets.clone(), id.clone(), self.environment.now());
        let done = blocking(move || {
            secrets.change(&id, &mut |kept| {
                let mut kept = kept?;
                let (_, until) = kept.old_channel_secret.take()?;
                (until <= now).then_some(kept)
            })
        });
        if let Err(error) = done.await? {
            tracing::info!(%error, "an old channel secret is kept for now; the webhook server does not accept it");
        }
        Ok(())
    }
}

/// Only the one mode is right: another one that LINE adds is worth a look, too.
fn chat_mode(mode: ChatMode) -> Finding {
    let (state, code) = match mode {
        ChatMode::Chat => (CheckState::Ok, CheckCode::Chat),
        ChatMode::Bot | ChatMode::Unknown => (CheckState::Warning, CheckCode::Bot),
    };
    Finding::new(CheckName::ChatMode, state, code)
}

fn mark_as_read(mode: MarkAsReadMode) -> Finding {
    let (state, code) = match mode {
        MarkAsReadMode::Manual => (CheckState::Ok, CheckCode::Manual),
        MarkAsReadMode::Auto | MarkAsReadMode::Unknown => (CheckState::Warning, CheckCode::Auto),
    };
    Finding::new(CheckName::MarkAsRead, state, code)
}
