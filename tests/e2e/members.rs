//! A member leaves the company, and what they wrote is a colleague's to decide about (R25).

use serde_json::json;
use thirtyfour::prelude::*;

use crate::messages::{mio, open_mio};
use crate::nothing_old::{holds_by_the_month, until_sent};
use crate::switcher::member;
use crate::test_app::TestApp;

const WORDS: &str = "I will call you on Monday";

#[tokio::test]
async fn r25_removing_a_member_tells_what_of_theirs_has_not_gone_and_a_colleague_sends_it_as_their_own() {
    let app = TestApp::practice().await;
    // Practice's own answer to somebody else is out before anything fails.
    until_sent(&app, "You are very welcome").await;
    let (ken, room) = (member(&app, "Ken").await, mios_room(&app).await);
    app.call("room_invite_member", json!({ "roomId": room, "memberId": ken })).await;
    holds_by_the_month(&app).await;
    app.act_as("Ken").await;
    open_mio(&app).await;
    app.fill("composer", WORDS).await;
    app.click("send").await;
    app.find("held").await;

    app.act_as("Aya").await;
    app.click("rail-admin").await;
    app.ready("admin").await;
    app.click("admin-members").await;
    app.click_with("member-row", "Ken").await;
    app.focus_by_tab("member-remove").await;
    app.press(Key::Enter + "").await;
    app.with("member-unsent", "1 message of theirs is still waiting to be sent").await;
    app.check_accessibility("member-remove").await;
    app.focus_by_tab("confirm-yes").await;
    app.press(Key::Enter + "").await;
    app.without("member-row", "Ken").await;

    app.with("confirm-banner", "1 message waits for your word").await;
    app.click("confirm-show").await;
    app.with("awaits-confirmation", "does not work here any more").await;
    app.check_accessibility("member-removed-message").await;
    app.click("send-now").await;
    app.gone("awaits-confirmation").await;
    // Answers within the hour are free, also when the month is used up.
    let chat = format!("users/{}/chats/@aya/messages", mio(&app).await);
    app.on_line(&chat, json!({ "type": "text", "text": "Hello?" })).await;
    until_sent(&app, WORDS).await;
    let sent = app.ask_line("sent").await.to_string();
    assert_eq!(sent.matches(WORDS).count(), 1, "once");
}

/// The id of Mio's room.
async fn mios_room(app: &TestApp) -> String {
    let asked = json!({ "filter": "mine", "search": "Mio", "offset": 0, "limit": 9 });
    let rooms = app.call("room_list", asked).await;
    rooms["answer"]["rows"][0]["id"].as_str().expect("a room").to_owned()
}
