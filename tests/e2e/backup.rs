//! Backup, and the way back from one: nothing that waited when it was made goes out by itself (R26).

use serde_json::json;

use crate::messages::open_mio;
use crate::test_app::TestApp;

#[tokio::test]
async fn r26_a_backup_is_made_and_restored_from_the_start_page_and_nothing_goes_out() {
    let app = TestApp::practice().await;
    app.call("settings_set", json!({ "undoSeconds": 30 })).await;
    open_mio(&app).await;
    app.fill("composer", "Waiting while it is copied").await;
    app.click("send").await;
    app.with("message", "Waiting while it is copied").await;
    app.click("rail-admin").await;
    app.ready("admin").await;
    app.click("admin-backup").await;
    app.ready("backup").await;
    app.check_accessibility("backup-none").await;
    app.click("backup-choose").await;
    app.click("backup-now").await;
    app.find("backup-row").await;
    app.check_accessibility("backup").await;

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
    open_mio(&app).await;
    app.with("message", "Waiting while it is copied").await;
    assert!(
        !app.ask_line("sent").await.to_string().contains("Waiting while it is copied"),
        "nothing went out"
    );
    let folders = std::fs::read_dir(app.data.path()).expect("the data folder").flatten();
    let names: Vec<String> =
        folders.map(|folder| folder.file_name().to_string_lossy().into_owned()).collect();
    assert!(names.contains(&"practice".to_owned()), "the old folder stays: {names:?}");
    assert!(names.iter().any(|name| name.starts_with("practice.restored-")), "beside the new one: {names:?}");
}
