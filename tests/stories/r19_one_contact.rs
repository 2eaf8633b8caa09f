//! R19, R24: one LINE user, one contact, also by way of the Trash.

use app::ErrorCode;
use app::contacts::views::ContactListName;
use domain::contact::ContactFields;
use serde_json::json;

use crate::people::{adds_contact, aya_knows_mio, code, list, names};

#[tokio::test]
async fn r19_a_second_member_joins_the_contact_that_is_there() {
    let (world, contact) = aya_knows_mio().await;
    let fields =
        ContactFields { name: "渡辺 澪".into(), tags: vec!["VIP".into()], ..contact.fields.clone() };
    world.app().contact_edit(&world.aya, &contact.id, contact.version, fields.clone()).await.unwrap();
    world.adds(&world.mio, "@ken").await;
    let joined = adds_contact(&world, &world.ken, &world.mio, "Mio").await;
    assert_eq!((joined.id.clone(), joined.fields), (contact.id.clone(), fields), "with all that Aya wrote");
    assert_eq!((joined.owner.id, joined.in_my_list, joined.may_edit), (world.aya.clone(), true, true));
    for member in [&world.aya, &world.ken] {
        assert_eq!(names(&list(&world, member, ContactListName::External).await), ["渡辺 澪"]);
    }
    let again = adds_contact(&world, &world.ken, &world.mio, "渡辺").await;
    assert_eq!(again.id, contact.id, "adding twice is adding once");
}

#[tokio::test]
async fn r19_two_members_who_add_at_the_same_moment_have_one_contact() {
    let (world, _) = aya_knows_mio().await;
    world.adds(&world.ploy, "@aya").await;
    world.adds(&world.ploy, "@ken").await;
    let add = |member: &domain::MemberId| {
        let (world, member) = (&world, member.clone());
        async move { adds_contact(world, &member, &world.ploy, "Ploy").await.id }
    };
    let (ayas, kens) = tokio::join!(add(&world.aya), add(&world.ken));
    assert_eq!(ayas, kens);
}

#[tokio::test]
async fn r24_adding_a_line_user_who_is_in_the_trash_brings_the_old_contact_back() {
    let (world, contact) = aya_knows_mio().await;
    let fields = ContactFields { memo: "likes tea".into(), ..contact.fields.clone() };
    world.app().contact_edit(&world.aya, &contact.id, contact.version, fields.clone()).await.unwrap();
    world.app().contact_delete(&world.aya, &contact.id).await.unwrap();
    let back = adds_contact(&world, &world.aya, &world.mio, "Mio").await;
    assert_eq!((back.id, back.fields, back.deleted_at), (contact.id, fields, None));
    assert_eq!(list(&world, &world.aya, ContactListName::Trash).await.total, 0);
}

#[tokio::test]
async fn r24_a_colleague_who_adds_the_line_user_brings_it_back_for_both() {
    let (world, contact) = aya_knows_mio().await;
    world.app().contact_delete(&world.aya, &contact.id).await.unwrap();
    world.adds(&world.mio, "@ken").await;
    let joined = adds_contact(&world, &world.ken, &world.mio, "Mio").await;
    assert_eq!((joined.id.clone(), joined.in_my_list), (contact.id.clone(), true));
    world.app().contact_get(&world.aya, &contact.id).await.expect("it is still Aya's too");
}

#[tokio::test]
async fn r24_a_line_user_who_adds_the_member_again_comes_back_from_the_trash() {
    let (world, contact) = aya_knows_mio().await;
    let act = async |act: &str| {
        let done = world.line.post(&format!("users/{}/{act}", world.mio), json!({ "basicId": "@aya" })).await;
        done.expect("Mio does so");
        world.clock.advance(1000);
        world.settle().await;
    };
    act("block").await;
    world.app().contact_delete(&world.aya, &contact.id).await.unwrap();
    act("unblock").await;
    let back = world.app().contact_get(&world.aya, &contact.id).await.unwrap();
    assert_eq!(back.deleted_at, None);
    assert_eq!(names(&list(&world, &world.aya, ContactListName::External).await), ["Mio"]);
}

#[tokio::test]
async fn r4_only_somebody_of_the_room_can_be_added_from_it() {
    let (world, _) = aya_knows_mio().await;
    let room = world.room(&world.aya, "Mio").await;
    let answer = world.app().room_add_contact(&world.aya, &room, &world.ploy.as_str().into()).await;
    assert_eq!(code(answer), ErrorCode::NotFound);
}
