//! Backup, and the way back from one: nothing that waited when it was made goes out before somebody says so (R26).

use serde_json::json;
use thirtyfour::prelude::*;

use crate::messages::open_mio;
use crate::nothing_old::until_sent;
use crate::test_app::TestApp;

/// What waits when the backup is made.
const WAITING: [&str; 2] = ["The first that waited", "The second that waited"];

/// A workspace that was restored from a backup, made while two messages waited.
async fn restored() -> TestApp {
    let mut app = TestApp::practice().await;
    // Practice's own answer is out before anything waits.
    until_sent(&app, "You are very welcome").await;
    app.call("settings_set", json!({ "undoSeconds": 30 })).await;
    app.click("rail-admin").await;
    app.ready("admin").await;
    app.click("admin-backup").await;
    app.ready("backup").await;
    app.check_accessibility("backup-none").await;
    app.click("backup-choose").await;
    app.find("backup-now").await;
    app.click("rail-messages").await;
    open_mio(&app).await;
    for text in WAITING {
        app.fill("composer", text).await;
        app.click("send").await;
        app.with("message", text).await;
    }
    app.click("rail-admin").await;
    app.click("admin-backup").await;
    app.click("backup-now").await;
    app.find("backup-row").await;
    app.check_accessibility("backup").await;
    restore(&app).await;
    app.forget_line();
    app
}

/// From the open workspace to the start page, and from there to the restored one.
async fn restore(app: &TestApp) {
    app.click("rail-settings").await;
    app.click("settings-leave").await;
    app.click("confirm-yes").await;
    app.click("start-restore").await;
    app.ready("restore-dialog").await;
    app.check_accessibility("restore").await;
    app.click("restore-backup").await;
    app.click("restore-yes").await;
    app.with("restored-dialog", "before any of them goes out").await;
    app.check_accessibility("restored").await;
    app.click("restored-done").await;
    app.ready("room-list").await;
}

/// How often LINE accepted a text.
async fn sent(app: &TestApp, text: &str) -> usize {
    app.ask_line("sent").await.to_string().matches(text).count()
}

/// Waits until LINE has accepted what is written now: whatever was due before it has gone by then.
async fn writes(app: &TestApp, text: &str) {
    app.call("settings_set", json!({ "undoSeconds": 0 })).await;
    app.fill("composer", text).await;
    app.click("send").await;
    until_sent(app, text).await;
}

/// Asserts how often LINE accepted each of what waited.
async fn went(app: &TestApp, times: [usize; 2], why: &str) {
    for (text, times) in WAITING.into_iter().zip(times) {
        assert_eq!(sent(app, text).await, times, "{text}: {why}");
    }
}

#[tokio::test]
async fn r26_a_restored_backup_asks_about_what_waited_and_each_message_is_decided_by_itself() {
    let app = restored().await;
    app.with("restored-banner", "2 messages were waiting in it and may have gone out already").await;
    open_mio(&app).await;
    for text in WAITING {
        app.with("message", text).await;
    }
    app.with("awaits-confirmation", "waited in a copy of this workspace").await;
    app.check_accessibility("restored-asks").await;
    writes(&app, "Written after it").await;
    went(&app, [0, 0], "nobody has said anything yet").await;

    app.focus_by_tab("restored-each").await;
    app.press(Key::Enter + "").await;
    app.gone("restored-banner").await;
    app.with("confirm-banner", "2 messages wait for your word").await;
    app.check_accessibility("restored-each").await;
    app.click("send-now").await;
    app.with("confirm-banner", "1 message waits for your word").await;
    app.click("do-not-send").await;
    app.gone("awaits-confirmation").await;
    app.gone("confirm-banner").await;
    writes(&app, "Written in the end").await;
    went(&app, [1, 0], "the one was sent, the other given up").await;
    let folders = std::fs::read_dir(app.data.path()).expect("the data folder").flatten();
    let names: Vec<String> =
        folders.map(|folder| folder.file_name().to_string_lossy().into_owned()).collect();
    assert!(names.contains(&"practice".to_owned()), "the old folder stays: {names:?}");
    assert!(names.iter().any(|name| name.starts_with("practice.restored-")), "beside the new one: {names:?}");
}

#[tokio::test]
async fn r26_what_waited_in_a_restored_backup_is_sent_all_at_once_after_a_question_and_each_once() {
    let app = restored().await;
    app.click("restored-send").await;
    app.with("confirm", "2 messages go out now").await;
    app.check_accessibility("restored-send").await;
    app.press(Key::Escape + "").await;
    app.gone("confirm").await;
    open_mio(&app).await;
    writes(&app, "Written meanwhile").await;
    went(&app, [0, 0], "the question was left").await;
    app.click("restored-send").await;
    app.click("confirm-yes").await;
    app.gone("restored-banner").await;
    app.gone("awaits-confirmation").await;
    writes(&app, "Written in the end").await;
    went(&app, [1, 1], "each once").await;
}

#[tokio::test]
async fn r26_what_waited_in_a_restored_backup_is_given_up_all_at_once_and_nothing_of_it_goes() {
    let app = restored().await;
    app.click("restored-discard").await;
    app.with("confirm", "2 messages are taken back and never go out").await;
    app.check_accessibility("restored-discard").await;
    app.click("confirm-yes").await;
    app.gone("restored-banner").await;
    open_mio(&app).await;
    app.gone("awaits-confirmation").await;
    for text in WAITING {
        app.without("message", text).await;
    }
    writes(&app, "Written in the end").await;
    went(&app, [0, 0], "both were given up").await;
}
