//! Nothing old goes unasked (R26): a message that waited for long is asked about, and goes by keyboard.

use serde_json::json;
use store::{Store, query};
use tempfile::TempDir;
use thirtyfour::prelude::*;

use crate::messages::open_mio;
use crate::test_app::TestApp;

const WORDS: &str = "See you tonight at seven";

/// Two hours pass while Engawa is closed, and what held messages up is over.
pub async fn two_hours_later(data: &TempDir) {
    let store = Store::open(&data.path().join("practice")).await.expect("the workspace opens");
    let mut tx = store.begin().await.expect("nobody else writes");
    for sql in [
        "UPDATE outbox SET created_at = created_at - 7200000, due_at = 0",
        "UPDATE line_account SET held_until = NULL, held_code = NULL",
    ] {
        query(sql).execute(tx.conn()).await.expect("the time passes");
    }
    tx.commit().await.expect("it is written");
    store.close().await;
}

/// Waits until LINE has accepted a message with this text.
pub async fn until_sent(app: &TestApp, text: &str) {
    let started = std::time::Instant::now();
    while !app.ask_line("sent").await.to_string().contains(text) {
        assert!(started.elapsed() < crate::page::TIMEOUT, "it did not go out: {}", app.words().await);
        tokio::time::sleep(crate::page::POLL_INTERVAL).await;
    }
}

/// LINE does not take the next reply, and the month's messages are used up: what is sent next is on hold.
pub async fn holds_by_the_month(app: &TestApp) {
    let invalid = json!({ "kind": "status", "status": 400, "message": "Invalid reply token" });
    app.on_line("faults", json!({ "endpoint": "reply", "times": 1, "fault": invalid })).await;
    let used_up = json!({ "kind": "monthly_limit" });
    app.on_line("faults", json!({ "endpoint": "push", "times": 1, "fault": used_up })).await;
}

#[tokio::test]
async fn r26_an_old_message_is_asked_about_and_sent_by_keyboard() {
    let app = TestApp::practice().await;
    // Practice's own answer to somebody else is out before anything fails.
    until_sent(&app, "You are very welcome").await;
    open_mio(&app).await;
    holds_by_the_month(&app).await;
    app.fill("composer", WORDS).await;
    app.click("send").await;
    app.find("held").await;
    let data = app.close().await;
    two_hours_later(&data).await;

    let app = TestApp::start(data, &["--practice"]).await;
    app.ready("room-list").await;
    app.with("confirm-banner", "1 message waits for your word").await;
    app.check_accessibility("confirm-banner").await;
    app.click("confirm-show").await;
    app.find("awaits-confirmation").await;
    app.check_accessibility("awaits-confirmation").await;
    let button = app.find("send-now").await;
    let button = button.to_json().expect("an element");
    app.driver.execute("arguments[0].focus()", vec![button]).await.expect("it takes the focus");
    app.press(Key::Enter + "").await;
    app.gone("awaits-confirmation").await;
    app.gone("confirm-banner").await;
    until_sent(&app, WORDS).await;
}
