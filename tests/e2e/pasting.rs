//! What other programs have copied is pasted: a screenshot, a file, and words that only look like one.

use std::process::{Command, Stdio};

use thirtyfour::prelude::*;

use crate::messages::open_mio;
use crate::sending::file;
use crate::test_app::TestApp;

/// Another program copies the bytes of a file, under a name that programs know such things by.
fn copy(target: &str, path: &str) {
    let copied = Command::new("xclip")
        .args(["-selection", "clipboard", "-t", target, "-i", path])
        // It goes on by itself, to hand the copy over, and would hold the pipes open.
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(copied.expect("xclip runs").success(), "{target} is copied");
}

async fn paste(app: &TestApp) {
    app.click("composer").await;
    app.press(Key::Control + "v").await;
}

#[tokio::test]
async fn a_screenshot_and_a_copied_file_are_pasted_and_a_path_in_words_stays_words() {
    let app = TestApp::practice().await;
    open_mio(&app).await;
    copy("image/png", &file("icons/128x128.png"));
    paste(&app).await;
    app.with("attachment", "image.png").await;

    let list = app.data.path().join("list");
    std::fs::write(&list, format!("file://{}\r\n", file("README.md"))).expect("a list of files");
    copy("text/uri-list", &list.to_string_lossy());
    paste(&app).await;
    app.with("attachment", "README.md").await;

    // A stranger's words: they look like a file of this computer, and are none.
    let words = app.data.path().join("words");
    std::fs::write(&words, file("LICENSE")).expect("words");
    copy("UTF8_STRING", &words.to_string_lossy());
    paste(&app).await;
    app.css("[data-testid='composer']").await;
    let started = std::time::Instant::now();
    loop {
        let typed = app.number(
            "return document.querySelector('[data-testid=composer]').value.endsWith('LICENSE') ? 1 : 0",
        );
        if typed.await == 1 {
            break;
        }
        assert!(started.elapsed() < crate::page::TIMEOUT, "the words are typed");
        tokio::time::sleep(crate::page::POLL_INTERVAL).await;
    }
    let attached = app.number("return document.querySelectorAll('[data-testid=attachment]').length").await;
    assert_eq!(attached, 2, "no file is attached for what words look like");
    app.check_accessibility("pasted").await;
}
