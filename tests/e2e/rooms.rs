//! Rooms with more than two in them: colleagues, groups, and rooms that nobody has taken (R2, R20).

use serde_json::json;

use crate::test_app::TestApp;

#[tokio::test]
async fn r20_a_colleague_who_is_invited_sees_the_whole_history() {
    let app = TestApp::practice().await;
    app.click_with("room-row", "Mio").await;
    app.ready("room").await;
    app.click("invite-member").await;
    app.click_with("choose-row", "Ken").await;
    app.check_accessibility("invite-colleague").await;
    app.click("choose-confirm").await;
    app.with("room-member", "Ken").await;
    app.act_as("Ken").await;
    app.click_with("room-row", "Mio").await;
    app.with("message", "table for four").await;
}

#[tokio::test]
async fn r2_a_group_that_a_line_user_made_has_a_room_with_everybody_in_it() {
    let app = TestApp::practice().await;
    let state = app.ask_line("state").await;
    let users = state["users"].as_array().expect("people on LINE");
    let id = |name: &str| {
        let user =
            users.iter().find(|user| user["displayName"].as_str().is_some_and(|one| one.contains(name)));
        user.expect("is on LINE")["userId"].as_str().expect("a userId").to_owned()
    };
    let (mio, ploy) = (id("Mio"), id("Ploy"));
    let group = json!({ "by": mio, "name": "女子会 Party", "userIds": [ploy], "basicId": "@aya" });
    let group = app.on_line("groups", group).await;
    let group = group["groupId"].as_str().expect("a groupId");
    let said = json!({ "type": "text", "text": "We are six now!" });
    app.on_line(&format!("users/{ploy}/chats/{group}/messages"), said).await;
    app.click_with("room-row", "女子会 Party").await;
    app.with("message", "We are six now!").await;
    app.with("message", "Ploy").await;
    app.check_accessibility("group").await;
}

#[tokio::test]
async fn a_room_of_the_shared_account_is_taken_by_whoever_answers() {
    let app = TestApp::practice().await;
    app.act_as("Sora").await;
    app.click("rooms-unassigned").await;
    app.click_with("room-row", "Jun").await;
    app.check_accessibility("unassigned").await;
    app.click("take-room").await;
    app.fill("composer", "Yes, on page two.").await;
    app.click("send").await;
    app.with("message", "Accepted by LINE").await;
}
