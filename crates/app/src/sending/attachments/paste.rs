//! Pasting: what another program has put on the clipboard becomes attachments, where the web view is not given it
//! (decision 31).

use std::path::{Path, PathBuf};

use domain::file_name::sanitise;
use domain::message::AttachmentRefusal;
use domain::{AttachmentId, MemberId, RoomId};
use tokio::fs::File;
use tokio::io::{AsyncRead, AsyncReadExt};

use super::parts::{self, Part, bad};
use crate::blocking::blocking;
use crate::environment::Clipboard;
use crate::rooms::message_views::Attachment;
use crate::sending::views::{PasteRefused, Pasted};
use crate::{App, Error, ErrorCode, Reason, Result};

/// Bytes that are taken in at once.
const PART_BYTES: u64 = 1024 * 1024;
/// What a picture that has no name is called, as web views call it.
const PICTURE_NAME: &str = "image.png";

impl App {
    /// Attaches the files of the clipboard's file list, or with `picture` its picture, through the same checks as what a
    /// window hands in. The clipboard is read only for a member who may attach something in this room. What cannot be
    /// attached is named, and holds up nothing else.
    ///
    /// # Errors
    /// As [`attachment_put`](Self::attachment_put); `ClipboardUnreadable`.
    pub async fn attachment_paste(&self, actor: &MemberId, room: &RoomId, picture: bool) -> Result<Pasted> {
        self.may_attach(actor, room).await?;
        let desktop = self.environment.desktop.clone();
        match blocking(move || desktop.read_clipboard()).await?? {
            Clipboard::Files(paths) => self.paste_files(actor, room, &paths).await,
            Clipboard::Picture(bytes) if picture => {
                let size = bytes.len() as u64;
                let attached = self.take_in(actor, room, PICTURE_NAME, size, bytes.as_slice()).await;
                Pasted::default().with(PICTURE_NAME, attached)
            }
            Clipboard::Picture(_) | Clipboard::Nothing => Ok(Pasted::default()),
        }
    }

    async fn paste_files(&self, actor: &MemberId, room: &RoomId, paths: &[PathBuf]) -> Result<Pasted> {
        let mut pasted = Pasted::default();
        for path in paths {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            let attached = match open(path).await {
                Some((file, size)) => self.take_in(actor, room, &name, size, file).await,
                None => Err(bad(AttachmentRefusal::Unreadable)),
            };
            pasted = pasted.with(&name, attached)?;
        }
        Ok(pasted)
    }

    /// Takes in what can be read, part after part, as a window would hand it in.
    async fn take_in(
        &self,
        actor: &MemberId,
        room: &RoomId,
        name: &str,
        size: u64,
        mut from: impl AsyncRead + Unpin,
    ) -> Result<Attachment> {
        let id = AttachmentId(self.environment.new_id());
        let taken = self.take_parts(actor, room, &Part::new(id.clone(), name, 0, size), &mut from).await;
        if taken.is_err() {
            parts::discard(self.store.folder(), actor, &id).await;
        }
        taken
    }

    async fn take_parts(
        &self,
        actor: &MemberId,
        room: &RoomId,
        whole: &Part,
        from: &mut (impl AsyncRead + Unpin),
    ) -> Result<Attachment> {
        let mut offset = 0;
        loop {
            let part = Part { offset, ..whole.clone() };
            let mut bytes = Vec::new();
            let most = PART_BYTES.min(whole.size.saturating_sub(offset));
            let read = (&mut *from).take(most).read_to_end(&mut bytes).await;
            read.map_err(|error| bad(AttachmentRefusal::Unreadable).because(error))?;
            // A file that has become shorter meanwhile gives no bytes, which is refused as not complete.
            if let Some(attachment) = self.attachment_put(actor, room, &part, &bytes).await? {
                return Ok(attachment);
            }
            offset += bytes.len() as u64;
        }
    }
}

/// A regular file, and its size in bytes; none for what is no such file, or cannot be opened. What waits for another
/// program, as a pipe does, is not opened.
async fn open(path: &Path) -> Option<(File, u64)> {
    if !tokio::fs::metadata(path).await.ok()?.is_file() {
        return None;
    }
    let file = File::open(path).await.ok()?;
    let size = file.metadata().await.ok()?.len();
    Some((file, size))
}

impl Pasted {
    /// The same with one more that was attached, or refused for what it is.
    ///
    /// # Errors
    /// What holds up the others too.
    fn with(mut self, name: &str, attached: Result<Attachment>) -> Result<Self> {
        match attached {
            Ok(attachment) => self.attached.push(attachment),
            Err(error) => self.refused.push(refused(name, error)?),
        }
        Ok(self)
    }
}

fn refused(name: &str, error: Error) -> Result<PasteRefused> {
    match error {
        Error { code: ErrorCode::BadAttachment, reason: Some(Reason::Attachment(why)), params, .. } => {
            let limit = params.get("limit").and_then(|limit| limit.parse().ok());
            Ok(PasteRefused { name: sanitise(name), why, limit })
        }
        error => Err(error),
    }
}
