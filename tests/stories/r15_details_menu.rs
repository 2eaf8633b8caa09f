//! R15: the menu of a contact's details has Edit and Delete. What the details say decides which of them can be chosen.

use app::ErrorCode;
use domain::contact::{ContactFields, Sharing};

use crate::people::{adds_contact, aya_knows_mio, code};

fn renamed() -> ContactFields {
    ContactFields { name: "Mio of the tea shop".into(), ..ContactFields::default() }
}

#[tokio::test]
async fn r15_the_details_offer_edit_and_delete_to_the_owner_and_both_work() {
    let (world, contact) = aya_knows_mio().await;
    let details = world.app().contact_get(&world.aya, &contact.id).await.unwrap();
    assert!(details.may_edit, "it is Aya's");
    assert_eq!(details.deleted_at, None, "the menu is there");
    let edited = world.app().contact_edit(&world.aya, &contact.id, details.version, renamed()).await.unwrap();
    assert_eq!(edited.fields, renamed(), "Edit works");
    assert!(edited.may_edit, "and is offered again");
    world.app().contact_delete(&world.aya, &contact.id).await.expect("Delete works");
}

#[tokio::test]
async fn r15_who_joined_the_contact_is_offered_both_too() {
    let (world, contact) = aya_knows_mio().await;
    world.adds(&world.mio, "@ken").await;
    let joined = adds_contact(&world, &world.ken, &world.mio, "Mio").await;
    assert_eq!(joined.id, contact.id, "one LINE user has one contact");
    assert!(joined.may_edit, "Ken holds it as well");
    let edited = world.app().contact_edit(&world.ken, &joined.id, joined.version, renamed()).await;
    assert_eq!(edited.unwrap().owner.name, "Aya", "editing does not make it his");
}

#[tokio::test]
async fn r15_who_only_sees_a_contact_is_offered_neither_and_told_whose_it_is() {
    let (world, contact) = aya_knows_mio().await;
    world.app().contact_share(&world.aya, &contact.id, Sharing::Everyone, &[]).await.unwrap();
    let details = world.app().contact_get(&world.ken, &contact.id).await.expect("it is shared with all");
    assert!(!details.may_edit, "he looks on");
    assert_eq!(details.owner.name, "Aya", "the menu says whom to ask");
    let edited = world.app().contact_edit(&world.ken, &contact.id, details.version, renamed()).await;
    assert_eq!(code(edited), ErrorCode::NotFound, "what is not offered is refused as well");
    assert_eq!(code(world.app().contact_delete(&world.ken, &contact.id).await), ErrorCode::NotFound);
    let untouched = world.app().contact_get(&world.aya, &contact.id).await.unwrap();
    assert_eq!((untouched.fields, untouched.deleted_at), (contact.fields, None));
}

#[tokio::test]
async fn r15_in_the_trash_the_details_offer_the_way_back_and_no_edit() {
    let (world, contact) = aya_knows_mio().await;
    world.app().contact_delete(&world.aya, &contact.id).await.unwrap();
    let details = world.app().contact_get(&world.aya, &contact.id).await.expect("it can be looked at there");
    assert!(details.deleted_at.is_some(), "so the details show the way back in place of the menu");
    assert!(details.may_edit, "which is Aya's to go");
    let edited = world.app().contact_edit(&world.aya, &contact.id, details.version, renamed()).await;
    assert_eq!(code(edited), ErrorCode::Changed, "a form that was open cannot write into the Trash");
    let back = world.app().contact_restore(&world.aya, &contact.id).await.unwrap();
    assert_eq!((back.may_edit, back.deleted_at), (true, None), "and the menu is there again");
}
