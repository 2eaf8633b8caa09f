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

    /// Brings the window up: out of the tray, out of the taskbar, and to the front as far as the system allows it.
    pub fn come_up<R: Runtime>(self, app: &AppHandle<R>) {
        let Some(window) = self.find(app) else { return };
        let up = window.show().and_then(|()| window.unminimize()).and_then(|()| window.set_focus());
        if let Err(error) = up {
            tracing::warn!(%error, "the window could not be brought up");
        }
    }
}
