//! R14: sharing with chosen members, or with the whole company.

use app::ErrorCode;
use app::contacts::views::ContactListName;
use domain::contact::Sharing;

use crate::people::{aya_knows_mio, code, list};

#[tokio::test]
async fn r14_a_contact_is_shared_with_chosen_members_and_taken_back() {
    let (world, contact) = aya_knows_mio().await;
    let sora = world.hire("Sora").await;
    let shared = world
        .app()
        .contact_share(&world.aya, &contact.id, Sharing::Chosen, std::slice::from_ref(&world.ken))
        .await;
    let shared = shared.unwrap();
    assert_eq!(shared.sharing, Sharing::Chosen);
    assert_eq!(shared.shared_with.iter().map(|m| m.name.as_str()).collect::<Vec<_>>(), ["Ken"]);
    let seen = world.app().contact_get(&world.ken, &contact.id).await.expect("Ken sees it");
    assert!(!seen.may_edit, "he looks on: it is Aya's");
    assert_eq!(list(&world, &world.ken, ContactListName::Clients).await.total, 1);
    assert_eq!(
        list(&world, &world.ken, ContactListName::External).await.total,
        0,
        "he has not added Mio himself"
    );
    assert_eq!(code(world.app().contact_get(&sora, &contact.id).await), ErrorCode::NotFound);
    world.app().contact_share(&world.aya, &contact.id, Sharing::Private, &[]).await.unwrap();
    assert_eq!(code(world.app().contact_get(&world.ken, &contact.id).await), ErrorCode::NotFound);
    assert_eq!(list(&world, &world.ken, ContactListName::Clients).await.total, 0);
}

#[tokio::test]
async fn r14_the_whole_company_includes_who_comes_later() {
    let (world, contact) = aya_knows_mio().await;
    world.app().contact_share(&world.aya, &contact.id, Sharing::Everyone, &[]).await.unwrap();
    let sora = world.hire("Sora").await;
    for member in [&world.ken, &sora] {
        assert!(!world.app().contact_get(member, &contact.id).await.expect("all see it").may_edit);
    }
    assert!(
        world.app().contact_get(&world.aya, &contact.id).await.unwrap().may_edit,
        "the owner keeps it in any case"
    );
}

#[tokio::test]
async fn r14_only_owner_and_holders_share_edit_and_delete() {
    let (world, contact) = aya_knows_mio().await;
    world.app().contact_share(&world.aya, &contact.id, Sharing::Everyone, &[]).await.unwrap();
    let answers = [
        code(world.app().contact_share(&world.ken, &contact.id, Sharing::Private, &[]).await),
        code(
            world.app().contact_edit(&world.ken, &contact.id, contact.version, contact.fields.clone()).await,
        ),
        code(world.app().contact_delete(&world.ken, &contact.id).await),
        code(world.app().contact_hand_over(&world.ken, &contact.id, &world.ken).await),
    ];
    assert_eq!(answers, [ErrorCode::NotFound; 4]);
}

#[tokio::test]
async fn r14_sharing_with_somebody_who_does_not_work_here_changes_nothing() {
    let (world, contact) = aya_knows_mio().await;
    let with = [world.ken.clone(), "nobody".into()];
    assert_eq!(
        code(world.app().contact_share(&world.aya, &contact.id, Sharing::Chosen, &with).await),
        ErrorCode::NotFound
    );
    assert_eq!(world.app().contact_get(&world.aya, &contact.id).await.unwrap().sharing, Sharing::Private);
    assert_eq!(code(world.app().contact_get(&world.ken, &contact.id).await), ErrorCode::NotFound);
}

#[tokio::test]
async fn r14_sharing_does_not_disturb_somebody_who_is_editing() {
    let (world, contact) = aya_knows_mio().await;
    world.app().contact_share(&world.aya, &contact.id, Sharing::Everyone, &[]).await.unwrap();
    let saved = world.app().contact_edit(&world.aya, &contact.id, contact.version, contact.fields).await;
    saved.expect("the fields are as the form found them");
}
