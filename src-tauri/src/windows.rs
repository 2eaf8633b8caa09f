//! The windows: the main one, and in Practice the phone.

use tauri::{AppHandle, Manager, Runtime, WebviewUrl, WebviewWindowBuilder};

use crate::drawing;
use crate::start::Shell;

/// Label of the only window that may ask for anything (src-tauri/capabilities/main.json).
pub const MAIN: &str = "main";
const PHONE: &str = "phone";

/// Opens the main window. Its own files only: it can go nowhere else.
///
/// # Errors
/// When the system gives no window.
pub fn open_main<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title("Engawa")
        .inner_size(1280.0, 820.0)
        .min_inner_size(720.0, 520.0)
        .data_directory(app.state::<Shell>().data_folder().join("window"))
        .on_navigation(|url| url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost"))
        .build()?;
    drawing::suit(&window)?;
    let handle = app.clone();
    window.on_window_event(move |event| {
        if matches!(event, tauri::WindowEvent::Destroyed) {
            handle.exit(0);
        }
    });
    Ok(())
}

/// Opens the practice phone, or brings it to the front. It shows a page of the simulator's and has
/// no capability: nothing of Engawa can be asked from it.
pub fn open_phone<R: Runtime>(app: &AppHandle<R>, page: &url::Url) -> tauri::Result<()> {
    if let Some(phone) = app.get_webview_window(PHONE) {
        phone.show()?;
        return phone.set_focus();
    }
    let origin = page.origin();
    let phone = WebviewWindowBuilder::new(app, PHONE, WebviewUrl::External(page.clone()))
        .title("Practice phone")
        .inner_size(390.0, 780.0)
        .min_inner_size(340.0, 560.0)
        .data_directory(app.state::<Shell>().data_folder().join("window"))
        .on_navigation(move |url| url.origin() == origin)
        // Pictures dropped on the phone are for its page.
        .disable_drag_drop_handler()
        .build()?;
    drawing::suit(&phone)
}

/// Closes the practice phone, if it is open.
pub fn close_phone<R: Runtime>(app: &AppHandle<R>) {
    if let Some(phone) = app.get_webview_window(PHONE) {
        let _ = phone.close();
    }
}
