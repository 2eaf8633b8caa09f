//! The window's sources: when they have to be built again.

use std::{fs, path::Path, time::SystemTime};

use anyhow::Result;

use crate::{places, programs};

/// Builds `ui/dist`, which Tauri embeds, unless it is newer than everything it is made of.
pub fn build() -> Result<()> {
    let ui = places::ui();
    let built = fs::metadata(ui.join("dist/index.html")).and_then(|meta| meta.modified()).ok();
    if built.is_some_and(|built| newest(&ui).is_none_or(|source| source <= built)) {
        return Ok(());
    }
    programs::npm(&ui, ["run", "build"]).run()?;
    Ok(())
}

/// When the newest file below `folder` was written. What npm and Vite write themselves does not count.
fn newest(folder: &Path) -> Option<SystemTime> {
    let made = |name: &std::ffi::OsStr| name == "node_modules" || name == "dist";
    let entries = fs::read_dir(folder).ok()?.flatten().filter(|entry| !made(&entry.file_name()));
    entries
        .filter_map(|entry| {
            let meta = entry.metadata().ok()?;
            if meta.is_dir() { newest(&entry.path()) } else { meta.modified().ok() }
        })
        .max()
}
