//! Files that were handed to other programs, which read them when they please: an attachment when its e-mail is sent.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long another program may take to read a file.
const KEPT_FOR: Duration = Duration::from_secs(24 * 60 * 60);

/// The folder of files that were handed to other programs.
#[derive(Debug, Clone)]
pub struct HandedFiles {
    folder: PathBuf,
}

impl HandedFiles {
    /// The folder `handed` of the data folder.
    pub fn of_data_folder(data: &Path) -> Self {
        Self { folder: data.join("handed") }
    }

    /// Keeps a file for another program, under its name in a folder of its own: one that an open e-mail stands on is never
    /// written over. What is older than a day goes.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn keep(&self, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        std::fs::create_dir_all(&self.folder)?;
        self.remove_older_than(KEPT_FOR);
        let own = tempfile::Builder::new().prefix("").tempdir_in(&self.folder)?;
        let path = own.path().join(name);
        std::fs::write(&path, bytes)?;
        let _ = own.keep();
        Ok(path)
    }

    /// What another program still holds is left for another time.
    fn remove_older_than(&self, age: Duration) {
        let Ok(folders) = std::fs::read_dir(&self.folder) else { return };
        for folder in folders.flatten() {
            let modified = folder.metadata().and_then(|metadata| metadata.modified());
            if modified.is_ok_and(|at| at.elapsed().is_ok_and(|old| old >= age)) {
                let _ = std::fs::remove_dir_all(folder.path());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_handed_to_another_program_is_not_written_over_by_the_next_of_its_name() {
        let data = tempfile::TempDir::new().expect("a data folder");
        let files = HandedFiles::of_data_folder(data.path());
        let first = files.keep("Aya – Café Hanare.png", b"first").expect("it is kept");
        let second = files.keep("Aya – Café Hanare.png", b"second").expect("it is kept");
        assert_eq!(first.file_name(), second.file_name(), "the other program shows its name");
        assert_eq!(std::fs::read(&first).expect("it is there"), b"first");
        assert_eq!(std::fs::read(&second).expect("it is there"), b"second");
    }

    #[test]
    fn files_handed_to_other_programs_are_removed_once_they_are_old() {
        let data = tempfile::TempDir::new().expect("a data folder");
        let files = HandedFiles::of_data_folder(data.path());
        let path = files.keep("card.pdf", b"%PDF").expect("it is kept");
        files.remove_older_than(KEPT_FOR);
        assert!(path.exists(), "a program may still read it");
        files.remove_older_than(Duration::ZERO);
        assert!(!path.exists());
    }
}
