//! The program's arguments: switches of the command line, and environment variables.

use std::fmt::{Display, Formatter};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use domain::deep_link::DeepLink;
use domain::language::Language;

/// The arguments that the program was started with.
#[derive(Debug, Clone)]
pub struct Arguments {
    /// Open the Practice workspace without asking (`--practice`).
    pub practice: bool,
    /// The folder of workspaces, media and logs (`ENGAWA_DATA_DIR`).
    pub data_folder: PathBuf,
    /// The folder of what outlives a data folder that is copied or put back (`ENGAWA_STATE_DIR`).
    pub state_folder: PathBuf,
    /// LINE's base URLs, if not those that LINE publishes (`ENGAWA_LINE_API_BASE`, `ENGAWA_LINE_DATA_BASE`).
    pub line_bases: Option<line::Bases>,
    /// The language of the system's user: the first that Engawa speaks of those that they read.
    pub language: Language,
    /// Start hidden in the tray, where there is one (`--hidden`): the computer has just started.
    pub hidden: bool,
    /// When the system started the program.
    pub started: Instant,
}

/// Why the program does not start with these arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArgumentsError {
    /// One of the two is not set, or is no address.
    NoBases,
    /// Secrets and messages would go over the network for everybody to read.
    Unencrypted,
}

impl std::error::Error for ArgumentsError {}

impl Display for ArgumentsError {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NoBases => {
                "ENGAWA_LINE_API_BASE and ENGAWA_LINE_DATA_BASE both have to be addresses, or neither is set"
            }
            Self::Unencrypted => {
                "ENGAWA_LINE_API_BASE and ENGAWA_LINE_DATA_BASE have to begin with https://; http:// is for this \
                 computer alone (127.0.0.1, localhost)"
            }
        })
    }
}

impl Arguments {
    /// Reads them.
    ///
    /// # Errors
    /// When LINE would be looked for at a place that is none, or that is not safe to send secrets to: better not to
    /// start than to speak to the wrong one.
    pub fn read() -> Result<Self, ArgumentsError> {
        let base = |name| std::env::var_os(name).map(|base| base.to_string_lossy().into_owned());
        let (api, data) = (base("ENGAWA_LINE_API_BASE"), base("ENGAWA_LINE_DATA_BASE"));
        Ok(Self {
            practice: std::env::args().any(|argument| argument == "--practice"),
            data_folder: data_folder(),
            state_folder: state_folder(),
            line_bases: line_bases(api.as_deref(), data.as_deref())?,
            language: Language::of_tags(sys_locale::get_locales()),
            hidden: std::env::args().any(|argument| argument == HIDDEN),
            started: process_start(),
        })
    }
}

/// The switch that autostart gives.
pub const HIDDEN: &str = "--hidden";

/// A folder that can never be made. Whoever has no home is told so by the window: a temporary folder would be emptied
/// at the next start of the computer, with everything that customers wrote.
const NO_FOLDER: &str = if cfg!(windows) { r"NUL\Engawa" } else { "/dev/null/Engawa" };

/// The folder of workspaces, media and logs: `ENGAWA_DATA_DIR`, else `Engawa` in the system's folder for programs'
/// data. The same that Tauri's path API gives, which is not there yet: the log begins before Tauri does.
pub fn data_folder() -> PathBuf {
    let usual =
        || dirs::data_local_dir().map_or_else(|| PathBuf::from(NO_FOLDER), |data| data.join("Engawa"));
    set_folder("ENGAWA_DATA_DIR").unwrap_or_else(usual)
}

/// The deep link that the system started the program with: the first argument that means to be one.
pub fn link() -> Option<String> {
    let mut arguments = std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned());
    arguments.find(|argument| DeepLink::is_meant_by(argument))
}

/// The folder that a variable names, if it names one.
fn set_folder(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).filter(|folder| !folder.is_empty()).map(PathBuf::from)
}

/// The folder of what outlives a data folder: `ENGAWA_STATE_DIR`, else `Engawa` in the system's folder for programs'
/// state, which is another one than that for their data.
fn state_folder() -> PathBuf {
    let usual = || {
        let system = dirs::state_dir()
            .or_else(|| if cfg!(windows) { dirs::data_dir() } else { dirs::preference_dir() });
        system.map_or_else(|| PathBuf::from(NO_FOLDER), |state| state.join("Engawa"))
    };
    set_folder("ENGAWA_STATE_DIR").unwrap_or_else(usual)
}

fn line_bases(api: Option<&str>, data: Option<&str>) -> Result<Option<line::Bases>, ArgumentsError> {
    let (api, data) = match (api, data) {
        (None, None) => return Ok(None),
        (api, data) => (api.unwrap_or_default(), data.unwrap_or_default()),
    };
    let address = |base: &str| base.parse::<url::Url>().map_err(|_| ArgumentsError::NoBases);
    let bases = line::Bases { api: address(api)?, data: address(data)? };
    let encrypted = [&bases.api, &bases.data].iter().all(|base| base.scheme() == "https");
    if encrypted || bases.are_loopback() { Ok(Some(bases)) } else { Err(ArgumentsError::Unencrypted) }
}

/// When the system started this process; where it does not tell, now.
fn process_start() -> Instant {
    let now = Instant::now();
    process_age().and_then(|age| now.checked_sub(age)).unwrap_or(now)
}

/// Linux tells the start in hundredths of a second since boot (`man 5 proc`, field 22 of `stat`).
fn process_age() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let (_, after_name) = stat.rsplit_once(')')?;
    let started = after_name.split_whitespace().nth(19)?.parse::<f64>().ok()? / 100.0;
    let uptime = std::fs::read_to_string("/proc/uptime").ok()?;
    let uptime = uptime.split_whitespace().next()?.parse::<f64>().ok()?;
    Duration::try_from_secs_f64(uptime - started).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_base_urls_without_https_are_accepted_for_loopback_only() {
        let both = |base| line_bases(Some(base), Some(base)).map(|bases| bases.is_some());
        for base in
            ["http://127.0.0.1:8080/", "http://localhost:8080/", "http://[::1]/", "https://line.example/"]
        {
            assert_eq!(both(base), Ok(true), "{base}");
        }
        for base in [
            "http://line.example/",
            "http://192.168.1.9/",
            "http://127.0.0.1.example/",
            "ftp://line.example/",
        ] {
            assert_eq!(both(base), Err(ArgumentsError::Unencrypted), "{base}");
        }
        let one = line_bases(Some("https://line.example/"), Some("http://line.example/"));
        assert_eq!(one, Err(ArgumentsError::Unencrypted), "content is nobody else's business either");
        let one = line_bases(Some("http://line.example/"), Some("http://127.0.0.1/"));
        assert_eq!(one, Err(ArgumentsError::Unencrypted));
    }

    #[test]
    fn a_malformed_line_base_url_is_an_error_and_not_taken_for_lines_own() {
        assert_eq!(line_bases(None, None), Ok(None), "LINE itself");
        assert_eq!(line_bases(Some("127.0.0.1:8080"), Some("127.0.0.1:8080")), Err(ArgumentsError::NoBases));
        assert_eq!(line_bases(Some("https://line.example/"), None), Err(ArgumentsError::NoBases));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_start_of_this_process_is_read_from_the_system() {
        let age = process_age().expect("Linux tells");
        assert!(age < Duration::from_secs(600), "a test does not run that long: {age:?}");
    }
}
