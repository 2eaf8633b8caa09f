//! What Engawa is started with.

use std::path::PathBuf;
use std::time::Instant;

/// Switches and places, from the command line and the environment.
#[derive(Debug, Clone)]
pub struct Arguments {
    /// Open the Practice workspace without asking (`--practice`).
    pub practice: bool,
    /// Where workspaces, media and logs lie (`ENGAWA_DATA_DIR`).
    pub data_folder: PathBuf,
    /// Where LINE is, if not where LINE says (`ENGAWA_LINE_API_BASE`, `ENGAWA_LINE_DATA_BASE`).
    pub line_bases: Option<line::Bases>,
    /// When the program began to run.
    pub started: Instant,
}

impl Arguments {
    /// Reads them. A base that is no address is as good as none: LINE's own is used, and the log says so.
    pub fn read() -> Self {
        let folder = std::env::var_os("ENGAWA_DATA_DIR").map_or_else(usual_folder, PathBuf::from);
        Self {
            practice: std::env::args().any(|argument| argument == "--practice"),
            data_folder: folder,
            line_bases: line_bases(),
            started: Instant::now(),
        }
    }
}

/// Where each system keeps a program's data.
fn usual_folder() -> PathBuf {
    let base = if cfg!(windows) {
        std::env::var_os("LOCALAPPDATA").map(PathBuf::from)
    } else if cfg!(target_os = "macos") {
        std::env::home_dir().map(|home| home.join("Library/Application Support"))
    } else {
        let home = || std::env::home_dir().map(|home| home.join(".local/share"));
        std::env::var_os("XDG_DATA_HOME").map(PathBuf::from).filter(|path| path.is_absolute()).or_else(home)
    };
    base.unwrap_or_else(std::env::temp_dir).join("Engawa")
}

fn line_bases() -> Option<line::Bases> {
    let api = std::env::var("ENGAWA_LINE_API_BASE").ok()?.parse().ok()?;
    let data = std::env::var("ENGAWA_LINE_DATA_BASE").ok()?.parse().ok()?;
    Some(line::Bases { api, data })
}
