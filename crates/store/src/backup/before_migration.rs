//! The copy before a migration: `workspace.before-N.db` beside the database, N being the schema that comes.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use super::contents::{Contents, broken};
use super::copy::{check, copy_to_part, part_of};
use crate::files::{remove_file, rename_durably};
use crate::{Error, Result};

/// Copies a database whose schema is about to change, and checks the copy. A file that has the copy's name and is no good
/// copy is replaced; a good one of another day keeps its name, and the new one takes a name of its own.
///
/// # Errors
/// `Full`, `Broken` and others when there is no good copy: the migration must not begin then.
pub(crate) async fn copy_before_migration(file: &Path, folder: &Path, before: &Contents) -> Result<()> {
    let usual = folder.join(format!("workspace.before-{}.db", before.schema + 1));
    let part = part_of(&usual);
    let copied = copy_to_part(file, &part).await?;
    if copied != *before {
        let _ = remove_file(&part);
        return Err(broken("the copy before the migration has other rows than the database"));
    }
    match name(&usual, &part, before.schema).await? {
        Some(name) => Ok(rename_durably(&part, &name)?),
        None => Ok(remove_file(&part)?),
    }
}

/// The name for the copy; none when the same bytes are there under one already.
async fn name(usual: &Path, part: &Path, schema: i64) -> Result<Option<PathBuf>> {
    let mut nth = 1_u32;
    loop {
        let name = if nth == 1 { usual.to_owned() } else { usual.with_extension(format!("{nth}.db")) };
        if !name.try_exists()? {
            return Ok(Some(name));
        }
        match check(&name).await {
            Ok(_) if same_bytes(&name, part)? => return Ok(None),
            Ok(other) if other.schema != schema => return Ok(Some(name)),
            Err(Error::Broken(_)) => return Ok(Some(name)),
            // A good one of another day, or one that cannot be read now: it stays.
            Ok(_) | Err(_) => nth += 1,
        }
    }
}

/// Whether two files have the same bytes.
fn same_bytes(one: &Path, other: &Path) -> io::Result<bool> {
    let (one, other) = (File::open(one)?, File::open(other)?);
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    let (mut one, mut other) = (BufReader::new(one), BufReader::new(other));
    loop {
        let (left, right) = (one.fill_buf()?, other.fill_buf()?);
        let both = left.len().min(right.len());
        if left[..both] != right[..both] {
            return Ok(false);
        }
        if both == 0 {
            return Ok(true);
        }
        one.consume(both);
        other.consume(both);
    }
}
