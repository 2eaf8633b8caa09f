//! Starting and stopping: one listener for the platform, the control API, pictures and pages.
use std::path::PathBuf;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::config::{Config, Pages};
use crate::error::StartError;
use crate::platform::Platform;
use crate::{blobs, control, line_api, state_file};

/// A running LINE platform. Dropping it stops it; [`Simulator::stop`] also waits until all is saved.
pub struct Simulator {
    platform: Platform,
    tasks: Vec<JoinHandle<()>>,
}

impl Simulator {
    /// Starts the HTTP server and, with a state file, restores the world of last time.
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
        platform.start_deliveries();
        Ok(Self { platform, tasks })
    }

    /// The base URL of both LINE APIs and of the control API: `http://127.0.0.1:PORT`, without a slash at the end.
    pub fn url(&self) -> String {
        self.platform.url().to_owned()
    }

    /// The platform's handle; cheap to clone.
    pub fn platform(&self) -> Platform {
        self.platform.clone()
    }

    /// Stops the HTTP server and every connection, and waits until the state file holds the last change.
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
            Some(file) => state_file::save_changes(platform, file).await,
            None => platform.stopping().cancelled().await,
        }
    })
}
