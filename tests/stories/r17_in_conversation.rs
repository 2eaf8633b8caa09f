//! R17: a contact whose LINE user is chatting with a colleague cannot be deleted, and the ways out.

use app::ErrorCode;
use app::contacts::views::{ContactDetail, ContactListName};
use domain::contact::ContactFields;
use domain::message::SystemEvent;
use serde_json::json;
use testkit::World;

use crate::people::{adds_contact, aya_knows_mio, code, list, refused, system_messages};

/// Aya has added Mio, and Mio is chatting with Ken too.
pub async fn mio_chats_with_ken() -> (World, ContactDetail) {
    let (world, contact) = aya_knows_mio().await;
    world.adds(&world.mio, "@ken").await;
    (world, contact)
}

#[tokio::test]
async fn r17_the_refusal_names_the_colleague() {
    let (world, contact) = mio_chats_with_ken().await;
    let error = refused(world.app().contact_delete(&world.aya, &contact.id).await);
    assert_eq!(error.code, ErrorCode::ContactInConversation);
    assert_eq!(error.params["member"], "Ken");
    assert_eq!(error.params["memberId"], world.ken.0);
    assert_eq!(error.params["others"], "0");
    assert_eq!(list(&world, &world.aya, ContactListName::External).await.total, 1, "nothing has moved");
}

#[tokio::test]
async fn r17_the_latest_conversation_is_named_and_the_others_are_counted() {
    let (world, contact) = mio_chats_with_ken().await;
    let sora = world.hire("Sora").await;
    world.give_own_account(&sora, "@sora").await;
    world.clock.advance(60_000);
    world.adds(&world.mio, "@sora").await;
    world.clock.advance(60_000);
    world.writes(&world.mio, "@sora", "Hello Sora").await;
    let error = refused(world.app().contact_delete(&world.aya, &contact.id).await);
    assert_eq!((error.params["member"].as_str(), error.params["others"].as_str()), ("Sora", "1"));
}

#[tokio::test]
async fn r17_a_group_in_which_both_are_counts_as_chatting() {
    let (world, contact) = aya_knows_mio().await;
    world.adds(&world.ploy, "@ken").await;
    let group = json!({ "by": world.ploy, "name": "Picnic", "userIds": [world.mio], "basicId": "@ken" });
    let group = world.line.post("groups", group).await.expect("Ploy makes a group and invites Ken");
    world.settle().await;
    world.writes(&world.mio, group["groupId"].as_str().unwrap(), "Hello all").await;
    assert_eq!(refused(world.app().contact_delete(&world.aya, &contact.id).await).params["member"], "Ken");
    let path = format!("groups/{}/leave", group["groupId"].as_str().unwrap());
    world.line.post(&path, json!({ "userId": world.mio })).await.expect("Mio leaves the group");
    world.settle().await;
    world.app().contact_delete(&world.aya, &contact.id).await.expect("nobody is chatting with Mio any more");
}

#[tokio::test]
async fn r17_a_colleague_in_the_same_room_counts_too() {
    let (world, contact) = aya_knows_mio().await;
    let room = world.room(&world.aya, "Mio").await;
    world.app().room_invite_member(&world.aya, &room, &world.ken).await.unwrap();
    assert_eq!(
        code(world.app().contact_delete(&world.aya, &contact.id).await),
        ErrorCode::ContactInConversation
    );
    world.app().room_leave(&world.ken, &room).await.unwrap();
    world.app().contact_delete(&world.aya, &contact.id).await.expect("Ken has left the room");
}

#[tokio::test]
async fn r17_way_out_ask_the_colleague() {
    let (world, contact) = mio_chats_with_ken().await;
    world.app().contact_ask_colleague(&world.aya, &contact.id).await.unwrap();
    let kens = world.room(&world.ken, "Mio").await;
    let asked = (SystemEvent::DeletionAsked, "Aya".to_owned(), "Mio".to_owned());
    assert!(system_messages(&world, &world.ken, &kens).await.contains(&asked), "Ken reads that Aya asks");
    let ayas = world.room(&world.aya, "Mio").await;
    assert!(!system_messages(&world, &world.aya, &ayas).await.contains(&asked));
    world.delivers().await;
    let mios = world.line.get(&format!("users/{}/chats/@ken/messages", world.mio)).await.unwrap();
    assert_eq!(mios.as_array().map(Vec::len), Some(0), "LINE never hears of it");
    world.app().room_leave(&world.ken, &kens).await.unwrap();
    world.app().contact_delete(&world.aya, &contact.id).await.expect("Ken has finished");
    let late = world.app().contact_ask_colleague(&world.aya, &contact.id).await;
    assert_eq!(code(late), ErrorCode::Changed);
}

#[tokio::test]
async fn r17_way_out_hand_over() {
    let (world, contact) = mio_chats_with_ken().await;
    world.app().contact_hand_over(&world.aya, &contact.id, &world.ken).await.unwrap();
    let kens = world.app().contact_get(&world.ken, &contact.id).await.expect("it is Ken's");
    assert_eq!((kens.owner.id, kens.in_my_list, kens.may_edit), (world.ken.clone(), true, true));
    assert_eq!(list(&world, &world.ken, ContactListName::External).await.total, 1);
    assert_eq!(
        code(world.app().contact_get(&world.aya, &contact.id).await),
        ErrorCode::NotFound,
        "and no longer Aya's"
    );
    let nobody = world.app().contact_hand_over(&world.ken, &contact.id, &"nobody".into()).await;
    assert_eq!(code(nobody), ErrorCode::NotFound);
}

#[tokio::test]
async fn r17_way_out_only_remove_it_from_my_list() {
    let (world, contact) = mio_chats_with_ken().await;
    world.app().contact_remove_from_my_list(&world.aya, &contact.id).await.unwrap();
    assert_eq!(list(&world, &world.aya, ContactListName::External).await.total, 0);
    let kens = world.app().contact_get(&world.ken, &contact.id).await.expect("it passes to who is chatting");
    assert_eq!((kens.owner.id, kens.in_my_list), (world.ken.clone(), false));
    let joined = adds_contact(&world, &world.ken, &world.mio, "Mio").await;
    assert_eq!(joined.id, contact.id, "and Ken can add it to his list");
}

#[tokio::test]
async fn r17_removing_from_my_list_leaves_the_contact_to_whoever_holds_it() {
    let (world, contact) = mio_chats_with_ken().await;
    adds_contact(&world, &world.ken, &world.mio, "Mio").await;
    world.app().contact_remove_from_my_list(&world.ken, &contact.id).await.unwrap();
    assert_eq!(
        world.app().contact_get(&world.aya, &contact.id).await.unwrap().owner.id,
        world.aya,
        "Ken's hold only"
    );
    adds_contact(&world, &world.ken, &world.mio, "Mio").await;
    world.app().contact_remove_from_my_list(&world.aya, &contact.id).await.unwrap();
    assert_eq!(world.app().contact_get(&world.ken, &contact.id).await.unwrap().owner.id, world.ken);
}

#[tokio::test]
async fn r17_without_anybody_else_it_stays_mine_in_clients() {
    let (world, contact) = aya_knows_mio().await;
    world.app().contact_remove_from_my_list(&world.aya, &contact.id).await.unwrap();
    assert_eq!(list(&world, &world.aya, ContactListName::External).await.total, 0);
    assert_eq!(list(&world, &world.aya, ContactListName::Clients).await.total, 1);
    assert_eq!(world.app().contact_get(&world.aya, &contact.id).await.unwrap().owner.id, world.aya);
}

#[tokio::test]
async fn r17_a_colleague_who_left_the_company_stands_in_nobodys_way() {
    let (world, contact) = mio_chats_with_ken().await;
    world.app().member_remove(&world.aya, &world.ken).await.unwrap();
    world.app().contact_delete(&world.aya, &contact.id).await.expect("Ken does not work here any more");
}

#[tokio::test]
async fn r17_is_for_contacts_on_line_only() {
    let (world, _) = mio_chats_with_ken().await;
    let fields = ContactFields { name: "Mio".into(), ..ContactFields::default() };
    let paper = world.app().contact_create(&world.aya, fields).await.unwrap();
    world.app().contact_delete(&world.aya, &paper.id).await.expect("a card of paper chats with nobody");
}

#[tokio::test]
async fn r20_handing_over_a_room_takes_the_contact_along() {
    let (world, contact) = aya_knows_mio().await;
    let room = world.room(&world.aya, "Mio").await;
    world.app().room_hand_over(&world.aya, &room, &world.ken).await.unwrap();
    let kens = world.app().contact_get(&world.ken, &contact.id).await.expect("it goes with the conversation");
    assert_eq!(kens.owner.id, world.ken);
}
