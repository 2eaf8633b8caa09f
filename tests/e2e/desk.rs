//! One running Engawa with its driver, its data folder, and its LINE.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use practice::line_people::LinePeople;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::prelude::*;
use tokio::sync::OnceCell;

/// How long anything in the window may take before the test gives up.
const PATIENCE: Duration = Duration::from_secs(20);
const LOOK_AGAIN: Duration = Duration::from_millis(40);

/// A member's desk: the window, and the people on LINE.
pub struct Desk {
    pub driver: WebDriver,
    pub data: TempDir,
    line: OnceCell<LinePeople>,
    running: Running,
}

impl Drop for Desk {
    /// The display that the test runs on ends the window. The driver's own way to end it blocks for minutes.
    fn drop(&mut self) {
        let _ = self.driver.clone().leak();
    }
}

/// Ends with the test, however the test ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Desk {
    /// Engawa as it opens on a new computer: nothing chosen yet.
    pub async fn first_start() -> Self {
        Self::start(TempDir::new().expect("a data folder"), &[]).await
    }

    /// Engawa in its Practice workspace, rooms on the screen, in English.
    pub async fn practice() -> Self {
        let desk = Self::start(TempDir::new().expect("a data folder"), &["--practice"]).await;
        desk.ready("room-list").await;
        desk
    }

    /// Engawa over a data folder that is there already.
    pub async fn start(data: TempDir, arguments: &[&str]) -> Self {
        let (port, native) = (free_port(), free_port());
        let driver_program =
            std::env::var_os("TAURI_DRIVER").map_or_else(|| PathBuf::from("tauri-driver"), PathBuf::from);
        let saved = data.path().join("saved");
        std::fs::create_dir_all(&saved).expect("a folder for saved files");
        let child = Command::new(driver_program)
            .args(["--port", &port.to_string(), "--native-port", &native.to_string()])
            .env("ENGAWA_DATA_DIR", data.path())
            .env("ENGAWA_SAVE_DIR", &saved)
            .env("ENGAWA_OPENED_URLS", data.path().join("opened.txt"))
            .env("LANG", "en_US.UTF-8")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("tauri-driver starts (cargo xtask setup installs it)");
        let running = Running(child);
        let options = json!({ "application": env!("CARGO_BIN_EXE_engawa"), "args": arguments });
        let driver = session(port, options).await;
        Self { driver, data, line: OnceCell::new(), running }
    }

    /// Closes the window and gives the data folder back, for a second start.
    pub async fn close(mut self) -> TempDir {
        self.driver.clone().quit().await.expect("the window closes");
        let _ = self.running.0.kill();
        std::mem::replace(&mut self.data, TempDir::new().expect("a folder"))
    }

    /// Waits until a screen has its data (`data-ready` on the element with this test id).
    pub async fn ready(&self, screen: &str) -> WebElement {
        self.css(&format!("[data-testid='{screen}'][data-ready='true']")).await
    }

    /// The first visible element with a test id, as soon as there is one.
    pub async fn find(&self, testid: &str) -> WebElement {
        self.css(&format!("[data-testid='{testid}']")).await
    }

    /// The first visible element that a selector matches, as soon as there is one.
    pub async fn css(&self, selector: &str) -> WebElement {
        let script =
            "return [...document.querySelectorAll(arguments[0])].find(e => e.checkVisibility()) ?? null";
        let started = Instant::now();
        loop {
            let found = self.driver.execute(script, vec![selector.into()]).await;
            if let Some(element) = found.ok().and_then(|found| found.element().ok()) {
                return element;
            }
            assert!(started.elapsed() < PATIENCE, "nothing matches {selector}; {}", self.words().await);
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Clicks an element with a test id, as soon as it can be clicked.
    pub async fn click(&self, testid: &str) {
        let started = Instant::now();
        while let Err(error) = self.find(testid).await.click().await {
            assert!(started.elapsed() < PATIENCE, "{testid} was not clicked: {error}");
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Clicks the first element with a test id that says these words, as soon as it can be clicked.
    pub async fn click_with(&self, testid: &str, words: &str) {
        let started = Instant::now();
        while let Err(error) = self.with(testid, words).await.click().await {
            assert!(started.elapsed() < PATIENCE, "{testid} was not clicked: {error}");
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// The first element with a test id that says these words, as soon as there is one.
    pub async fn with(&self, testid: &str, words: &str) -> WebElement {
        let started = Instant::now();
        loop {
            if let Some(element) = self.saying(testid, words).await {
                return element;
            }
            assert!(started.elapsed() < PATIENCE, "no {testid} says {words:?}; {}", self.words().await);
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Waits until no element with a test id says these words.
    pub async fn without(&self, testid: &str, words: &str) {
        let started = Instant::now();
        while self.saying(testid, words).await.is_some() {
            assert!(started.elapsed() < PATIENCE, "{testid} still says {words:?}");
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// The element with a test id that says these words now: in its text, its value, or to a screen reader.
    /// WebKit's own answer leaves out text that is cut with an ellipsis.
    async fn saying(&self, testid: &str, words: &str) -> Option<WebElement> {
        let script = "const said = e => [e.textContent, e.value, e.ariaLabel, \
                        ...[...e.querySelectorAll('[aria-label]')].map(one => one.ariaLabel)].join(' '); \
                      return [...document.querySelectorAll(`[data-testid='${arguments[0]}']`)] \
                        .find(e => e.checkVisibility() && said(e).includes(arguments[1])) ?? null";
        let found = self.driver.execute(script, vec![testid.into(), words.into()]).await.ok()?;
        found.element().ok()
    }

    /// Clicks the first element of a role that shows these words.
    pub async fn click_role(&self, role: &str, words: &str) {
        let started = Instant::now();
        loop {
            for element in
                self.driver.find_all(By::Css(format!("[role^='{role}']"))).await.unwrap_or_default()
            {
                if element.text().await.unwrap_or_default().contains(words) {
                    element.click().await.expect("it can be clicked");
                    return;
                }
            }
            assert!(started.elapsed() < PATIENCE, "no {role} says {words:?}; {}", self.words().await);
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Presses Tab until an element with this test id has the focus.
    pub async fn focus_by_tab(&self, testid: &str) {
        for _ in 0..60 {
            if self.focused().await == testid {
                return;
            }
            self.press(Key::Tab + "").await;
        }
        panic!("Tab never reaches {testid}");
    }

    /// The test id of what has the focus, else its role.
    pub async fn focused(&self) -> String {
        let script = "return document.activeElement?.dataset.testid ?? document.activeElement?.role ?? ''";
        let focused = self.driver.execute(script, vec![]).await.expect("the window answers");
        focused.convert().expect("a test id")
    }

    /// What a script returns, as a number.
    pub async fn number(&self, script: &str) -> i64 {
        let answer = self.driver.execute(script, vec![]).await.expect("the window answers");
        answer.convert::<f64>().expect("a number") as i64
    }

    /// Asks Engawa directly, as the window does.
    pub async fn call(&self, name: &str, args: Value) -> Value {
        let script = "const done = arguments[2]; window.__TAURI_INTERNALS__.invoke('call', { name: arguments[0], args: arguments[1] })\
                      .then(answer => done({ answer }), refused => done({ refused }))";
        let answer =
            self.driver.execute_async(script, vec![name.into(), args]).await.expect("the window answers");
        answer.json().clone()
    }

    /// Sets language and theme, as the settings do, and waits until the window has them.
    pub async fn set(&self, locale: &str, theme: &str) {
        self.call("settings_set", json!({ "locale": locale, "theme": theme })).await;
        self.css(&format!("html[lang='{locale}'][data-theme='{theme}']")).await;
    }

    /// Waits until LINE has delivered everything and Engawa has a room for this LINE name, for the member `name`.
    pub async fn wait_until_applied(&self) {
        self.on_line("webhooks/settle", json!({})).await;
    }

    /// Empties a field and types into it.
    pub async fn fill(&self, testid: &str, text: &str) {
        let field = self.find(testid).await;
        field.clear().await.expect("the field can be emptied");
        field.send_keys(text).await.expect("the field takes keys");
    }

    /// Presses keys wherever the focus is.
    pub async fn press(&self, keys: impl Into<thirtyfour::common::keys::TypingData>) {
        let active = self.driver.active_element().await.expect("something has the focus");
        active.send_keys(keys).await.expect("it takes keys");
    }

    /// What the whole window says, for a failing test; a picture of it is in `target/pictures`.
    pub async fn words(&self) -> String {
        self.picture(&format!(
            "failed-{}",
            std::thread::current().name().unwrap_or("test").replace("::", "-")
        ))
        .await;
        let body = self.driver.find(By::Css("body")).await;
        let text = match body {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        };
        format!("the window says: {text}")
    }

    /// Keeps a picture of the window under `target/pictures`.
    pub async fn picture(&self, name: &str) {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/pictures");
        std::fs::create_dir_all(&folder).expect("a folder for pictures");
        let picture = self.driver.screenshot_as_png().await.expect("the window can be seen");
        std::fs::write(folder.join(format!("{name}.png")), picture).expect("the picture is kept");
    }

    /// Looks at the screen with axe, and keeps a picture of it.
    pub async fn look(&self, name: &str) {
        self.picture(name).await;
        let axe = std::fs::read_to_string(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/ui/node_modules/axe-core/axe.min.js"
        ));
        self.driver
            .execute(axe.expect("axe-core is installed with the UI"), vec![])
            .await
            .expect("axe loads");
        let run = "const done = arguments[0]; axe.run(document, { resultTypes: ['violations'] }).then(r => \
                   done(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).slice(0, 3).join(' | '))))";
        let found = self.driver.execute_async(run, vec![]).await.expect("axe answers");
        let violations: Vec<String> = found.convert().expect("axe lists what it found");
        assert!(violations.is_empty(), "{name} keeps people out: {violations:#?}");
    }

    /// The people on this desk's LINE.
    async fn line(&self) -> &LinePeople {
        self.line.get_or_init(|| async { LinePeople::of(&self.simulator().await) }).await
    }

    /// Where the simulator is: it says so in the log.
    async fn simulator(&self) -> String {
        let log = self.data.path().join("logs/engawa.log");
        let started = Instant::now();
        loop {
            let text = std::fs::read_to_string(&log).unwrap_or_default();
            let lines = text.lines().rev().filter_map(|line| serde_json::from_str::<Value>(line).ok());
            if let Some(ready) = lines.into_iter().find(|line| line["message"] == "simulator_ready") {
                return ready["url"].as_str().expect("the log names the address").to_owned();
            }
            assert!(started.elapsed() < PATIENCE, "the simulator is not ready");
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Lets a LINE user act: `POST /simulator/{path}`.
    pub async fn on_line(&self, path: &str, body: Value) -> Value {
        self.line().await.post(path, body).await.unwrap_or_else(|refused| panic!("{refused}"))
    }

    /// What LINE knows: `GET /simulator/{path}`.
    pub async fn ask_line(&self, path: &str) -> Value {
        self.line().await.get(path).await.unwrap_or_else(|refused| panic!("{refused}"))
    }

    /// What is on the clipboard, read by another program.
    pub fn clipboard(&self) -> String {
        let output =
            Command::new("xclip").args(["-selection", "clipboard", "-o"]).output().expect("xclip runs");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Waits until the clipboard holds a text.
    pub async fn wait_for_clipboard(&self, text: &str) {
        let started = Instant::now();
        while self.clipboard().trim_end() != text {
            assert!(started.elapsed() < PATIENCE, "the clipboard holds {:?}, not {text:?}", self.clipboard());
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Waits until the clipboard holds a picture.
    pub async fn wait_for_clipboard_image(&self) {
        let started = Instant::now();
        loop {
            let kinds =
                Command::new("xclip").args(["-selection", "clipboard", "-o", "-t", "TARGETS"]).output();
            if String::from_utf8_lossy(&kinds.expect("xclip runs").stdout).contains("image/png") {
                return;
            }
            assert!(started.elapsed() < PATIENCE, "there is no picture on the clipboard");
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// The addresses that Engawa handed to the desktop.
    pub fn opened(&self) -> String {
        std::fs::read_to_string(self.data.path().join("opened.txt")).unwrap_or_default()
    }
}

async fn session(port: u16, options: Value) -> WebDriver {
    // The driver's client speaks plain HTTP, and still wants to know who would do TLS.
    let _ = LinePeople::of("http://127.0.0.1");
    let mut capabilities = Capabilities::new();
    capabilities.set("tauri:options".to_owned(), options).expect("options are JSON");
    let started = Instant::now();
    loop {
        match WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities.clone()).await {
            Ok(driver) => return driver,
            Err(error) => assert!(started.elapsed() < PATIENCE, "the window does not open: {error}"),
        }
        tokio::time::sleep(LOOK_AGAIN).await;
    }
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("it has a number").port()
}
