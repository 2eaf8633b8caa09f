//! Media deletion: bytes that nothing names any more. Their rows go with the commit that lets go of them; the file goes after
//! it, and as often as it takes (decision 25).

use std::collections::BTreeSet;
use std::path::Path;

use domain::MediaHash;

use crate::blocking::blocking;
use crate::files::{remove_file, sync_folder};
use crate::{Change, Conn, Result, Store, WriteTx, media, query};

/// What names bytes: every column that refers to a row of `media`.
pub(crate) const IN_USE: &str = "SELECT EXISTS (SELECT 1 FROM message WHERE media_hash = $1) \
    OR EXISTS (SELECT 1 FROM message WHERE preview_hash = $1) \
    OR EXISTS (SELECT 1 FROM attachment WHERE media_hash = $1) \
    OR EXISTS (SELECT 1 FROM attachment WHERE preview_hash = $1) \
    OR EXISTS (SELECT 1 FROM published_media WHERE media_hash = $1) \
    OR EXISTS (SELECT 1 FROM line_user WHERE photo_hash = $1) \
    OR EXISTS (SELECT 1 FROM room WHERE photo_hash = $1) \
    OR EXISTS (SELECT 1 FROM member WHERE photo_hash = $1) \
    OR EXISTS (SELECT 1 FROM line_account WHERE photo_hash = $1)";

/// Whether anything names these bytes still. One hash may have many uses: the same picture sent twice, the play sign of all
/// videos.
///
/// # Errors
/// When the database refuses.
pub async fn is_in_use(conn: &mut Conn, hash: &MediaHash) -> Result<bool> {
    query(IN_USE).bind(hash).fetch_value(conn).await
}

/// Lets go of bytes that the transaction has stopped to name in one place. If nothing else names them, their row goes with the
/// commit, and their file is to be deleted after it.
///
/// # Errors
/// When the database refuses.
pub async fn release(tx: &mut WriteTx, hash: &MediaHash) -> Result<()> {
    tx.changed(Change::Erased);
    if is_in_use(tx.conn(), hash).await? {
        return Ok(());
    }
    query("DELETE FROM media WHERE hash = $1").bind(hash).execute(tx.conn()).await?;
    query("INSERT INTO media_deletion (hash) VALUES ($1) ON CONFLICT (hash) DO NOTHING")
        .bind(hash)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Deletes the files that wait for it. Returns how many could not be deleted, because they are in use or may not be: they
/// wait for the next sweep.
///
/// # Errors
/// When the database refuses.
pub async fn sweep(store: &Store) -> Result<usize> {
    let waiting: Vec<MediaHash> = {
        let mut conn = store.read().await?;
        query("SELECT hash FROM media_deletion").fetch_values(&mut conn).await?
    };
    let mut left = 0;
    for hash in waiting {
        left += usize::from(!delete(store, &hash).await?);
    }
    Ok(left)
}

/// Lets go of the files that no row names: what a power cut left between a file and the commit that would have named it.
///
/// # Errors
/// When the folder cannot be read, or the database refuses.
pub async fn release_unnamed(store: &Store) -> Result<()> {
    let folder = store.folder().join("media");
    let mut unnamed = blocking(move || Ok(files(&folder)?)).await?;
    // After the files: what was named meanwhile is among these.
    for hash in query("SELECT hash FROM media").fetch_values::<MediaHash>(&mut store.read().await?).await? {
        unnamed.remove(&hash);
    }
    for hash in unnamed {
        let mut tx = store.begin().await?;
        if media::get(tx.conn(), &hash).await?.is_none() {
            release(&mut tx, &hash).await?;
            tx.commit().await?;
        }
    }
    Ok(())
}

/// The hashes that have files.
fn files(media: &Path) -> std::io::Result<BTreeSet<MediaHash>> {
    let mut found = BTreeSet::new();
    for folder in std::fs::read_dir(media)?.flatten().filter(|entry| entry.path().is_dir()) {
        let names = std::fs::read_dir(folder.path())?.flatten();
        let hashes = names.map(|entry| MediaHash(entry.file_name().to_string_lossy().into_owned()));
        found.extend(hashes.filter(|hash| media::path(media, hash).is_some()));
    }
    Ok(found)
}

/// Within a transaction, so that nobody names the bytes anew while their file goes.
async fn delete(store: &Store, hash: &MediaHash) -> Result<bool> {
    let mut tx = store.begin().await?;
    let named: bool = query("SELECT EXISTS (SELECT 1 FROM media WHERE hash = $1)")
        .bind(hash)
        .fetch_value(tx.conn())
        .await?;
    if !named && let Err(error) = delete_file(store.folder(), hash).await {
        tracing::warn!(?error, "a file that is to be forgotten cannot be deleted yet");
        return Ok(false);
    }
    query("DELETE FROM media_deletion WHERE hash = $1").bind(hash).execute(tx.conn()).await?;
    tx.commit().await?;
    Ok(true)
}

async fn delete_file(folder: &Path, hash: &MediaHash) -> Result<()> {
    let Some(path) = media::path(folder, hash) else { return Ok(()) };
    blocking(move || {
        remove_file(&path)?;
        match path.parent() {
            Some(folder) if folder.try_exists()? => Ok(sync_folder(folder)?),
            Some(_) | None => Ok(()),
        }
    })
    .await
}
