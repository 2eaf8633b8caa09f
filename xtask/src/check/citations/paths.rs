//! Paths of our own files that stand in backticks, in pages and comments.

use std::sync::LazyLock;

use regex::Regex;

use super::prose::Prose;
use crate::{
    check::{finding::Finding, pattern::pattern, source::Source},
    places,
};

/// A decision is never written anew, so what it names may have moved since.
const HISTORY: &str = "docs/decisions/";

static PATH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"`((?:crates|docs|icons|src-tauri|tests|ui|xtask)/[\w./-]*\.[A-Za-z]\w*)`"));

/// Paths to files that are not there.
pub fn gone(sources: &[Source]) -> Vec<Finding> {
    let now = sources.iter().filter(|source| !source.path.starts_with(HISTORY));
    now.flat_map(|source| gone_in(source, |path| places::root().join(path).exists())).collect()
}

fn gone_in(source: &Source, exists: impl Fn(&str) -> bool) -> Vec<Finding> {
    let prose = Prose::of(&source.text);
    let paths = PATH.captures_iter(prose.words()).filter_map(|found| found.get(1));
    let gone = paths.filter(|path| !exists(path.as_str()));
    gone.map(|path| {
        let what = format!("there is no {}: name the file that has it now", path.as_str());
        Finding::new(&source.path, prose.line(path.start()), what)
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_has_gone_is_found_by_its_path_in_backticks() {
        let text =
            "/// See `crates/a/src/lib.rs` and `ui/src/gone.ts`, not `crates/*/src/x.rs` or `ui/dist`.";
        let source = Source { path: "a.rs".into(), text: text.into() };
        let found = gone_in(&source, |path| path == "crates/a/src/lib.rs");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].what.contains("ui/src/gone.ts"));
    }
}
