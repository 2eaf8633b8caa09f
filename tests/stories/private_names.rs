//! What a contact is called is for those who may see the contact (R14), wherever a name is written or shown.

use app::contacts::views::{ContactListName, ContactSort};
use domain::MemberId;
use domain::contact::{ContactFields, Sharing};
use domain::message::SystemEvent;
use domain::room::RoomFilter;
use serde_json::{Value, json};
use testkit::World;

use crate::people::{aya_knows_mio, system_messages};

const PRIVATE: &str = "Mio (never pays)";

/// Mio writes to Ken too, who does not see that Aya calls her something else.
async fn ken_may_not_see_what_aya_calls_mio() -> (World, domain::ContactId) {
    let (world, contact) = aya_knows_mio().await;
    let fields = ContactFields { name: PRIVATE.into(), ..contact.fields.clone() };
    world.app().contact_edit(&world.aya, &contact.id, contact.version, fields).await.unwrap();
    world.adds(&world.mio, "@ken").await;
    (world, contact.id)
}

#[tokio::test]
async fn r14_a_colleague_who_is_asked_about_a_private_contact_reads_the_line_name() {
    let (world, contact) = ken_may_not_see_what_aya_calls_mio().await;
    world.app().contact_ask_colleague(&world.aya, &contact).await.unwrap();
    let room = world.room(&world.ken, "Mio").await;
    let asked = (SystemEvent::DeletionAsked, "Aya".to_owned(), "Mio".to_owned());
    assert!(system_messages(&world, &world.ken, &room).await.contains(&asked));
    let stored = messages_as_stored(&world).await;
    assert!(!stored.contains("never pays"), "it is not written down either, for whoever comes later");
}

#[tokio::test]
async fn r14_a_private_contact_name_is_in_nothing_that_another_member_gets() {
    let (world, contact) = ken_may_not_see_what_aya_calls_mio().await;
    let shared = world.room(&world.aya, "Mio").await;
    world.app().room_invite_member(&world.aya, &shared, &world.ken).await.unwrap();
    world.app().contact_ask_colleague(&world.aya, &contact).await.unwrap();
    world.app().session_switch(&world.ken, None).await.unwrap();
    world.writes(&world.mio, "@aya", "Good morning").await;
    let all = everything_that(&world, &world.ken).await;
    assert!(!all.to_string().contains("never pays"), "{all}");
    assert!(all.to_string().contains("Mio"), "by her own name she is everywhere");
    let found = world.app().room_list(&world.ken, RoomFilter::Mine, "never", 0, 10).await.unwrap();
    assert_eq!(found.total, 0, "and nothing is found by it");
    let notes = format!("{:?}", world.desktop.notes.lock().unwrap());
    assert!(!notes.contains("never pays") && notes.contains("Mio"), "{notes}");
    world.app().contact_share(&world.aya, &contact, Sharing::Everyone, &[]).await.unwrap();
    let all = everything_that(&world, &world.ken).await;
    assert!(all.to_string().contains("never pays"), "who may see the contact sees its name");
}

/// Everything that a member can ask for, as it crosses to the window.
async fn everything_that(world: &World, member: &MemberId) -> Value {
    let app = world.app();
    let rooms = app.room_list(member, RoomFilter::Mine, "", 0, 100).await.unwrap();
    let (mut details, mut pages) = (Vec::new(), Vec::new());
    for room in &rooms.rows {
        details.push(app.room_get(member, &room.id).await.unwrap());
        pages.push(app.room_messages(member, &room.id, None, 200).await.unwrap());
    }
    let mut lists = Vec::new();
    for list in
        [ContactListName::All, ContactListName::External, ContactListName::Clients, ContactListName::Trash]
    {
        lists.push(app.contact_list(member, list, "", ContactSort::Name, 0, 100).await.unwrap());
    }
    json!({
        "session": app.session_get(member).await.unwrap(),
        "profile": app.profile_get(member).await.unwrap(),
        "invitations": app.invitation_list(member).await.unwrap(),
        "unassigned": app.room_list(member, RoomFilter::Unassigned, "", 0, 100).await.unwrap(),
        "rooms": rooms, "details": details, "pages": pages, "lists": lists,
    })
}

/// What stands in the rooms, as it lies in the file.
async fn messages_as_stored(world: &World) -> String {
    let mut conn = world.app().store().read().await.unwrap();
    let bodies: Vec<String> =
        store::query("SELECT text || body FROM message").fetch_values(&mut conn).await.unwrap();
    bodies.concat()
}
