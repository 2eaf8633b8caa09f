//! Node: looked for, never installed, because every system has its own good way to get it.

use crate::programs;

/// What to tell a reader whose Node is missing or too old; nothing when it will do.
pub fn missing() -> Option<String> {
    let advice = "Vite, which builds the window, needs Node 20.19 or newer in the 20 line, or 22.12 or newer: \
                  https://nodejs.org";
    match programs::first_line("node", &["--version"]) {
        None => Some(format!("Node is missing. {advice}")),
        Some(version) if !is_enough(&version) => Some(format!("Node {version} is too old. {advice}")),
        Some(_) => None,
    }
}

/// Whether Vite 8 runs on this Node; `version` is what `node --version` says.
fn is_enough(version: &str) -> bool {
    let mut numbers = version.trim_start_matches('v').split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let (major, minor) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    matches!((major, minor), (20, 19..) | (22, 12..) | (23.., _))
}

#[cfg(test)]
mod tests {
    use super::is_enough;

    #[test]
    fn a_node_that_vite_cannot_use_is_refused() {
        for old in ["v18.20.4", "v20.18.9", "v21.7.3", "v22.11.0", "", "not a version"] {
            assert!(!is_enough(old), "{old} would fail later, in Vite");
        }
        for good in ["v20.19.0", "v20.20.2", "v22.12.0", "v24.1.0"] {
            assert!(is_enough(good), "{good} is fine");
        }
    }
}
