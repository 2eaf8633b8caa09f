//! Patterns that are written in this program, so that they are known to be right.

use regex::Regex;

/// `pattern`, compiled.
///
/// # Panics
/// When it is no pattern, which the tests of whoever wrote it show.
pub fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).unwrap_or_else(|error| unreachable!("{error}"))
}
