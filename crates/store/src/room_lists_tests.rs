use super::*;
use crate::{Store, message_media, outbox, query, room_access, room_messages, sql::composed_query};

async fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).await.expect("a new store opens");
    (folder, store)
}

#[tokio::test]
async fn no_query_of_rooms_or_messages_scans_a_whole_table() {
    let (_folder, store) = store().await;
    let mut conn = store.read().await.expect("a reader");
    let absent = [MemberId::from("ken"), MemberId::from("sora")];
    let lists = [RoomScope::Mine, RoomScope::Unassigned, RoomScope::Unattended(&absent)]
        .into_iter()
        .flat_map(|scope| [window_sql(scope), total_sql(scope)]);
    let others =
        [ONE, room_access::READABLE, room_messages::PAGE, message_media::DUE, outbox::ROOMS_WAITING_FOR];
    for sql in lists.chain(others.map(Cow::from)) {
        let plan = composed_query(format!("EXPLAIN QUERY PLAN {sql}"))
            .fetch_all(&mut conn)
            .await
            .expect("the statement is one");
        let lines: Vec<String> = plan.iter().map(|row| row.get("detail").unwrap()).collect();
        // `ids` is the window itself: at most 200 rows; `a` is the company's few accounts.
        let short = ["SCAN ids", "SCAN a", "CONSTANT ROW"];
        let walks =
            |line: &&String| line.contains("SCAN ") && !short.iter().any(|short| line.contains(short));
        assert_eq!(lines.iter().find(walks), None, "{sql}\n{lines:#?}");
    }
}

/// 1,000 rooms of Aya's with 100 messages each.
async fn a_long_history(store: &Store) {
    let statements = [
        "INSERT INTO line_account (id, bot_user_id, basic_id, channel_id, display_name, mode, created_at, updated_at) \
         VALUES ('account', 'Ubot', '@aya', '1', 'Aya', 'own', 0, 0)",
        "INSERT INTO member (id, name, line_account_id, sort_key, search_key, created_at, updated_at) \
         VALUES ('aya', 'Aya', 'account', x'', 'aya', 0, 0)",
        "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999) \
         INSERT INTO line_user (id, display_name, created_at, updated_at) SELECT 'U' || i, 'Person ' || i, 0, 0 FROM n",
        "INSERT INTO room (id, kind, line_account_id, line_id, line_kind, line_user_id, search_key, last_activity_at, \
         created_at) SELECT 'r' || id, 'direct', 'account', id, 'user', id, lower(display_name), 0, 0 FROM line_user",
        "INSERT INTO room_member (room_id, member_id, joined_at) SELECT id, 'aya', 0 FROM room",
        "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99) \
         INSERT INTO message (id, room_id, direction, kind, body, text, line_user_id, line_account_id, line_message_id, \
         sent_at, created_at) SELECT r.id || '-' || i, r.id, 'in', 'text', '{}', 'words ' || i, r.line_user_id, 'account', \
         r.id || '-' || i, i, 0 FROM room r, n",
        "UPDATE room SET last_message_id = id || '-99', last_activity_at = 99",
    ];
    let mut tx = store.begin().await.expect("the writer");
    for sql in statements {
        query(sql).execute(tx.conn()).await.expect(sql);
    }
    tx.commit().await.expect("it is written");
}

#[tokio::test]
async fn the_first_page_of_a_long_history_has_its_latest_messages() {
    let (_folder, store) = store().await;
    a_long_history(&store).await;
    let mut conn = store.read().await.expect("a reader");
    let aya = MemberId("aya".into());
    let rows = window(&mut conn, &aya, RoomScope::Mine, "", (0, 50)).await.expect("a window");
    let found = total(&mut conn, &aya, RoomScope::Mine, "person 77").await.expect("a total");
    let page = room_messages::page(&mut conn, &rows[0].id, None, 50).await.expect("a page");
    let due = outbox::next_due(&mut conn).await.expect("nothing waits");
    assert_eq!((rows.len(), found, page.len(), due), (50, 11, 50, None));
    assert_eq!(page[0].content.text, "words 99", "the latest first");
}
