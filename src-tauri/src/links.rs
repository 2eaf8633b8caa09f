//! Deep links that the program is opened with: they bring the window up, and to a place.

use api::shell::{DEEP_LINK, OpenedLink};
use domain::deep_link::DeepLink;
use tauri::{AppHandle, Emitter, Manager, Runtime};

use crate::shell::Shell;
use crate::window::Window;

/// Brings the window up, and to the place of a link that came from outside, if one came.
pub fn come_up_with<R: Runtime>(app: &AppHandle<R>, link: Option<&str>) {
    if let Some(link) = link {
        app.state::<Shell>().link.keep(link);
    }
    Window::Main.come_up(app);
    tell(app);
}

/// Brings the window up, and to a place.
pub fn open<R: Runtime>(app: &AppHandle<R>, to: DeepLink) {
    app.state::<Shell>().link.put(OpenedLink::Known { to });
    Window::Main.come_up(app);
    tell(app);
}

/// The window takes the link when a member is there to be shown the place.
fn tell<R: Runtime>(app: &AppHandle<R>) {
    let _ = app.emit_to(Window::Main.label(), DEEP_LINK, ());
}
