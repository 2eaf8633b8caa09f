//! How a simulator runs.
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use crate::clock::{Clock, SystemClock};

/// A file of the practice phone.
#[derive(Debug, Clone)]
pub struct Page {
    /// The `content-type` header.
    pub content_type: String,
    /// The file's bytes.
    pub body: Vec<u8>,
}

/// A lookup of pages by their path without the leading `/`, such as `phone.html`.
pub type Pages = Arc<dyn Fn(&str) -> Option<Page> + Send + Sync>;

/// A camera: takes a picture (PNG or JPEG) of what the host's window shows now; `None` if it shows nothing.
pub type Camera = Arc<dyn Fn() -> Option<Vec<u8>> + Send + Sync>;

/// The configuration of a simulator. [`Config::default`] is in memory, on a free port, by the machine's clock.
pub struct Config {
    /// The address to listen on; loopback only. Port 0 takes a free one.
    pub listen: SocketAddr,
    /// The clock of the simulated platform.
    pub clock: Arc<dyn Clock>,
    /// The seed of ids and secrets; the machine's entropy when absent.
    pub seed: Option<u64>,
    /// The file that keeps the world; in memory only when absent. Pictures and files lie in `<file>.blobs/`.
    pub state_file: Option<PathBuf>,
    /// The practice phone's files, served at `/`.
    pub pages: Option<Pages>,
    /// The camera for a lookup by `{camera: true}`.
    pub camera: Option<Camera>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            clock: Arc::new(SystemClock),
            seed: None,
            state_file: None,
            pages: None,
            camera: None,
        }
    }
}
