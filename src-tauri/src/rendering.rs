//! Rendering of the windows: with a graphics card, or without where there is none.

/// Says how WebKitGTK draws: without OpenGL where there is no graphics card, as in many virtual machines and over remote
/// desktops. There it would load a software imitation of a card into three places, and composite through it (decision
/// 10, decision 35). `ENGAWA_COMPOSITING` leaves everything as it is, for whom this does not suit; a variable that
/// somebody has set stays as well.
///
/// To be called before there is a thread or a window: it is this program's environment, which its web processes inherit.
#[cfg(target_os = "linux")]
pub fn choose() {
    if has_graphics_card() || std::env::var_os("ENGAWA_COMPOSITING").is_some() {
        return;
    }
    for (name, value) in WITHOUT_CARD {
        if let Err(error) = webkit2gtk::glib::setenv(name, value, false) {
            tracing::warn!(%error, name, "windows are drawn as if there were a graphics card");
        }
    }
}

/// What is said to whom: to GTK, which would look for visuals of OpenGL; to WebKitGTK's web process, which would share
/// its pictures through one; and to WebKitGTK in this process, which would ask one for the name of its card.
#[cfg(target_os = "linux")]
const WITHOUT_CARD: &[(&str, &str)] = &[
    ("GDK_GL", "disable"),
    ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
    ("WEBKIT_WEB_RENDER_DEVICE_FILE", "/dev/null"),
];

/// Elsewhere the system's web view knows best.
#[cfg(not(target_os = "linux"))]
pub fn choose() {}

/// Whether there is a graphics card: Linux shows what can draw as `renderD128` and up.
#[cfg(target_os = "linux")]
fn has_graphics_card() -> bool {
    let Ok(devices) = std::fs::read_dir("/dev/dri") else { return false };
    devices.flatten().any(|device| device.file_name().to_string_lossy().starts_with("renderD"))
}
