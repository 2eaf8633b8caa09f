//! The place that was chosen for secrets, saved without the keychain: a word in the file `secrets-place`. A move from
//! one place to another is committed when the word is written; what a crash leaves elsewhere counts for nothing.

use std::io;
use std::path::Path;

use app::environment::SecretsPlace;

use crate::disk;

/// The file of secrets.
pub(crate) const SECRETS_FILE: &str = "secrets.age";
const NAME: &str = "secrets-place";
const KEYCHAIN: &str = "in the keychain";
const FILE: &str = "in the file";
const MEMORY: &str = "in memory";

/// Reads the place that was chosen; the keychain when nobody chose. The first versions had no word for the file: with
/// none of today's words, the file is the place where there is one.
pub(crate) fn read_place(folder: &Path, has_file: bool) -> SecretsPlace {
    match std::fs::read_to_string(folder.join(NAME)).unwrap_or_default().trim() {
        KEYCHAIN => SecretsPlace::Keychain,
        FILE => SecretsPlace::File,
        MEMORY => SecretsPlace::Memory,
        _ if has_file => SecretsPlace::File,
        "memory" => SecretsPlace::Memory,
        _ => SecretsPlace::Keychain,
    }
}

/// Copies to another folder of the same workspace where its secrets are, and the file of secrets if there is one. Those in
/// a keychain stand there for both.
///
/// # Errors
/// When the disk refuses.
pub fn copy_secrets(from: &Path, to: &Path) -> io::Result<()> {
    // The place last: without the file it would name one that is not there.
    for name in [SECRETS_FILE, NAME] {
        match std::fs::read(from.join(name)) {
            Ok(bytes) => disk::replace_file(to, name, &bytes)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Saves the place that was chosen.
pub(crate) fn save_place(folder: &Path, place: SecretsPlace) -> io::Result<()> {
    let word = match place {
        SecretsPlace::Keychain => KEYCHAIN,
        SecretsPlace::File => FILE,
        SecretsPlace::Memory => MEMORY,
    };
    disk::replace_file(folder, NAME, format!("{word}\n").as_bytes())
}
