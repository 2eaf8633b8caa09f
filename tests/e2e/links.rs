//! Links to what was sent: a member withdraws one, and it leads nowhere from then on.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::messages::open_mio;
use crate::sending::file;
use crate::test_app::TestApp;

/// Aya sends Mio a file; the link that Mio gets.
pub async fn sends_file(app: &TestApp) -> String {
    let input = app.driver.find(By::Css("[data-testid='attach-input']")).await.expect("an input");
    input.send_keys(file("README.md")).await.expect("the window takes a file");
    app.with("attachment", "README.md").await;
    app.click("send").await;
    app.css("[data-testid='message'][data-delivery='accepted'] [data-testid='file']").await;
    let sent = app.ask_line("sent").await;
    let messages = sent.as_array().into_iter().flatten().flat_map(|one| one["messages"].as_array().cloned());
    let texts: Vec<Value> = messages.flatten().map(|message| message["text"].clone()).collect();
    let text = texts.iter().filter_map(Value::as_str).find(|text| text.contains("/media/"));
    text.and_then(|text| text.lines().last()).expect("a link as a text").to_owned()
}

/// What Mio's browser gets when she opens a link: the status, and what is written there.
async fn opened(link: &str) -> (u16, String) {
    let client = reqwest::Client::builder().no_proxy().build().expect("a browser");
    let answer = client.get(link).send().await.expect("the computer answers");
    (answer.status().as_u16(), answer.text().await.expect("a page"))
}

/// Opens the menu of the message with the file, by keyboard.
pub async fn open_menu(app: &TestApp) {
    let script = "document.querySelector(\"[data-testid='message']:has([data-testid='file']) [data-actions]\").focus()";
    app.driver.execute(script, vec![]).await.expect("it takes the focus");
    app.press(Key::Enter + "").await;
}

#[tokio::test]
async fn the_link_of_a_sent_file_is_withdrawn_by_keyboard_and_leads_nowhere_also_after_a_restart() {
    let app = TestApp::practice().await;
    open_mio(&app).await;
    let link = sends_file(&app).await;
    assert_eq!(opened(&link).await.0, 200, "Mio can open it");

    open_menu(&app).await;
    // The last is what is told of the message.
    app.press(Key::End + "").await;
    app.press(Key::Up + "").await;
    app.press(Key::Enter + "").await;
    app.with("confirm", "can no longer be opened on LINE").await;
    app.check_accessibility("link-withdraw").await;
    app.focus_by_tab("confirm-yes").await;
    app.press(Key::Enter + "").await;
    app.with("link-ended", "Withdrawn").await;
    app.check_accessibility("link-withdrawn").await;
    let (status, page) = opened(&link).await;
    assert_eq!(status, 410, "the link is over");
    assert!(page.contains("ask whoever sent it"), "and says what to do: {page}");

    let app = TestApp::start(app.close().await, &["--practice"]).await;
    open_mio(&app).await;
    app.with("link-ended", "Withdrawn").await;
    open_menu(&app).await;
    app.css("[role^='menuitem'][aria-disabled='true']").await;
    let again = app.call("message_withdraw_link", json!({ "messageId": file_message(&app).await })).await;
    assert_eq!(again["refused"]["code"], "changed", "once is enough");
}

/// The id of the message with the file.
async fn file_message(app: &TestApp) -> String {
    let script =
        "return document.querySelector(\"[data-testid='message']:has([data-testid='file'])\").dataset.id";
    let id = app.driver.execute(script, vec![]).await.expect("the window answers");
    id.convert().expect("an id")
}
