//! R10, R11, R13: where an added LINE user is found.

use app::ErrorCode;
use app::contacts::ContactFilter;
use app::contacts::views::{ContactListName, ContactSort};
use domain::contact::{ContactFields, Labelled};
use domain::room::FriendState;
use domain::{LineUserId, UtcMs};
use serde_json::json;
use testkit::World;

use crate::people::{adds_contact, aya_knows_mio, code, list, names, search};

fn named(name: &str, reading: &str) -> ContactFields {
    ContactFields { name: name.into(), reading: reading.into(), ..ContactFields::default() }
}

fn labelled(value: &str) -> Vec<Labelled> {
    vec![Labelled { label: "mobile".into(), value: value.into() }]
}

#[tokio::test]
async fn r4_r11_one_click_in_the_room_adds_the_line_user_by_their_line_name() {
    let (world, contact) = aya_knows_mio().await;
    assert_eq!(contact.fields.name, "Mio");
    assert_eq!(contact.nickname.as_deref(), Some("Mio"), "the LINE name is name and nickname");
    assert_eq!(
        (contact.owner.id.clone(), contact.in_my_list, contact.may_edit),
        (world.aya.clone(), true, true)
    );
    let line = contact.line.expect("it is an external contact");
    assert_eq!(line.line_user_id, LineUserId::from(world.mio.as_str()));
    assert_eq!(line.room_id, Some(world.room(&world.aya, "Mio").await), "Message leads to the room");
    assert_eq!(line.friend_state, FriendState::Friend);
}

#[tokio::test]
async fn r13_an_added_line_user_is_in_external_and_in_clients_and_in_all() {
    let (world, _) = aya_knows_mio().await;
    let aya = &world.aya;
    assert_eq!(names(&list(&world, aya, ContactListName::External).await), ["Mio"]);
    assert_eq!(names(&list(&world, aya, ContactListName::Clients).await), ["Mio"]);
    assert_eq!(
        names(&list(&world, aya, ContactListName::All).await),
        ["Aya", "Ken", "Mio"],
        "with the colleagues"
    );
    let counts = world.app().contact_counts(aya).await.unwrap();
    assert_eq!((counts.all, counts.external, counts.clients, counts.trash), (3, 1, 1, 0));
    let counts = world.app().contact_counts(&world.ken).await.unwrap();
    assert_eq!(
        (counts.all, counts.external, counts.clients),
        (2, 0, 0),
        "what Aya added is hers until she shares it"
    );
}

#[tokio::test]
async fn r10_a_row_says_who_it_is_on_line() {
    let (world, contact) = aya_knows_mio().await;
    let mut fields = contact.fields.clone();
    fields.name = "渡辺 澪".into();
    world.app().contact_edit(&world.aya, &contact.id, contact.version, fields).await.unwrap();
    let external = list(&world, &world.aya, ContactListName::External).await;
    let row = &external.rows[0];
    assert_eq!((row.name.as_str(), row.nickname.as_deref(), row.member), ("渡辺 澪", Some("Mio"), false));
    assert_eq!(row.friend_state, Some(FriendState::Friend));
    world.clock.advance(1000);
    let blocked = world.line.post(&format!("users/{}/block", world.mio), json!({ "basicId": "@aya" })).await;
    blocked.expect("Mio blocks Aya");
    let mut changes = world.workspace().store().changes();
    world.settle().await;
    let external = list(&world, &world.aya, ContactListName::External).await;
    assert_eq!(external.rows[0].friend_state, Some(FriendState::Blocked));
    let told = std::iter::from_fn(|| changes.try_recv().ok())
        .any(|c| c.contains(&store::Change::Contact(contact.id.clone())));
    assert!(told, "the list is told to look again");
}

#[tokio::test]
async fn r10_contacts_are_found_by_everything_written_about_them() {
    let (world, contact) = aya_knows_mio().await;
    let fields = ContactFields {
        name: "渡辺 澪".into(),
        reading: "ワタナベ ミオ".into(),
        phones: labelled("090-1234-5678"),
        emails: labelled("mio@example.com"),
        company: "Café Ｎorth 100%".into(),
        tags: vec!["VIP".into()],
        ..ContactFields::default()
    };
    world.app().contact_edit(&world.aya, &contact.id, contact.version, fields).await.unwrap();
    world.app().contact_create(&world.aya, named("Somebody", "")).await.unwrap();
    for words in [
        "渡辺",
        "わたなべ",
        "ﾜﾀﾅﾍﾞ",
        "mio",
        "ＭＩＯ",
        "09012345678",
        "090-1234",
        "example.com",
        "cafe north",
        "100%",
        "vip",
    ] {
        for list in [ContactListName::All, ContactListName::External, ContactListName::Clients] {
            let found = search(&world, &world.aya, list, words).await;
            assert_eq!((names(&found), found.total), (vec!["渡辺 澪"], 1), "{words:?} in {list:?}");
        }
    }
    for words in ["%", "_", "\\", "xyzzy"] {
        let found = search(&world, &world.aya, ContactListName::External, words).await;
        assert_eq!(found.total, u32::from(words == "%"), "{words:?} is text, not a pattern");
    }
    let colleague = search(&world, &world.aya, ContactListName::All, "ken").await;
    assert_eq!((names(&colleague), colleague.rows[0].member), (vec!["Ken"], true));
}

#[tokio::test]
async fn r10_a_row_tells_people_of_one_name_apart() {
    let world = World::new().await;
    for (reading, company, phone, tag) in [
        ("いとう たろう", "花屋", "", "常連"),
        ("いとう たろう", "", "090-1111-2222", ""),
        ("イトウ タロウ", "", "", "VIP"),
    ] {
        let fields = ContactFields {
            name: "伊藤 太郎".into(),
            reading: reading.into(),
            company: company.into(),
            phones: labelled(phone),
            tags: vec![tag.into()],
            ..ContactFields::default()
        };
        world.app().contact_create(&world.aya, fields).await.unwrap();
    }
    let list = list(&world, &world.aya, ContactListName::Clients).await;
    let mut told: Vec<_> =
        list.rows.into_iter().map(|row| (row.name, row.reading, row.company, row.phone, row.tags)).collect();
    told.sort();
    told.dedup();
    assert_eq!(told.len(), 3, "{told:?}");
}

#[tokio::test]
async fn r10_a_tag_narrows_a_list_to_those_who_have_it() {
    let world = World::new().await;
    for (name, tags) in [("VIP lounge", vec![]), ("Mio", vec!["VIP", "Kyoto"]), ("Ploy", vec!["vip room"])] {
        let tags = tags.into_iter().map(str::to_owned).collect();
        let fields = ContactFields { name: name.into(), tags, ..ContactFields::default() };
        world.app().contact_create(&world.aya, fields).await.unwrap();
    }
    let tagged = async |list, search| {
        let filter = ContactFilter { search, tag: "VIP" };
        let list = world.app().contact_list(&world.aya, list, filter, ContactSort::Name, 0, 9).await.unwrap();
        (list.total, names(&list).join(", "))
    };
    assert_eq!(tagged(ContactListName::Clients, "").await, (1, "Mio".into()), "the tag, not the word");
    assert_eq!(tagged(ContactListName::All, "").await, (1, "Mio".into()), "colleagues have no tags");
    assert_eq!(tagged(ContactListName::All, "ploy").await, (0, String::new()), "words narrow it further");
}

#[tokio::test]
async fn contact_lists_come_in_pages_by_name_or_latest_first() {
    let world = World::new().await;
    for (name, reading) in [("山田", "やまだ"), ("阿部", "あべ"), ("渡辺", "わたなべ"), ("Bob", "")]
    {
        world.clock.advance(1000);
        world.app().contact_create(&world.aya, named(name, reading)).await.unwrap();
    }
    let window = async |sort, offset, limit| {
        let list = world
            .app()
            .contact_list(&world.aya, ContactListName::Clients, "", sort, offset, limit)
            .await
            .unwrap();
        assert_eq!(list.total, 4, "the whole list's length, whatever the window");
        list.rows.into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    assert_eq!(window(ContactSort::Name, 0, 200).await, ["Bob", "阿部", "山田", "渡辺"]);
    assert_eq!(window(ContactSort::Name, 1, 2).await, ["阿部", "山田"]);
    assert_eq!(window(ContactSort::Recent, 0, 2).await, ["Bob", "渡辺"]);
    assert!(window(ContactSort::Name, 9, 2).await.is_empty());
}

#[tokio::test]
async fn no_page_is_larger_than_200_rows_and_pages_join_without_gap() {
    let world = World::new().await;
    for n in 0..230 {
        world.app().contact_create(&world.aya, named(&format!("Same name {}", n % 3), "")).await.unwrap();
    }
    let first = world
        .app()
        .contact_list(&world.aya, ContactListName::All, "", ContactSort::Name, 0, 5000)
        .await
        .unwrap();
    assert_eq!((first.rows.len(), first.total), (200, 232));
    let rest = world
        .app()
        .contact_list(&world.aya, ContactListName::All, "", ContactSort::Name, 200, 200)
        .await
        .unwrap();
    let mut ids: Vec<String> = first.rows.into_iter().chain(rest.rows).map(|row| row.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 232, "equal names are not shown twice or left out");
}

#[tokio::test]
async fn names_with_markup_bidi_controls_or_emoji_are_stored_as_text() {
    let world = World::new().await;
    let long = "み".repeat(1000);
    for (n, name) in
        [long.as_str(), "\u{202e}oiM\u{202c}", "<script>alert(1)</script>", "💃🏽👨‍👩‍👧‍👦"].into_iter().enumerate()
    {
        let user = world.line.joins(name, "ja").await.expect("LINE takes the name");
        // What turns text round is left out wherever a name is shown (R29).
        let name = name.trim_start_matches('\u{202e}').trim_end_matches('\u{202c}');
        world.adds(&user, "@aya").await;
        let rooms =
            world.app().room_list(&world.aya, domain::room::RoomFilter::Mine, "", 0, 10).await.unwrap();
        let room =
            &rooms.rows.iter().find(|room| room.title == name).unwrap_or_else(|| panic!("room {n}")).id;
        let contact = world.app().room_add_contact(&world.aya, room, &user.as_str().into()).await.unwrap();
        assert_eq!(contact.nickname.as_deref(), Some(name), "the nickname is LINE's, whole");
        let expected: String = name.chars().take(100).collect();
        assert_eq!(contact.fields.name, expected, "the name is cut to what a contact's name may be");
        let fields = contact.fields.clone();
        world
            .app()
            .contact_edit(&world.aya, &contact.id, contact.version, fields)
            .await
            .expect("and can be saved as it is");
        world.clock.advance(1000);
    }
    assert_eq!(list(&world, &world.aya, ContactListName::External).await.total, 4);
}

#[tokio::test]
async fn r11_a_display_name_that_was_not_fetched_yet_follows_once() {
    let world = World::new().await;
    world.line.post(&format!("users/{}/add", world.mio), json!({ "id": "@aya" })).await.unwrap();
    world.platform.settled(std::time::Duration::from_secs(10)).await.unwrap();
    world.app().apply_pending().await.unwrap();
    let rooms = world.app().room_list(&world.aya, domain::room::RoomFilter::Mine, "", 0, 10).await.unwrap();
    let user = LineUserId::from(world.mio.as_str());
    let contact = world.app().room_add_contact(&world.aya, &rooms.rows[0].id, &user).await.unwrap();
    assert_eq!(contact.fields.name, "?", "a contact can be seen and clicked in any case");
    world.settle().await;
    let named = world.app().contact_get(&world.aya, &contact.id).await.unwrap();
    assert_eq!(named.fields.name, "Mio");
    let stale = world.app().contact_edit(&world.aya, &contact.id, contact.version, contact.fields).await;
    assert_eq!(code(stale), ErrorCode::Changed, "a form that still says ? does not take the name away");
}

#[tokio::test]
async fn a_contact_without_line_is_in_clients_and_not_in_external() {
    let world = World::new().await;
    let contact = world.app().contact_create(&world.aya, named(" Daichi ", "")).await.unwrap();
    assert_eq!((contact.fields.name.as_str(), contact.line, contact.nickname), ("Daichi", None, None));
    assert_eq!(contact.created_at, UtcMs(contact.updated_at.0));
    assert_eq!(list(&world, &world.aya, ContactListName::External).await.total, 0);
    assert_eq!(names(&list(&world, &world.aya, ContactListName::Clients).await), ["Daichi"]);
}

#[tokio::test]
async fn a_colleague_is_shown_with_the_id_that_line_users_search_for() {
    let world = World::new().await;
    let ken = world.app().member_get(&world.aya, &world.ken).await.unwrap();
    assert_eq!((ken.card.name.as_str(), ken.message_id.as_deref()), ("Ken", Some("@ken")));
    assert_eq!(code(world.app().member_get(&world.aya, &"nobody".into()).await), ErrorCode::NotFound);
}

#[tokio::test]
async fn practice_steps_are_ticked_when_they_are_done() {
    let world = World::new().await;
    world.app().practice_begins().await.unwrap();
    world.clock.advance(1000);
    let mut changes = world.app().store().changes();
    let mut listener = world.app().practice_listener();
    let mut listens = async || {
        while let Ok(changed) = changes.try_recv() {
            listener.observe(Some(&changed)).await.expect("steps are marked");
        }
    };
    let done = async || {
        let steps = world.app().practice_steps(&world.aya).await.unwrap();
        steps.into_iter().filter(|step| step.done).map(|step| step.id.as_str()).collect::<Vec<_>>()
    };
    assert!(done().await.is_empty());
    world.app().invitation_create(&world.aya, domain::invitation::Channel::Qr, None, None).await.unwrap();
    assert_eq!(done().await, ["invite"]);
    world.adds(&world.mio, "@aya").await;
    assert_eq!(done().await, ["invite", "joined"]);
    let room = world.room(&world.aya, "Mio").await;
    world.sends(&world.aya, &room, "Hello").await;
    let contact = adds_contact(&world, &world.aya, &world.mio, "Mio").await;
    world.app().contact_edit(&world.aya, &contact.id, contact.version, contact.fields.clone()).await.unwrap();
    world
        .app()
        .contact_share(&world.aya, &contact.id, domain::contact::Sharing::Everyone, &[])
        .await
        .unwrap();
    world.app().contact_delete(&world.aya, &contact.id).await.unwrap();
    listens().await;
    assert_eq!(done().await, ["invite", "joined", "reply", "add_contact", "edit", "share", "delete"]);
    world.app().contact_restore(&world.aya, &contact.id).await.unwrap();
    listens().await;
    assert_eq!(done().await.len(), 8);
    let private = domain::contact::Sharing::Private;
    world.app().contact_share(&world.aya, &contact.id, private, &[]).await.unwrap();
    listens().await;
    assert_eq!(done().await.len(), 8, "what is undone was done");
}

#[tokio::test]
async fn practice_steps_are_ticked_also_when_the_listener_lags_and_misses_changes() {
    let world = World::new().await;
    let mut listener = world.app().practice_listener();
    world.adds(&world.mio, "@aya").await;
    let room = world.room(&world.aya, "Mio").await;
    world.sends(&world.aya, &room, "Before the people have moved in").await;
    listener.observe(None).await.unwrap();
    world.app().practice_begins().await.unwrap();
    world.clock.advance(1000);
    let done = async || {
        let steps = world.app().practice_steps(&world.aya).await.unwrap();
        steps.into_iter().filter(|step| step.done).map(|step| step.id.as_str()).collect::<Vec<_>>()
    };
    listener.observe(None).await.unwrap();
    assert!(done().await.is_empty(), "what people did before they had moved in is no step");
    world.sends(&world.aya, &room, "Hello").await;
    let contact = adds_contact(&world, &world.aya, &world.mio, "Mio").await;
    world.app().contact_edit(&world.aya, &contact.id, contact.version, contact.fields.clone()).await.unwrap();
    let everyone = domain::contact::Sharing::Everyone;
    world.app().contact_share(&world.aya, &contact.id, everyone, &[]).await.unwrap();
    world.app().contact_delete(&world.aya, &contact.id).await.unwrap();
    listener.observe(None).await.unwrap();
    assert_eq!(done().await, ["reply", "add_contact", "edit", "share", "delete"]);
    world.app().contact_restore(&world.aya, &contact.id).await.unwrap();
    listener.observe(None).await.unwrap();
    assert_eq!(done().await, ["reply", "add_contact", "edit", "share", "delete", "restore"]);
}
