//! The system's share sheet on Windows and macOS, by a plugin. Nothing tells whether somebody shared or closed it.

use app::environment::{ShareCapabilities, ShareOutcome, ShareRequest, ShareSurface, ShareTarget};
use app::{Error, ErrorCode};
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_vnidrop_share::{ShareExt, ShareOptions};

use crate::handed_files::HandedFiles;
use crate::window::Window;

/// What the plugin's errors begin with that came after the share sheet was opened: its program was closed, or failed.
const AFTER_OPENING: &str = "Sharing failed";

/// The share sheet.
pub struct ShareSheet<R: Runtime> {
    pub app: AppHandle<R>,
    pub files: HandedFiles,
}

impl<R: Runtime> ShareTarget for ShareSheet<R> {
    fn capabilities(&self) -> Option<ShareCapabilities> {
        Some(ShareCapabilities { surface: ShareSurface::Sheet, picture: true })
    }

    fn open(&self, request: &ShareRequest) -> Result<ShareOutcome, Error> {
        let Some(window) = Window::Main.find(&self.app) else { return Ok(ShareOutcome::Unsupported) };
        let picture = self.files.keep(&request.picture_name, &request.picture);
        let picture = picture.map_err(|e| Error::new(ErrorCode::SaveFailed).with("detail", &e).because(e))?;
        let options = options(request, picture.display().to_string());
        let shared = self.app.share().share(window.as_ref().window(), options, self.app.state());
        Ok(match shared.map_err(|error| error.to_string()) {
            Err(error) if !error.contains(AFTER_OPENING) => {
                tracing::warn!(error, "the share sheet was not opened");
                ShareOutcome::Unsupported
            }
            Ok(()) | Err(_) => ShareOutcome::Opened { surface: ShareSurface::Sheet, picture: true },
        })
    }
}

/// The link is in the text. Handed over apart as well, it would stand there twice, or in place of the words.
fn options(request: &ShareRequest, picture: String) -> ShareOptions {
    ShareOptions {
        text: Some(request.text.clone()),
        title: Some(request.subject.clone()),
        subject: None,
        url: None,
        files: None,
        file_paths: Some(vec![picture]),
        anchor: None,
    }
}
