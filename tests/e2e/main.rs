//! The real window, driven through tauri-driver and WebKitWebDriver: one test per journey, each with a
//! data folder of its own, a look by axe, and a picture in `target/pictures`.
#![expect(clippy::expect_used, reason = "a test that cannot go on says where")]

mod connection;
mod contacts;
mod desk;
mod figures;
mod flood;
mod invite;
mod keyboard;
mod messages;
mod page;
mod phone;
mod real_account;
mod rooms;
mod screens;
mod sending;
mod start;
mod ways_in;
