//! R12: what can be edited, and what is LINE's.

use app::ErrorCode;
use app::contacts::views::ContactListName;
use domain::contact::{ContactFields, Labelled};
use serde_json::json;

use crate::people::{aya_knows_mio, code, names, refused, search};

fn everything() -> ContactFields {
    let rows = |values: [(&str, &str); 2]| {
        values.map(|(label, value)| Labelled { label: label.into(), value: value.into() }).to_vec()
    };
    ContactFields {
        name: "渡辺 澪".into(),
        reading: "わたなべ みお".into(),
        phones: rows([("mobile", "090-1234-5678"), ("", "03 1234 5678")]),
        emails: rows([("work", "mio@example.com"), ("home", "taro..x@docomo.ne.jp")]),
        company: "North".into(),
        department: "Sales".into(),
        title: "Head".into(),
        address: "〒100-0001\nTokyo".into(),
        website: "https://north.example/澪".into(),
        birthday: Some("2000-02-29".into()),
        memo: "<b>likes tea</b>\n\u{202e}".into(),
        tags: vec!["VIP".into(), "春".into()],
    }
}

#[tokio::test]
async fn r12_every_field_is_kept_as_it_was_written() {
    let (world, contact) = aya_knows_mio().await;
    let edited =
        world.app().contact_edit(&world.aya, &contact.id, contact.version, everything()).await.unwrap();
    assert_eq!((edited.fields, edited.version), (everything(), contact.version + 1));
    let read = world.app().contact_get(&world.aya, &contact.id).await.unwrap();
    assert_eq!(read.fields, everything());
    let fewer = ContactFields { phones: Vec::new(), tags: vec!["VIP".into()], ..everything() };
    let edited =
        world.app().contact_edit(&world.aya, &contact.id, read.version, fewer.clone()).await.unwrap();
    assert_eq!(edited.fields, fewer, "what is taken away is gone");
}

#[tokio::test]
async fn r12_nickname_and_photo_follow_line_and_the_edited_name_stays() {
    let (world, contact) = aya_knows_mio().await;
    world.app().contact_edit(&world.aya, &contact.id, contact.version, everything()).await.unwrap();
    let picture = crate::people::picture();
    let changed = world
        .line
        .patch(&format!("users/{}", world.mio), json!({ "displayName": "澪っち🌸", "picture": picture }))
        .await;
    changed.expect("Mio changes her name and picture on LINE");
    world.clock.advance(2 * 24 * 60 * 60 * 1000);
    world.writes(&world.mio, "@aya", "It is me!").await;
    world.settle().await;
    let read = world.app().contact_get(&world.aya, &contact.id).await.unwrap();
    assert_eq!(read.nickname.as_deref(), Some("澪っち🌸"));
    assert!(read.photo.is_some(), "the picture is LINE's");
    assert_eq!(read.fields, everything(), "what the company wrote is the company's");
    let found = search(&world, &world.aya, ContactListName::External, "澪っち").await;
    assert_eq!(names(&found), ["渡辺 澪"], "found by the new nickname");
    let gone = search(&world, &world.aya, ContactListName::External, "mio🌸").await;
    assert_eq!(gone.total, 0);
}

#[tokio::test]
async fn r12_a_form_with_a_stale_version_is_refused_and_nothing_of_it_is_written() {
    let (world, contact) = aya_knows_mio().await;
    world.app().contact_edit(&world.aya, &contact.id, contact.version, everything()).await.unwrap();
    let late = ContactFields { name: "Too late".into(), ..ContactFields::default() };
    let answer = world.app().contact_edit(&world.aya, &contact.id, contact.version, late).await;
    assert_eq!(code(answer), ErrorCode::Changed);
    assert_eq!(world.app().contact_get(&world.aya, &contact.id).await.unwrap().fields, everything());
}

#[tokio::test]
async fn r12_of_two_forms_saved_at_the_same_moment_one_wins() {
    let (world, contact) = aya_knows_mio().await;
    let save = |name: &str| {
        let (app, aya, id, version) =
            (world.app().clone(), world.aya.clone(), contact.id.clone(), contact.version);
        let fields = ContactFields { name: name.into(), ..ContactFields::default() };
        async move { app.contact_edit(&aya, &id, version, fields).await.is_ok() }
    };
    let (one, two) = tokio::join!(save("One"), save("Two"));
    assert!(one != two, "exactly one is written");
}

#[tokio::test]
async fn r12_all_wrong_fields_are_named_at_once_and_nothing_is_written() {
    let (world, contact) = aya_knows_mio().await;
    let wrong = ContactFields {
        name: "x".repeat(1000),
        birthday: Some("yesterday".into()),
        emails: vec![Labelled { label: String::new(), value: "nobody".into() }],
        ..ContactFields::default()
    };
    let error = refused(world.app().contact_edit(&world.aya, &contact.id, contact.version, wrong).await);
    let fields: Vec<&str> = error.fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!((error.code, fields), (ErrorCode::InvalidFields, vec!["name", "emails.0", "birthday"]));
    assert_eq!(world.app().contact_get(&world.aya, &contact.id).await.unwrap(), contact);
}

#[tokio::test]
async fn r12_a_contact_that_a_member_may_not_see_is_not_found() {
    let (world, contact) = aya_knows_mio().await;
    assert_eq!(code(world.app().contact_get(&world.ken, &contact.id).await), ErrorCode::NotFound);
    let answer = world.app().contact_edit(&world.ken, &contact.id, contact.version, everything()).await;
    assert_eq!(code(answer), ErrorCode::NotFound);
    assert_eq!(code(world.app().contact_get(&world.aya, &"nothing".into()).await), ErrorCode::NotFound);
}
