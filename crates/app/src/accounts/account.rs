//! A LINE account in use, and its row for administrators.

use domain::account::{CheckCode, CheckName, CheckState, ChecklistName};
use domain::stranger;
use domain::{ClosedSet, LineAccountId, UtcMs};
use line::BotInfo;
use store::account_checklist::{self, TickedCount};
use store::account_checks::{self, AccountCheck};
use store::line_accounts::{self, LineAccount};
use store::media::{self, Media};
use store::members::{self, Member};
use store::{Conn, WriteTx};

use super::modes;
use super::quota::quota;
use super::views::AdminAccount;
use crate::{Error, ErrorCode, Result};

/// How many items the checklist has.
const CHECKLIST_ITEMS: u32 = ChecklistName::ALL.len() as u32;

/// Returns an account that is in use.
///
/// # Errors
/// `NotFound`.
pub(crate) async fn connected(conn: &mut Conn, id: &LineAccountId) -> Result<LineAccount> {
    let account = line_accounts::get(conn, id).await?;
    account.filter(|account| !account.disconnected).ok_or_else(|| Error::new(ErrorCode::NotFound))
}

/// Returns the ids of the accounts in use.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn connected_ids(conn: &mut Conn) -> Result<Vec<LineAccountId>> {
    let accounts = line_accounts::all(conn).await?;
    Ok(accounts.into_iter().filter(|account| !account.disconnected).map(|account| account.id).collect())
}

/// Returns an account's row for administrators.
///
/// # Errors
/// `NotFound`.
pub(crate) async fn account_row(conn: &mut Conn, id: &LineAccountId, now: UtcMs) -> Result<AdminAccount> {
    let account = line_accounts::get(conn, id).await?.ok_or_else(|| Error::new(ErrorCode::NotFound))?;
    let users = members::of_account(conn, id).await?;
    let failed = account_checks::failed(conn).await?;
    let ticked = account_checklist::ticked_counts(conn).await?;
    Ok(row(&account, &users, (&failed, &ticked), now))
}

/// Returns every account's row for administrators.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn account_rows(
    conn: &mut Conn,
    everybody: &[Member],
    now: UtcMs,
) -> Result<Vec<AdminAccount>> {
    let accounts = line_accounts::all(conn).await?;
    let failed = account_checks::failed(conn).await?;
    let ticked = account_checklist::ticked_counts(conn).await?;
    Ok(accounts.iter().map(|account| row(account, everybody, (&failed, &ticked), now)).collect())
}

fn row(
    account: &LineAccount,
    everybody: &[Member],
    (failed, ticked): (&[AccountCheck], &[TickedCount]),
    now: UtcMs,
) -> AdminAccount {
    let ticked = ticked.iter().find(|of| of.line_account_id == account.id).map_or(0, |of| of.ticked);
    let users = everybody.iter().filter(|member| member.entry.line_account_id.as_ref() == Some(&account.id));
    AdminAccount {
        id: account.id.clone(),
        basic_id: account.basic_id.clone(),
        display_name: account.display_name.clone(),
        photo: account.photo.clone(),
        channel_id: account.channel_id.clone(),
        shared: account.shared,
        members: users.map(|member| member.id.clone()).collect(),
        last_event_at: account.last_event_at,
        disconnected: account.disconnected,
        token_kind: account.token_kind,
        quota: quota(account, now),
        failed_checks: u32::try_from(failed.iter().filter(|row| row.line_account_id == account.id).count())
            .unwrap_or(u32::MAX),
        open_checklist: if account.disconnected { 0 } else { CHECKLIST_ITEMS.saturating_sub(ticked) },
    }
}

/// Whether LINE's latest test of this computer failed, or could not be told from a stranger's.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn is_cut_off(conn: &mut Conn, id: &LineAccountId) -> Result<bool> {
    let known = account_checks::of_account(conn, id).await?;
    let is_cut_off =
        |row: &AccountCheck| row.state == CheckState::Failed || row.code == CheckCode::NotVerified;
    Ok(known.iter().any(|row| row.name == CheckName::WebhookTest && is_cut_off(row)))
}

/// Saves the bot info of an account. True when it is another than before.
pub(crate) async fn save_bot_info(
    tx: &mut WriteTx,
    id: &LineAccountId,
    bot: &BotInfo,
    photo: Option<Media>,
    now: UtcMs,
) -> Result<bool> {
    if let Some(photo) = &photo {
        media::insert(tx, photo, now).await?;
    }
    let info = line_accounts::BotInfo {
        basic_id: &bot.basic_id,
        display_name: &stranger::name(&bot.display_name),
        // A picture that did not come is asked for again.
        picture_url: bot.picture_url.as_deref().filter(|_| photo.is_some()),
        photo: photo.as_ref().map(|photo| &photo.hash),
        chat_mode: modes::chat_mode(&bot.chat_mode),
        mark_as_read: modes::mark_as_read_mode(&bot.mark_as_read_mode),
    };
    Ok(line_accounts::save_bot_info(tx.conn(), id, info, now).await?)
}
