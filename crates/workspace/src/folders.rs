//! Which folder a workspace lies in: `practice` or `local` in the data folder, or one that was restored from a backup. The
//! file `current-…` beside them names that one; the folders before it stay as they are.

use std::io;
use std::path::{Path, PathBuf};

use domain::workspace::WorkspaceKind;
use store::files::replace_file;

/// The folder of the workspace of this kind. A name that leads elsewhere, or to nothing, counts for nothing.
pub fn current_folder(data: &Path, kind: WorkspaceKind) -> PathBuf {
    let named = std::fs::read_to_string(data.join(file_name(kind))).unwrap_or_default();
    let restored = restored_folder(data, kind, named.trim()).filter(|folder| folder.is_dir());
    restored.unwrap_or_else(|| data.join(kind.as_str()))
}

/// Makes a folder that was restored the one of its kind. A crash leaves the old one or the new one.
///
/// # Errors
/// `InvalidInput` for a folder that is none of this kind in `data`, others when the disk refuses.
pub fn set_current_folder(data: &Path, kind: WorkspaceKind, folder: &Path) -> io::Result<()> {
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if restored_folder(data, kind, name).as_deref() != Some(folder) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "no folder of a restored workspace"));
    }
    replace_file(&data.join(file_name(kind)), name.as_bytes())
}

fn restored_folder(data: &Path, kind: WorkspaceKind, name: &str) -> Option<PathBuf> {
    let rest = name.strip_prefix(kind.as_str())?.strip_prefix(".restored-")?;
    let plain = !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    plain.then(|| data.join(name))
}

fn file_name(kind: WorkspaceKind) -> String {
    format!("current-{}", kind.as_str())
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on has failed")]
mod tests {
    use super::*;

    #[test]
    fn the_current_folder_is_the_restored_one_that_is_named() {
        let data = tempfile::TempDir::new().expect("a folder");
        let local = data.path().join("local");
        assert_eq!(current_folder(data.path(), WorkspaceKind::Local), local, "nothing was restored");
        let restored = data.path().join("local.restored-2026-11-27");
        std::fs::create_dir(&restored).expect("a folder");
        set_current_folder(data.path(), WorkspaceKind::Local, &restored).expect("it is named");
        assert_eq!(current_folder(data.path(), WorkspaceKind::Local), restored);
        assert_eq!(current_folder(data.path(), WorkspaceKind::Practice), data.path().join("practice"));
        std::fs::remove_dir(&restored).expect("somebody removes it");
        assert_eq!(current_folder(data.path(), WorkspaceKind::Local), local, "the one before is there still");
    }

    #[test]
    fn a_name_in_the_current_file_never_leads_out_of_the_data_folder() {
        let data = tempfile::TempDir::new().expect("a folder");
        for name in [
            "..",
            "/etc",
            "local/../..",
            "local.restored-/../../etc",
            "practice.restored-1",
            "local.restored-",
        ] {
            std::fs::write(data.path().join("current-local"), name).expect("a file");
            let found = current_folder(data.path(), WorkspaceKind::Local);
            assert_eq!(found, data.path().join("local"), "{name}");
        }
        let elsewhere = Path::new("/elsewhere/local.restored-1");
        set_current_folder(data.path(), WorkspaceKind::Local, elsewhere).expect_err("not in the data folder");
    }
}
