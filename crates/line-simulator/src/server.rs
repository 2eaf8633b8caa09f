//! Starting and stopping: one listener for the platform, the control API, pictures and pages.
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::clock::{Clock, SystemClock};
use crate::platform::Platform;
use crate::refusal::StartError;
use crate::{blobs, control, line_api, state_file};

/// A file of the practice phone.
#[derive(Debug, Clone)]
pub struct Page {
    /// For the `content-type` header.
    pub content_type: String,
    /// The file's bytes.
    pub body: Vec<u8>,
}

/// Finds a page by its path without the leading `/`, such as `phone.html`.
pub type Pages = Arc<dyn Fn(&str) -> Option<Page> + Send + Sync>;

/// Takes a picture (PNG or JPEG) of what the host's window shows now; none if it shows nothing.
pub type Camera = Arc<dyn Fn() -> Option<Vec<u8>> + Send + Sync>;

/// How a simulator runs. [`Config::default`] is in memory, on a free port, by the machine's clock.
pub struct Config {
    /// Where to listen; loopback only. Port 0 takes a free one.
    pub listen: SocketAddr,
    /// The time of this world.
    pub clock: Arc<dyn Clock>,
    /// Repeats ids and secrets; the machine's entropy when absent.
    pub seed: Option<u64>,
    /// Where the world is kept; in memory only when absent. Pictures and files lie in `<file>.blobs/`.
    pub state_file: Option<PathBuf>,
    /// The practice phone's files, served at `/`.
    pub pages: Option<Pages>,
    /// For `look {camera: true}`.
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

/// A running LINE platform. Dropping it stops it; [`Simulator::stop`] also waits until all is saved.
pub struct Simulator {
    platform: Platform,
    tasks: Vec<JoinHandle<()>>,
}

impl Simulator {
    /// Opens the port and, with a state file, the world of last time.
    ///
    /// # Errors
    /// [`StartError`]: not a loopback address, port taken, state file unreadable.
    pub async fn start(config: Config) -> Result<Self, StartError> {
        if !config.listen.ip().is_loopback() {
            return Err(StartError::NotLoopback(config.listen));
        }
        let world = state_file::read(config.state_file.as_deref()).await?;
        let blobs = blobs::Blobs::new(config.state_file.as_deref());
        let listener = TcpListener::bind(config.listen).await.map_err(StartError::Listen)?;
        let address = listener.local_addr().map_err(StartError::Listen)?;
        let platform = Platform::new(address, &config, world, blobs)?;
        let tasks = vec![serve(listener, &platform, config.pages), save(&platform, config.state_file)];
        platform.start_postmen();
        Ok(Self { platform, tasks })
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end: base of both LINE APIs and of the control API.
    pub fn url(&self) -> String {
        self.platform.url().to_owned()
    }

    /// The handle to act through; cheap to clone.
    pub fn platform(&self) -> Platform {
        self.platform.clone()
    }

    /// Closes the port and every connection, and waits until the state file holds the last change.
    pub async fn stop(mut self) {
        self.platform.stopping().cancel();
        for mut task in std::mem::take(&mut self.tasks) {
            if tokio::time::timeout(Duration::from_secs(5), &mut task).await.is_err() {
                task.abort();
            }
        }
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        self.platform.stopping().cancel();
    }
}

fn serve(listener: TcpListener, platform: &Platform, pages: Option<Pages>) -> JoinHandle<()> {
    let app = line_api::router(platform.clone()).merge(control::router(platform.clone(), pages));
    let stopping = platform.stopping().clone();
    tokio::spawn(async move {
        let until = stopping.clone().cancelled_owned();
        if let Err(error) = axum::serve(listener, app).with_graceful_shutdown(until).await {
            tracing::error!(%error, "the LINE simulator's listener ended");
        }
    })
}

fn save(platform: &Platform, file: Option<PathBuf>) -> JoinHandle<()> {
    let platform = platform.clone();
    tokio::spawn(async move {
        match file {
            Some(file) => state_file::keep_saved(platform, file).await,
            None => platform.stopping().cancelled().await,
        }
    })
}
