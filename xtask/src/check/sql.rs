//! One room speaks SQL: `sqlx` is named in the crate `store` and nowhere else, and what comes out of the database is read
//! by the names of its columns. A column that is read by its place is another one as soon as somebody adds one before it.
//!
//! Looked at are the tokens of Rust, so words in comments and texts do not count, and the manifests.

mod positional;

use anyhow::Result;
use proc_macro2::{TokenStream, TokenTree};

use super::{
    finding::{Finding, ensure_none},
    source::{self, Source},
};

/// The crate that may name `sqlx`.
const STORE: &str = "crates/store/";

/// Looks at all Rust files and manifests.
///
/// # Errors
/// With the places, and what to write there.
pub fn check() -> Result<()> {
    let sources = source::all()?;
    let manifests = sources.iter().filter(|source| source.path.ends_with("Cargo.toml"));
    let mut findings: Vec<Finding> = manifests.flat_map(depends).collect();
    // This step's own files name what they look for.
    let looked_at = |source: &&Source| source.is_rust() && !source.path.starts_with("xtask/src/check/sql");
    for source in sources.iter().filter(looked_at) {
        // What does not parse, the compiler tells better.
        let Ok(tokens) = source.text.parse::<TokenStream>() else { continue };
        let in_store = source.path.starts_with(STORE);
        findings.extend(positional::reads(source, &tokens, in_store));
        if !in_store {
            findings.extend(names(source, tokens));
        }
    }
    ensure_none(findings, "SQL in the wrong place, or read by position")
}

/// Dependencies on `sqlx` outside of `store`. The root manifest only says its version.
fn depends(manifest: &Source) -> Vec<Finding> {
    if manifest.path.starts_with(STORE) {
        return Vec::new();
    }
    let mut section = "";
    let mut found = Vec::new();
    for (line, number) in manifest.text.lines().zip(1..) {
        if line.starts_with('[') {
            section = line.trim_matches(['[', ']']);
        }
        let named = line.starts_with("sqlx") && section != "workspace.dependencies";
        if named || section.ends_with("dependencies.sqlx") && line.starts_with('[') {
            found.push(Finding::new(
                &manifest.path,
                number,
                "only `store` depends on sqlx: use `store::query` and `store::Conn`",
            ));
        }
    }
    found
}

fn names(source: &Source, tokens: TokenStream) -> Vec<Finding> {
    let mut found = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Ident(name) if name == "sqlx" => {
                let what = "only `store` names sqlx: ask with `store::query` over a `store::Conn`";
                found.push(Finding::new(&source.path, name.span().start().line, what));
            }
            TokenTree::Group(group) => found.extend(names(source, group.stream())),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, text: &str) -> Source {
        Source { path: path.into(), text: text.into() }
    }

    #[test]
    fn sqlx_is_found_in_code_and_macros_and_not_in_words() {
        let file = source(
            "crates/app/src/a.rs",
            "//! Not sqlx.\nuse sqlx::Row;\nfn a() { assert!(sqlx::query(\"sqlx\").ok()); }",
        );
        let found = names(&file, file.text.parse().unwrap());
        assert_eq!(found.iter().map(|f| f.line).collect::<Vec<_>>(), [2, 3]);
    }

    #[test]
    fn a_manifest_that_depends_on_sqlx_is_found_and_the_version_in_the_root_is_not() {
        let found = |path: &str, text: &str| depends(&source(path, text)).len();
        assert_eq!(found("crates/app/Cargo.toml", "[dependencies]\nsqlx.workspace = true\n"), 1);
        assert_eq!(found("crates/webhook/Cargo.toml", "[dev-dependencies.sqlx]\nworkspace = true\n"), 1);
        assert_eq!(found("Cargo.toml", "[dependencies]\nsqlx.workspace = true\n"), 1, "the desktop package");
        assert_eq!(found("Cargo.toml", "[workspace.dependencies]\nsqlx = \"1\"\n"), 0);
        assert_eq!(found("crates/store/Cargo.toml", "[dependencies]\nsqlx.workspace = true\n"), 0);
    }
}
