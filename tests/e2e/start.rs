//! From the first start to an open workspace.

use thirtyfour::prelude::*;

use crate::test_app::TestApp;

#[tokio::test]
async fn a_new_computer_offers_two_choices_and_practice_is_one_click_away() {
    let app = TestApp::first_start().await;
    app.ready("start").await;
    app.check_accessibility("start").await;
    app.click("start-practice").await;
    app.ready("room-list").await;
    app.with("room-row", "Mio").await;
    app.find("practice-path").await;
    app.check_accessibility("practice").await;
}

#[tokio::test]
async fn the_last_workspace_is_opened_again_at_the_next_start() {
    let app = TestApp::practice().await;
    app.click_with("room-row", "Mio").await;
    app.ready("room").await;
    let data = app.close().await;
    let app = TestApp::start(data, &[]).await;
    app.ready("room-list").await;
    app.with("room-row", "Mio").await;
}

#[tokio::test]
async fn a_company_on_this_computer_starts_with_its_two_names() {
    let app = TestApp::first_start().await;
    app.click("start-local").await;
    app.fill("start-company", "Hanaya").await;
    app.fill("start-member", "Aya Tanaka").await;
    app.click("start-local-open").await;
    app.find("frame").await;
    app.click("rail-admin").await;
    app.ready("admin").await;
    app.check_accessibility("admin-local").await;
}

#[tokio::test]
async fn a_workspace_that_cannot_be_opened_is_left_alone_and_reported() {
    let data = tempfile::TempDir::new().expect("a data folder");
    let file = data.path().join("practice/workspace.db");
    std::fs::create_dir_all(data.path().join("practice")).expect("a folder");
    std::fs::write(&file, b"not a database, but somebody's").expect("a file");
    let app = TestApp::start(data, &["--practice"]).await;
    app.ready("failed").await;
    app.check_accessibility("failed").await;
    let body = app.driver.find(By::Css("body")).await.expect("a page").text().await.expect("words");
    assert!(body.contains("practice"), "the window names the folder: {body}");
    let after =
        std::fs::read(app.data.path().join("practice/workspace.db")).expect("the file is still there");
    assert_eq!(after, b"not a database, but somebody's", "the file is as it was");
}
