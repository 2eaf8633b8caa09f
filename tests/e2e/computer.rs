//! *This computer*, the idle lock and the backup folder in Admin: what is set there takes effect, and survives a restart.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::held_media::{LARGE, held, limit, sends_picture, shown};
use crate::links::{open_menu, sends_file};
use crate::messages::open_mio;
use crate::test_app::TestApp;

/// Opens a section of Admin.
async fn admin(app: &TestApp, section: &str) {
    app.click("rail-admin").await;
    app.ready("admin").await;
    app.click(section).await;
}

/// Chooses a value in a list, and waits until it is said to be saved.
async fn choose(app: &TestApp, list: &str, value: &str) {
    app.choose(list, value).await;
    app.with("toast", "Saved").await;
}

/// The value that a list shows.
async fn chosen(app: &TestApp, list: &str) -> String {
    app.find(list).await.value().await.expect("a list").unwrap_or_default()
}

#[tokio::test]
async fn r30_the_day_limit_and_the_life_of_links_set_in_this_computer_take_effect_and_survive_a_restart() {
    let app = TestApp::practice().await;
    limit(&app, 1).await;
    open_mio(&app).await;
    sends_picture(&app, LARGE).await;
    held(&app).await;
    sends_file(&app).await;

    admin(&app, "admin-computer").await;
    assert_eq!(chosen(&app, "media-limits-day").await, "1", "what is set is shown");
    app.check_accessibility("this-computer").await;
    choose(&app, "media-limits-day", "100").await;
    choose(&app, "media-links-days", "1").await;

    app.click("rail-messages").await;
    open_mio(&app).await;
    sends_picture(&app, LARGE).await;
    app.find("picture").await;
    assert_eq!(shown(&app).await, 1, "the new limit lets the next one come");
    held(&app).await;
    open_menu(&app).await;
    app.with("menu-withdraw", "It can be opened on LINE until").await;
    app.press(Key::Escape + "").await;

    let app = TestApp::start(app.close().await, &["--practice"]).await;
    admin(&app, "admin-computer").await;
    assert_eq!(chosen(&app, "media-limits-day").await, "100", "after a restart too");
    assert_eq!(chosen(&app, "media-links-days").await, "1");
}

#[tokio::test]
async fn the_idle_lock_set_in_admin_locks_the_window_and_survives_a_restart() {
    let app = TestApp::practice().await;
    admin(&app, "admin-company").await;
    choose(&app, "admin-idle", "1").await;
    let faster = "const now = Date.now, begun = now(); Date.now = () => begun + (now() - begun) * 100;";
    app.driver.execute(faster, vec![]).await.expect("a minute passes in less than a second");
    app.find("lock-screen").await;
    app.ready("switcher-choice").await;
    app.check_accessibility("locked-without-pin").await;
    app.press(Key::Enter + "").await;
    app.gone("lock-screen").await;

    let app = TestApp::start(app.close().await, &["--practice"]).await;
    admin(&app, "admin-company").await;
    assert_eq!(chosen(&app, "admin-idle").await, "1", "after a restart too");
}

#[tokio::test]
async fn the_backup_folder_and_how_many_are_kept_survive_a_restart_and_the_oldest_give_way() {
    let app = TestApp::practice().await;
    admin(&app, "admin-backup").await;
    app.click("backup-choose").await;
    app.find("backup-kept").await;
    app.choose("backup-kept", "1").await;
    app.click("backup-now").await;
    app.find("backup-row").await;

    let app = TestApp::start(app.close().await, &["--practice"]).await;
    admin(&app, "admin-backup").await;
    app.with("backup-folder", "stick").await;
    assert_eq!(chosen(&app, "backup-kept").await, "1", "after a restart too");
    let first = backup(&app).await;
    app.click("backup-now").await;
    app.with("toast", "made").await;
    assert_ne!(backup(&app).await, first, "the new one is there, the old one is gone");
    app.check_accessibility("backup-kept").await;
}

/// The path of the only backup.
async fn backup(app: &TestApp) -> String {
    let status = app.call("backup_get", json!({})).await;
    let backups = status["answer"]["backups"].as_array().expect("backups").clone();
    assert_eq!(backups.len(), 1, "one is kept: {backups:?}");
    backups[0]["path"].as_str().expect("a path").to_owned()
}
