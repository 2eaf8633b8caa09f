//! The practice phone, as somebody uses it who has never seen LINE: the simulator's page in the web engine that
//! shows it in Engawa.

use std::process::{Child, Command, Stdio};
use std::time::Instant;

use serde_json::json;
use thirtyfour::prelude::*;

use crate::page::{POLL_INTERVAL, Page, TIMEOUT};
use crate::test_app::{TestApp, free_port};

/// Where Debian and Ubuntu keep WebKitGTK's own small browser.
const BROWSER: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/// A phone in a browser of its own.
struct Phone {
    page: Page,
    driver: Child,
}

impl Drop for Phone {
    fn drop(&mut self) {
        let _ = self.page.driver.clone().leak();
        let _ = self.driver.kill();
    }
}

impl Phone {
    /// The phone of the people on this app's LINE.
    async fn of(app: &TestApp) -> Self {
        let port = free_port();
        let driver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver starts (cargo xtask setup installs it)");
        let mut capabilities = Capabilities::new();
        let options = json!({ "binary": BROWSER, "args": ["--automation"] });
        capabilities.set("webkitgtk:browserOptions", options).expect("options are JSON");
        let started = Instant::now();
        let session = loop {
            match WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities.clone()).await {
                Ok(session) => break session,
                Err(error) => assert!(started.elapsed() < TIMEOUT, "the browser does not open: {error}"),
            }
            tokio::time::sleep(POLL_INTERVAL).await;
        };
        let page = Page { driver: session };
        page.driver.set_window_rect(0, 0, 400, 800).await.expect("the window takes a size");
        let address = format!("{}phone.html?lang=en", app.simulator().await);
        page.driver.goto(address).await.expect("the simulator serves the phone");
        page.ready("phone").await;
        Self { page, driver }
    }
}

#[tokio::test]
async fn ploy_finds_aya_by_her_message_id_and_they_talk() {
    let app = TestApp::practice().await;
    app.with("room-row", "Mio").await;
    let phone = Phone::of(&app).await;
    let page = &phone.page;
    page.click("phone-user").await;
    page.click_with("phone-user-row", "Ploy").await;
    page.with("phone-user", "Ploy").await;
    page.click("phone-friends").await;
    page.click("phone-add").await;
    page.check_accessibility("phone-add").await;
    page.fill("phone-id", "nobody-has-this-id").await;
    page.click("phone-id-search").await;
    page.find("phone-trouble").await;
    page.check_accessibility("phone-trouble").await;
    page.fill("phone-id", "@aya").await;
    page.click("phone-id-search").await;
    page.ready("phone-card").await;
    page.check_accessibility("phone-card").await;
    page.click("phone-add-friend").await;
    app.click_with("room-row", "Ploy").await;
    page.click("phone-chat").await;
    page.fill("phone-composer", "สวัสดีค่ะ").await;
    page.click("phone-send").await;
    app.with("message", "สวัสดีค่ะ").await;
    app.fill("composer", "Welcome!").await;
    app.click("send").await;
    page.with("phone-message", "Welcome!").await;
    page.check_accessibility("phone-chat").await;
}
