//! Closing the window (R26): what is in its undo seconds is sent first.

use serde_json::json;
use thirtyfour::prelude::*;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt, EventMask};

use crate::messages::open_mio;
use crate::nothing_old::two_hours_later;
use crate::test_app::TestApp;

const WORDS: &str = "See you tonight at seven";
const OUTGOING: &str = "[data-testid='message'][data-delivery='accepted']";

/// Asks the window manager to close every window, as the cross in a window's corner does.
pub fn click_cross() {
    let (x, screen) = x11rb::connect(None).expect("the test has a screen");
    let root = x.setup().roots[screen].root;
    let atom = |name: &str| x.intern_atom(false, name.as_bytes()).expect("asked").reply().expect("told").atom;
    let list = x.get_property(false, root, atom("_NET_CLIENT_LIST"), AtomEnum::WINDOW, 0, 64).expect("asked");
    let windows: Vec<u32> = list.reply().expect("told").value32().expect("windows").collect();
    let mask = EventMask::SUBSTRUCTURE_NOTIFY | EventMask::SUBSTRUCTURE_REDIRECT;
    for window in windows {
        let close = ClientMessageEvent::new(32, window, atom("_NET_CLOSE_WINDOW"), [0, 2, 0, 0, 0]);
        x.send_event(false, root, mask, close).expect("asked").check().expect("the window manager is told");
    }
}

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
    click_cross();
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
