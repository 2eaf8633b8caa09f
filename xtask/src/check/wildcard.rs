//! The crates in which a `match` names every variant of an enum, so that a new one cannot be forgotten anywhere.
//!
//! The step `clippy` looks at the arms. This one looks whether the crates still ask for it: `[lints] workspace = true`
//! takes no additions, so the attribute stands in each `lib.rs`.

use anyhow::Result;

use super::{
    finding::{Finding, ensure_none},
    source::{self, Source},
};

const CRATES: &[&str] = &["domain", "line", "store", "app", "api"];
const LINT: &str = "clippy::wildcard_enum_match_arm";

/// Looks at the `lib.rs` of each.
///
/// # Errors
/// With those that do not deny the lint.
pub fn check() -> Result<()> {
    let sources = source::all()?;
    let findings = CRATES.iter().filter_map(|name| missing(name, &sources)).collect();
    ensure_none(findings, "crates in which a match may forget a variant")
}

fn missing(name: &str, sources: &[Source]) -> Option<Finding> {
    let path = format!("crates/{name}/src/lib.rs");
    let text = sources.iter().find(|source| source.path == path).map_or("", |source| &source.text);
    let denied = text
        .split("#![deny(")
        .skip(1)
        .any(|attribute| attribute.split(")]").next().is_some_and(|lints| lints.contains(LINT)));
    (!denied).then(|| Finding::new(&path, 1, format!("write `#![deny({LINT})]` below its docs")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_missing(text: &str) -> bool {
        missing("app", &[Source { path: "crates/app/src/lib.rs".into(), text: text.into() }]).is_some()
    }

    #[test]
    fn a_crate_that_does_not_deny_wildcard_arms_is_found() {
        assert!(is_missing("//! Docs.\nmod a;"));
        assert!(is_missing("#![deny(missing_docs)]\n#[allow(clippy::wildcard_enum_match_arm)]\nmod a;"));
        assert!(missing("app", &[]).is_some(), "a crate that is gone is no crate that denies");
    }

    #[test]
    fn the_lint_can_stand_among_others_and_with_a_reason() {
        assert!(!is_missing("#![deny(clippy::wildcard_enum_match_arm)]"));
        assert!(!is_missing(
            "#![deny(missing_docs, clippy::wildcard_enum_match_arm, reason = \"closed sets\")]"
        ));
    }
}
