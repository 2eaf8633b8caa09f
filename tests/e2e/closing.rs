//! Closing the window (R26): what is in its undo seconds is sent first.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::messages::open_mio;
use crate::nothing_old::two_hours_later;
use crate::screen::Screen;
use crate::test_app::TestApp;

const WORDS: &str = "See you tonight at seven";
const OUTGOING: &str = "[data-testid='message'][data-delivery='accepted']";

/// Aya writes to Mio, and has half a minute to take it back.
async fn writes(app: &TestApp) {
    app.call("settings_set", json!({ "undoSeconds": 30 })).await;
    open_mio(app).await;
    app.fill("composer", WORDS).await;
    app.click("send").await;
    app.with("message", WORDS).await;
}

#[tokio::test]
async fn r26_closing_the_window_sends_what_is_in_its_undo_seconds_and_nothing_is_left_to_ask_about() {
    let app = TestApp::practice().await;
    writes(&app).await;
    Screen::open().click_cross();
    let data = app.closed().await;
    two_hours_later(&data).await;
    let app = TestApp::start(data, &["--practice"]).await;
    open_mio(&app).await;
    app.with("message", WORDS).await;
    app.css(OUTGOING).await;
    assert!(
        app.driver.find(By::Css("[data-testid='awaits-confirmation']")).await.is_err(),
        "it went in time"
    );
}
