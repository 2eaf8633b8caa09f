//! Input methods in the windows.

use tauri::{Runtime, WebviewWindow};

/// Has compositions drawn in the field, where the words will stand. wry switches that off (for a fcitx of old, whose list
/// stood elsewhere otherwise): what one composes is then seen in a window of the input method's own or, where it has none,
/// not at all, and the page learns of no composition.
///
/// # Errors
/// When the window is gone.
#[cfg(target_os = "linux")]
pub fn show_compositions<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::{InputMethodContextExt, WebViewExt};

    window.with_webview(|view| {
        if let Some(context) = view.inner().input_method_context() {
            context.set_enable_preedit(true);
        }
    })
}

/// Elsewhere the system's web view draws them.
///
/// # Errors
/// Never.
#[cfg(not(target_os = "linux"))]
pub fn show_compositions<R: Runtime>(_: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}
