//! Who is in a group: what LINE told last counts, in whatever order its events come (R23).
#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use domain::UtcMs;
use store::{Store, query, room_members};
use tempfile::TempDir;

/// What LINE tells, by its own time.
#[derive(Clone, Copy)]
enum Told {
    Joined(i64),
    Left(i64),
}
use Told::{Joined, Left};

/// Whether Mio is in the group once this was told.
async fn is_in_group(told: &[Told]) -> bool {
    let folder = TempDir::new().expect("a folder");
    let store = Store::open(folder.path()).await.expect("a store");
    let mut tx = store.begin().await.expect("a transaction");
    let account = "INSERT INTO line_account (id, bot_user_id, basic_id, channel_id, display_name, mode, created_at, \
                   updated_at) VALUES ('a', 'B', '@a', '1', 'Aya', 'own', 1, 1)";
    let room = "INSERT INTO room (id, kind, line_account_id, line_id, line_kind, last_activity_at, created_at) \
                VALUES ('r', 'group', 'a', 'C', 'group', 1, 1)";
    let user = "INSERT INTO line_user (id, created_at, updated_at) VALUES ('U', 1, 1)";
    for sql in [account, room, user] {
        query(sql).execute(tx.conn()).await.expect("a row");
    }
    let (room, user) = ("r".into(), "U".into());
    for event in told {
        match *event {
            Joined(at) => room_members::add_line_user(tx.conn(), &room, &user, UtcMs(at)).await,
            Left(at) => room_members::remove_line_user(tx.conn(), &room, &user, UtcMs(at)).await,
        }
        .expect("it is written");
    }
    room_members::has_line_user(tx.conn(), &room, &user).await.expect("it is read")
}

#[tokio::test]
async fn r23_a_join_between_two_leave_events_brings_nobody_back() {
    assert!(!is_in_group(&[Joined(1), Left(2), Joined(3), Left(4)]).await, "in order");
    assert!(!is_in_group(&[Left(2), Left(4), Joined(3)]).await);
    assert!(!is_in_group(&[Left(4), Left(2), Joined(1), Joined(3)]).await);
}

#[tokio::test]
async fn r23_a_leave_event_before_two_join_events_takes_nobody_out() {
    assert!(is_in_group(&[Joined(1), Left(2), Joined(3)]).await, "in order");
    assert!(is_in_group(&[Joined(1), Joined(3), Left(2)]).await);
    assert!(is_in_group(&[Joined(3), Left(2), Joined(1)]).await);
}
