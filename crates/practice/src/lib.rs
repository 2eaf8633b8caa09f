//! The Practice workspace: an ordinary workspace whose LINE is a simulator on this computer, with
//! people and a first conversation in it (docs/decisions/0004).

pub mod control_client;
mod desktop;
mod people;
mod phone_host;
mod secrets;
mod words;

use std::path::Path;
use std::sync::Arc;

use app::environment::Environment;
use app::{Error, ErrorCode, Result};
use line_simulator::{Config, Page, Simulator};
use url::Url;
use workspace::Workspace;

use control_client::ControlClient;
use desktop::PracticeDesktop;
pub use phone_host::{Camera, OnShare, Pages, PhoneHost};
pub use secrets::{MemorySecrets, account_secrets};
use words::words;

/// The simulator behind an open Practice workspace.
pub struct Practice {
    simulator: Simulator,
    phone: Url,
}

impl Practice {
    /// Opens the Practice workspace in `folder`, and makes it first if it is not there.
    ///
    /// # Errors
    /// The storage codes, or `Internal` when no port can be had.
    pub async fn open(folder: &Path, environment: Environment, host: PhoneHost) -> Result<(Workspace, Self)> {
        store::private_folder(folder).map_err(store::Error::from)?;
        let simulator = start(folder, &host).await?;
        let base = Url::parse(&simulator.url()).map_err(internal)?;
        let phone = base.join("phone.html").map_err(internal)?;
        let control = ControlClient::new(&simulator.url());
        tracing::info!(url = %base, "simulator_ready");
        let secrets = Arc::new(MemorySecrets::default());
        let desktop = PracticeDesktop {
            computer: environment.desktop.clone(),
            control: control.clone(),
            phone: phone.clone(),
            on_share: host.on_share.clone(),
            runtime: tokio::runtime::Handle::current(),
        };
        let words = words(environment.language);
        let environment = Environment { secrets: secrets.clone(), desktop: Arc::new(desktop), ..environment };
        let bases = line::Bases { api: base.clone(), data: base };
        let workspace = Workspace::open(folder, environment, bases).await?;
        people::set_up(&workspace, &simulator, &control, &secrets, words).await?;
        Ok((workspace, Self { simulator, phone }))
    }

    /// The practice phone's page.
    pub fn phone_page(&self) -> Url {
        self.phone.clone()
    }

    /// Ends the simulator; its state is kept.
    pub async fn close(self) {
        self.simulator.stop().await;
    }
}

async fn start(folder: &Path, host: &PhoneHost) -> Result<Simulator> {
    let pages = host.pages.clone();
    let config = Config {
        state_file: Some(folder.join("line.json")),
        pages: Some(Arc::new(move |path| {
            pages(path).map(|(content_type, body)| Page { content_type, body })
        })),
        camera: Some(host.camera.clone()),
        ..Config::default()
    };
    Simulator::start(config).await.map_err(internal)
}

fn internal(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(ErrorCode::Internal).because(error)
}
