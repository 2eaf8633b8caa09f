//! The real window, driven through tauri-driver and WebKitWebDriver: one test per journey, each with a
//! data folder of its own, an accessibility check by axe, and a picture in `target/pictures`. On Linux: there the window,
//! the screen and the desktop around it can be driven.
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, reason = "a test that cannot go on says where")]

mod backup;
mod benches;
mod closing;
mod computer;
mod connection;
mod contacts;
mod flood;
mod held_media;
mod invite;
mod keyboard;
mod links;
mod looks;
mod members;
mod messages;
mod nothing_old;
mod notifications;
mod page;
mod pasting;
mod phone;
mod real_account;
mod rooms;
mod screen;
mod screens;
mod sending;
mod start;
mod switcher;
mod test_app;
mod tray;
mod ways_in;
mod window_life;
