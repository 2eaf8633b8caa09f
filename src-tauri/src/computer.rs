//! Preferences of this computer, whoever works at it: one file, `computer.json` in the data folder.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use store::files::replace_file;

use crate::placement::Placement;

/// The preferences of this computer. What a file does not say is as it is here; what it says beyond is dropped.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Preferences {
    /// Whether closing the window leaves the program running, where there is a tray.
    pub close_to_tray: bool,
    /// Somebody has been told that it does.
    pub tray_told: bool,
    /// Where the main window was; none at the first start.
    pub window: Option<Placement>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { close_to_tray: true, tray_told: false, window: None }
    }
}

/// This computer's preferences, and the file that they are kept in.
pub struct Computer {
    file: PathBuf,
    preferences: Mutex<Preferences>,
}

impl Computer {
    /// Reads the preferences in a data folder. A file that cannot be read says nothing.
    pub fn of(data_folder: &Path) -> Self {
        let file = data_folder.join("computer.json");
        let preferences = std::fs::read(&file).ok().and_then(|bytes| {
            let read = serde_json::from_slice(&bytes);
            read.inspect_err(|error| tracing::warn!(%error, "this computer's preferences are the usual ones"))
                .ok()
        });
        Self { file, preferences: Mutex::new(preferences.unwrap_or_default()) }
    }

    /// The preferences now.
    pub fn preferences(&self) -> Preferences {
        self.preferences.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Changes the preferences, and saves them if they differ. What cannot be saved holds until the program ends.
    pub fn change(&self, change: impl FnOnce(&mut Preferences)) {
        let mut preferences = self.preferences.lock().unwrap_or_else(PoisonError::into_inner);
        let before = preferences.clone();
        change(&mut preferences);
        if before == *preferences {
            return;
        }
        let saved = serde_json::to_vec_pretty(&*preferences)
            .map_err(std::io::Error::from)
            .and_then(|bytes| replace_file(&self.file, &bytes));
        if let Err(error) = saved {
            tracing::warn!(%error, "this computer's preferences could not be saved");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_of_the_computer_are_kept_and_a_broken_file_means_the_usual_ones() {
        let data = tempfile::TempDir::new().expect("a data folder");
        let computer = Computer::of(data.path());
        assert_eq!(computer.preferences(), Preferences::default());
        computer.change(|preferences| preferences.close_to_tray = false);
        assert!(!Computer::of(data.path()).preferences().close_to_tray, "after a restart too");
        for broken in ["", "{", "[]", "{\"closeToTray\": 7}", "\u{0}"] {
            std::fs::write(&computer.file, broken).expect("a file");
            assert_eq!(Computer::of(data.path()).preferences(), Preferences::default(), "{broken}");
        }
        std::fs::write(&computer.file, "{\"closeToTray\": false, \"later\": 1}").expect("a file");
        let newer = Computer::of(data.path()).preferences();
        assert!(!newer.close_to_tray, "a newer version's file is read as far as it goes");
    }

    #[test]
    fn preferences_that_cannot_be_saved_hold_until_the_end() {
        let data = tempfile::TempDir::new().expect("a data folder");
        let computer = Computer::of(&data.path().join("not/there"));
        computer.change(|preferences| preferences.tray_told = true);
        assert!(computer.preferences().tray_told);
    }
}
