//! Closed sets in a database that LINE's words, or a later version of this program, have come into.
#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use domain::account::{ChatMode, CheckCode, CheckName, ChecklistName, MarkAsReadMode};
use domain::{LineAccountId, UtcMs};
use store::{Error, Store, WriteTx, account_checklist, account_checks, friends, line_accounts, query};
use tempfile::TempDir;

async fn run(tx: &mut WriteTx, sql: &'static str) {
    query(sql).execute(tx.conn()).await.expect("the statement runs");
}

async fn an_account(store: &Store) -> (WriteTx, LineAccountId) {
    let mut tx = store.begin().await.expect("a transaction");
    run(
        &mut tx,
        "INSERT INTO line_account (id, bot_user_id, basic_id, channel_id, display_name, mode, chat_mode, mark_as_read, \
         created_at, updated_at) VALUES ('acc', 'U1', '@a', '1', 'A', 'own', 'hybrid', '', 1, 1)",
    )
    .await;
    (tx, "acc".into())
}

#[tokio::test]
async fn an_account_with_a_chat_mode_of_an_unknown_spelling_is_read() {
    let folder = TempDir::new().expect("a folder");
    let store = Store::open(folder.path()).await.expect("a workspace");
    let (mut tx, id) = an_account(&store).await;
    let account = line_accounts::get(tx.conn(), &id).await.expect("it is read").expect("there");
    assert_eq!(
        (account.chat_mode, account.mark_as_read),
        (ChatMode::Unknown, MarkAsReadMode::Unknown),
        "LINE may add modes"
    );
}

#[tokio::test]
async fn a_check_code_of_a_later_version_is_read_as_unknown_and_an_unknown_check_is_left_out() {
    let folder = TempDir::new().expect("a folder");
    let store = Store::open(folder.path()).await.expect("a workspace");
    let (mut tx, id) = an_account(&store).await;
    run(
        &mut tx,
        "INSERT INTO account_check (line_account_id, name, state, code, checked_at, since_at) VALUES \
         ('acc', 'quota', 'failed', 'code_of_a_later_version', 1, 1), ('acc', 'check_of_a_later_version', 'failed', 'off', 1, 1)",
    )
    .await;
    let checks = account_checks::of_account(tx.conn(), &id).await.expect("the panel is shown");
    let read: Vec<_> = checks.iter().map(|check| (check.name, check.code)).collect();
    assert_eq!(read, [(CheckName::Quota, CheckCode::Unknown)]);
    assert_eq!(account_checks::failed(tx.conn()).await.expect("the banner is shown").len(), 1);
}

#[tokio::test]
async fn a_checklist_item_of_a_later_version_is_left_out() {
    let folder = TempDir::new().expect("a folder");
    let store = Store::open(folder.path()).await.expect("a workspace");
    let (mut tx, id) = an_account(&store).await;
    run(
        &mut tx,
        "INSERT INTO member (id, name, sort_key, search_key, created_at, updated_at) VALUES ('aya', 'Aya', x'00', '', 1, 1)",
    )
    .await;
    account_checklist::tick(tx.conn(), &id, ChecklistName::Greeting, &"aya".into(), UtcMs(7))
        .await
        .expect("ticked");
    run(
        &mut tx,
        "INSERT INTO account_checklist (line_account_id, item, done_at, member_id) VALUES ('acc', 'later', 1, 'aya')",
    )
    .await;
    let ticked = account_checklist::ticked(tx.conn(), &id).await.expect("the checklist is shown");
    assert_eq!(ticked.len(), 1);
    assert_eq!((ticked[0].item, ticked[0].done_at), (ChecklistName::Greeting, UtcMs(7)));
}

#[tokio::test]
async fn a_friend_state_of_an_unknown_spelling_is_an_error_of_its_row() {
    let folder = TempDir::new().expect("a folder");
    let store = Store::open(folder.path()).await.expect("a workspace");
    let (mut tx, id) = an_account(&store).await;
    run(&mut tx, "INSERT INTO line_user (id, created_at, updated_at) VALUES ('U2', 1, 1)").await;
    run(&mut tx, "PRAGMA ignore_check_constraints = ON").await;
    run(
        &mut tx,
        "INSERT INTO friend (line_account_id, line_user_id, state, state_at, created_at) VALUES ('acc', 'U2', 'foe', 1, 1)",
    )
    .await;
    let refused = friends::get(tx.conn(), &id, &"U2".into()).await.expect_err("nobody stands like that");
    assert!(matches!(refused, Error::Refused(_)), "{refused:?}");
}
