//! The windows: the main one, and in Practice the phone.

use tauri::{AppHandle, Manager, Runtime, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::rendering;
use crate::shell::Shell;

/// A window of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// The only window that may invoke commands (src-tauri/capabilities/main.json).
    Main,
    /// The practice phone, which has no capability.
    Phone,
}

impl Window {
    /// The window's label, by which Tauri and the capabilities know it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Phone => "phone",
        }
    }

    /// The window, if it is open.
    pub fn find<R: Runtime>(self, app: &AppHandle<R>) -> Option<WebviewWindow<R>> {
        app.get_webview_window(self.label())
    }
}

/// Opens the main window. Its own files only: it can go nowhere else.
///
/// # Errors
/// When the system gives no window.
pub fn open_main<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, Window::Main.label(), WebviewUrl::default())
        .title("Engawa")
        .inner_size(1280.0, 820.0)
        .min_inner_size(720.0, 520.0)
        .data_directory(app.state::<Shell>().data_folder().join("window"))
        .on_navigation(|url| url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost"))
        .build()?;
    rendering::set_compositing(&window)?;
    let handle = app.clone();
    window.on_window_event(move |event| {
        if matches!(event, tauri::WindowEvent::Destroyed) {
            handle.exit(0);
        }
    });
    Ok(())
}

/// Opens the practice phone, or brings it to the front. It shows a page of the simulator's and has
/// no capability: no command can be invoked from it.
pub fn open_phone<R: Runtime>(app: &AppHandle<R>, page: &url::Url) -> tauri::Result<()> {
    if let Some(phone) = Window::Phone.find(app) {
        phone.show()?;
        return phone.set_focus();
    }
    let origin = page.origin();
    let phone = WebviewWindowBuilder::new(app, Window::Phone.label(), WebviewUrl::External(page.clone()))
        .title("Practice phone")
        .inner_size(390.0, 780.0)
        .min_inner_size(340.0, 560.0)
        .data_directory(app.state::<Shell>().data_folder().join("window"))
        .on_navigation(move |url| url.origin() == origin)
        // Pictures dropped on the phone are for its page.
        .disable_drag_drop_handler()
        .build()?;
    rendering::set_compositing(&phone)
}

/// Closes the practice phone, if it is open.
pub fn close_phone<R: Runtime>(app: &AppHandle<R>) {
    if let Some(phone) = Window::Phone.find(app) {
        let _ = phone.close();
    }
}
