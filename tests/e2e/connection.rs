//! The LINE connection (R1, R20).

use crate::test_app::TestApp;

#[tokio::test]
async fn r1_r20_with_the_line_connection_off_everything_says_why_and_nothing_is_deleted() {
    let app = TestApp::practice().await;
    app.click("rail-admin").await;
    app.ready("admin").await;
    app.click("admin-connection").await;
    app.check_accessibility("admin-connection").await;
    app.click("connection-switch").await;
    app.click("connection-save").await;
    app.check_accessibility("connection-off-asks").await;
    app.click("confirm-yes").await;
    app.find("line-refusal").await;
    app.click("rail-messages").await;
    app.click_with("room-row", "Mio").await;
    app.ready("room").await;
    app.find("read-only").await;
    app.check_accessibility("connection-off").await;
    app.click("rail-profile").await;
    app.ready("profile").await;
    app.check_accessibility("profile-connection-off").await;
    app.click("rail-admin").await;
    app.click("connection-switch").await;
    app.click("connection-save").await;
    app.find("toast").await;
    app.click("rail-messages").await;
    app.click_with("room-row", "Mio").await;
    app.find("composer").await;
}
