//! The window's life: one instance over its data, links that lead to it, the place that it comes back to.

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::prelude::*;

use crate::messages::open_mio;
use crate::screen::{Screen, until};
use crate::test_app::TestApp;

/// Quits by its key. The window may be gone before the driver has said so.
async fn quit(app: &TestApp) {
    let active = app.driver.active_element().await.expect("something has the focus");
    let _ = active.send_keys(Key::Control + "q").await;
}

/// Quits, and gives the data folder back.
async fn quits(app: TestApp) -> TempDir {
    quit(&app).await;
    app.closed().await
}

#[tokio::test]
async fn a_second_start_on_the_same_data_brings_the_first_window_up_hands_its_link_over_and_ends() {
    let app = TestApp::practice().await;
    let windows = Screen::open().windows();
    assert_eq!(windows.len(), 1);
    assert!(app.second_start(&[]).success(), "it has nothing to do but to end");
    open_mio(&app).await;
    assert!(app.second_start(&["engawa://settings"]).success());
    app.ready("settings").await;
    assert!(app.second_start(&["--practice", "engawa://room/../../etc/passwd"]).success());
    app.with("toast", "does not know this link").await;
    app.find("settings").await;

    let rooms =
        app.call("room_list", json!({ "filter": "mine", "search": "", "offset": 0, "limit": 1 })).await;
    let room = rooms["answer"]["rows"][0]["id"].as_str().expect("a room").to_owned();
    assert!(app.second_start(&[&format!("engawa://room/{room}")]).success());
    app.find("composer").await;
    assert_eq!(Screen::open().windows(), windows, "there is one window all the time");
}

#[tokio::test]
async fn a_link_that_the_program_is_started_with_is_followed_once_the_member_is_there() {
    let app = TestApp::practice().await;
    let data = app.close().await;
    let app = TestApp::start(data, &["--practice", "engawa://contacts"]).await;
    app.ready("contacts").await;
}

#[tokio::test]
async fn the_window_comes_back_where_it_was_and_wholly_on_the_screen() {
    let app = TestApp::practice().await;
    let screen = Screen::open();
    let window = screen.windows()[0];
    screen.put(window, (211, 143), (907, 655));
    until("the window is put somewhere else", || screen.place(window).2 == 907).await;
    let placed = screen.place(window);
    let data = quits(app).await;

    let app = TestApp::start(data, &["--practice"]).await;
    app.ready("room-list").await;
    let window = screen.windows()[0];
    until("it is where it was", || screen.place(window) == placed).await;
    screen.put(window, (1500, 900), (907, 655));
    until("most of it is off the screen", || screen.place(window).0 > 1400).await;
    let data = quits(app).await;

    let app = TestApp::start(data, &["--practice"]).await;
    app.ready("room-list").await;
    let window = screen.windows()[0];
    let (x, y, width, height) = screen.place(window);
    let (right, bottom) = (i32::from(x) + i32::from(width), i32::from(y) + i32::from(height));
    assert!(x >= 0 && y >= 0 && right <= 1600 && bottom <= 1000, "{x} {y} {width} {height}");
}

#[tokio::test]
async fn a_data_folder_that_cannot_be_made_is_said_by_the_window_and_nothing_panics() {
    let data = TempDir::new().expect("a folder");
    // No permission keeps an administrator out, but nobody makes a folder below a file.
    std::fs::write(data.path().join("file"), "in the way").expect("a file");
    let folder = data.path().join("file/Engawa");
    let app = TestApp::start_in(data, &folder, &[], None).await;
    app.ready("failed").await;
    app.css("[data-testid='failed'][data-code='storage_read_only']").await;
    app.check_accessibility("data-folder-cannot-be-made").await;
    app.click("failed-back").await;
    app.ready("start").await;
    app.click("start-practice").await;
    app.css("[data-testid='failed'][data-code='storage_read_only']").await;
}

#[tokio::test]
async fn what_was_copied_can_still_be_pasted_after_quitting_where_no_clipboard_manager_runs() {
    let app = TestApp::practice().await;
    let copied = app.call("profile_copy", json!({ "part": "add_contact_url" })).await;
    assert_eq!(copied.get("refused"), None, "{copied}");
    let url = app.clipboard();
    assert!(url.contains("line"), "the link is on the clipboard: {url}");
    quit(&app).await;
    app.wait_until_gone().await;
    assert_eq!(app.clipboard(), url, "somebody else holds it now");
}
