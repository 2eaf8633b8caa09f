//! Sharing through the system: the share targets of this computer, in the order in which they are tried (decision 30).

mod mailto;
#[cfg(target_os = "linux")]
mod portal;
pub mod recording;
#[cfg(any(windows, target_os = "macos"))]
mod sheet;
#[cfg(target_os = "linux")]
mod xdg_email;

use std::path::PathBuf;

use app::environment::{ShareTarget, ShareTargets};
use tauri::{AppHandle, Manager, Runtime};

use crate::handed_files::HandedFiles;
use crate::shell::Shell;
use mailto::Mailto;
use recording::Recording;

/// The share targets of this computer; in tests, which cannot drive native ones, what writes down what it was handed.
pub fn share_target<R: Runtime>(app: &AppHandle<R>) -> ShareTargets {
    match recorded_in() {
        Some(folder) => ShareTargets(vec![Box::new(Recording { folder })]),
        None => {
            let files = HandedFiles::of_data_folder(app.state::<Shell>().data_folder());
            ShareTargets(of_system(app, files))
        }
    }
}

/// The folder that what is handed to other programs is written to instead (`ENGAWA_SHARED_DIR`).
pub fn recorded_in() -> Option<PathBuf> {
    std::env::var_os("ENGAWA_SHARED_DIR").map(PathBuf::from)
}

/// Adds the plugin of the share sheet, where the system has one.
#[cfg(any(windows, target_os = "macos"))]
pub fn add_plugin<R: Runtime>(builder: tauri::Builder<R>) -> tauri::Builder<R> {
    builder.plugin(tauri_plugin_vnidrop_share::init())
}

/// Adds the plugin of the share sheet, where the system has one.
#[cfg(not(any(windows, target_os = "macos")))]
pub fn add_plugin<R: Runtime>(builder: tauri::Builder<R>) -> tauri::Builder<R> {
    builder
}

/// The share sheet. It takes everything; an e-mail comes next only where the system refuses to show it.
#[cfg(any(windows, target_os = "macos"))]
fn of_system<R: Runtime>(app: &AppHandle<R>, files: HandedFiles) -> Vec<Box<dyn ShareTarget>> {
    vec![Box::new(sheet::ShareSheet { app: app.clone(), files }), Box::new(Mailto { app: app.clone() })]
}

/// Linux has no share sheet: a new e-mail, with the QR code as far as the mail program takes it.
#[cfg(target_os = "linux")]
fn of_system<R: Runtime>(app: &AppHandle<R>, files: HandedFiles) -> Vec<Box<dyn ShareTarget>> {
    vec![
        Box::new(portal::EmailPortal { files: files.clone() }),
        Box::new(xdg_email::XdgEmail { files, program: xdg_email::PROGRAM.into() }),
        Box::new(Mailto { app: app.clone() }),
    ]
}
