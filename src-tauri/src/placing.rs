//! Placing the main window: where it was is noted while it is open, and kept when it closes.

use std::sync::PoisonError;

use tauri::{Manager, Runtime, WebviewWindow, WebviewWindowBuilder};

use crate::placement::{Fitted, Placement, WorkArea, fitted};
use crate::shell::Shell;

/// Has a window open where it was when it closed.
pub fn place<'a, R: Runtime, M: Manager<R>>(
    builder: WebviewWindowBuilder<'a, R, M>,
    app: &tauri::AppHandle<R>,
) -> WebviewWindowBuilder<'a, R, M> {
    let monitors = app.available_monitors().unwrap_or_default();
    let areas: Vec<_> = monitors.iter().map(WorkArea::from).collect();
    let Fitted { position, size, maximised } =
        fitted(app.state::<Shell>().computer.preferences().window, &areas);
    let builder = builder.inner_size(size.0, size.1).maximized(maximised);
    match position {
        Some((x, y)) => builder.position(x, y),
        None => builder,
    }
}

/// Notes where the window is now, for [`keep`]: while it is maximised or minimised, where it was before.
pub fn note<R: Runtime>(window: &WebviewWindow<R>) {
    let shell = window.state::<Shell>();
    let mut placement = shell.placement.lock().unwrap_or_else(PoisonError::into_inner);
    let before = placement.or_else(|| shell.computer.preferences().window);
    *placement = now(window, before).or(before);
}

/// Saves the placement that was noted last. A window that is gone cannot be asked any more.
pub fn keep(shell: &Shell) {
    let placement = *shell.placement.lock().unwrap_or_else(PoisonError::into_inner);
    if placement.is_some() {
        shell.computer.change(|preferences| preferences.window = placement);
    }
}

fn now<R: Runtime>(window: &WebviewWindow<R>, before: Option<Placement>) -> Option<Placement> {
    if window.is_minimized().ok()? || !window.is_visible().ok()? || window.is_fullscreen().ok()? {
        return None;
    }
    if window.is_maximized().ok()? {
        return before.map(|before| Placement { maximised: true, ..before });
    }
    let scale = window.scale_factor().ok()?;
    let (position, size) = (window.outer_position().ok()?, window.inner_size().ok()?.to_logical(scale));
    Some(Placement { x: position.x, y: position.y, width: size.width, height: size.height, maximised: false })
}
