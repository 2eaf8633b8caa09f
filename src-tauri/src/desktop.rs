//! The desktop of this computer: clipboard, dialogs, notifications and other programs, for the use cases.

use std::io::Write;
use std::path::{Path, PathBuf};

use app::desktop_notification::{Attention, DesktopNotification};
use app::environment::{Clipboard, Desktop, Picture, PrintJob, PrintOutcome};
use app::{Error, ErrorCode};
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_clipboard_manager::ClipboardExt;
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

use crate::line_program::LineProgram;
use crate::shell::Shell;
use crate::window::Window;
use crate::{clipboard, notifications, print, screen_lock};

/// The desktop behind a Tauri app.
pub struct SystemDesktop<R: Runtime> {
    app: AppHandle<R>,
    /// The folder that files are saved in without a dialog (`ENGAWA_SAVE_DIR`): native dialogs cannot be driven by
    /// tests.
    save_folder: Option<PathBuf>,
    /// The file that URLs are written to instead of opened (`ENGAWA_OPENED_URLS`), for the same reason.
    opened_urls: Option<PathBuf>,
}

impl<R: Runtime> SystemDesktop<R> {
    /// The desktop behind `app`.
    pub fn new(app: AppHandle<R>) -> Self {
        let path = |name| std::env::var_os(name).map(PathBuf::from);
        Self { app, save_folder: path("ENGAWA_SAVE_DIR"), opened_urls: path("ENGAWA_OPENED_URLS") }
    }
}

impl<R: Runtime> SystemDesktop<R> {
    /// Asks where to save a file, and has it written there.
    fn save(
        &self,
        name: &str,
        write: impl FnOnce(&Path) -> std::io::Result<()>,
    ) -> Result<Option<PathBuf>, Error> {
        let chosen = match &self.save_folder {
            Some(folder) => Some(folder.join(name)),
            None => {
                let answer = self.app.dialog().file().set_file_name(name).blocking_save_file();
                answer.and_then(|path| path.into_path().ok())
            }
        };
        let Some(path) = chosen else { return Ok(None) };
        write(&path).map_err(|e| failed(ErrorCode::SaveFailed, &e).with("detail", e))?;
        Ok(Some(path))
    }
}

impl<R: Runtime> Desktop for SystemDesktop<R> {
    fn copy_text(&self, text: &str) -> Result<(), Error> {
        self.app.clipboard().write_text(text).map_err(|e| failed(ErrorCode::ClipboardFailed, e))
    }

    fn copy_image(&self, image: &Picture) -> Result<(), Error> {
        let image = tauri::image::Image::new(&image.rgba, image.width, image.height);
        self.app.clipboard().write_image(&image).map_err(|e| failed(ErrorCode::ClipboardFailed, e))
    }

    fn read_clipboard(&self) -> Result<Clipboard, Error> {
        clipboard::read(&self.app)
    }

    fn save_file(&self, name: &str, bytes: &[u8]) -> Result<Option<PathBuf>, Error> {
        self.save(name, |path| std::fs::write(path, bytes))
    }

    fn save_copy(&self, name: &str, of: &Path) -> Result<Option<PathBuf>, Error> {
        self.save(name, |path| {
            std::fs::copy(of, path)?;
            mark_as_downloaded(path);
            Ok(())
        })
    }

    fn choose_folder(&self) -> Result<Option<PathBuf>, Error> {
        Ok(choose_folder(&self.app))
    }

    fn open_url(&self, url: &url::Url) -> Result<(), Error> {
        match &self.opened_urls {
            Some(file) => append_line(file, url).map_err(|e| failed(ErrorCode::OpenFailed, e)),
            None => self
                .app
                .opener()
                .open_url(url.as_str(), None::<&str>)
                .map_err(|e| failed(ErrorCode::OpenFailed, e)),
        }
    }

    fn line_installed(&self) -> bool {
        LineProgram::find(&self.app).is_some()
    }

    fn open_line(&self, _text: &str) -> Result<(), Error> {
        let program = LineProgram::find(&self.app);
        program.ok_or_else(|| Error::new(ErrorCode::LineNotInstalled))?.start(&self.app)
    }

    fn print(&self, job: &PrintJob) -> Result<PrintOutcome, Error> {
        print::print(&self.app, job)
    }

    fn shows_qr(&self, png: Option<Vec<u8>>) {
        self.app.state::<Shell>().set_shown_qr(png);
    }

    /// A locked screen has the window that was used last behind it: it is asked first.
    fn attention(&self) -> Attention {
        let focused =
            || Window::Main.find(&self.app).is_some_and(|window| window.is_focused().unwrap_or(false));
        if screen_lock::is_locked() {
            Attention::ScreenLocked
        } else if focused() {
            Attention::AtWindow
        } else {
            Attention::Elsewhere
        }
    }

    fn notify(&self, notification: &DesktopNotification) {
        notifications::show(&self.app, notification);
    }
}

/// Asks for a folder; in tests, which cannot drive native dialogs, `ENGAWA_CHOSEN_DIR` is the answer. Blocks.
pub fn choose_folder<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
    match std::env::var_os("ENGAWA_CHOSEN_DIR") {
        Some(folder) => Some(PathBuf::from(folder)),
        None => app.dialog().file().blocking_pick_folder().and_then(|path| path.into_path().ok()),
    }
}

/// Writes Windows' mark of the web, so that it asks before a stranger's file is opened as a program. Disks without
/// alternate streams take the file all the same.
fn mark_as_downloaded(path: &Path) {
    if cfg!(windows) {
        let mut zone = path.as_os_str().to_owned();
        zone.push(":Zone.Identifier");
        let _ = std::fs::write(zone, "[ZoneTransfer]\r\nZoneId=3\r\n");
    }
}

fn append_line(file: &Path, url: &url::Url) -> std::io::Result<()> {
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(file)?;
    writeln!(file, "{url}")
}

fn failed(code: ErrorCode, error: impl ToString) -> Error {
    Error::new(code).because(error.to_string())
}
