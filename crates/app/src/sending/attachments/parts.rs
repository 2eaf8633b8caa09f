//! Uploads in parts: files from the window, part after part into `attachments/`.

use domain::LIMITS;
use std::io::{ErrorKind, SeekFrom};
use std::path::{Path, PathBuf};

use domain::file_name::sanitise;
use domain::message::AttachmentRefusal;
use domain::{AttachmentId, MemberId};
use tokio::io::{AsyncSeekExt, AsyncWriteExt};

use crate::environment::is_uuid;
use crate::{Error, ErrorCode, Reason, Result};

/// The largest file that is handed in, in bytes: LINE's limit for videos and sounds, and ours for links.
pub const MOST_BYTES: u64 = LIMITS.attachment_bytes as u64;
/// The largest part, in bytes: what a window hands over at once.
const MOST_PART_BYTES: usize = 8 * 1024 * 1024;

/// A part of a file.
#[derive(Debug, Clone)]
pub struct Part {
    /// A UUID made by the window for the file.
    pub id: AttachmentId,
    /// The file's name.
    pub name: String,
    /// Where the part stands in the file, in bytes.
    pub offset: u64,
    /// The file's size, in bytes.
    pub size: u64,
}

impl Part {
    /// A part of a file that a window calls `name`. Phones save it under that name: it is made harmless, and short enough for
    /// every disk.
    pub fn new(id: AttachmentId, name: &str, offset: u64, size: u64) -> Self {
        Self { id, name: sanitise(name), offset, size }
    }

    pub(super) fn check(&self, bytes: usize) -> Result<()> {
        if !is_uuid(self.id.as_str()) {
            return Err(Error::new(ErrorCode::InvalidFields));
        }
        if self.size == 0 {
            return Err(bad(AttachmentRefusal::Empty));
        }
        if self.size > MOST_BYTES {
            return Err(bad(AttachmentRefusal::TooLarge).with("limit", MOST_BYTES));
        }
        let end = self.offset.saturating_add(bytes as u64);
        if bytes == 0 || bytes > MOST_PART_BYTES || end > self.size {
            return Err(bad(AttachmentRefusal::NotComplete));
        }
        Ok(())
    }
}

fn folder(store: &Path) -> PathBuf {
    store.join("attachments")
}

/// Where a member's file is put together: nobody else adds to it.
pub(super) fn file(store: &Path, member: &MemberId, id: &AttachmentId) -> PathBuf {
    folder(store).join(format!("{member}.{id}.part"))
}

/// Adds a part. True when the file is whole. The same part again changes nothing; one that leaves a gap is refused.
pub(super) async fn append(store: &Path, member: &MemberId, part: &Part, bytes: &[u8]) -> Result<bool> {
    let end = part.offset + bytes.len() as u64;
    append_now(store, member, part, bytes).await.map_err(|error| {
        let gap = error.kind() == ErrorKind::InvalidInput;
        if gap { bad(AttachmentRefusal::NotComplete) } else { Error::from(store::Error::from(error)) }
    })?;
    Ok(end == part.size)
}

async fn append_now(store: &Path, member: &MemberId, part: &Part, bytes: &[u8]) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder(store)).await?;
    let path = file(store, member, &part.id);
    let mut options = tokio::fs::OpenOptions::new();
    let mut file = options.create(true).truncate(part.offset == 0).write(true).open(path).await?;
    if file.metadata().await?.len() < part.offset {
        return Err(ErrorKind::InvalidInput.into());
    }
    file.seek(SeekFrom::Start(part.offset)).await?;
    file.write_all(bytes).await?;
    if part.offset + bytes.len() as u64 == part.size { file.sync_all().await } else { file.flush().await }
}

/// Forgets what has come of a file.
pub(super) async fn discard(store: &Path, member: &MemberId, id: &AttachmentId) {
    if is_uuid(id.as_str()) {
        let _ = tokio::fs::remove_file(file(store, member, id)).await;
    }
}

/// Forgets what was on its way when the program ended.
pub(super) async fn discard_all(store: &Path) {
    let _ = tokio::fs::remove_dir_all(folder(store)).await;
}

/// Why something cannot be sent.
pub(crate) fn bad(refusal: AttachmentRefusal) -> Error {
    Error::reason(ErrorCode::BadAttachment, Reason::Attachment(refusal))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attachments_file_name_has_no_path_and_no_bidi_controls() {
        let name = |name: &str| Part::new("file".into(), name, 0, 1).name;
        assert_eq!(name("../../etc/passwd"), "passwd");
        assert_eq!(name("D:\\letters\\offer.pdf"), "offer.pdf");
        assert_eq!(name("..\u{0}"), "file");
        assert_eq!(name("invoice\u{202e}fdp.exe"), "invoicefdp.exe");
    }

    #[test]
    fn an_attachments_file_name_is_cut_by_bytes_at_a_character_and_keeps_its_extension() {
        // 274 bytes: more than a disk takes, and fewer characters.
        let long = format!("{}.pdf", "見".repeat(90));
        let name = Part::new("file".into(), &long, 0, 1).name;
        assert!(name.len() <= 255 && name.ends_with("見.pdf"), "{name}");
    }

    #[test]
    fn an_empty_or_too_large_attachment_is_refused_before_its_bytes_come() {
        let part = |offset, size| Part::new(uuid::Uuid::nil().to_string().into(), "a", offset, size);
        let refusal = |part: Part, bytes| part.check(bytes).err().and_then(|error| error.reason);
        assert_eq!(refusal(part(0, 0), 0), Some(Reason::Attachment(AttachmentRefusal::Empty)));
        assert_eq!(
            refusal(part(0, 300_000_000), 1024),
            Some(Reason::Attachment(AttachmentRefusal::TooLarge))
        );
        let more = refusal(part(90, 100), 20);
        assert_eq!(more, Some(Reason::Attachment(AttachmentRefusal::NotComplete)), "more than was announced");
        assert_eq!(refusal(part(80, 100), 20), None);
    }

    #[tokio::test]
    async fn attachment_parts_in_order_make_a_file_and_a_gap_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let id: AttachmentId = uuid::Uuid::nil().to_string().into();
        let (aya, ken) = (MemberId::from("aya"), MemberId::from("ken"));
        let part = |offset| Part::new(id.clone(), "a.txt", offset, 6);
        assert!(!append(folder.path(), &aya, &part(0), b"abc").await.unwrap());
        assert!(!append(folder.path(), &aya, &part(0), b"abc").await.unwrap(), "the same part again");
        assert!(append(folder.path(), &ken, &part(3), b"xyz").await.is_err(), "it is Aya's file");
        assert!(append(folder.path(), &aya, &part(4), b"ef").await.is_err(), "d is missing");
        assert!(append(folder.path(), &aya, &part(3), b"def").await.unwrap());
        assert_eq!(std::fs::read(file(folder.path(), &aya, &id)).unwrap(), b"abcdef");
    }
}
