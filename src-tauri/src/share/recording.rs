//! What tests assert: the recording share target, and other things that were handed to programs which tests cannot drive.

use std::io::Write;
use std::path::{Path, PathBuf};

use app::environment::{PrintJob, ShareCapabilities, ShareOutcome, ShareRequest, ShareSurface, ShareTarget};
use app::{Error, ErrorCode};
use serde_json::json;

/// A share target that writes down what it was handed: a line of `shared.jsonl` for each request, and the picture.
pub struct Recording {
    pub folder: PathBuf,
}

impl ShareTarget for Recording {
    fn capabilities(&self) -> Option<ShareCapabilities> {
        Some(ShareCapabilities { surface: ShareSurface::Sheet, picture: true })
    }

    fn open(&self, request: &ShareRequest) -> Result<ShareOutcome, Error> {
        let ShareRequest { subject, text, link, picture_name, picture } = request;
        let line = json!({ "subject": subject, "text": text, "link": link, "picture": picture_name });
        let written = append(&self.folder, &line).and_then(|()| put(&self.folder, picture_name, picture));
        written.map_err(|e| Error::new(ErrorCode::OpenFailed).because(e.to_string()))?;
        Ok(ShareOutcome::Opened { surface: ShareSurface::Sheet, picture: true })
    }
}

/// Writes a print job's PDF into `folder`.
///
/// # Errors
/// `OpenFailed`.
pub fn print(folder: &Path, job: &PrintJob) -> Result<(), Error> {
    put(folder, &job.name, &job.pdf).map_err(|e| Error::new(ErrorCode::OpenFailed).because(e.to_string()))
}

fn append(folder: &Path, line: &serde_json::Value) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(folder.join("shared.jsonl"))?;
    writeln!(file, "{line}")
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join(name), bytes)
}
