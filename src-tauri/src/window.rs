//! Which windows there are.

use tauri::{AppHandle, Manager, Runtime, WebviewWindow};

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
