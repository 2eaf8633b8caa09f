//! File names from strangers, and those that a member hands in.

use app::sending::attachments::parts::Part;
use domain::file_name::sanitise;

/// What disks take for one name, in bytes (ext4, APFS) or UTF-16 units (NTFS).
const MAX_NAME: usize = 255;

/// Sanitises a name for saving; it stays one name, of a length that disks take, and nothing in it turns the reading
/// direction.
pub fn run(bytes: &[u8]) {
    let name = String::from_utf8_lossy(bytes);
    let saved = sanitise(&name);
    check(&saved);
    assert!(saved.len() <= MAX_NAME, "{} bytes", saved.len());
    assert!(!saved.ends_with(['.', ' ']), "Windows drops what it ends with: {saved:?}");
    assert_eq!(sanitise(&saved), saved, "a sanitised name stays as it is");
    check(&Part::new("".into(), &name, 0, 1).name);
}

fn check(name: &str) {
    assert!(!name.is_empty() && name != "." && name != "..", "{name:?} is no name");
    assert!(!name.contains(['/', '\\', '\0']), "{name:?} is a path");
    assert!(!name.starts_with('.'), "{name:?} is hidden");
    assert!(!name.chars().any(|c| c.is_control() || is_bidi_control(c)), "{name:?} is not what it seems");
}

fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
