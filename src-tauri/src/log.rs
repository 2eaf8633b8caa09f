//! The log: one JSON object a line in `logs/engawa.log`. Ids, counts and reasons; never what people wrote.

use std::fs::{File, OpenOptions};
use std::path::Path;
use std::sync::Mutex;

use tracing_subscriber::EnvFilter;

/// Beyond this the log is set aside and a new one begun.
const MOST_BYTES: u64 = 8 << 20;

/// Writes the log to the data folder, and panics into it. A folder that cannot be written is told
/// by the window; the log then goes to standard error.
pub fn to_file(data_folder: &Path) {
    let filter = EnvFilter::try_from_env("ENGAWA_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let subscriber = tracing_subscriber::fmt().json().flatten_event(true).with_env_filter(filter);
    match open(data_folder) {
        Ok(file) => subscriber.with_writer(Mutex::new(file)).init(),
        Err(_) => subscriber.with_writer(std::io::stderr).init(),
    }
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a fault of Engawa's own");
    }));
}

/// The data folder comes about here: it is the first thing that is written in.
fn open(data_folder: &Path) -> std::io::Result<File> {
    let folder = data_folder.join("logs");
    store::private_folder(data_folder)?;
    store::private_folder(&folder)?;
    let file = folder.join("engawa.log");
    if std::fs::metadata(&file).is_ok_and(|about| about.len() > MOST_BYTES) {
        std::fs::rename(&file, folder.join("engawa.1.log"))?;
    }
    OpenOptions::new().create(true).append(true).open(file)
}

#[cfg(all(test, unix))]
mod tests {
    #[test]
    fn the_data_folder_and_the_log_are_readable_by_their_owner_only() -> Result<(), Box<dyn std::error::Error>>
    {
        use std::os::unix::fs::PermissionsExt;
        let temporary = tempfile::TempDir::new()?;
        let data = temporary.path().join("Engawa");
        std::fs::create_dir_all(data.join("logs"))?;
        for folder in [&data, &data.join("logs")] {
            std::fs::set_permissions(folder, PermissionsExt::from_mode(0o755))?;
        }
        super::open(&data)?;
        for folder in [&data, &data.join("logs")] {
            assert_eq!(
                std::fs::metadata(folder)?.permissions().mode() & 0o777,
                0o700,
                "{}",
                folder.display()
            );
        }
        Ok(())
    }
}
