//! The state file: the world as JSON, read at the start, written after changes, whole or not at all.
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::error::StartError;
use crate::platform::Platform;
use crate::world::{FORMAT, World};

/// Changes within this time are written together, unless somebody waits for them.
const DEBOUNCE: Duration = Duration::from_millis(50);

/// Reads the world of last time; an empty one without a file.
pub(crate) async fn read(file: Option<&Path>) -> Result<World, StartError> {
    let Some(file) = file else { return Ok(World::default()) };
    let failed = |reason: String| StartError::State { path: file.to_owned(), reason };
    let text = match tokio::fs::read(file).await {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(World::default()),
        Err(error) => return Err(failed(error.to_string())),
    };
    let world: World = serde_json::from_slice(&text).map_err(|error| failed(error.to_string()))?;
    if world.format != FORMAT {
        return Err(failed(format!("format {} is not {FORMAT}", world.format)));
    }
    Ok(world)
}

/// Saves each change until the simulator stops, and the last one then.
pub(crate) async fn save_changes(platform: Platform, file: PathBuf) {
    let mut changed = platform.versions();
    loop {
        let stopping = tokio::select! {
            () = platform.stopping().cancelled() => true,
            _ = changed.changed() => false,
        };
        if !stopping && !platform.is_awaited() {
            debounce(&platform).await;
        }
        save_once(&platform, &file).await;
        if stopping {
            return;
        }
    }
}

async fn debounce(platform: &Platform) {
    tokio::select! {
        () = tokio::time::sleep(DEBOUNCE) => {}
        () = platform.awaited() => {}
        () = platform.stopping().cancelled() => {}
    }
}

async fn save_once(platform: &Platform, file: &Path) {
    let Some((version, text)) = platform.unsaved() else { return };
    match write(file, &text).await {
        Ok(()) => platform.saved(version),
        Err(error) => {
            tracing::warn!(%error, "the LINE simulator could not write its state file");
            platform.saved(version);
        }
    }
}

async fn write(file: &Path, text: &[u8]) -> std::io::Result<()> {
    let mut unfinished = file.as_os_str().to_owned();
    unfinished.push(".new");
    if let Some(folder) = file.parent() {
        tokio::fs::create_dir_all(folder).await?;
    }
    tokio::fs::write(&unfinished, text).await?;
    tokio::fs::rename(&unfinished, file).await
}
