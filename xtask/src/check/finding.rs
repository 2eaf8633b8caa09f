//! What a step of `check` finds wrong, and how it is told.

use std::fmt;

use anyhow::{Result, ensure};

/// One fault: where it is, and what to do about it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub path: String,
    /// From 1.
    pub line: usize,
    pub what: String,
}

impl Finding {
    pub fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, what: what.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// Passes when nothing was found.
///
/// # Errors
/// With `headline` and a line for each finding.
pub fn ensure_none(mut findings: Vec<Finding>, headline: &str) -> Result<()> {
    findings.sort();
    findings.dedup();
    let rows: Vec<String> = findings.iter().map(Finding::to_string).collect();
    ensure!(rows.is_empty(), "{headline} ({}):\n  {}", rows.len(), rows.join("\n  "));
    Ok(())
}
