//! A new e-mail by a `mailto:` URL, which every mail program takes, and which carries no picture.

use app::environment::{ShareCapabilities, ShareOutcome, ShareRequest, ShareSurface, ShareTarget};
use app::{Error, ErrorCode};
use tauri::{AppHandle, Runtime};
use tauri_plugin_opener::OpenerExt;

/// The mail program behind `mailto:`.
pub struct Mailto<R: Runtime> {
    pub app: AppHandle<R>,
}

impl<R: Runtime> ShareTarget for Mailto<R> {
    fn capabilities(&self) -> Option<ShareCapabilities> {
        Some(ShareCapabilities { surface: ShareSurface::Email, picture: false })
    }

    fn open(&self, request: &ShareRequest) -> Result<ShareOutcome, Error> {
        let url = app::invitations::mailto(&request.subject, &request.text)?;
        let opened = self.app.opener().open_url(url.as_str(), None::<&str>);
        opened.map_err(|e| Error::new(ErrorCode::OpenFailed).because(e.to_string()))?;
        Ok(ShareOutcome::Opened { surface: ShareSurface::Email, picture: false })
    }
}
