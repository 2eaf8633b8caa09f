//! Several people at one computer: who is writing, with which PIN, and a window that is locked.

use app::ErrorCode;
use domain::{MemberId, UtcMs};
use serde_json::{Value, json};
use testkit::{Command, World};

use crate::people::{code, refused};
use crate::talk::{messages, mio_has_added_aya};

const PIN: &str = "2580";

async fn ken_has_a_pin() -> World {
    let world = World::new().await;
    world.app().pin_set(&world.ken, None, Some(PIN)).await.unwrap();
    world
}

async fn acting(world: &World) -> MemberId {
    world.app().acting_member().await.unwrap()
}

#[tokio::test]
async fn a_member_without_a_pin_is_switched_to_by_their_name() {
    let world = World::new().await;
    let session = world.app().session_switch(&world.ken, None).await.unwrap();
    assert_eq!((session.me.name.as_str(), session.administrator), ("Ken", false));
    assert_eq!(acting(&world).await, world.ken);
    let list = world.app().session_members().await.unwrap();
    assert!(list.members.iter().any(|member| member.card.id == world.aya), "there is a way back");
    assert_eq!(code(world.app().session_switch(&"nobody".into(), None).await), ErrorCode::NotFound);
}

#[tokio::test]
async fn a_member_with_a_pin_is_switched_to_by_the_right_pin_only() {
    let world = ken_has_a_pin().await;
    for pin in [None, Some(""), Some("2581"), Some("nonsense")] {
        let answer = world.app().session_switch(&world.ken, pin).await;
        assert_eq!(code(answer), ErrorCode::WrongPin, "{pin:?}");
    }
    assert_eq!(acting(&world).await, world.aya, "nobody has changed");
    world.app().session_switch(&world.ken, Some("２５８０")).await.expect("full-width digits are digits");
    assert_eq!(acting(&world).await, world.ken);
}

#[tokio::test]
async fn wrong_pins_are_counted_and_locked_out_for_longer_and_longer() {
    let world = ken_has_a_pin().await;
    let guess = || world.app().session_switch(&world.ken, Some("0000"));
    for _ in 0..4 {
        assert_eq!(code(guess().await), ErrorCode::WrongPin);
    }
    let until = |error: app::Error| error.params["until"].parse::<i64>().unwrap();
    let error = refused(guess().await);
    let first = until(error);
    let now = app::environment::Clock::now(&world.clock);
    assert_eq!(UtcMs(first), now.plus(30_000));
    let right = refused(world.app().session_switch(&world.ken, Some(PIN)).await);
    assert_eq!((right.code, until(right)), (ErrorCode::PinLocked, first), "nor is the right one taken");
    world.clock.advance(30_001);
    let second = until(refused(guess().await));
    assert_eq!(second - first, 60_001, "twice as long");
    world.clock.advance(60_001);
    world.app().session_switch(&world.ken, Some(PIN)).await.expect("the time is over");
    assert_eq!(code(guess().await), ErrorCode::WrongPin, "counted anew");
}

#[tokio::test]
async fn wrong_pins_at_the_same_moment_are_all_counted() {
    let world = ken_has_a_pin().await;
    let guesses = (0..12).map(|n| {
        let (app, ken, pin) = (world.app().clone(), world.ken.clone(), format!("{n:04}"));
        async move { code(app.session_switch(&ken, Some(&pin)).await) }
    });
    let codes = futures_util::future::join_all(guesses).await;
    let wrong = codes.iter().filter(|code| **code == ErrorCode::WrongPin).count();
    assert_eq!(wrong, 4, "the fifth begins the lock-out, however fast they come: {codes:?}");
}

#[tokio::test]
async fn a_restart_makes_no_wrong_pin_forgotten() {
    let mut world = ken_has_a_pin().await;
    for _ in 0..5 {
        let _ = world.app().session_switch(&world.ken, Some("0000")).await;
    }
    world.restart().await;
    assert_eq!(code(world.app().session_switch(&world.ken, Some(PIN)).await), ErrorCode::PinLocked);
}

#[tokio::test]
async fn a_pin_is_changed_by_who_knows_it_and_reset_by_an_administrator() {
    let world = ken_has_a_pin().await;
    let app = world.app();
    assert_eq!(code(app.pin_set(&world.ken, Some("1111"), None).await), ErrorCode::WrongPin);
    let short = refused(app.pin_set(&world.ken, Some(PIN), Some("12")).await);
    assert_eq!((short.code, short.fields[0].field.as_str()), (ErrorCode::InvalidFields, "pin"));
    app.pin_set(&world.ken, Some(PIN), Some("11112222")).await.unwrap();
    assert_eq!(code(app.pin_reset(&world.ken, &world.aya).await), ErrorCode::NotAdministrator);
    assert!(!app.pin_reset(&world.aya, &world.ken).await.unwrap().has_pin);
    app.session_switch(&world.ken, None).await.expect("Ken sets a new one now");
    app.pin_set(&world.aya, None, Some(PIN)).await.unwrap();
    assert_eq!(code(app.pin_reset(&world.aya, &world.aya).await), ErrorCode::WrongPin, "an own PIN is said");
}

#[tokio::test]
async fn a_pin_is_kept_as_an_argon2_hash_and_in_no_answer() {
    let world = ken_has_a_pin().await;
    let mut conn = world.app().store().read().await.unwrap();
    let kept = store::pins::get(&mut conn, &world.ken).await.unwrap().unwrap().hash;
    drop(conn);
    assert!(kept.starts_with("$argon2id$v=19$") && !kept.contains(PIN), "{kept}");
    for command in ["session_members", "admin_get", "session_get"] {
        let answer = world.call(command, json!({})).await.unwrap().to_string();
        assert!(!answer.contains("argon2"), "{command}: {answer}");
    }
}

#[tokio::test]
async fn the_last_administrator_who_forgot_the_pin_gets_back_by_a_file_in_the_folder() {
    let mut world = ken_has_a_pin().await;
    world.app().pin_set(&world.aya, None, Some(PIN)).await.unwrap();
    let file = world.app().session_members().await.unwrap().forgotten_file;
    std::fs::write(&file, "").unwrap();
    world.restart().await;
    assert!(!std::path::Path::new(&file).exists(), "it works once");
    world.app().session_switch(&world.aya, None).await.expect("Aya has no PIN any more");
    assert_eq!(code(world.app().session_switch(&world.ken, None).await), ErrorCode::WrongPin, "Ken has his");
}

#[tokio::test]
async fn while_the_window_is_locked_every_command_but_unlocking_is_refused() {
    let world = ken_has_a_pin().await;
    world.call("session_lock", Value::Null).await.unwrap();
    for command in Command::ALL.iter().filter(|command| !command.is_of_the_lock()) {
        let error = world.call(command.as_str(), json!({})).await.expect_err("it is locked");
        assert_eq!(error.code, ErrorCode::Locked, "{}", command.as_str());
    }
    let list = world.call("session_members", Value::Null).await.unwrap();
    assert_eq!((&list["locked"], &list["members"][0]["card"]["name"]), (&json!(true), &json!("Aya")));
    world.call("session_switch", json!({ "memberId": world.aya })).await.unwrap();
    world.call("session_get", Value::Null).await.expect("it is open");
}

#[tokio::test]
async fn a_start_is_locked_for_a_member_with_a_pin_and_open_for_one_without() {
    let mut world = ken_has_a_pin().await;
    world.restart().await;
    world.call("session_get", Value::Null).await.expect("Aya was last, and has no PIN");
    world.app().session_switch(&world.ken, Some(PIN)).await.unwrap();
    world.restart().await;
    assert_eq!(world.call("session_get", Value::Null).await.unwrap_err().code, ErrorCode::Locked);
    assert_eq!(world.app().session_members().await.unwrap().last, Some(world.ken.clone()), "remembered");
    world.app().session_switch(&world.ken, Some(PIN)).await.unwrap();
    world.call("session_get", Value::Null).await.expect("it is open");
}

#[tokio::test]
async fn a_notification_says_nothing_while_the_window_is_locked() {
    let (world, _) = mio_has_added_aya().await;
    world.app().session_lock();
    world.writes(&world.mio, "@aya", "The code is 4711").await;
    let notes = world.desktop.notes.lock().unwrap().clone();
    assert_eq!(notes, [("LINE".to_owned(), "💬".to_owned())]);
}

#[tokio::test]
async fn what_one_member_began_is_not_done_as_another() {
    let (world, room) = mio_has_added_aya().await;
    world.app().room_invite_member(&world.aya, &room, &world.ken).await.unwrap();
    world.app().session_switch(&world.ken, None).await.unwrap();
    let content = json!({ "kind": "text", "text": "I am Aya", "emojis": [] });
    let send = json!({ "roomId": room, "messageId": world.new_id(), "content": content });
    let api = world.workspace().api();
    let late = api.call_for(Some(&world.aya), "message_send", send.clone()).await.unwrap_err();
    assert_eq!(late.code, ErrorCode::MemberSwitched);
    api.call_for(Some(&world.ken), "message_send", send).await.expect("Ken writes as himself");
}

#[tokio::test]
async fn drafts_and_undo_seconds_stay_with_their_member_when_another_one_sits_down() {
    let (world, room) = mio_has_added_aya().await;
    world.app().room_invite_member(&world.aya, &room, &world.ken).await.unwrap();
    let sent = world.sends(&world.aya, &room, "See you at six").await;
    world.app().room_draft(&world.aya, &room, "half a thought").await.unwrap();
    world.app().session_switch(&world.ken, None).await.unwrap();
    assert_eq!(world.app().room_get(&world.ken, &room).await.unwrap().draft, "");
    let recall = world.call("message_recall", json!({ "messageId": sent })).await;
    assert_eq!(recall.unwrap_err().code, ErrorCode::NotFound, "it is Aya's to take back");
    world.delivers().await;
    let said = messages(&world, &world.ken, &room).await.into_iter().find(|one| one.id == sent).unwrap();
    assert_eq!(said.sender.unwrap().name, "Aya", "whoever sits here when it goes");
    assert_eq!(world.app().room_get(&world.aya, &room).await.unwrap().draft, "half a thought");
}

#[tokio::test]
async fn an_administrator_who_leaves_does_not_go_on_as_another_one() {
    let world = World::new().await;
    let admin = world.app().admin_get(&world.aya).await.unwrap();
    let ken = admin.members.into_iter().find(|one| one.id == world.ken).unwrap();
    let fields = app::company::views::MemberFields {
        name: ken.name,
        reading: ken.reading,
        department: ken.department,
        administrator: true,
        line_account_id: ken.line_account_id,
    };
    world.app().member_edit(&world.aya, &world.ken, ken.version, fields).await.unwrap();
    world.app().member_remove(&world.aya, &world.aya).await.unwrap();
    assert_eq!(world.call("session_get", Value::Null).await.unwrap_err().code, ErrorCode::Locked);
}

#[tokio::test]
async fn the_idle_lock_is_an_administrators_to_set_within_its_limits() {
    let world = World::new().await;
    let app = world.app();
    app.idle_lock_set(&world.aya, Some(5)).await.unwrap();
    assert_eq!(app.session_get(&world.ken).await.unwrap().idle_lock_minutes, Some(5));
    assert_eq!(code(app.idle_lock_set(&world.ken, None).await), ErrorCode::NotAdministrator);
    for minutes in [0, 241] {
        assert_eq!(code(app.idle_lock_set(&world.aya, Some(minutes)).await), ErrorCode::InvalidFields);
    }
    app.idle_lock_set(&world.aya, None).await.unwrap();
    assert_eq!(app.admin_get(&world.aya).await.unwrap().idle_lock_minutes, None);
}
