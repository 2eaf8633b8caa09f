//! The figures of a proof, as rows of the table in docs/proofs.md.

use std::fmt::{Display, Formatter};
use std::time::{Duration, Instant};

/// The figures of a proof.
#[derive(Debug)]
pub struct Report {
    started: Instant,
    rows: Vec<(String, String)>,
}

impl Report {
    /// No figures yet; the time runs from now on.
    pub fn begin() -> Self {
        Self { started: Instant::now(), rows: Vec::new() }
    }

    /// How long the proof has run.
    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// Adds a figure.
    pub fn row(&mut self, what: &str, figure: impl Display) {
        self.rows.push((what.to_owned(), figure.to_string()));
    }
}

impl Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        for (what, figure) in &self.rows {
            writeln!(f, "| {what} | {figure} |")?;
        }
        write!(f, "| minutes | {:.1} |", self.elapsed().as_secs_f64() / 60.0)
    }
}
