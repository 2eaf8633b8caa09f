//! No file of code is longer than a reader wants to hold in mind. Words (`.ftl`), data and schemas are no code, and what
//! a program wrote is not read.

use anyhow::Result;

use super::{
    finding::{Finding, ensure_none},
    source::{self, Source},
};

/// Longest file of code, in lines. Most have 150.
const MOST_LINES: usize = 400;
const CODE: &[&str] = &["rs", "ts", "svelte", "css", "js", "mjs", "cjs", "html", "py"];
const GENERATED: &[&str] = &["ui/src/ipc/bindings.ts"];

/// Looks at every file of code.
///
/// # Errors
/// With the files that are too long.
pub fn check() -> Result<()> {
    let findings = source::all()?.iter().filter_map(too_long).collect();
    ensure_none(findings, "files of code that are too long")
}

fn too_long(source: &Source) -> Option<Finding> {
    let code = CODE.contains(&source.extension()) && !GENERATED.contains(&source.path.as_str());
    let lines = source.text.lines().count();
    let what = || format!("{lines} lines; split it by what it is about: at most {MOST_LINES}");
    (code && lines > MOST_LINES).then(|| Finding::new(&source.path, lines, what()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_too_long(path: &str, lines: usize) -> bool {
        too_long(&Source { path: path.into(), text: "x\n".repeat(lines) }).is_some()
    }

    #[test]
    fn a_file_of_code_has_at_most_400_lines() {
        assert!(is_too_long("crates/app/src/a.rs", 401));
        assert!(is_too_long("ui/src/a.svelte", 401));
        assert!(!is_too_long("crates/app/src/a.rs", 400), "as many are allowed");
    }

    #[test]
    fn words_schemas_and_generated_bindings_may_be_longer() {
        for path in ["ui/locales/en/a.ftl", "crates/store/migrations/1.sql", "Cargo.lock", GENERATED[0]] {
            assert!(!is_too_long(path, 2_000), "{path}");
        }
    }
}
