//! Room for the next message (R30): what one LINE user sends beyond the day limit waits, and comes when a member says so.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::messages::{mio, open_mio};
use crate::test_app::TestApp;

/// More than the least that an administrator can allow, in bytes.
pub const LARGE: usize = 1_200_000;

/// Mio sends a picture of so many bytes.
pub async fn sends_picture(app: &TestApp, bytes: usize) {
    let mut picture = include_bytes!("../../icons/128x128.png").to_vec();
    // What stands behind the end of a PNG is no part of the picture.
    picture.resize(bytes.max(picture.len()), 0);
    let message = json!({ "type": "image", "content": STANDARD.encode(picture), "contentType": "image/png" });
    app.on_line(&format!("users/{}/chats/@aya/messages", mio(app).await), message).await;
}

/// What one LINE user may send a day, in megabytes.
pub async fn limit(app: &TestApp, megabytes: u32) {
    let limits = json!({ "limits": { "megabytesADay": megabytes, "linkDays": 90 } });
    let set = app.call("media_limits_set", limits).await;
    assert_ne!(set["answer"], Value::Null, "Aya is an administrator: {set}");
}

#[tokio::test]
async fn r30_media_held_by_the_day_limit_says_so_and_is_fetched_by_keyboard() {
    let app = TestApp::practice().await;
    limit(&app, 1).await;
    open_mio(&app).await;
    sends_picture(&app, LARGE).await;
    held(&app).await;
    app.check_accessibility("media-held").await;
    sends_picture(&app, 0).await;
    app.find("picture").await;
    assert_eq!(shown(&app).await, 1, "what is within the limit came, and the held one did not come with it");

    app.focus_by_tab("media-fetch").await;
    app.press(Key::Enter + "").await;
    app.gone("media-fetch").await;
    app.without("message", "more than one person may send a day").await;
    assert_eq!(shown(&app).await, 2, "it is shown where it waited");
    app.check_accessibility("media-fetched").await;
}

/// Waits until the conversation shows that media is held by the day limit.
pub async fn held(app: &TestApp) {
    app.with("message", "more than one person may send a day").await;
}

/// How many pictures the conversation shows.
pub async fn shown(app: &TestApp) -> i64 {
    app.number("return document.querySelectorAll(\"[data-testid='message'] [data-testid='picture']\").length")
        .await
}
