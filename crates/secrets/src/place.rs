//! Which place was chosen, remembered without the keychain: a word in a file. The file of secrets needs no word:
//! where it is, it is the place.

use std::path::{Path, PathBuf};

use app::views::accounts::SecretsPlace;

/// The place that was chosen; the keychain when nobody chose.
pub(crate) fn remembered(folder: &Path) -> SecretsPlace {
    match std::fs::read_to_string(path(folder)).as_deref().map(str::trim) {
        Ok("memory") => SecretsPlace::Memory,
        _ => SecretsPlace::Keychain,
    }
}

/// Remembers a place other than the file.
pub(crate) fn remember(folder: &Path, place: SecretsPlace) -> std::io::Result<()> {
    match place {
        SecretsPlace::Memory => std::fs::write(path(folder), "memory\n"),
        SecretsPlace::Keychain => std::fs::write(path(folder), "keychain\n"),
        SecretsPlace::File => Ok(()),
    }
}

fn path(folder: &Path) -> PathBuf {
    folder.join("secrets-place")
}
