//! Rendering of the windows: with compositing, or without where there is no graphics card.

use tauri::{Runtime, WebviewWindow};

/// Switches compositing off where there is no graphics card, as in many virtual machines and over remote desktops.
/// WebKitGTK would composite through a software imitation of one, which takes both cores of a small computer: a message
/// is then seen 230 ms after it came, and without the detour after 90. `ENGAWA_COMPOSITING` leaves the window as it is,
/// for whom this does not suit.
///
/// # Errors
/// When the window is gone.
#[cfg(target_os = "linux")]
pub fn set_compositing<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

    if has_graphics_card() || std::env::var_os("ENGAWA_COMPOSITING").is_some() {
        return Ok(());
    }
    window.with_webview(|view| {
        if let Some(settings) = view.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

/// Elsewhere the system's web view knows best.
///
/// # Errors
/// Never.
#[cfg(not(target_os = "linux"))]
pub fn set_compositing<R: Runtime>(_: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}

/// Whether there is a graphics card: Linux shows what can draw as `renderD128` and up.
#[cfg(target_os = "linux")]
fn has_graphics_card() -> bool {
    let Ok(devices) = std::fs::read_dir("/dev/dri") else { return false };
    devices.flatten().any(|device| device.file_name().to_string_lossy().starts_with("renderD"))
}
