//! How the program behaves on this computer: what the settings show of it, and change.

use api::shell::{Computer, ComputerSet};
use app::{Error, ErrorCode, blocking};
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_autostart::ManagerExt;

use crate::shell::Shell;
use crate::tray_host;

/// How the program behaves.
pub async fn get<R: Runtime>(app: &AppHandle<R>) -> Computer {
    let entry = app.clone();
    let autostart = blocking(move || entry.autolaunch().is_enabled().ok()).await.ok().flatten();
    Computer {
        tray: tray_host::is_there().await,
        close_to_tray: app.state::<Shell>().computer.preferences().close_to_tray,
        autostart,
    }
}

/// Changes how the program behaves.
///
/// # Errors
/// `SaveFailed` when the system does not let it be started with the computer, or not any more.
pub async fn set<R: Runtime>(app: &AppHandle<R>, change: ComputerSet) -> Result<Computer, Error> {
    if let Some(close_to_tray) = change.close_to_tray {
        app.state::<Shell>().computer.change(|preferences| preferences.close_to_tray = close_to_tray);
    }
    if let Some(on) = change.autostart {
        let entry = app.clone();
        blocking(move || set_autostart(&entry, on)).await??;
    }
    Ok(get(app).await)
}

fn set_autostart<R: Runtime>(app: &AppHandle<R>, on: bool) -> Result<(), Error> {
    let entry = app.autolaunch();
    let set = if on { entry.enable() } else { entry.disable() };
    set.map_err(|error| Error::new(ErrorCode::SaveFailed).with("detail", error.to_string()).because(error))
}
