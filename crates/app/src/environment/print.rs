//! What is handed to a printer, and how this computer prints it.

use serde::Serialize;
use ts_rs::TS;

/// A print job: one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintJob {
    /// The file name, which says whose it is.
    pub name: String,
    /// The page: a PDF file.
    pub pdf: Vec<u8>,
    /// The paper that it is made for.
    pub paper: Paper,
}

/// A size of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// 210 × 297 mm.
    A4,
    /// 105 × 148 mm.
    A6,
}

/// How a print job was opened. Whether it came out of a printer nobody tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PrintOutcome {
    /// The system's print dialog was opened, and somebody pressed *Print* there.
    Dialog,
    /// The program for PDF files was opened with it: there one prints.
    Viewer,
    /// The member changed their mind in the print dialog.
    Dismissed,
}
