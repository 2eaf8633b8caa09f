//! R31: who is away from the window is told what happened, in batches, and not in their quiet hours.

use app::company::views::SettingsSet;
use app::desktop_notification::{Attention, DesktopNotification};
use app::{Error, ErrorCode};
use domain::message::DeletionAnswer;
use serde_json::json;
use testkit::World;

use crate::r17_in_conversation as r17;
use crate::talk::{fails, mio_has_added_aya, now, stored, text_event};

const HOUR: i64 = 60 * 60 * 1000;

/// What was told since it was asked last.
fn told(world: &World) -> Vec<(String, String)> {
    world.desktop.notifications.lock().unwrap().clear();
    std::mem::take(&mut *world.desktop.notes.lock().unwrap())
}

fn pairs(told: &[(&str, &str)]) -> Vec<(String, String)> {
    told.iter().map(|(title, body)| ((*title).to_owned(), (*body).to_owned())).collect()
}

/// The last notification, with what belongs to it.
fn last(world: &World) -> DesktopNotification {
    world.desktop.notifications.lock().unwrap().last().cloned().expect("a notification")
}

/// So much time passes, and what waited is told.
async fn passes(world: &World, ms: i64) {
    world.clock.advance(ms);
    world.app().notify_due().await.unwrap();
}

async fn looks(world: &World, at: Attention) {
    *world.desktop.attention.lock().unwrap() = Some(at);
}

async fn set(world: &World, change: SettingsSet) -> Result<(), Error> {
    world.app().settings_set(&world.aya, &change).await.map(drop)
}

fn quiet(from: u32, to: u32) -> SettingsSet {
    SettingsSet {
        quiet_hours: Some(true),
        quiet_from: Some(from),
        quiet_to: Some(to),
        ..SettingsSet::default()
    }
}

#[tokio::test]
async fn r31_a_notification_opens_its_room_and_marks_as_read_what_it_told_and_nothing_that_came_since() {
    let (world, room) = mio_has_added_aya().await;
    world.writes(&world.mio, "@aya", "Are you open?").await;
    let notification = last(&world);
    assert_eq!((&notification.room, notification.open), (&Some(room.clone()), "Open"));
    assert_eq!(notification.member, world.aya);
    let mark = notification.mark_read.expect("there is nothing else to do");
    world.clock.advance(1_000);
    world.writes(&world.mio, "@aya", "Hello?").await;
    world.app().room_read(&world.aya, &room, mark.up_to).await.unwrap();
    let unread = world.app().acting_unread().await.unwrap();
    assert_eq!(unread, 1, "the second message was not in it");
}

#[tokio::test]
async fn r31_messages_within_a_short_time_are_one_notification_per_room() {
    let (world, _) = mio_has_added_aya().await;
    for text in ["One", "Two", "Three", "Four"] {
        world.writes(&world.mio, "@aya", text).await;
        world.clock.advance(1_000);
    }
    assert_eq!(told(&world), pairs(&[("Mio", "One")]), "the first at once");
    passes(&world, 10_000).await;
    assert_eq!(told(&world), pairs(&[("3 new messages from \u{2068}Mio\u{2069}", "Four")]));
}

#[tokio::test]
async fn r31_what_was_read_meanwhile_is_not_told() {
    let (world, room) = mio_has_added_aya().await;
    world.writes(&world.mio, "@aya", "One").await;
    world.writes(&world.mio, "@aya", "Two").await;
    told(&world);
    world.app().room_read(&world.aya, &room, domain::UtcMs(now(&world) + HOUR)).await.unwrap();
    passes(&world, 10_000).await;
    assert_eq!(told(&world), []);
}

#[tokio::test]
async fn r31_a_catch_up_of_many_rooms_is_one_summary() {
    let (world, _) = mio_has_added_aya().await;
    let mut events = Vec::new();
    for n in 0..12 {
        let who = world.line.joins(&format!("Guest {n}"), "en").await.unwrap();
        for m in 0..2 {
            let id = format!("{}", n * 10 + m);
            events.push(text_event(&format!("01E{id}"), &who, now(&world) + m, &id, "Hello"));
        }
    }
    stored(&world, "@aya", &events).await;
    world.settle().await;
    assert_eq!(told(&world), pairs(&[("24 new messages", "In 12 rooms")]));
}

#[tokio::test]
async fn r31_in_a_group_the_notification_names_who_writes() {
    let world = World::new().await;
    world.adds(&world.mio, "@aya").await;
    let group = json!({ "by": world.mio, "name": "Picnic", "userIds": [world.ploy], "basicId": "@aya" });
    let group = world.line.post("groups", group).await.expect("a group");
    world.settle().await;
    world.desktop.notes.lock().unwrap().clear();
    world.writes(&world.ploy, group["groupId"].as_str().unwrap(), "Who brings cake?").await;
    passes(&world, 10_000).await;
    assert!(told(&world).contains(&("Picnic".to_owned(), "Ploy: Who brings cake?".to_owned())));
}

#[tokio::test]
async fn r31_nobody_is_told_while_they_are_at_the_window_unless_it_is_locked() {
    let (world, _) = mio_has_added_aya().await;
    looks(&world, Attention::AtWindow).await;
    world.writes(&world.mio, "@aya", "Are you open?").await;
    assert_eq!(told(&world), [], "she sees it");
    world.app().session_lock();
    world.clock.advance(10_000);
    world.writes(&world.mio, "@aya", "Hello?").await;
    assert_eq!(last(&world).mark_read, None, "whoever passes by reads for nobody");
    assert_eq!(told(&world), pairs(&[("LINE", "💬")]), "a locked window shows nothing of it");
}

#[tokio::test]
async fn r29_on_a_locked_screen_a_notification_says_who_wrote_and_not_what() {
    let (world, _) = mio_has_added_aya().await;
    looks(&world, Attention::ScreenLocked).await;
    world.writes(&world.mio, "@aya", "The code is 4711").await;
    assert_eq!(last(&world).mark_read, None);
    assert_eq!(told(&world), pairs(&[("Mio", "💬")]));
}

#[tokio::test]
async fn r31_in_quiet_hours_that_cross_midnight_nothing_is_told_and_everything_is_unread() {
    let (world, _) = mio_has_added_aya().await;
    // It is nine in the morning in Tokyo.
    set(&world, quiet(22 * 60, 9 * 60 + 30)).await.unwrap();
    world.writes(&world.mio, "@aya", "Good morning").await;
    assert_eq!(told(&world), []);
    assert_eq!(world.app().acting_unread().await.unwrap(), 1);
    passes(&world, HOUR).await;
    assert_eq!(told(&world), [], "what came in then is told of by its mark alone");
    world.writes(&world.mio, "@aya", "Hello?").await;
    assert_eq!(told(&world), pairs(&[("Mio", "Hello?")]), "it is ten");
    set(&world, SettingsSet { quiet_hours: Some(false), ..SettingsSet::default() }).await.unwrap();
    world.clock.advance(14 * HOUR);
    world.writes(&world.mio, "@aya", "Good night").await;
    assert_eq!(told(&world), pairs(&[("Mio", "Good night")]), "it is midnight, and no quiet hours are set");
}

#[tokio::test]
async fn r31_quiet_hours_are_minutes_of_a_day() {
    let (world, _) = mio_has_added_aya().await;
    let error = set(&world, quiet(24 * 60, 2_000)).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::InvalidFields);
    let fields: Vec<_> = error.fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(fields, ["quietFrom", "quietTo"]);
    assert!(!world.app().session_get(&world.aya).await.unwrap().settings.quiet_hours, "nothing is set");
}

#[tokio::test]
async fn r31_a_refused_message_is_told_to_its_writer_without_its_text() {
    let (world, room) = mio_has_added_aya().await;
    world.app().room_mute(&world.aya, &room, true).await.unwrap();
    world.clock.advance(60_000);
    fails(&world, "push", 1, json!({ "kind": "status", "status": 400 })).await;
    world.sends(&world.aya, &room, "See you at six").await;
    world.delivers().await;
    assert_eq!(last(&world).mark_read, None, "reading it is not all there is to do");
    assert_eq!(last(&world).room, Some(room));
    assert_eq!(told(&world), pairs(&[("Mio", "Your message was not sent.")]));
}

#[tokio::test]
async fn r31_a_refused_message_of_a_colleague_is_not_told_to_who_acts() {
    let (world, room) = mio_has_added_aya().await;
    world.app().room_invite_member(&world.aya, &room, &world.ken).await.unwrap();
    world.clock.advance(60_000);
    fails(&world, "push", 1, json!({ "kind": "status", "status": 400 })).await;
    world.sends(&world.ken, &room, "See you at six").await;
    world.delivers().await;
    assert_eq!(told(&world), []);
}

#[tokio::test]
async fn r31_a_message_that_awaits_confirmation_is_told() {
    let (mut world, room) = mio_has_added_aya().await;
    world.sends(&world.aya, &room, "See you tonight at seven").await;
    world.close().await;
    world.clock.advance(72 * HOUR);
    world.open().await;
    world.delivers().await;
    assert_eq!(told(&world), pairs(&[("Mio", "Your message awaits your confirmation.")]));
}

#[tokio::test]
async fn r17_r31_a_colleagues_question_is_told_to_whom_it_is_asked_and_opens_the_room() {
    let (world, contact) = r17::mio_chats_with_ken().await;
    let room = world.room(&world.ken, "Mio").await;
    world.app().session_switch(&world.ken, None).await.unwrap();
    passes(&world, 10_000).await;
    told(&world);
    world.app().contact_ask_colleague(&world.aya, &contact.id).await.unwrap();
    world.app().notify_due().await.unwrap();
    assert_eq!(last(&world).room, Some(room));
    let asked = "\u{2068}Aya\u{2069} asks whether this contact may be deleted.";
    assert_eq!(told(&world), pairs(&[("Mio", asked)]));
}

#[tokio::test]
async fn r17_r31_who_asks_a_colleague_is_not_told_of_it() {
    let (world, contact) = r17::mio_chats_with_ken().await;
    passes(&world, 10_000).await;
    told(&world);
    world.app().contact_ask_colleague(&world.aya, &contact.id).await.unwrap();
    passes(&world, 10_000).await;
    assert_eq!(told(&world), []);
}

#[tokio::test]
async fn r17_r31_the_answer_to_a_question_is_told_to_who_asked() {
    let (world, _, _, question) = r17::ken_is_asked().await;
    passes(&world, 10_000).await;
    told(&world);
    assert_eq!(r17::answers(&world, &world.ken, &question, DeletionAnswer::Decline).await, None);
    world.app().notify_due().await.unwrap();
    assert_eq!(last(&world).room, Some(world.room(&world.aya, "Mio").await));
    assert_eq!(told(&world), pairs(&[("Mio", "\u{2068}Ken\u{2069} said no: this contact stays.")]));
}
