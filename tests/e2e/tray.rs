//! Closing to the tray (decision 34), on a desktop that shows tray icons, and one that shows none any more.

use std::sync::{Arc, Mutex};

use serde_json::json;
use zbus::Connection;

use crate::screen::{Screen, until};
use crate::test_app::TestApp;

const WATCHER: &str = "org.kde.StatusNotifierWatcher";

/// The part of a desktop that tray icons register with.
struct Watcher(Arc<Mutex<Vec<String>>>);

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(&self, item: &str) {
        self.0.lock().expect("the icons").push(item.to_owned());
    }

    fn register_status_notifier_host(&self, _host: &str) {}

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        self.0.lock().expect("the icons").clone()
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }
}

/// A desktop with a tray: it is there as long as the connection is.
async fn tray() -> (Connection, Arc<Mutex<Vec<String>>>) {
    let icons = Arc::<Mutex<Vec<String>>>::default();
    let bus = serve(Watcher(icons.clone())).await.expect("the test has a session bus of its own");
    (bus, icons)
}

async fn serve(watcher: Watcher) -> zbus::Result<Connection> {
    let builder = zbus::connection::Builder::session()?.name(WATCHER)?;
    builder.serve_at("/StatusNotifierWatcher", watcher)?.build().await
}

#[tokio::test]
async fn closing_the_window_goes_to_the_tray_is_said_once_and_quits_when_the_tray_is_gone() {
    let (desktop, icons) = tray().await;
    let app = TestApp::practice().await;
    let screen = Screen::open();
    until("the icon is in the tray", || !icons.lock().expect("the icons").is_empty()).await;
    screen.click_cross();
    app.find("closing-tray-hide").await;
    app.check_accessibility("closing-to-the-tray").await;
    // WebDriver waits for the answer of a window that it has clicked away.
    let later =
        "setTimeout(() => document.querySelector('[data-testid=\"closing-tray-hide\"]').click(), 100)";
    app.driver.execute(later, vec![]).await.expect("the window answers");
    until("the window is hidden", || screen.windows().is_empty()).await;
    assert!(app.second_start(&[]).success(), "the program is there, and comes up");
    until("the window is shown", || screen.windows().len() == 1).await;

    screen.click_cross();
    until("it was said once", || screen.windows().is_empty()).await;
    assert!(app.second_start(&[]).success());
    until("the window is shown", || screen.windows().len() == 1).await;

    desktop.release_name(WATCHER).await.expect("the desktop shows no tray icons any more");
    screen.click_cross();
    app.wait_until_gone().await;
}

#[tokio::test]
async fn closing_the_window_quits_where_somebody_has_set_so_and_quitting_quits_from_the_tray_too() {
    let (_desktop, icons) = tray().await;
    let app = TestApp::practice().await;
    let screen = Screen::open();
    until("the icon is in the tray", || !icons.lock().expect("the icons").is_empty()).await;
    let set = "const done = arguments[0]; \
               window.__TAURI_INTERNALS__.invoke('computer_set', { closeToTray: false }).then(done, done)";
    let now = app.driver.execute_async(set, vec![]).await.expect("the window answers");
    assert_eq!(now.json()["closeToTray"], json!(false));
    assert_eq!(now.json()["tray"], json!(true));
    screen.click_cross();
    let data = app.closed().await;
    let app = TestApp::start(data, &["--practice"]).await;
    app.ready("room-list").await;
    screen.click_cross();
    app.wait_until_gone().await;
}
