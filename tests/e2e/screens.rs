//! Every screen, light and dark, in every language, wide and at 900 px: a picture of each to look at, and axe on each.

use thirtyfour::prelude::*;

use crate::test_app::TestApp;

/// A setting of the language, a theme, and a width of the window: each language once in a narrow window, where it is in the
/// way of itself first.
const LOOKS: [(&str, &str, u32); 7] = [
    ("en", "light", 1280),
    ("ja", "dark", 1280),
    ("en", "dark", 900),
    ("ja", "light", 900),
    ("ko", "dark", 900),
    ("zh_tw", "light", 900),
    ("th", "dark", 900),
];

#[tokio::test]
async fn every_screen_is_accessible_in_every_theme_and_language() {
    let app = TestApp::practice().await;
    for (locale, theme, width) in LOOKS {
        app.set(locale, theme).await;
        app.driver.set_window_rect(0, 0, width, 800).await.expect("the window takes a size");
        for screen in ["messages", "contacts", "profile", "settings", "admin"] {
            app.click(&format!("rail-{screen}")).await;
            app.ready(if screen == "messages" { "room-list" } else { screen }).await;
            app.check_accessibility(&format!("{screen}-{locale}-{theme}-{width}")).await;
            let wide = app.number("return document.documentElement.scrollWidth - window.innerWidth").await;
            assert!(wide <= 0, "{screen} is wider than the window at {width} px");
        }
        app.click("rail-messages").await;
        app.click_with("room-row", "Mio").await;
        app.ready("room").await;
        app.check_accessibility(&format!("room-{locale}-{theme}-{width}")).await;
        app.click("sticker-open").await;
        app.find("picker-number").await;
        app.check_accessibility(&format!("stickers-{locale}-{theme}-{width}")).await;
        app.press(Key::Escape + "").await;
    }
}

#[tokio::test]
async fn every_screen_of_a_line_account_is_accessible_in_every_theme_and_language() {
    let app = TestApp::practice().await;
    for (locale, theme, width) in LOOKS {
        app.set(locale, theme).await;
        app.driver.set_window_rect(0, 0, width, 800).await.expect("the window takes a size");
        let look = format!("{locale}-{theme}-{width}");
        app.click("rail-admin").await;
        app.click("admin-accounts").await;
        app.find("account").await;
        app.check_accessibility(&format!("accounts-{look}")).await;
        app.click("account-health").await;
        app.find("checks-again").await;
        app.check_accessibility(&format!("health-{look}")).await;
        app.click("health-renew").await;
        app.find("connect-channel-id").await;
        app.check_accessibility(&format!("keys-{look}")).await;
        app.click("connect-back").await;
        let wide = app.number("return document.documentElement.scrollWidth - window.innerWidth").await;
        assert!(wide <= 0, "the set-up is wider than the window at {width} px");
    }
}
