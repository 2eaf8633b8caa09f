//! Runs: each time a workspace is open it has a run of its own, so that data that was put back from a copy is recognised
//! before anything leaves it (R26).
//!
//! The id of the latest run stands in the database, and in a register outside the data folder: who copies the folder does
//! not copy the register. A database whose run is not the registered one is not the latest of its workspace. The id changes
//! at each opening, at each closing, and while messages leave. It is written in three steps, and after a crash between any
//! two of them the database still knows the registered one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use domain::UtcMs;

use crate::files::replace_file;
use crate::{Conn, Result, Store, private_folder, query};

/// The register of runs: a file for each workspace, by its id, with the id of its latest run.
#[derive(Debug, Clone)]
pub struct RunRegister {
    folder: PathBuf,
}

impl RunRegister {
    /// The register in `folder`, which is outside every data folder. It is made when it is first written.
    pub fn at(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    fn latest(&self, workspace: &str) -> io::Result<Option<String>> {
        match fs::read_to_string(self.folder.join(workspace)) {
            Ok(run) => Ok(Some(run.trim().to_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn set_latest(&self, workspace: &str, run: &str) -> io::Result<()> {
        private_folder(&self.folder)?;
        replace_file(&self.folder.join(workspace), run.as_bytes())
    }
}

/// What a database knows of its runs.
#[derive(Debug, Default)]
struct Known {
    workspace: String,
    run: Option<String>,
    next: Option<String>,
}

impl Known {
    /// A database of a run that is not the registered one was put back from a copy, or came from another computer. Where
    /// neither knows of a run, the workspace is older than the register.
    fn is_copy(&self, registered: Option<&String>) -> bool {
        registered != self.run.as_ref() && (registered.is_none() || registered != self.next.as_ref())
    }
}

/// Begins a run of the workspace. Data that was put back from a copy is marked as a restored copy first.
///
/// # Errors
/// When the database refuses.
pub async fn begin_run(store: &Store, register: &RunRegister, new: &str, now: UtcMs) -> Result<()> {
    let Some(known) = known(&mut store.read().await?).await? else { return Ok(()) };
    // A register that cannot be read says nothing: nobody is asked about what may be no copy.
    let registered = register.latest(&known.workspace);
    let registered =
        registered.inspect_err(|error| tracing::warn!(%error, "the register of runs cannot be read"));
    if let Ok(registered) = registered
        && known.is_copy(registered.as_ref())
    {
        tracing::info!("this workspace was put back from a copy");
        let mut tx = store.begin().await?;
        query("UPDATE workspace SET restored_at = coalesce(restored_at, $1)")
            .bind(now)
            .execute(tx.conn())
            .await?;
        tx.commit().await?;
    }
    change_run(store, register, new).await
}

/// Changes the run's id: data that was copied before is not the latest any more. A register that cannot be written leaves
/// everything as it was.
///
/// # Errors
/// When the database refuses.
pub async fn change_run(store: &Store, register: &RunRegister, new: &str) -> Result<()> {
    let Some(known) = known(&mut store.read().await?).await? else { return Ok(()) };
    let registered = register.latest(&known.workspace).ok().flatten();
    save(store, registered.as_deref().or(known.run.as_deref()), Some(new)).await?;
    if let Err(error) = register.set_latest(&known.workspace, new) {
        tracing::warn!(%error, "the register of runs cannot be written");
        return Ok(());
    }
    save(store, Some(new), None).await
}

async fn known(conn: &mut Conn) -> Result<Option<Known>> {
    let row = query("SELECT id, run_id, next_run_id FROM workspace LIMIT 1").fetch_optional(conn).await?;
    let Some(row) = row else { return Ok(None) };
    let known = Known { workspace: row.get("id")?, run: row.get("run_id")?, next: row.get("next_run_id")? };
    // The id is a file's name: nothing but what we make.
    Ok(Some(known).filter(|known| known.workspace.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')))
}

async fn save(store: &Store, run: Option<&str>, next: Option<&str>) -> Result<()> {
    let mut tx = store.begin().await?;
    query("UPDATE workspace SET run_id = $1, next_run_id = $2")
        .bind(run)
        .bind(next)
        .execute(tx.conn())
        .await?;
    tx.commit().await?;
    Ok(())
}
