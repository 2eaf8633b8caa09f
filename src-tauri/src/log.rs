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
    match open(&data_folder.join("logs")) {
        Ok(file) => subscriber.with_writer(Mutex::new(file)).init(),
        Err(_) => subscriber.with_writer(std::io::stderr).init(),
    }
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a fault of Engawa's own");
    }));
}

fn open(folder: &Path) -> std::io::Result<File> {
    std::fs::create_dir_all(folder)?;
    let file = folder.join("engawa.log");
    if std::fs::metadata(&file).is_ok_and(|about| about.len() > MOST_BYTES) {
        std::fs::rename(&file, folder.join("engawa.1.log"))?;
    }
    OpenOptions::new().create(true).append(true).open(file)
}
