//! R4: in a room with a LINE user who is not a contact yet, one click adds them as an external contact.

use app::ErrorCode;
use app::contacts::views::ContactListName;
use domain::LineUserId;
use domain::message::SystemEvent;

use crate::people::{adds_contact, code, list, names, system_messages};
use crate::talk::mio_has_added_aya;

#[tokio::test]
async fn r4_one_click_adds_and_the_room_says_so() {
    let (world, room) = mio_has_added_aya().await;
    let before = world.app().room_get(&world.aya, &room).await.unwrap();
    assert!(before.line_users[0].addable && before.line_users[0].contact_id.is_none());
    let contact = adds_contact(&world, &world.aya, &world.mio, "Mio").await;
    let after = world.app().room_get(&world.aya, &room).await.unwrap();
    assert_eq!(after.line_users[0].contact_id.as_ref(), Some(&contact.id));
    assert!(!after.line_users[0].addable);
    let lines = system_messages(&world, &world.aya, &room).await;
    assert_eq!(lines.last().unwrap(), &(SystemEvent::ContactAdded, "Aya".into(), "Mio".into()));
    assert_eq!(names(&list(&world, &world.aya, ContactListName::External).await), ["Mio"]);
}

#[tokio::test]
async fn r4_a_second_click_adds_nothing_and_says_nothing() {
    let (world, room) = mio_has_added_aya().await;
    let first = adds_contact(&world, &world.aya, &world.mio, "Mio").await;
    let second = adds_contact(&world, &world.aya, &world.mio, "Mio").await;
    assert_eq!(first.id, second.id);
    let added = system_messages(&world, &world.aya, &room)
        .await
        .into_iter()
        .filter(|line| line.0 == SystemEvent::ContactAdded);
    assert_eq!(added.count(), 1);
}

#[tokio::test]
async fn r4_the_room_takes_the_contacts_name_and_is_found_by_both() {
    let (world, room) = mio_has_added_aya().await;
    let contact = adds_contact(&world, &world.aya, &world.mio, "Mio").await;
    let fields = domain::contact::ContactFields { name: "渡辺 美緒".into(), ..contact.fields.clone() };
    world.app().contact_edit(&world.aya, &contact.id, contact.version, fields).await.unwrap();
    let detail = world.app().room_get(&world.aya, &room).await.unwrap();
    assert_eq!((detail.title.as_str(), detail.nickname.as_deref()), ("渡辺 美緒", Some("Mio")));
    assert_eq!(world.room(&world.aya, "渡辺").await, room);
    assert_eq!(world.room(&world.aya, "ｍｉｏ").await, room, "in any width and case");
}

#[tokio::test]
async fn r4_only_people_of_the_room_can_be_added_from_it() {
    let (world, room) = mio_has_added_aya().await;
    let ploy = LineUserId::from(world.ploy.as_str());
    assert_eq!(code(world.app().room_add_contact(&world.aya, &room, &ploy).await), ErrorCode::NotFound);
    let mio = LineUserId::from(world.mio.as_str());
    assert_eq!(code(world.app().room_add_contact(&world.ken, &room, &mio).await), ErrorCode::NotFound);
}
