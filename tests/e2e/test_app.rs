//! A test session: one running Engawa with its driver, its data folder, and its LINE.

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use domain::language::Language;
use practice::control_client::ControlClient;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::prelude::*;
use tokio::sync::OnceCell;

use crate::page::{POLL_INTERVAL, Page, TIMEOUT};

/// A running Engawa under test: its window, and the people on its LINE.
pub struct TestApp {
    page: Page,
    pub data: TempDir,
    line: OnceCell<ControlClient>,
    running: Running,
}

impl Deref for TestApp {
    type Target = Page;

    fn deref(&self) -> &Page {
        &self.page
    }
}

impl Drop for TestApp {
    /// The display that the test runs on ends the window. The driver's own way to end it blocks for minutes. Whatever the
    /// journey was about, nothing in the window may have broken its content security policy.
    fn drop(&mut self) {
        let _ = self.page.driver.clone().leak();
        let log = std::fs::read_to_string(self.data.path().join("logs/engawa.log")).unwrap_or_default();
        let broken = log.lines().find(|line| line.contains("SecurityPolicyViolation"));
        if std::thread::panicking() {
            let lines: Vec<&str> = log.lines().collect();
            eprintln!("the log ends with: {}", lines[lines.len().saturating_sub(15)..].join("\n"));
        } else {
            assert_eq!(broken, None, "the content security policy holds everything that the window does");
        }
    }
}

/// The driver's process, which ends with the test, however the test ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl TestApp {
    /// Engawa as it opens on a new computer: nothing chosen yet.
    pub async fn first_start() -> Self {
        Self::start(TempDir::new().expect("a data folder"), &[]).await
    }

    /// Engawa in its Practice workspace, rooms on the screen, in English.
    pub async fn practice() -> Self {
        let app = Self::start(TempDir::new().expect("a data folder"), &["--practice"]).await;
        app.ready("room-list").await;
        app
    }

    /// Engawa at a shop, on a new computer: LINE is where `line` says, as it would be at LINE's own addresses.
    pub async fn at_a_shop(line: &str) -> Self {
        Self::start_with(TempDir::new().expect("a data folder"), &[], Some(line)).await
    }

    /// Engawa at the same shop, started again.
    pub async fn restart_at_a_shop(data: TempDir, line: &str) -> Self {
        Self::start_with(data, &[], Some(line)).await
    }

    /// Engawa over a data folder that is there already.
    pub async fn start(data: TempDir, arguments: &[&str]) -> Self {
        Self::start_with(data, arguments, None).await
    }

    async fn start_with(data: TempDir, arguments: &[&str], line: Option<&str>) -> Self {
        let folder = data.path().to_owned();
        Self::start_in(data, &folder, arguments, line).await
    }

    /// Engawa with this data folder, which need not be one that can be written; what it hands out goes to `data`.
    pub async fn start_in(data: TempDir, folder: &Path, arguments: &[&str], line: Option<&str>) -> Self {
        let (port, native) = (free_port(), free_port());
        let driver_program =
            std::env::var_os("TAURI_DRIVER").map_or_else(|| PathBuf::from("tauri-driver"), PathBuf::from);
        let saved = data.path().join("saved");
        std::fs::create_dir_all(&saved).expect("a folder for saved files");
        let stick = data.path().join("stick");
        std::fs::create_dir_all(&stick).expect("a folder for backups");
        let bases = line.map(|url| [("ENGAWA_LINE_API_BASE", url), ("ENGAWA_LINE_DATA_BASE", url)]);
        let child = Command::new(driver_program)
            .envs(bases.into_iter().flatten())
            .args(["--port", &port.to_string(), "--native-port", &native.to_string()])
            .env("ENGAWA_DATA_DIR", folder)
            // It outlives each start: another one would make a restored copy of the workspace.
            .env("ENGAWA_STATE_DIR", data.path().join("state"))
            .env("ENGAWA_SAVE_DIR", &saved)
            .env("ENGAWA_CHOSEN_DIR", &stick)
            .env("ENGAWA_OPENED_URLS", data.path().join("opened.txt"))
            .env("ENGAWA_SHARED_DIR", data.path().join("shared"))
            .env("LANG", "en_US.UTF-8")
            .env_remove("LANGUAGE")
            .env_remove("LC_ALL")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("tauri-driver starts (cargo xtask setup installs it)");
        let running = Running(child);
        let options = json!({ "application": env!("CARGO_BIN_EXE_engawa"), "args": arguments });
        let driver = session(port, options).await;
        let people = OnceCell::new_with(line.map(ControlClient::new));
        Self { page: Page { driver }, data, line: people, running }
    }

    /// Closes the window and gives the data folder back, for a second start.
    pub async fn close(mut self) -> TempDir {
        self.page.driver.clone().quit().await.expect("the window closes");
        let _ = self.running.0.kill();
        self.wait_until_gone().await;
        std::mem::replace(&mut self.data, TempDir::new().expect("a folder"))
    }

    /// Waits until somebody's click has closed the window, and gives the data folder back, for a second start.
    pub async fn closed(mut self) -> TempDir {
        self.wait_until_gone().await;
        let _ = self.running.0.kill();
        std::mem::replace(&mut self.data, TempDir::new().expect("a folder"))
    }

    /// The window is gone before the program has closed its files, and before it has ended.
    pub async fn wait_until_gone(&self) {
        for lock in ["practice/workspace.lock", "local/workspace.lock", "instance.lock"] {
            let Ok(lock) = std::fs::File::open(self.data.path().join(lock)) else { continue };
            let started = Instant::now();
            while lock.try_lock().is_err() {
                assert!(started.elapsed() < TIMEOUT, "Engawa does not let go of {lock:?}");
                tokio::time::sleep(POLL_INTERVAL).await;
            }
        }
    }

    /// A second start on the same data, with these arguments.
    pub fn second_start(&self, arguments: &[&str]) -> std::process::ExitStatus {
        Command::new(env!("CARGO_BIN_EXE_engawa"))
            .args(arguments)
            .env("ENGAWA_DATA_DIR", self.data.path())
            .env("ENGAWA_STATE_DIR", self.data.path().join("state"))
            .status()
            .expect("it starts")
    }

    /// Asks Engawa directly, as the window does.
    pub async fn call(&self, name: &str, args: Value) -> Value {
        let script = "const done = arguments[2]; window.__TAURI_INTERNALS__.invoke('call', { name: arguments[0], args: arguments[1] })\
                      .then(answer => done({ answer }), refused => done({ refused }))";
        let answer = self
            .page
            .driver
            .execute_async(script, vec![name.into(), args])
            .await
            .expect("the window answers");
        answer.json().clone()
    }

    /// Acts as another member from now on, by the switch in Practice.
    pub async fn act_as(&self, name: &str) {
        self.click("act-as").await;
        self.click_with("switcher-row", name).await;
        self.with("act-as", name).await;
    }

    /// Sets language and theme, as the settings do, and waits until the window has them.
    pub async fn set(&self, locale: &str, theme: &str) {
        self.call("settings_set", json!({ "locale": locale, "theme": theme })).await;
        let language: Language = locale.parse().expect("a language");
        self.css(&format!("html[lang='{}'][data-theme='{theme}']", language.tag())).await;
    }

    /// Waits until LINE has delivered everything and Engawa has a room for this LINE name, for the member `name`.
    pub async fn wait_until_applied(&self) {
        self.on_line("webhooks/settle", json!({})).await;
    }

    /// The people on this app's LINE.
    async fn line(&self) -> &ControlClient {
        self.line.get_or_init(|| async { ControlClient::new(&self.simulator().await) }).await
    }

    /// Forgets where the simulator was: a restored workspace has another one.
    pub fn forget_line(&mut self) {
        self.line.take();
    }

    /// Where the simulator is: it says so in the log.
    pub async fn simulator(&self) -> String {
        let log = self.data.path().join("logs/engawa.log");
        let started = Instant::now();
        loop {
            let text = std::fs::read_to_string(&log).unwrap_or_default();
            let lines = text.lines().rev().filter_map(|line| serde_json::from_str::<Value>(line).ok());
            if let Some(ready) = lines.into_iter().find(|line| line["message"] == "simulator_ready") {
                return ready["url"].as_str().expect("the log names the address").to_owned();
            }
            assert!(started.elapsed() < TIMEOUT, "the simulator is not ready");
            tokio::time::sleep(POLL_INTERVAL).await;
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

    /// What Engawa holds in memory now, in MiB; the pages of the window are another program's.
    pub fn memory(&self) -> usize {
        let data = format!("ENGAWA_DATA_DIR={}", self.data.path().display());
        let read = |pid: &PathBuf, what: &str| std::fs::read(pid.join(what)).unwrap_or_default();
        let ours = |pid: &PathBuf| {
            let told = read(pid, "environ");
            told.split(|byte| *byte == 0).any(|one| one == data.as_bytes())
                && read(pid, "comm") == b"engawa\n"
        };
        let pids = std::fs::read_dir("/proc").expect("processes").flatten().map(|entry| entry.path());
        let pid = pids.into_iter().find(ours).expect("Engawa runs");
        let status = String::from_utf8_lossy(&read(&pid, "status")).into_owned();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("its memory");
        line.split_whitespace().next().and_then(|kib| kib.parse::<usize>().ok()).expect("a number") / 1024
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
            assert!(started.elapsed() < TIMEOUT, "the clipboard holds {:?}, not {text:?}", self.clipboard());
            tokio::time::sleep(POLL_INTERVAL).await;
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
            assert!(started.elapsed() < TIMEOUT, "there is no picture on the clipboard");
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }

    /// The addresses that Engawa handed to the desktop.
    pub fn opened(&self) -> String {
        std::fs::read_to_string(self.data.path().join("opened.txt")).unwrap_or_default()
    }
}

async fn session(port: u16, options: Value) -> WebDriver {
    // The driver's client speaks plain HTTP, and still wants to know who would do TLS.
    let _ = ControlClient::new("http://127.0.0.1");
    let mut capabilities = Capabilities::new();
    capabilities.set("tauri:options".to_owned(), options).expect("options are JSON");
    let started = Instant::now();
    loop {
        match WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities.clone()).await {
            Ok(driver) => return driver,
            Err(error) => assert!(started.elapsed() < TIMEOUT, "the window does not open: {error}"),
        }
        tokio::time::sleep(POLL_INTERVAL).await;
    }
}

pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("it has a number").port()
}
