//! From the first start to an open workspace.

use thirtyfour::prelude::*;

use crate::desk::Desk;

#[tokio::test]
async fn a_new_computer_offers_two_choices_and_practice_is_one_click_away() {
    let desk = Desk::first_start().await;
    desk.ready("start").await;
    desk.look("start").await;
    desk.click("start-practice").await;
    desk.ready("room-list").await;
    desk.with("room-row", "Mio").await;
    desk.find("practice-path").await;
    desk.look("practice").await;
}

#[tokio::test]
async fn the_last_workspace_is_opened_again_at_the_next_start() {
    let desk = Desk::practice().await;
    desk.click_with("room-row", "Mio").await;
    desk.ready("room").await;
    let data = desk.close().await;
    let desk = Desk::start(data, &[]).await;
    desk.ready("room-list").await;
    desk.with("room-row", "Mio").await;
}

#[tokio::test]
async fn a_company_on_this_computer_starts_with_its_two_names() {
    let desk = Desk::first_start().await;
    desk.click("start-local").await;
    desk.fill("start-company", "Hanaya").await;
    desk.fill("start-member", "Aya Tanaka").await;
    desk.click("start-local-open").await;
    desk.find("frame").await;
    desk.click("rail-admin").await;
    desk.ready("admin").await;
    desk.look("admin-local").await;
}

#[tokio::test]
async fn a_workspace_that_cannot_be_opened_is_left_alone_and_reported() {
    let data = tempfile::TempDir::new().expect("a data folder");
    let file = data.path().join("practice/workspace.db");
    std::fs::create_dir_all(data.path().join("practice")).expect("a folder");
    std::fs::write(&file, b"not a database, but somebody's").expect("a file");
    let desk = Desk::start(data, &["--practice"]).await;
    desk.ready("failed").await;
    desk.look("failed").await;
    let body = desk.driver.find(By::Css("body")).await.expect("a page").text().await.expect("words");
    assert!(body.contains("practice"), "the window names the folder: {body}");
    let after =
        std::fs::read(desk.data.path().join("practice/workspace.db")).expect("the file is still there");
    assert_eq!(after, b"not a database, but somebody's", "the file is as it was");
}
