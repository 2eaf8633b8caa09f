//! A desktop that writes down what it was asked.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use app::desktop_notification::{Attention, DesktopNotification};
use app::environment::{
    Clipboard, Desktop, Picture, PrintJob, PrintOutcome, ShareCapabilities, ShareOutcome, ShareRequest,
    ShareSurface, ShareTarget,
};
use app::{Error, ErrorCode};

/// Everything the desktop was asked, in order.
#[derive(Default)]
pub struct RecordingDesktop {
    pub texts: Mutex<Vec<String>>,
    pub images: Mutex<Vec<Picture>>,
    pub files: Mutex<Vec<(String, Vec<u8>)>>,
    /// What another program has put on the clipboard.
    pub clipboard: Mutex<Option<Clipboard>>,
    pub urls: Mutex<Vec<String>>,
    pub notes: Mutex<Vec<(String, String)>>,
    /// The same, with everything that belongs to them.
    pub notifications: Mutex<Vec<DesktopNotification>>,
    /// Where the member is looking; none: elsewhere.
    pub attention: Mutex<Option<Attention>>,
    /// The folder that is chosen when one is asked for.
    pub folder: Mutex<Option<PathBuf>>,
    pub shown_qr: Mutex<Option<Vec<u8>>>,
    pub line_installed: AtomicBool,
    /// The texts with which LINE for PC was opened.
    pub line_texts: Mutex<Vec<String>>,
    pub printed: Mutex<Vec<PrintJob>>,
    pub shared: Mutex<Vec<ShareRequest>>,
    /// What the share target answers; none: that a share sheet was opened.
    pub share_outcome: Mutex<Option<ShareOutcome>>,
    /// The clipboard, the disk and the programs refuse.
    pub refuses: AtomicBool,
}

impl RecordingDesktop {
    fn asked(&self, code: ErrorCode) -> Result<(), Error> {
        if self.refuses.load(Ordering::SeqCst) { Err(Error::new(code)) } else { Ok(()) }
    }
}

impl Desktop for RecordingDesktop {
    fn copy_text(&self, text: &str) -> Result<(), Error> {
        self.asked(ErrorCode::ClipboardFailed)?;
        self.texts.lock().unwrap().push(text.to_owned());
        Ok(())
    }

    fn copy_image(&self, image: &Picture) -> Result<(), Error> {
        self.asked(ErrorCode::ClipboardFailed)?;
        self.images.lock().unwrap().push(image.clone());
        Ok(())
    }

    fn read_clipboard(&self) -> Result<Clipboard, Error> {
        self.asked(ErrorCode::ClipboardUnreadable)?;
        Ok(self.clipboard.lock().unwrap().clone().unwrap_or(Clipboard::Nothing))
    }

    fn save_file(&self, name: &str, bytes: &[u8]) -> Result<Option<PathBuf>, Error> {
        self.asked(ErrorCode::SaveFailed)?;
        self.files.lock().unwrap().push((name.to_owned(), bytes.to_vec()));
        Ok(Some(PathBuf::from("/saved").join(name)))
    }

    fn save_copy(&self, name: &str, of: &Path) -> Result<Option<PathBuf>, Error> {
        let bytes = std::fs::read(of).map_err(|error| Error::new(ErrorCode::SaveFailed).because(error))?;
        self.save_file(name, &bytes)
    }

    fn choose_folder(&self) -> Result<Option<PathBuf>, Error> {
        self.asked(ErrorCode::OpenFailed)?;
        Ok(self.folder.lock().unwrap().clone())
    }

    fn open_url(&self, url: &url::Url) -> Result<(), Error> {
        self.asked(ErrorCode::OpenFailed)?;
        self.urls.lock().unwrap().push(url.to_string());
        Ok(())
    }

    fn line_installed(&self) -> bool {
        self.line_installed.load(Ordering::SeqCst)
    }

    fn open_line(&self, text: &str) -> Result<(), Error> {
        if !self.line_installed() {
            return Err(Error::new(ErrorCode::LineNotInstalled));
        }
        self.asked(ErrorCode::OpenFailed)?;
        self.line_texts.lock().unwrap().push(text.to_owned());
        Ok(())
    }

    fn print(&self, job: &PrintJob) -> Result<PrintOutcome, Error> {
        self.asked(ErrorCode::OpenFailed)?;
        self.printed.lock().unwrap().push(job.clone());
        Ok(PrintOutcome::Dialog)
    }

    fn shows_qr(&self, png: Option<Vec<u8>>) {
        *self.shown_qr.lock().unwrap() = png;
    }

    fn attention(&self) -> Attention {
        self.attention.lock().unwrap().unwrap_or(Attention::Elsewhere)
    }

    fn notify(&self, notification: &DesktopNotification) {
        let DesktopNotification { title, body, .. } = notification;
        self.notes.lock().unwrap().push((title.clone(), body.clone()));
        self.notifications.lock().unwrap().push(notification.clone());
    }
}

impl ShareTarget for RecordingDesktop {
    fn capabilities(&self) -> Option<ShareCapabilities> {
        Some(ShareCapabilities { surface: ShareSurface::Sheet, picture: true })
    }

    fn open(&self, request: &ShareRequest) -> Result<ShareOutcome, Error> {
        self.asked(ErrorCode::OpenFailed)?;
        self.shared.lock().unwrap().push(request.clone());
        let sheet = ShareOutcome::Opened { surface: ShareSurface::Sheet, picture: true };
        Ok(self.share_outcome.lock().unwrap().unwrap_or(sheet))
    }
}
