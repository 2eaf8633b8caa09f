//! The figures of a proof, as rows of the table in docs/proofs.md.

use std::fmt::{Display, Formatter};
use std::time::{Duration, Instant};

/// The figures of a proof.
#[derive(Debug)]
pub struct Report {
    started: Instant,
    rows: Vec<(String, String)>,
    counts: Vec<(String, usize)>,
}

impl Report {
    /// No figures yet; the time runs from now on.
    pub fn begin() -> Self {
        Self { started: Instant::now(), rows: Vec::new(), counts: Vec::new() }
    }

    /// How long the proof has run.
    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// Adds to a figure that is counted.
    pub fn count(&mut self, what: &str, more: usize) {
        match self.counts.iter_mut().find(|(known, _)| known == what) {
            Some((_, count)) => *count += more,
            None => self.counts.push((what.to_owned(), more)),
        }
    }

    /// Adds a figure.
    pub fn row(&mut self, what: &str, figure: impl Display) {
        self.rows.push((what.to_owned(), figure.to_string()));
    }
}

impl Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        for (what, count) in &self.counts {
            writeln!(f, "| {what} | {count} |")?;
        }
        for (what, figure) in &self.rows {
            writeln!(f, "| {what} | {figure} |")?;
        }
        write!(f, "| minutes | {:.1} |", self.elapsed().as_secs_f64() / 60.0)
    }
}
