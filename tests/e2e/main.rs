//! The real window, driven through tauri-driver and WebKitWebDriver: one test per journey, each with a
//! data folder of its own, a look by axe, and a picture in `target/pictures`.

mod desk;
