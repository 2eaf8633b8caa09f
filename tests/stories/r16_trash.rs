//! R16, R18: the Trash of Clients/Partners, and the way back.

use app::ErrorCode;
use app::contacts::views::ContactListName;
use domain::contact::{ContactFields, Sharing};
use domain::delivery::Delivery;

use crate::people::{aya_knows_mio, code, list, names};

#[tokio::test]
async fn r16_a_deleted_contact_goes_to_the_trash_and_the_conversation_goes_on() {
    let (world, contact) = aya_knows_mio().await;
    let room = world.room(&world.aya, "Mio").await;
    world.app().contact_delete(&world.aya, &contact.id).await.unwrap();
    for name in [ContactListName::External, ContactListName::Clients] {
        assert_eq!(list(&world, &world.aya, name).await.total, 0);
    }
    let trash = list(&world, &world.aya, ContactListName::Trash).await;
    assert_eq!((names(&trash), trash.rows[0].deleted_at.is_some()), (vec!["Mio"], true));
    let detail = world.app().contact_get(&world.aya, &contact.id).await.expect("it can be looked at there");
    assert_eq!(detail.deleted_by.map(|member| member.name).as_deref(), Some("Aya"));
    world.writes(&world.mio, "@aya", "Are you there?").await;
    world.sends(&world.aya, &room, "I am").await;
    world.delivers().await;
    let page = world.app().room_messages(&world.aya, &room, None, 50).await.unwrap();
    let delivery =
        page.messages.iter().filter_map(|message| message.outgoing.as_ref()).map(|o| o.delivery).next_back();
    assert_eq!(delivery, Some(Delivery::Accepted), "messages can still be exchanged");
}

#[tokio::test]
async fn r16_deleting_twice_is_deleting_once() {
    let (world, contact) = aya_knows_mio().await;
    world.app().contact_delete(&world.aya, &contact.id).await.unwrap();
    let first = world.app().contact_get(&world.aya, &contact.id).await.unwrap().deleted_at;
    world.clock.advance(1000);
    world.app().contact_delete(&world.aya, &contact.id).await.expect("a double click is no error");
    assert_eq!(world.app().contact_get(&world.aya, &contact.id).await.unwrap().deleted_at, first);
}

#[tokio::test]
async fn r18_restoring_brings_everything_back() {
    let (world, contact) = aya_knows_mio().await;
    let fields = ContactFields { tags: vec!["VIP".into()], memo: "tea".into(), ..contact.fields.clone() };
    world.app().contact_edit(&world.aya, &contact.id, contact.version, fields).await.unwrap();
    let before = world
        .app()
        .contact_share(&world.aya, &contact.id, Sharing::Chosen, std::slice::from_ref(&world.ken))
        .await
        .unwrap();
    world.app().contact_delete(&world.aya, &contact.id).await.unwrap();
    assert_eq!(code(world.app().contact_get(&world.ken, &contact.id).await), ErrorCode::NotFound);
    world.clock.advance(60_000);
    let after = world.app().contact_restore(&world.aya, &contact.id).await.unwrap();
    assert_eq!(after, before, "fields, tags, shares, link to LINE and its room are as they were");
    assert_eq!(names(&list(&world, &world.aya, ContactListName::External).await), ["Mio"]);
    world.app().contact_get(&world.ken, &contact.id).await.expect("Ken sees it again");
    let again =
        world.app().contact_restore(&world.aya, &contact.id).await.expect("restoring twice is no error");
    assert_eq!(again, before);
}

#[tokio::test]
async fn r22_a_contact_in_the_trash_is_not_changed_by_a_form_that_was_open() {
    let (world, contact) = aya_knows_mio().await;
    world.app().contact_delete(&world.aya, &contact.id).await.unwrap();
    let edit =
        world.app().contact_edit(&world.aya, &contact.id, contact.version, contact.fields.clone()).await;
    assert_eq!(code(edit), ErrorCode::Changed);
    assert_eq!(
        code(world.app().contact_share(&world.aya, &contact.id, Sharing::Everyone, &[]).await),
        ErrorCode::Changed
    );
}

#[tokio::test]
async fn deleting_for_good_removes_the_contact_and_never_the_conversation() {
    let (world, contact) = aya_knows_mio().await;
    let room = world.room(&world.aya, "Mio").await;
    world.writes(&world.mio, "@aya", "Hello").await;
    assert_eq!(
        code(world.app().contact_purge(&world.aya, &contact.id).await),
        ErrorCode::Changed,
        "not from the lists"
    );
    world.app().contact_delete(&world.aya, &contact.id).await.unwrap();
    world.app().contact_purge(&world.aya, &contact.id).await.unwrap();
    assert_eq!(code(world.app().contact_get(&world.aya, &contact.id).await), ErrorCode::NotFound);
    assert_eq!(code(world.app().contact_restore(&world.aya, &contact.id).await), ErrorCode::NotFound);
    let page = world.app().room_messages(&world.aya, &room, None, 50).await.expect("the room is still there");
    assert!(!page.messages.is_empty());
    let anew = crate::people::adds_contact(&world, &world.aya, &world.mio, "Mio").await;
    assert_ne!(anew.id, contact.id, "and Mio can be added anew");
}

#[tokio::test]
async fn emptying_the_trash_removes_what_is_mine_and_says_how_many() {
    let (world, contact) = aya_knows_mio().await;
    let named = |name: &str| ContactFields { name: name.into(), ..ContactFields::default() };
    let other = world.app().contact_create(&world.aya, named("Daichi")).await.unwrap();
    let kens = world.app().contact_create(&world.ken, named("Jun")).await.unwrap();
    for (member, id) in [(&world.aya, &contact.id), (&world.aya, &other.id), (&world.ken, &kens.id)] {
        world.app().contact_delete(member, id).await.unwrap();
    }
    assert_eq!(world.app().contact_counts(&world.aya).await.unwrap().trash, 2);
    assert_eq!(world.app().trash_empty(&world.aya).await.unwrap(), 2);
    assert_eq!(world.app().trash_empty(&world.aya).await.unwrap(), 0);
    assert_eq!(names(&list(&world, &world.ken, ContactListName::Trash).await), ["Jun"], "Ken's is Ken's");
}

#[tokio::test]
async fn a_member_with_whom_a_contact_was_shared_neither_restores_nor_purges_it() {
    let (world, contact) = aya_knows_mio().await;
    world.app().contact_share(&world.aya, &contact.id, Sharing::Everyone, &[]).await.unwrap();
    world.app().contact_delete(&world.aya, &contact.id).await.unwrap();
    assert_eq!(list(&world, &world.ken, ContactListName::Trash).await.total, 0);
    assert_eq!(code(world.app().contact_restore(&world.ken, &contact.id).await), ErrorCode::NotFound);
    assert_eq!(code(world.app().contact_purge(&world.ken, &contact.id).await), ErrorCode::NotFound);
}
