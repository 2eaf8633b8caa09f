//! Rewrites what goes out without its metadata: where and when it was made, by whom and with what (decision 14).

use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Cursor, Read, Write};
use std::path::{Path, PathBuf};

use containers::{Container, Orientation, detect};
use tempfile::TempPath;

/// A temporary file's buffer, in bytes.
const BUFFER_BYTES: usize = 1 << 20;

/// A file on its way out.
pub(super) enum Outgoing {
    /// Without its metadata, in a temporary file that is removed with this unless it was moved away before.
    Rewritten(TempPath),
    /// As it was handed in: it is in no container that can be rewritten.
    OtherContainer(PathBuf),
    /// As it was handed in: its container could not be rewritten, and its metadata are still in it.
    Refused(PathBuf),
}

impl Outgoing {
    /// Where the file is.
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::Rewritten(path) => path,
            Self::OtherContainer(path) | Self::Refused(path) => path,
        }
    }
}

/// Rewrites a file into a temporary one beside it, which is on the disk then. Of videos and sounds, only the tables of
/// their samples are held in memory.
///
/// # Errors
/// When the disk refuses.
pub(super) fn rewrite_file(file: &Path) -> io::Result<Outgoing> {
    let input = File::open(file)?;
    let mut start = Vec::new();
    (&input).take(12).read_to_end(&mut start)?;
    let Some(container) = detect(&start) else { return Ok(Outgoing::OtherContainer(file.to_owned())) };
    let (output, path) = create_beside(file)?.into_parts();
    let mut output = BufWriter::with_capacity(BUFFER_BYTES, output);
    let input = BufReader::with_capacity(BUFFER_BYTES, input);
    if refused(containers::rewrite(container, input, &mut output))?.is_none() {
        return Ok(Outgoing::Refused(file.to_owned()));
    }
    output.flush()?;
    output.get_ref().sync_all()?;
    Ok(Outgoing::Rewritten(path))
}

/// The rewritten bytes of a picture, unless it has to be made anew.
///
/// # Errors
/// When the disk refuses.
pub(super) fn rewrite_picture(picture: &[u8]) -> io::Result<Option<Vec<u8>>> {
    let Some(container) = detect(picture) else { return Ok(None) };
    let mut output = Vec::new();
    let rewritten = refused(containers::rewrite(container, Cursor::new(picture), &mut output))?;
    // Phones heed how a JPEG is turned. Of a PNG, only some do.
    let is_upright = |orientation| container == Container::Jpeg || orientation == Orientation::NoTransforms;
    Ok(rewritten.filter(|rewritten| is_upright(rewritten.orientation)).map(|_| output))
}

/// None where the container is to blame; the error where the disk is.
fn refused<T>(result: Result<T, containers::Error>) -> io::Result<Option<T>> {
    use containers::Error::{Io, Malformed, NotThisContainer, TooLarge, Truncated, Unsupported};
    match result {
        Ok(rewritten) => Ok(Some(rewritten)),
        Err(Io(error)) => Err(error),
        Err(error @ (NotThisContainer | Truncated | Malformed(_) | TooLarge | Unsupported(_))) => {
            tracing::info!(%error, "a container was not rewritten");
            Ok(None)
        }
    }
}

/// A new file with a name of its own: the last part may be handed in twice at once.
fn create_beside(file: &Path) -> io::Result<tempfile::NamedTempFile<File>> {
    let folder = file.parent().unwrap_or(Path::new("."));
    tempfile::Builder::new()
        .suffix(".rewritten")
        .make_in(folder, |path| OpenOptions::new().write(true).create_new(true).open(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIDEO: &[u8] = include_bytes!("../../../../../tests/fixtures/video.mp4");

    fn files(folder: &Path) -> usize {
        std::fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn a_rewritten_video_is_a_temporary_file_that_is_removed_unless_it_is_moved() {
        let folder = tempfile::tempdir().unwrap();
        let (video, kept) = (folder.path().join("a.part"), folder.path().join("kept"));
        std::fs::write(&video, VIDEO).unwrap();
        drop(rewrite_file(&video).unwrap());
        assert_eq!(files(folder.path()), 1, "nobody took it");
        let outgoing = rewrite_file(&video).unwrap();
        assert!(matches!(outgoing, Outgoing::Rewritten(_)));
        store::files::rename_durably(outgoing.path(), &kept).unwrap();
        drop(outgoing);
        assert!(kept.exists(), "it was taken");
        assert_eq!(files(folder.path()), 2);
    }

    #[test]
    fn a_refused_container_leaves_no_temporary_file() {
        let folder = tempfile::tempdir().unwrap();
        let video = folder.path().join("a.part");
        for cut in [VIDEO.len() / 2, 40, 12] {
            std::fs::write(&video, &VIDEO[..cut]).unwrap();
            assert!(matches!(rewrite_file(&video).unwrap(), Outgoing::Refused(_)), "{cut} bytes");
            assert_eq!(files(folder.path()), 1, "{cut} bytes");
        }
        std::fs::write(&video, b"%PDF-1.7").unwrap();
        assert!(matches!(rewrite_file(&video).unwrap(), Outgoing::OtherContainer(_)));
    }

    #[test]
    fn a_disk_fault_is_no_refused_container() {
        let full = io::Error::from(io::ErrorKind::StorageFull);
        let fault = refused::<()>(Err(containers::Error::Io(full))).unwrap_err();
        assert_eq!(fault.kind(), io::ErrorKind::StorageFull);
    }
}
