//! The list of rooms shows what people said, and marks what somebody has to read.

use app::rooms::message_views::Preview;
use app::rooms::views::RoomRow;
use domain::room::RoomFilter;
use testkit::World;

use crate::r17_in_conversation as r17;
use crate::talk::{mio_has_added_aya, rooms};

async fn row(world: &World, title: &str) -> RoomRow {
    let mut rows = rooms(world, &world.aya, RoomFilter::Mine).await;
    let at = rows.iter().position(|row| row.title == title).expect("a room of that title");
    rows.swap_remove(at)
}

fn text(row: &RoomRow) -> &str {
    match &row.last.as_ref().expect("a last message").preview {
        Preview::Text { text } => text,
        other => panic!("{other:?} is no text"),
    }
}

#[tokio::test]
async fn a_new_friend_is_unread_and_notified_until_somebody_looks() {
    let world = World::new().await;
    world.adds(&world.mio, "@aya").await;
    let room = row(&world, "Mio").await;
    assert_eq!(room.unread, 1);
    assert!(matches!(room.last.unwrap().preview, Preview::System(_)), "nobody has said anything yet");
    assert_eq!(world.app().session_get(&world.aya).await.unwrap().unread, 1);
    world.clock.advance(2_000);
    world.app().notify_due().await.unwrap();
    let notes = world.desktop.notes.lock().unwrap().clone();
    assert_eq!(
        notes,
        [("Mio".to_owned(), "👋 Added you on LINE.".to_owned())],
        "by the name that LINE told since"
    );
    let (id, at) = (room.id, room.at);
    world.app().room_read(&world.aya, &id, at).await.unwrap();
    assert_eq!(row(&world, "Mio").await.unread, 0);
}

#[tokio::test]
async fn system_messages_neither_replace_what_a_customer_said_nor_move_the_room() {
    let (world, room) = mio_has_added_aya().await;
    world.writes(&world.mio, "@aya", "Are you open?").await;
    world.clock.advance(60_000);
    world.adds(&world.ploy, "@aya").await;
    world.writes(&world.ploy, "@aya", "Hello").await;
    world.clock.advance(60_000);
    let before = row(&world, "Mio").await;
    world.app().room_add_contact(&world.aya, &room, &world.mio.as_str().into()).await.unwrap();
    world.app().room_invite_member(&world.aya, &room, &world.ken).await.unwrap();
    let after = row(&world, "Mio").await;
    assert_eq!((text(&after), after.at, after.unread), ("Are you open?", before.at, before.unread));
    assert_eq!(
        rooms(&world, &world.aya, RoomFilter::Mine).await[0].title,
        "Ploy",
        "the later customer first"
    );
}

#[tokio::test]
async fn the_last_message_names_a_colleague_and_not_the_member_themselves() {
    let (world, room) = mio_has_added_aya().await;
    world.app().room_invite_member(&world.aya, &room, &world.ken).await.unwrap();
    world.sends(&world.aya, &room, "At ten.").await;
    let last = row(&world, "Mio").await.last.unwrap();
    assert_eq!((last.mine, last.sender_name.as_str()), (true, ""));
    let kens = rooms(&world, &world.ken, RoomFilter::Mine).await.pop().unwrap().last.unwrap();
    assert_eq!((kens.mine, kens.sender_name.as_str()), (true, "Aya"), "written here, by a colleague");
}

#[tokio::test]
async fn a_draft_stands_in_the_list_in_one_line_and_only_for_its_writer() {
    let (world, room) = mio_has_added_aya().await;
    world.app().room_invite_member(&world.aya, &room, &world.ken).await.unwrap();
    let typed = format!("See you\nat {}", "x".repeat(1000));
    world.app().room_draft(&world.aya, &room, &typed).await.unwrap();
    let draft = row(&world, "Mio").await.draft;
    assert!(draft.starts_with("See you at xxx") && draft.chars().count() <= 121, "{draft}");
    assert_eq!(rooms(&world, &world.ken, RoomFilter::Mine).await[0].draft, "");
}

#[tokio::test]
async fn a_colleagues_question_is_unread_where_it_is_asked() {
    let (world, contact) = r17::mio_chats_with_ken().await;
    for room in rooms(&world, &world.ken, RoomFilter::Mine).await {
        world.app().room_read(&world.ken, &room.id, room.at).await.unwrap();
    }
    let ayas = world.app().session_get(&world.aya).await.unwrap().unread;
    world.app().contact_ask_colleague(&world.aya, &contact.id).await.unwrap();
    assert_eq!(rooms(&world, &world.ken, RoomFilter::Mine).await[0].unread, 1);
    let after = world.app().session_get(&world.aya).await.unwrap().unread;
    assert_eq!(after, ayas, "whoever asks has nothing more to read");
}
