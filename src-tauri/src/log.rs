//! The log: one JSON object a line in `logs/engawa.log`. Ids, counts and reasons; never what people wrote.
//!
//! Its size has a bound, however long the program runs: a full file is set aside as `engawa.1.log`, in place of the one
//! before. tracing-appender rolls by the hour or the day and bounds the number of files, not their size: what fails
//! again and again would fill the disk.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use tracing_subscriber::EnvFilter;

/// The size, in bytes, at which a log file is full.
const MAX_BYTES: u64 = 8 << 20;

/// Starts the log in the data folder; panics go into it, too. A folder that cannot be written is reported by the
/// window; the log then goes to standard error.
pub fn init(data_folder: &Path) {
    let filter = EnvFilter::try_from_env("ENGAWA_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let subscriber = tracing_subscriber::fmt().json().flatten_event(true).with_env_filter(filter);
    match open(data_folder) {
        Ok(file) => subscriber.with_writer(Mutex::new(file)).init(),
        Err(_) => subscriber.with_writer(io::stderr).init(),
    }
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a fault of Engawa's own");
    }));
}

/// Opens the log. The data folder is made here: it is the first thing that is written in.
fn open(data_folder: &Path) -> io::Result<RollingFile> {
    let folder = data_folder.join("logs");
    store::private_folder(data_folder)?;
    store::private_folder(&folder)?;
    RollingFile::open(folder, MAX_BYTES)
}

/// A log file that is set aside when it is full.
struct RollingFile {
    folder: PathBuf,
    file: File,
    bytes: u64,
    max_bytes: u64,
}

impl RollingFile {
    fn open(folder: PathBuf, max_bytes: u64) -> io::Result<Self> {
        let file = append_to(&folder)?;
        let bytes = file.metadata()?.len();
        Ok(Self { folder, file, bytes, max_bytes })
    }

    /// Sets the full file aside and begins a new one; where that fails, the log goes on in the old one.
    #[expect(clippy::disallowed_methods, reason = "a log may be lost in a power cut")]
    fn roll(&mut self) {
        self.bytes = 0;
        let aside = std::fs::rename(self.folder.join("engawa.log"), self.folder.join("engawa.1.log"));
        if let Ok(new) = aside.and_then(|()| append_to(&self.folder)) {
            self.file = new;
        }
    }
}

impl Write for RollingFile {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if self.bytes >= self.max_bytes {
            self.roll();
        }
        let written = self.file.write(line)?;
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn append_to(folder: &Path) -> io::Result<File> {
    OpenOptions::new().create(true).append(true).open(folder.join("engawa.log"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_rolls_at_its_size_and_keeps_one_old_file() -> io::Result<()> {
        let folder = tempfile::TempDir::new()?;
        let line = [b'x'; 100];
        let path = |name| folder.path().join(name);
        std::fs::write(path("engawa.log"), [b'o'; 950])?;
        let mut log = RollingFile::open(folder.path().to_owned(), 1000)?;
        for _ in 0..35 {
            log.write_all(&line)?;
        }
        assert_eq!(std::fs::read_dir(folder.path())?.count(), 2);
        let (now, before) = (std::fs::read(path("engawa.log"))?, std::fs::read(path("engawa.1.log"))?);
        assert_eq!((now.len(), before.len()), (400, 1000), "lines are never cut");
        assert!(!before.contains(&b'o'), "the oldest is gone");
        Ok(())
    }

    #[test]
    #[cfg(unix)]
    fn the_log_is_readable_by_its_owner_only_and_a_data_folder_that_was_there_stays_as_it_is()
    -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt;
        let temporary = tempfile::TempDir::new()?;
        let mode =
            |folder: &Path| Ok::<_, io::Error>(std::fs::metadata(folder)?.permissions().mode() & 0o777);
        let new = temporary.path().join("Engawa");
        open(&new)?;
        assert_eq!((mode(&new)?, mode(&new.join("logs"))?), (0o700, 0o700), "made by the program");
        for folder in [&new, &new.join("logs")] {
            std::fs::set_permissions(folder, PermissionsExt::from_mode(0o755))?;
        }
        open(&new)?;
        assert_eq!(
            (mode(&new)?, mode(&new.join("logs"))?),
            (0o755, 0o700),
            "only the log is known by its file"
        );
        Ok(())
    }
}
