//! The LINE connection (R1, R20).

use crate::desk::Desk;

#[tokio::test]
async fn r1_r20_with_the_line_connection_off_everything_says_why_and_nothing_is_deleted() {
    let desk = Desk::practice().await;
    desk.click("rail-admin").await;
    desk.ready("admin").await;
    desk.click("admin-connection").await;
    desk.look("admin-connection").await;
    desk.click("connection-switch").await;
    desk.click("connection-save").await;
    desk.look("connection-off-asks").await;
    desk.click("confirm-yes").await;
    desk.find("line-refusal").await;
    desk.click("rail-messages").await;
    desk.click_with("room-row", "Mio").await;
    desk.ready("room").await;
    desk.find("read-only").await;
    desk.look("connection-off").await;
    desk.click("rail-profile").await;
    desk.ready("profile").await;
    desk.look("profile-connection-off").await;
    desk.click("rail-admin").await;
    desk.click("connection-switch").await;
    desk.click("connection-save").await;
    desk.find("toast").await;
    desk.click("rail-messages").await;
    desk.click_with("room-row", "Mio").await;
    desk.find("composer").await;
}
