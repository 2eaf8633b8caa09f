//! The Practice workspace: an ordinary workspace whose LINE is a simulator on this computer, with
//! people and a first conversation in it (docs/decisions/0004).

mod desktop;
pub mod line_people;
mod people;
mod secrets;

use std::path::Path;
use std::sync::Arc;

use api::Workspace;
use app::environment::Environment;
use app::{Error, ErrorCode, Result};
use line_simulator::{Config, Page, Simulator};
use url::Url;

use desktop::PracticeDesktop;
use line_people::LinePeople;
pub use secrets::MemorySecrets;

/// Finds a file of the practice phone: content type and bytes.
pub type Pages = Arc<dyn Fn(&str) -> Option<(String, Vec<u8>)> + Send + Sync>;
/// The QR code on the screen now, as PNG.
pub type Camera = Arc<dyn Fn() -> Option<Vec<u8>> + Send + Sync>;
/// A text was handed to LINE: show the phone, whose page this is.
pub type Shared = Arc<dyn Fn(&Url) + Send + Sync>;

/// What the shell lends to the practice phone.
#[derive(Clone)]
pub struct Around {
    /// The phone's files.
    pub pages: Pages,
    /// What the phone sees when it looks at Engawa's window.
    pub camera: Camera,
    /// Shows the phone.
    pub shared: Shared,
}

/// The LINE behind an open Practice workspace.
pub struct Practice {
    simulator: Simulator,
    phone: Url,
}

impl Practice {
    /// Opens the Practice workspace in `folder`, and makes it first if it is not there.
    ///
    /// # Errors
    /// The storage codes, or `Internal` when no port can be had.
    pub async fn open(folder: &Path, environment: Environment, around: Around) -> Result<(Workspace, Self)> {
        std::fs::create_dir_all(folder).map_err(store::Error::from)?;
        let simulator = start(folder, &around).await?;
        let base = Url::parse(&simulator.url()).map_err(internal)?;
        let phone = base.join("phone.html").map_err(internal)?;
        let people = LinePeople::of(&simulator.url());
        tracing::info!(url = %base, "simulator_ready");
        let secrets = Arc::new(MemorySecrets::default());
        let desktop = PracticeDesktop {
            computer: environment.desktop.clone(),
            people: people.clone(),
            phone: phone.clone(),
            shared: around.shared.clone(),
            runtime: tokio::runtime::Handle::current(),
        };
        let environment = Environment { secrets: secrets.clone(), desktop: Arc::new(desktop), ..environment };
        let bases = line::Bases { api: base.clone(), data: base };
        let workspace = Workspace::open(folder, environment, bases).await?;
        people::move_in(&workspace, &simulator, &people, &secrets).await?;
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

async fn start(folder: &Path, around: &Around) -> Result<Simulator> {
    let pages = around.pages.clone();
    let config = Config {
        state_file: Some(folder.join("line.json")),
        pages: Some(Arc::new(move |path| {
            pages(path).map(|(content_type, body)| Page { content_type, body })
        })),
        camera: Some(around.camera.clone()),
        ..Config::default()
    };
    Simulator::start(config).await.map_err(internal)
}

fn internal(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(ErrorCode::Internal).because(error)
}
