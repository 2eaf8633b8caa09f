//! Rooms with more than two in them: colleagues, groups, and rooms that nobody has taken (R2, R20).

use serde_json::json;

use crate::desk::Desk;

#[tokio::test]
async fn r20_a_colleague_who_is_invited_sees_the_whole_history() {
    let desk = Desk::practice().await;
    desk.click_with("room-row", "Mio").await;
    desk.ready("room").await;
    desk.click("invite-member").await;
    desk.click_with("choose-row", "Ken").await;
    desk.look("invite-colleague").await;
    desk.click("choose-confirm").await;
    desk.with("room-member", "Ken").await;
    desk.act_as("Ken").await;
    desk.click_with("room-row", "Mio").await;
    desk.with("message", "はじめまして").await;
}

#[tokio::test]
async fn r2_a_group_that_a_line_user_made_has_a_room_with_everybody_in_it() {
    let desk = Desk::practice().await;
    let state = desk.ask_line("state").await;
    let users = state["users"].as_array().expect("people on LINE");
    let id = |name: &str| {
        let user =
            users.iter().find(|user| user["displayName"].as_str().is_some_and(|one| one.contains(name)));
        user.expect("is on LINE")["userId"].as_str().expect("a userId").to_owned()
    };
    let (mio, ploy) = (id("Mio"), id("Ploy"));
    let group = json!({ "by": mio, "name": "女子会 Party", "userIds": [ploy], "basicId": "@aya" });
    let group = desk.on_line("groups", group).await;
    let group = group["groupId"].as_str().expect("a groupId");
    let said = json!({ "type": "text", "text": "We are six now!" });
    desk.on_line(&format!("users/{ploy}/chats/{group}/messages"), said).await;
    desk.click_with("room-row", "女子会 Party").await;
    desk.with("message", "We are six now!").await;
    desk.with("message", "Ploy").await;
    desk.look("group").await;
}

#[tokio::test]
async fn a_room_of_the_shared_account_is_taken_by_whoever_answers() {
    let desk = Desk::practice().await;
    desk.act_as("Sora").await;
    desk.click("rooms-unassigned").await;
    desk.click_with("room-row", "Jun").await;
    desk.look("unassigned").await;
    desk.click("take-room").await;
    desk.fill("composer", "Yes, on page two.").await;
    desk.click("send").await;
    desk.with("message", "Accepted by LINE").await;
}
