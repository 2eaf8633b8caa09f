//! Several people at one computer: who is writing, the lock, and rooms that nobody looks after (R27).

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::test_app::TestApp;

const PIN: &str = "2580";

/// The id of a member by name.
pub async fn member(app: &TestApp, name: &str) -> Value {
    let list = app.call("session_members", json!({})).await;
    let members = list["answer"]["members"].as_array().expect("members").clone();
    let found =
        members.into_iter().find(|one| one["card"]["name"].as_str().is_some_and(|is| is.contains(name)));
    found.expect("works here")["card"]["id"].clone()
}

#[tokio::test]
async fn members_switch_with_a_pin_by_keyboard_alone_and_a_start_asks_for_it() {
    let app = TestApp::practice().await;
    app.call("pin_set", json!({ "pin": PIN })).await;
    app.press(Key::Control + Key::Shift + "m").await;
    app.ready("switcher-choice").await;
    app.check_accessibility("who-is-writing").await;
    // Sora, Aya, Hana, Ken: by name, as everywhere.
    app.press(Key::End + "").await;
    app.press(Key::Enter + "").await;
    app.gone("switcher").await;
    app.with("act-as", "Ken").await;
    app.press(Key::Control + Key::Shift + "m").await;
    app.ready("switcher-choice").await;
    app.press(Key::Home + "").await;
    app.press(Key::Down + "").await;
    app.press(Key::Enter + "").await;
    app.find("switcher-pin").await;
    app.press("1111").await;
    app.press(Key::Enter + "").await;
    app.with("switcher", "not the PIN").await;
    app.check_accessibility("wrong-pin").await;
    app.press(PIN).await;
    app.press(Key::Enter + "").await;
    app.with("act-as", "Aya").await;
    let data = app.close().await;
    let app = TestApp::start(data, &[]).await;
    app.find("lock-screen").await;
    app.ready("switcher-choice").await;
    app.press(PIN).await;
    app.press(Key::Enter + "").await;
    app.ready("room-list").await;
}

#[tokio::test]
async fn an_idle_window_locks_itself_hides_everything_and_loses_nothing_typed() {
    let app = TestApp::practice().await;
    app.call("pin_set", json!({ "pin": PIN })).await;
    app.call("idle_lock_set", json!({ "minutes": 1 })).await;
    app.click_with("room-row", "Mio").await;
    app.ready("room").await;
    app.fill("composer", "half a thought").await;
    let later = "const now = Date.now; Date.now = () => now() + 61000;";
    app.driver.execute(later, Vec::new()).await.expect("a minute passes");
    app.find("lock-screen").await;
    app.ready("switcher-choice").await;
    app.check_accessibility("locked").await;
    let words = app.words().await;
    assert!(!words.contains("Mio") && !words.contains("half a thought"), "nothing is seen: {words}");
    let refused =
        app.call("room_list", json!({ "filter": "mine", "search": "", "offset": 0, "limit": 9 })).await;
    assert_eq!(refused["refused"]["code"], "locked", "the core refuses too");
    app.press(PIN).await;
    app.press(Key::Enter + "").await;
    app.gone("lock-screen").await;
    let composer = app.find("composer").await;
    assert_eq!(composer.value().await.expect("a field").as_deref(), Some("half a thought"));
}

#[tokio::test]
async fn r27_an_administrator_takes_a_room_that_nobody_looks_after() {
    let app = TestApp::practice().await;
    let (aya, ken) = (member(&app, "Aya").await, member(&app, "Ken").await);
    let rooms =
        app.call("room_list", json!({ "filter": "mine", "search": "Mio", "offset": 0, "limit": 9 })).await;
    let room = rooms["answer"]["rows"][0]["id"].clone();
    app.call("room_hand_over", json!({ "roomId": room, "memberId": ken })).await;
    app.call("connection_set", json!({ "on": true, "everyone": false, "memberIds": [aya] })).await;
    app.click("rooms-unattended").await;
    app.click_with("room-row", "Mio").await;
    app.ready("room").await;
    app.check_accessibility("unattended").await;
    app.click("take-room").await;
    app.fill("composer", "Aya here.").await;
    app.click("send").await;
    app.with("message", "Accepted by LINE").await;
}
