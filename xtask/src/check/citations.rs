//! Every citation leads somewhere: rules (`R17`), sections of the LINE reference (`LINE reference A.2.1`), decisions
//! (`decision 6`, `docs/decisions/0003`), links in pages, and paths that stand in backticks.
//!
//! What is cited is looked for in whole files, comments and code alike, with the marks of comments taken away: a citation
//! may be broken over two lines.

mod decisions;
mod line_reference;
mod links;
mod page;
mod paths;
mod prose;
mod rules;

use anyhow::Result;

use super::{
    finding::ensure_none,
    source::{self, Source},
};

/// The files that speak to a reader. Lock files and data hold letters and digits by chance.
const SPEAKING: &[&str] =
    &["rs", "md", "ts", "svelte", "css", "mjs", "js", "html", "py", "sql", "ftl", "toml", "json"];

/// Looks at every citation.
///
/// # Errors
/// With those that lead nowhere, and what to do about each.
pub fn check() -> Result<()> {
    let sources: Vec<Source> = source::all()?.into_iter().filter(speaks).collect();
    let findings = [
        rules::unresolved(&sources),
        line_reference::unresolved(&sources),
        decisions::unresolved(&sources),
        links::broken(&sources),
        paths::gone(&sources),
    ];
    let findings = findings.into_iter().flatten().collect();
    ensure_none(findings, "citations that lead nowhere")
}

/// This step's own files name citations that do not exist, on purpose.
fn speaks(source: &Source) -> bool {
    SPEAKING.contains(&source.extension())
        && !source.path.ends_with("package-lock.json")
        && !source.path.starts_with("xtask/src/check/citations")
}
