//! Updates: where newer versions of Engawa come from (decision 32).
//!
//! Engawa asks its host for them only where it was built with the host's address and the key of its signatures
//! (`plugins.updater` of Tauri's configuration), and was not installed from the system's packages: these are updated with
//! the system. Anywhere else there is nothing that could ask.

use std::time::Duration;

use api::shell::{UpdateSource, Updates};
use app::{Error, ErrorCode};
use tauri::utils::config::BundleType;
use tauri::utils::platform::bundle_type;
use tauri::{AppHandle, Config, Manager, Runtime};
use tauri_plugin_updater::{Update, UpdaterExt};

use crate::closing;
use crate::shell::Shell;

/// The host has so long to answer whether there is a newer version.
const ANSWER_TIME: Duration = Duration::from_secs(20);

/// Sets the updater up where it is configured.
///
/// # Errors
/// When its configuration cannot be read.
pub fn set_up<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    if is_configured(app.config()) {
        app.plugin(tauri_plugin_updater::Builder::new().build())?;
    }
    tracing::info!(source = ?source(app), "newer versions");
    Ok(())
}

/// The version that runs, and where newer ones come from.
pub fn known<R: Runtime>(app: &AppHandle<R>) -> Updates {
    Updates { version: app.package_info().version.to_string(), source: source(app) }
}

/// The newer version, if there is one and this installation asks at all.
///
/// # Errors
/// `UpdateFailed` when the host does not answer, or not as it should.
pub async fn look<R: Runtime>(app: &AppHandle<R>) -> Result<Option<String>, Error> {
    Ok(find(app, source(app)).await?.map(|update| update.version))
}

/// Installs the newer version, if there is one, and starts it. What is in its undo seconds is sent first.
///
/// # Errors
/// `NotAdministrator` beside an open workspace; `UpdateFailed` when it cannot be had, or is not signed with the key.
pub async fn install<R: Runtime>(app: &AppHandle<R>) -> Result<(), Error> {
    let open = app.state::<Shell>().app().await;
    if let Some(open) = &open {
        open.update_require().await?;
    }
    let Some(update) = find(app, source(app)).await? else { return Ok(()) };
    let bytes = update.download(|_, _| {}, || {}).await.map_err(failed)?;
    if let Some(open) = &open {
        closing::flush(open).await;
    }
    update.install(bytes).map_err(failed)?;
    app.restart()
}

fn source<R: Runtime>(app: &AppHandle<R>) -> UpdateSource {
    source_of(bundle_type(), is_configured(app.config()))
}

/// The newer version, asked of the host alone, and only where that is the source.
async fn find<R: Runtime>(app: &AppHandle<R>, source: UpdateSource) -> Result<Option<Update>, Error> {
    match source {
        UpdateSource::SystemPackages | UpdateSource::ByHand => Ok(None),
        UpdateSource::Host => {
            let updater = app.updater_builder().timeout(ANSWER_TIME).build().map_err(failed)?;
            updater.check().await.map_err(failed)
        }
    }
}

/// Where newer versions of what was installed as this bundle come from. A program that was installed as none, such as a
/// developer's, is replaced by nobody else.
fn source_of(bundle: Option<BundleType>, configured: bool) -> UpdateSource {
    match bundle {
        Some(BundleType::Deb | BundleType::Rpm) => UpdateSource::SystemPackages,
        Some(_) if configured => UpdateSource::Host,
        Some(_) | None => UpdateSource::ByHand,
    }
}

/// Whether Engawa was built with a key and a host: one without the other is neither.
fn is_configured(config: &Config) -> bool {
    let Some(updater) = config.plugins.0.get("updater") else { return false };
    let key = updater.get("pubkey").and_then(|key| key.as_str()).unwrap_or_default();
    let hosts = updater.get("endpoints").and_then(|hosts| hosts.as_array()).map_or(0, Vec::len);
    !key.trim().is_empty() && hosts > 0
}

fn failed(error: tauri_plugin_updater::Error) -> Error {
    Error::new(ErrorCode::UpdateFailed).because(error)
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpListener;

    use serde_json::{Value, json};
    use tauri::App;
    use tauri::test::{MockRuntime, mock_builder, mock_context, noop_assets};

    use super::*;

    const BUNDLES: [BundleType; 7] = [
        BundleType::Deb,
        BundleType::Rpm,
        BundleType::AppImage,
        BundleType::Msi,
        BundleType::Nsis,
        BundleType::App,
        BundleType::Dmg,
    ];

    /// A host that counts who asks, and knows of nothing newer.
    struct Host(TcpListener);

    impl Host {
        fn new() -> Self {
            Self(TcpListener::bind("127.0.0.1:0").expect("a port"))
        }

        fn url(&self) -> String {
            format!("http://{}/latest.json", self.0.local_addr().expect("an address"))
        }

        /// Whether somebody has connected; whoever has is told that there is nothing newer.
        fn was_asked(&self) -> bool {
            self.0.set_nonblocking(true).expect("a socket");
            self.0.accept().is_ok()
        }

        fn answer_once(&self) -> std::thread::JoinHandle<String> {
            let listener = self.0.try_clone().expect("a socket");
            std::thread::spawn(move || {
                let (mut stream, _) = listener.accept().expect("somebody asks");
                let mut request = [0; 1024];
                let length = stream.read(&mut request).expect("a request");
                stream.write_all(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n").expect("an answer");
                String::from_utf8_lossy(&request[..length]).into_owned()
            })
        }
    }

    fn engawa(updater: Option<Value>) -> App<MockRuntime> {
        let mut context = mock_context(noop_assets());
        if let Some(updater) = updater {
            context.config_mut().plugins.0.insert("updater".to_owned(), updater);
        }
        let app = mock_builder().build(context).expect("a program");
        set_up(app.handle()).expect("the updater is set up, or left out");
        app
    }

    #[test]
    fn without_a_key_and_a_host_the_updater_asks_nobody() {
        let host = Host::new();
        let url = host.url();
        for updater in [
            None,
            Some(json!({ "pubkey": "", "endpoints": [url] })),
            Some(json!({ "pubkey": " ", "endpoints": [url] })),
            Some(json!({ "endpoints": [url] })),
            Some(json!({ "pubkey": "a key", "endpoints": [] })),
        ] {
            let app = engawa(updater.clone());
            for bundle in BUNDLES.map(Some).into_iter().chain([None]) {
                let source = source_of(bundle, is_configured(app.config()));
                assert_ne!(source, UpdateSource::Host, "{updater:?}");
                let found = tauri::async_runtime::block_on(find(app.handle(), source)).expect("no question");
                assert!(found.is_none());
            }
            assert_eq!(tauri::async_runtime::block_on(look(app.handle())).expect("an answer"), None);
        }
        assert!(!host.was_asked(), "no request may leave while the updater is off");
    }

    #[test]
    fn with_a_key_and_a_host_the_updater_asks_that_host() {
        let host = Host::new();
        let asked = host.answer_once();
        let app = engawa(Some(json!({
            "pubkey": "a key",
            "endpoints": [host.url()],
            "dangerousInsecureTransportProtocol": true,
        })));
        let source = source_of(Some(BundleType::AppImage), is_configured(app.config()));
        let found = tauri::async_runtime::block_on(find(app.handle(), source)).expect("an answer");
        assert!(found.is_none(), "204: nothing is newer");
        assert!(asked.join().expect("the host").starts_with("GET /latest.json "));
    }

    #[test]
    fn the_systems_packages_are_updated_by_the_system_even_where_there_is_a_host() {
        for bundle in [BundleType::Deb, BundleType::Rpm] {
            assert_eq!(source_of(Some(bundle), true), UpdateSource::SystemPackages);
        }
        assert_eq!(
            source_of(None, true),
            UpdateSource::ByHand,
            "a developer's own build is nobody's to replace"
        );
    }
}
