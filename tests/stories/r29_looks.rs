//! R29: a stranger cannot lend themselves a look.

use app::company::views::SettingsSet;
use app::rooms::message_views::{Content, Preview};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use domain::room::RoomFilter;
use domain::settings::NotificationText;
use serde_json::json;
use testkit::World;

use crate::talk::{incoming, mio_has_added_aya, rooms};

/// Mio sends a file.
async fn sends_file(world: &World, name: &str) {
    let file = json!({ "type": "file", "content": BASE64.encode("a page"), "fileName": name });
    world.line.sends(&world.mio, "@aya", file).await.expect("LINE takes the file");
    world.settle().await;
}

/// Mio changes her name on LINE.
async fn calls_herself(world: &World, name: &str) {
    let user = format!("users/{}", world.mio);
    world
        .line
        .patch(&user, json!({ "displayName": name }))
        .await
        .expect("LINE lets people call themselves so");
}

fn notes(world: &World) -> Vec<(String, String)> {
    world.desktop.notes.lock().unwrap().clone()
}

#[tokio::test]
async fn r29_a_bidi_override_in_a_file_name_does_not_hide_how_the_file_ends() {
    let (world, room) = mio_has_added_aya().await;
    sends_file(&world, "報告\u{202e}fdp.exe").await;
    let message = incoming(&world, &world.aya, &room).await.pop().unwrap();
    let Content::File { name, .. } = &message.content else { panic!("{:?} is a file", message.content) };
    assert_eq!(name, "報告fdp.exe", "the card shows what is saved");
    let last = rooms(&world, &world.aya, RoomFilter::Mine).await.pop().unwrap().last.unwrap();
    assert_eq!(last.preview, Preview::File { text: "報告fdp.exe".into() }, "so does the list");
    assert_eq!(notes(&world), [("Mio".to_owned(), "📎 報告fdp.exe".to_owned())], "so does the notification");
}

#[tokio::test]
async fn r29_a_display_name_of_invisible_characters_is_no_name() {
    for invisible in ["\u{3164}", "\u{200b}\u{200d}"] {
        let world = World::new().await;
        calls_herself(&world, invisible).await;
        world.adds(&world.mio, "@aya").await;
        let room = rooms(&world, &world.aya, RoomFilter::Mine).await.pop().unwrap();
        assert_eq!((room.title.as_str(), room.nickname), ("", None), "{invisible:?}");
        world.writes(&world.mio, "@aya", "Hello?").await;
        assert_eq!(notes(&world).pop(), Some(("LINE".to_owned(), "Hello?".to_owned())));
        let contact = world.app().room_add_contact(&world.aya, &room.id, &world.mio.as_str().into()).await;
        let contact = contact.expect("somebody without a name can be a contact");
        assert_eq!((contact.fields.name.as_str(), contact.nickname.as_deref()), ("?", Some("")));
    }
}

#[tokio::test]
async fn r29_a_name_is_kept_without_its_bidi_controls() {
    let world = World::new().await;
    calls_herself(&world, "\u{202e}oiM\u{2066}").await;
    world.adds(&world.mio, "@aya").await;
    let room = rooms(&world, &world.aya, RoomFilter::Mine).await.pop().unwrap();
    assert_eq!(room.title, "oiM", "letters in the order in which they are written");
    let room = world.app().room_get(&world.aya, &room.id).await.unwrap();
    assert_eq!(room.line_users[0].card.name, "oiM");
}

#[tokio::test]
async fn r29_a_notification_hides_what_the_member_does_not_want_others_to_read() {
    let (world, _) = mio_has_added_aya().await;
    for (setting, shown) in [
        (NotificationText::Name, ("Mio", "💬")),
        (NotificationText::Nothing, ("LINE", "💬")),
        (NotificationText::All, ("Mio", "The number is 4711")),
    ] {
        let set = SettingsSet { notification_text: Some(setting), ..SettingsSet::default() };
        let set = world.app().settings_set(&world.aya, &set).await.unwrap();
        assert_eq!(set.notification_text, setting);
        world.desktop.notes.lock().unwrap().clear();
        // What follows at once would be told together.
        world.clock.advance(10_000);
        world.writes(&world.mio, "@aya", "The number is 4711").await;
        assert_eq!(notes(&world), [(shown.0.to_owned(), shown.1.to_owned())]);
    }
}
