//! A desktop without a screen: nothing is shown, copied or opened.

use std::path::{Path, PathBuf};

use app::Error;
use app::desktop_notification::{Attention, DesktopNotification};
use app::environment::{
    Clipboard, Desktop, Picture, PrintJob, PrintOutcome, ShareCapabilities, ShareOutcome, ShareRequest,
    ShareTarget,
};
use url::Url;

/// The desktop of the headless process.
pub struct NoDesktop;

impl Desktop for NoDesktop {
    fn copy_text(&self, _: &str) -> Result<(), Error> {
        Ok(())
    }

    fn copy_image(&self, _: &Picture) -> Result<(), Error> {
        Ok(())
    }

    fn read_clipboard(&self) -> Result<Clipboard, Error> {
        Ok(Clipboard::Nothing)
    }

    fn save_file(&self, _: &str, _: &[u8]) -> Result<Option<PathBuf>, Error> {
        Ok(None)
    }

    fn save_copy(&self, _: &str, _: &Path) -> Result<Option<PathBuf>, Error> {
        Ok(None)
    }

    fn choose_folder(&self) -> Result<Option<PathBuf>, Error> {
        Ok(None)
    }

    fn open_url(&self, _: &Url) -> Result<(), Error> {
        Ok(())
    }

    fn line_installed(&self) -> bool {
        false
    }

    fn open_line(&self, _: &str) -> Result<(), Error> {
        Ok(())
    }

    fn print(&self, _: &PrintJob) -> Result<PrintOutcome, Error> {
        Ok(PrintOutcome::Dismissed)
    }

    fn shows_qr(&self, _: Option<Vec<u8>>) {}

    fn attention(&self) -> Attention {
        Attention::Elsewhere
    }

    fn notify(&self, _: &DesktopNotification) {}
}

impl ShareTarget for NoDesktop {
    fn capabilities(&self) -> Option<ShareCapabilities> {
        None
    }

    fn open(&self, _: &ShareRequest) -> Result<ShareOutcome, Error> {
        Ok(ShareOutcome::Unsupported)
    }
}
