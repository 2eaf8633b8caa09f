//! Every screen, light and dark, in English and Japanese, wide and at 900 px: a picture of each to look at,
//! and axe on each.

use thirtyfour::prelude::*;

use crate::desk::Desk;

#[tokio::test]
async fn every_screen_is_accessible_in_every_theme_and_language() {
    let desk = Desk::practice().await;
    for (locale, theme, width) in
        [("en", "light", 1280), ("ja", "dark", 1280), ("ja", "light", 900), ("en", "dark", 900)]
    {
        desk.set(locale, theme).await;
        desk.driver.set_window_rect(0, 0, width, 800).await.expect("the window takes a size");
        for screen in ["messages", "contacts", "profile", "settings", "admin"] {
            desk.click(&format!("rail-{screen}")).await;
            desk.ready(if screen == "messages" { "room-list" } else { screen }).await;
            desk.look(&format!("{screen}-{locale}-{theme}-{width}")).await;
            let wide = desk.number("return document.documentElement.scrollWidth - window.innerWidth").await;
            assert!(wide <= 0, "{screen} is wider than the window at {width} px");
        }
        desk.click("rail-messages").await;
        desk.click_with("room-row", "Mio").await;
        desk.ready("room").await;
        desk.look(&format!("room-{locale}-{theme}-{width}")).await;
        desk.click("sticker-open").await;
        desk.find("picker-number").await;
        desk.look(&format!("stickers-{locale}-{theme}-{width}")).await;
        desk.press(Key::Escape + "").await;
    }
}

#[tokio::test]
async fn every_screen_of_a_line_account_is_accessible_in_every_theme_and_language() {
    let desk = Desk::practice().await;
    for (locale, theme, width) in
        [("en", "light", 1280), ("ja", "dark", 1280), ("ja", "light", 900), ("en", "dark", 900)]
    {
        desk.set(locale, theme).await;
        desk.driver.set_window_rect(0, 0, width, 800).await.expect("the window takes a size");
        let look = format!("{locale}-{theme}-{width}");
        desk.click("rail-admin").await;
        desk.click("admin-accounts").await;
        desk.find("account").await;
        desk.look(&format!("accounts-{look}")).await;
        desk.click("account-health").await;
        desk.find("checks-again").await;
        desk.look(&format!("health-{look}")).await;
        desk.click("health-renew").await;
        desk.find("connect-channel-id").await;
        desk.look(&format!("keys-{look}")).await;
        desk.click("connect-back").await;
        let wide = desk.number("return document.documentElement.scrollWidth - window.innerWidth").await;
        assert!(wide <= 0, "the set-up is wider than the window at {width} px");
    }
}
