//! Names and texts as they are searched, sorted and shortened.

use domain::text::{fold, one_line, sort_key};

/// Folds a text. Folded again it stays as it is: otherwise what is stored and what is searched for would never meet.
pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let folded = fold(&text);
    assert_eq!(fold(&folded), folded, "folded twice, {text:?} is as folded once");
    assert_eq!(fold(&text.to_lowercase()), fold(&text.to_lowercase()), "the same each time");
    let (reading, name) = text.split_once('\n').unwrap_or_default();
    assert_eq!(sort_key(name, reading), sort_key(name, reading), "the same each time");
    let line = one_line(&text, 10);
    assert!(line.chars().count() <= 11 && !line.contains('\n'), "one short line: {line:?}");
}
