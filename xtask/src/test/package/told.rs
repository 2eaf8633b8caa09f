//! What the test tells of each point, for the list of an administrator (docs/acceptance/installation.md).

use std::fmt::Display;

/// Tells the point, and what was seen.
pub fn tell(point: &str, seen: impl Display) {
    println!("{point:<22} {seen}");
}
