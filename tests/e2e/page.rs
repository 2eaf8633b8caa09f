//! A page of the window as tests use it: elements found by test id, role and words.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use thirtyfour::prelude::*;

/// The timeout of every wait for something on a screen.
pub const TIMEOUT: Duration = Duration::from_secs(20);
/// The interval at which tests poll the screen.
pub const POLL_INTERVAL: Duration = Duration::from_millis(40);

/// A page in a window.
pub struct Page {
    pub driver: WebDriver,
}

impl Page {
    /// Waits until a screen has its data (`data-ready` on the element with this test id).
    pub async fn ready(&self, screen: &str) -> WebElement {
        self.css(&format!("[data-testid='{screen}'][data-ready='true']")).await
    }

    /// The first visible element with a test id, as soon as there is one.
    pub async fn find(&self, testid: &str) -> WebElement {
        self.css(&format!("[data-testid='{testid}']")).await
    }

    /// Clicks the first element with a test id until this is there: what it begins may be under way already, and then
    /// ends with what was so before.
    pub async fn click_until(&self, testid: &str, selector: &str) {
        let started = Instant::now();
        while self.driver.find(By::Css(selector)).await.is_err() {
            assert!(started.elapsed() < TIMEOUT, "nothing matches {selector}; {}", self.words().await);
            if let Ok(button) = self.driver.find(By::Css(format!("[data-testid='{testid}']"))).await {
                let _ = button.click().await;
            }
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }

    /// Waits until there is no element with a test id any more.
    pub async fn gone(&self, testid: &str) {
        let selector = format!("[data-testid='{testid}']");
        let started = Instant::now();
        while self.driver.find(By::Css(selector.as_str())).await.is_ok() {
            assert!(started.elapsed() < TIMEOUT, "{testid} stays; {}", self.words().await);
            tokio::time::sleep(POLL_INTERVAL).await;
        }
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
            assert!(started.elapsed() < TIMEOUT, "nothing matches {selector}; {}", self.words().await);
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }

    /// Clicks an element with a test id, as soon as it can be clicked.
    pub async fn click(&self, testid: &str) {
        let started = Instant::now();
        while let Err(error) = self.find(testid).await.click().await {
            assert!(started.elapsed() < TIMEOUT, "{testid} was not clicked: {error}");
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }

    /// Clicks the first element with a test id that says these words, as soon as it can be clicked.
    pub async fn click_with(&self, testid: &str, words: &str) {
        let started = Instant::now();
        while let Err(error) = self.with(testid, words).await.click().await {
            assert!(started.elapsed() < TIMEOUT, "{testid} was not clicked: {error}");
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }

    /// The first element with a test id that says these words, as soon as there is one.
    pub async fn with(&self, testid: &str, words: &str) -> WebElement {
        let started = Instant::now();
        loop {
            if let Some(element) = self.saying(testid, words).await {
                return element;
            }
            assert!(started.elapsed() < TIMEOUT, "no {testid} says {words:?}; {}", self.words().await);
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }

    /// Waits until no element with a test id says these words.
    pub async fn without(&self, testid: &str, words: &str) {
        let started = Instant::now();
        while self.saying(testid, words).await.is_some() {
            assert!(started.elapsed() < TIMEOUT, "{testid} still says {words:?}");
            tokio::time::sleep(POLL_INTERVAL).await;
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

    /// Clicks the first element of a role that shows these words. WebKit's own answer leaves out text that is cut with an
    /// ellipsis.
    pub async fn click_role(&self, role: &str, words: &str) {
        let started = Instant::now();
        loop {
            for element in
                self.driver.find_all(By::Css(format!("[role^='{role}']"))).await.unwrap_or_default()
            {
                let said = element.prop("textContent").await.unwrap_or_default().unwrap_or_default();
                if said.contains(words) && element.is_displayed().await.unwrap_or_default() {
                    element.click().await.expect("it can be clicked");
                    return;
                }
            }
            assert!(started.elapsed() < TIMEOUT, "no {role} says {words:?}; {}", self.words().await);
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }

    /// Presses Tab until an element with this test id has the focus; in a menu, which is one tab stop, Home and Down.
    pub async fn focus_by_tab(&self, testid: &str) {
        let mut in_menu = false;
        for _ in 0..60 {
            if self.focused().await == testid {
                return;
            }
            let was_in_menu = in_menu;
            in_menu = self.is_in_menu_of(testid).await;
            let key = match (was_in_menu, in_menu) {
                (true, true) => Key::Down,
                (false, true) => Key::Home,
                (_, false) => Key::Tab,
            };
            self.press(key + "").await;
        }
        panic!("Tab never reaches {testid}");
    }

    /// Whether the focus is in the menu in which an element with this test id is.
    async fn is_in_menu_of(&self, testid: &str) -> bool {
        let script = "const one = document.querySelector(`nav [data-testid='${arguments[0]}']`); \
                      const nav = one?.closest('nav'); \
                      const menu = nav?.dataset.region === 'rail' ? nav : nav?.querySelector('ul'); \
                      return !!menu && menu.contains(one) && menu.contains(document.activeElement)";
        let answer = self.driver.execute(script, vec![testid.into()]).await.expect("the window answers");
        answer.json().as_bool().unwrap_or_default()
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

    /// Empties a field and types into it.
    pub async fn fill(&self, testid: &str, text: &str) {
        let field = self.find(testid).await;
        field.clear().await.expect("the field can be emptied");
        field.send_keys(text).await.expect("the field takes keys");
    }

    /// Chooses a value in a list.
    pub async fn choose(&self, testid: &str, value: &str) {
        self.find(testid).await;
        let option = format!("[data-testid='{testid}'] option[value='{value}']");
        let option = self.driver.find(By::Css(option)).await.expect("it is offered");
        option.click().await.expect("it can be chosen");
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

    /// Checks the accessibility of the screen with axe, and keeps a picture of it.
    pub async fn check_accessibility(&self, name: &str) {
        self.picture(name).await;
        let axe = std::fs::read_to_string(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/ui/node_modules/axe-core/axe.min.js"
        ));
        self.driver
            .execute(axe.expect("axe-core is installed with the UI"), vec![])
            .await
            .expect("axe loads");
        // A row's name has what is drawn in it in the order of a sentence, and with pauses, as has that of an area with its
        // number: axe wants it letter for letter as it is drawn.
        let run = "const done = arguments[0]; \
                   const said = n => /role=\"option\"|data-testid=\"rail-messages\"/.test(n.html.split('>')[0]); \
                   axe.run(document, { resultTypes: ['violations'] }).then(r => done(r.violations \
                     .map(v => ({ id: v.id, nodes: v.nodes.filter(n => \
                       v.id !== 'label-content-name-mismatch' || !said(n)) })) \
                     .filter(v => v.nodes.length > 0) \
                     .map(v => v.id + ': ' + v.nodes.map(n => n.html).slice(0, 3).join(' | '))))";
        let found = self.driver.execute_async(run, vec![]).await.expect("axe answers");
        let violations: Vec<String> = found.convert().expect("axe lists what it found");
        assert!(violations.is_empty(), "{name} keeps people out: {violations:#?}");
    }
}
