//! One open workspace, and everything that runs for it: the use cases, the loops, the webhook server.

use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::Arc;

use app::accounts::address::public_address::WebhookServer;
use app::environment::Environment;
use app::{App, Error, ErrorCode, Result};
use store::runs::{RunRegister, begin_run, change_run};
use store::{Change, Store};
use tokio::net::TcpListener;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;
use tokio::task::JoinSet;
use url::Url;

use crate::webhooks::{Published, ServerAccounts};
use api::Api;

/// An open workspace. Close it, so that what is being sent or stored comes to an end in order.
pub struct Workspace {
    api: Api,
    app: App,
    server: webhook::WebhookServer,
    shutdown: watch::Sender<bool>,
    tasks: JoinSet<()>,
    runs: RunRegister,
}

impl Workspace {
    /// Opens the workspace in `folder` and starts its loops. The webhook server listens on loopback, on the port it had
    /// last, so that tunnels and proxies stay right; the first time, and when that port is taken, on a free one.
    ///
    /// # Errors
    /// The storage codes when the folder cannot be used; its data is then as it was.
    pub async fn open(folder: &Path, environment: Environment, bases: line::Bases) -> Result<Self> {
        let mut workspace = Self::open_still(folder, environment, bases).await?;
        workspace.tasks.spawn(workspace.app.clone().loops(workspace.shutdown.subscribe()));
        Ok(workspace)
    }

    /// Opens the workspace without its loops: stories take each step by hand.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub async fn open_still(folder: &Path, environment: Environment, bases: line::Bases) -> Result<Self> {
        // On the heap: opening holds all that it awaits, and a debug build would copy that from each caller's stack frame
        // to the next.
        Box::pin(Self::open_parts(folder, environment, bases)).await
    }

    async fn open_parts(folder: &Path, environment: Environment, bases: line::Bases) -> Result<Self> {
        let store = Store::open(folder).await?;
        // Before anything can leave: data that was put back from a copy asks first (R26).
        begin_run(&store, &environment.run_register, &environment.new_id(), environment.now()).await?;
        let runs = environment.run_register.clone();
        let clock = environment.clock.clone();
        let app = App::new(store.clone(), environment, bases)?;
        app.attachments_discard_unfinished().await;
        let clock: webhook::Clock = Arc::new(move || clock.now());
        app.forget_pins_if_asked().await?;
        app.restored_copy_hold().await?;
        app.webhook_accounts_refresh().await?;
        let accounts = ServerAccounts { app: app.clone(), clock: clock.clone() };
        let webhooks = webhook::webhook_routes(store, accounts, clock);
        let routes = webhooks.merge(webhook::media_routes(Published(app.clone())));
        let (listener, moved) = listen(app.webhook_port().await?).await.map_err(not_listening)?;
        let server = webhook::WebhookServer::start(listener, routes).map_err(not_listening)?;
        app.webhook_server_opened(WebhookServer { url: url(&server)?, moved, webhook_path: webhook::path })
            .await?;
        let (shutdown, _) = watch::channel(false);
        let mut tasks = JoinSet::new();
        tasks.spawn(follow_accounts(app.clone(), shutdown.subscribe()));
        Ok(Self { api: Api::new(app.clone()), app, server, shutdown, tasks, runs })
    }

    /// The command table over this workspace.
    pub fn api(&self) -> &Api {
        &self.api
    }

    /// The use cases.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The store.
    pub fn store(&self) -> &Store {
        self.app.store()
    }

    /// Where the webhook server is on this computer.
    ///
    /// # Errors
    /// Never in practice: an address is always a URL.
    pub fn webhook_server_url(&self) -> Result<Url> {
        url(&self.server)
    }

    /// Tells LINE where each account's webhooks go, below `public`, if it does not know yet. What it gives holds on
    /// to nothing of `self`: it can go on beside an open window.
    ///
    /// # Errors
    /// `LineUnreachable` or `LineRefused`.
    pub fn register_webhooks(&self, public: &Url) -> impl Future<Output = Result<()>> + Send + use<> {
        let (app, public) = (self.app.clone(), public.clone());
        async move {
            app.webhook_accounts_refresh().await?;
            for account in app.webhook_accounts().await? {
                let address = public
                    .join(&webhook::path(&account.id))
                    .map_err(|e| Error::new(ErrorCode::Internal).because(e))?;
                app.account_register_webhook(&account.id, &address).await?;
            }
            Ok(())
        }
    }

    /// Lets nothing in any more, ends the loops, and closes the files.
    pub async fn close(mut self) {
        self.server.shut_down().await;
        let _ = self.shutdown.send(true);
        while self.tasks.join_next().await.is_some() {}
        // What was copied while it was open is not the latest any more.
        if let Err(error) = change_run(self.app.store(), &self.runs, &self.app.new_id()).await {
            tracing::warn!(%error, "a copy that was made meanwhile may not be recognised");
        }
        self.app.store().close().await;
    }
}

/// Listens on the port that was kept, or on a free one; whether another program has the kept one.
async fn listen(kept: Option<u16>) -> std::io::Result<(TcpListener, bool)> {
    if let Some(port) = kept {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            Ok(listener) => return Ok((listener, false)),
            Err(error) => {
                tracing::warn!(%error, port, "the webhook server's port is taken: it listens elsewhere")
            }
        }
    }
    Ok((TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?, kept.is_some()))
}

fn url(server: &webhook::WebhookServer) -> Result<Url> {
    Url::parse(&format!("http://{}/", server.address()))
        .map_err(|e| Error::new(ErrorCode::Internal).because(e))
}

fn not_listening(error: std::io::Error) -> Error {
    Error::new(ErrorCode::Internal).because(error)
}

/// Keeps the webhook server's accounts as the store has them.
async fn follow_accounts(app: App, mut shutdown: watch::Receiver<bool>) {
    let mut changes = app.store().changes();
    loop {
        let changed = tokio::select! {
            _ = shutdown.wait_for(|down| *down) => return,
            changed = changes.recv() => changed,
        };
        match changed {
            Ok(changed) if !changed.contains(&Change::Accounts) => {}
            Err(RecvError::Closed) => return,
            _ => {
                if let Err(error) = app.webhook_accounts_refresh().await {
                    tracing::error!(%error, "the webhook server does not know the accounts as they are now");
                }
            }
        }
    }
}
