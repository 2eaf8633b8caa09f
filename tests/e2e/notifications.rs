//! Notifications (R31): shown by a notification server, whose clicks open rooms.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use serde_json::json;
use thirtyfour::prelude::*;
use zbus::zvariant::OwnedValue;

use crate::messages::mio;
use crate::page::{POLL_INTERVAL, TIMEOUT};
use crate::screen::Screen;
use crate::test_app::TestApp;

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// A notification as the server was given it.
#[derive(Debug, Clone)]
struct Shown {
    id: u32,
    title: String,
    body: String,
    actions: Vec<String>,
}

type AllShown = Arc<Mutex<Vec<Shown>>>;

/// A server of the Desktop Notifications Specification that reads markup and has buttons.
struct Server {
    shown: AllShown,
    given: u32,
}

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Server {
    fn get_capabilities(&self) -> Vec<&str> {
        vec!["actions", "body", "body-markup"]
    }

    fn get_server_information(&self) -> (&str, &str, &str, &str) {
        ("journeys", "Engawa", "1", "1.2")
    }

    #[expect(clippy::too_many_arguments, reason = "the specification has them")]
    fn notify(
        &mut self,
        _program: String,
        _replaces: u32,
        _icon: String,
        title: String,
        body: String,
        actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _timeout: i32,
    ) -> u32 {
        self.given += 1;
        let shown = Shown { id: self.given, title, body, actions };
        self.shown.lock().unwrap_or_else(PoisonError::into_inner).push(shown);
        self.given
    }

    fn close_notification(&mut self, id: u32) {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner).retain(|one| one.id != id);
    }
}

/// The server on this test's own session bus.
struct NotificationServer {
    bus: zbus::Connection,
    shown: AllShown,
}

impl NotificationServer {
    async fn start() -> Self {
        let shown = AllShown::default();
        let server = Server { shown: shown.clone(), given: 0 };
        let bus = zbus::connection::Builder::session().expect("the test has a session bus");
        let bus =
            bus.name(NAME).and_then(|bus| bus.serve_at(PATH, server)).expect("nobody else is the server");
        Self { bus: bus.build().await.expect("the bus takes it"), shown }
    }

    /// Waits for the notification whose text has these words.
    async fn with(&self, words: &str) -> Shown {
        let started = Instant::now();
        loop {
            let all = self.shown.lock().unwrap_or_else(PoisonError::into_inner).clone();
            if let Some(found) = all.iter().find(|one| one.body.contains(words)) {
                return found.clone();
            }
            assert!(started.elapsed() < TIMEOUT, "no notification has {words:?}: {all:?}");
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }

    /// Somebody clicks the notification, or one of its buttons.
    async fn click(&self, notification: &Shown, action: &str) {
        let body = (notification.id, action);
        let signal = self.bus.emit_signal(None::<&str>, PATH, NAME, "ActionInvoked", &body);
        signal.await.expect("the bus carries it");
    }
}

/// Aya is in Contacts and has put the window away; Mio writes.
async fn mio_writes(app: &TestApp, screen: &Screen, text: &str) {
    app.click("rail-contacts").await;
    app.ready("contacts").await;
    screen.minimise();
    screen.wait_until("put away", |screen| !screen.is_in_front()).await;
    let to_aya = format!("users/{}/chats/@aya/messages", mio(app).await);
    app.on_line(&to_aya, json!({ "type": "text", "text": text })).await;
}

#[tokio::test]
async fn r31_a_click_on_a_notification_opens_its_room() {
    let server = NotificationServer::start().await;
    let app = TestApp::practice().await;
    let screen = Screen::open();
    mio_writes(&app, &screen, "<b>Open</b> on Sunday?").await;
    let notification = server.with("on Sunday?").await;
    assert!(notification.title.contains("Mio"), "{notification:?}");
    assert_eq!(notification.body, "&lt;b&gt;Open&lt;/b&gt; on Sunday?", "R29: this server reads markup");
    assert_eq!(notification.actions, ["open", "Open", "mark_read", "Mark as read", "default", ""]);
    screen.wait_until("unread in the title", |screen| screen.title().starts_with('(')).await;
    server.click(&notification, "default").await;
    app.ready("room").await;
    app.with("message", "on Sunday?").await;
    screen.wait_until("in front", Screen::is_in_front).await;
}

#[tokio::test]
async fn r31_a_room_is_marked_as_read_from_its_notification_and_the_window_stays_away() {
    let server = NotificationServer::start().await;
    let app = TestApp::practice().await;
    let screen = Screen::open();
    mio_writes(&app, &screen, "Thank you!").await;
    let notification = server.with("Thank you!").await;
    screen.wait_until("unread in the title", |screen| screen.title().starts_with('(')).await;
    server.click(&notification, "mark_read").await;
    // Daichi's two stay: they were in another room.
    screen.wait_until("read", |screen| screen.title() == "(2) Engawa").await;
    assert!(!screen.is_in_front(), "there was nothing to see");
}

#[tokio::test]
async fn r31_a_workspace_that_was_left_has_nothing_unread_in_the_title() {
    let app = TestApp::practice().await;
    let screen = Screen::open();
    screen.wait_until("unread in the title", |screen| screen.title().starts_with('(')).await;
    app.click("rail-settings").await;
    app.click("settings-leave").await;
    app.click("confirm-yes").await;
    app.find("start-restore").await;
    screen.wait_until("nothing is open", |screen| screen.title() == "Engawa").await;
}

#[tokio::test]
async fn r31_a_click_on_a_notification_of_a_locked_window_opens_the_room_after_unlocking() {
    let server = NotificationServer::start().await;
    let app = TestApp::practice().await;
    let screen = Screen::open();
    app.call("session_lock", json!({})).await;
    let to_aya = format!("users/{}/chats/@aya/messages", mio(&app).await);
    app.on_line(&to_aya, json!({ "type": "text", "text": "The code is 4711" })).await;
    let notification = server.with("💬").await;
    assert_eq!(notification.title, "LINE", "whoever passes by reads nothing");
    assert_eq!(notification.actions, ["open", "Open", "default", ""]);
    server.click(&notification, "default").await;
    screen.wait_until("in front", Screen::is_in_front).await;
    app.find("lock-screen").await;
    app.ready("switcher-choice").await;
    app.press(Key::Enter + "").await;
    app.gone("lock-screen").await;
    app.ready("room").await;
    app.with("message", "The code is 4711").await;
}
