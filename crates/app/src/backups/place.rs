//! Where backups lie: a folder of the workspace's own in the folder that was chosen, and names in it.

use std::io;
use std::path::{Path, PathBuf};

use domain::UtcMs;
use domain::workspace::WorkspaceKind;
use time::OffsetDateTime;

/// The file beside the database that names the folder of its backups: where to look when the database cannot be read.
pub const FOLDER_FILE: &str = "backup-folder";

/// The workspace's own folder in the chosen one: several workspaces, and several computers, may share that. It is made when
/// the folder is chosen and never again: where it is missing, another disk is connected, or none.
pub(super) fn workspace_folder(chosen: &Path, kind: WorkspaceKind, workspace_id: &str) -> PathBuf {
    let id: String = workspace_id.chars().filter(char::is_ascii_alphanumeric).collect();
    // A UUIDv7 ends in what is random.
    chosen.join(format!("engawa-{}-{}", kind.as_str(), &id[id.len().saturating_sub(12)..]))
}

/// The name of a backup: its time in UTC. By name is by time.
pub(super) fn backup_name(now: UtcMs) -> String {
    let time =
        OffsetDateTime::from_unix_timestamp(now.0.div_euclid(1000)).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let (date, (hour, minute, second)) = (time.date(), time.time().as_hms());
    let (month, day) = (u8::from(date.month()), date.day());
    format!("{:04}-{month:02}-{day:02}T{hour:02}-{minute:02}-{second:02}Z", date.year())
}

/// The first of `name`, `name-2`, `name-3`, … that nothing in `folder` has, under its own or its temporary name.
pub(super) fn free_name(folder: &Path, name: &str) -> io::Result<String> {
    let mut nth = 1_u32;
    loop {
        let name = if nth == 1 { name.to_owned() } else { format!("{name}-{nth}") };
        if !folder.join(&name).try_exists()? && !folder.join(format!("{name}{PART}")).try_exists()? {
            return Ok(name);
        }
        nth += 1;
    }
}

/// What a folder is called until it is whole.
pub(super) const PART: &str = ".part";
/// What a folder is called while it is being deleted.
pub(super) const OLD: &str = ".old";

/// Whether two folders lie on one disk.
pub(super) fn same_disk(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let disk = |path: &Path| std::fs::metadata(path).map(|found| found.dev()).ok();
        disk(one).is_some() && disk(one) == disk(other)
    }
    #[cfg(not(unix))]
    {
        let disk =
            |path: &Path| path.canonicalize().ok()?.components().next().map(|c| c.as_os_str().to_owned());
        disk(one).is_some() && disk(one) == disk(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backup_names_sort_by_time() {
        let names = [0, 86_399_000, 1_795_392_000_000].map(|ms| backup_name(UtcMs(ms)));
        assert_eq!(names, ["1970-01-01T00-00-00Z", "1970-01-01T23-59-59Z", "2026-11-23T00-00-00Z"]);
    }
}
