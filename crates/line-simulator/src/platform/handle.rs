//! The handle of the platform: reading and changing its state, saving it, faults, stored files.
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{Notify, broadcast, watch};
use tokio_util::sync::CancellationToken;

use super::outbound::OutboundClient;
use crate::blobs::Blobs;
use crate::clock::Clock;
use crate::config::{Camera, Config};
use crate::error::{ControlError, ErrorCode, StartError};
use crate::fault::{Endpoint, Fault, FaultOrder};
use crate::live::Live;
use crate::rng::Rng;
use crate::world::{BlobInfo, DeliveryRecord, Sent, Stickers, World};

/// The handle of a running platform; cheap to clone. Tests and hosts act through it.
#[derive(Clone)]
pub struct Platform(pub(super) Arc<Inner>);

pub(super) struct Inner {
    url: String,
    clock: Arc<dyn Clock>,
    live: Mutex<Live>,
    blobs: Blobs,
    pub(super) camera: Option<Camera>,
    faults: Mutex<Vec<FaultOrder>>,
    /// The user ids of the phones that show something new.
    phones: broadcast::Sender<Vec<String>>,
    /// Grows with every change of the world.
    version: watch::Sender<u64>,
    /// The newest version that the state file holds; `None` in memory.
    saved: Option<watch::Sender<u64>>,
    /// How many callers wait until all is saved.
    waiting: AtomicUsize,
    wait_begun: Notify,
    pub(super) webhooks: OutboundClient,
    pub(super) loads: OutboundClient,
    stopping: CancellationToken,
}

impl Platform {
    pub(crate) fn new(
        address: SocketAddr,
        config: &Config,
        mut world: World,
        blobs: Blobs,
    ) -> Result<Self, StartError> {
        world.starts += 1;
        let rng = Rng::new(config.seed, world.starts);
        let live = Live::new(world, rng);
        Ok(Self(Arc::new(Inner {
            url: format!("http://{address}"),
            clock: config.clock.clone(),
            live: Mutex::new(live),
            blobs,
            camera: config.camera.clone(),
            faults: Mutex::default(),
            phones: broadcast::channel(256).0,
            version: watch::channel(0).0,
            saved: config.state_file.is_some().then(|| watch::channel(0).0),
            waiting: AtomicUsize::new(0),
            wait_begun: Notify::new(),
            webhooks: OutboundClient::webhooks()?,
            loads: OutboundClient::loads()?,
            stopping: CancellationToken::new(),
        })))
    }

    /// The base URL, `http://127.0.0.1:PORT`.
    pub fn url(&self) -> &str {
        &self.0.url
    }

    /// The platform's time in ms UTC: the clock, and what [`Platform::advance_clock`] added.
    pub fn now_ms(&self) -> i64 {
        self.read(|live| live.now_ms)
    }

    /// Advances the platform's clock by `ms` milliseconds. Never backwards.
    ///
    /// # Errors
    /// `invalid` for a negative number.
    pub async fn advance_clock(&self, ms: i64) -> Result<i64, ControlError> {
        if !(0..=10 * 366 * 86_400_000).contains(&ms) {
            return Err(ControlError::new(ErrorCode::Invalid, "Time goes forward only, ten years at most."));
        }
        self.change(|live| {
            live.world.advanced_ms += ms;
            Ok(live.now_ms + ms)
        })
    }

    /// The requests with messages that the API accepted since the start, oldest first. Tests count here.
    pub async fn sent(&self) -> Vec<Sent> {
        self.read(|live| live.sent.iter().cloned().collect())
    }

    /// The webhook deliveries since the start, oldest first.
    pub async fn deliveries(&self) -> Vec<DeliveryRecord> {
        self.read(|live| live.deliveries.iter().cloned().collect())
    }

    /// Sets the stickers that accounts may send, as LINE has a list; with `None`, any digits are a sticker.
    /// The practice phone's own are always accepted.
    pub async fn sendable_stickers(&self, stickers: Option<Stickers>) {
        let _ = self.change(|live| {
            live.stickers = stickers;
            Ok::<_, ControlError>(())
        });
    }

    /// Injects a fault into the next calls of an endpoint. Several orders for one endpoint are met in turn.
    pub async fn fault(&self, order: FaultOrder) {
        self.faults().push(order);
    }

    /// Clears all faults that were not injected yet.
    pub async fn clear_faults(&self) {
        self.faults().clear();
    }

    /// The fault to inject into this call, if there is one; counts it down.
    pub(crate) fn take_fault(&self, endpoint: Endpoint) -> Option<Fault> {
        let mut faults = self.faults();
        let meets = |order: &FaultOrder| order.endpoint == endpoint || order.endpoint == Endpoint::Any;
        let place = faults.iter().position(|order| meets(order) && order.times > 0)?;
        faults[place].times -= 1;
        let fault = faults[place].fault.clone();
        faults.retain(|order| order.times > 0);
        Some(fault)
    }

    /// A stream of user ids, after each change that their phones show.
    pub(crate) fn phones(&self) -> broadcast::Receiver<Vec<String>> {
        self.0.phones.subscribe()
    }

    /// The token that is cancelled when the simulator stops.
    pub(crate) fn stopping(&self) -> &CancellationToken {
        &self.0.stopping
    }

    /// Draws an id for a request.
    pub(crate) fn request_id(&self) -> String {
        self.lock().rng.request_id()
    }

    /// Reads the state.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Live) -> T) -> T {
        read(&self.lock())
    }

    /// Changes the state, and notifies phones, webhook deliveries and the state file. A refused change changes nothing:
    /// validate first.
    pub(crate) fn change<T, E>(&self, act: impl FnOnce(&mut Live) -> Result<T, E>) -> Result<T, E> {
        let mut live = self.lock();
        let result = act(&mut live);
        let mut touched = std::mem::take(&mut live.touched);
        if result.is_ok() {
            live.version += 1;
            let version = live.version;
            drop(live);
            self.0.version.send_replace(version);
            touched.sort_unstable();
            touched.dedup();
            if !touched.is_empty() {
                // Nobody listens when no phone is open.
                let _ = self.0.phones.send(touched);
            }
        }
        result
    }

    /// Waits until the state file holds everything up to now. At once when the world is in memory only.
    pub async fn wait_until_saved(&self) {
        let Some(saved) = &self.0.saved else { return };
        let version = self.read(|live| live.version);
        let mut saved = saved.subscribe();
        self.0.waiting.fetch_add(1, Ordering::SeqCst);
        self.0.wait_begun.notify_one();
        tokio::select! {
            _ = saved.wait_for(|saved| *saved >= version) => {}
            () = self.stopping().cancelled() => {}
        }
        self.0.waiting.fetch_sub(1, Ordering::SeqCst);
    }

    /// The version of the state, after each change.
    pub(crate) fn versions(&self) -> watch::Receiver<u64> {
        self.0.version.subscribe()
    }

    /// Whether somebody waits until all is saved.
    pub(crate) fn is_awaited(&self) -> bool {
        self.0.waiting.load(Ordering::SeqCst) > 0
    }

    /// Waits until somebody waits until all is saved.
    pub(crate) async fn awaited(&self) {
        self.0.wait_begun.notified().await;
    }

    /// The world as the state file has it, and its version; `None` when the file is up to date.
    pub(crate) fn unsaved(&self) -> Option<(u64, Vec<u8>)> {
        let saved = *self.0.saved.as_ref()?.borrow();
        let live = self.lock();
        if live.version == saved {
            return None;
        }
        match serde_json::to_vec(&live.world) {
            Ok(text) => Some((live.version, text)),
            Err(error) => {
                tracing::error!(%error, "the LINE simulator's world cannot be written down");
                None
            }
        }
    }

    /// Notes that the state file holds this version.
    pub(crate) fn saved(&self, version: u64) {
        if let Some(saved) = &self.0.saved {
            saved.send_replace(version);
        }
    }

    /// Stores bytes with their content type; returns their hash.
    pub(super) fn store(
        &self,
        live: &mut Live,
        bytes: &[u8],
        content_type: String,
    ) -> Result<String, ControlError> {
        let hash = self.0.blobs.put(&content_type, bytes).map_err(|error| {
            ControlError::new(ErrorCode::NotPossible, format!("The simulator cannot store files: {error}"))
        })?;
        live.world.blobs.entry(hash.clone()).or_insert(BlobInfo { content_type, size: bytes.len() });
        Ok(hash)
    }

    /// The stored bytes of a hash, and their content type.
    pub(crate) fn blob(&self, hash: &str) -> Option<(BlobInfo, bytes::Bytes)> {
        let info = self.read(|live| live.world.blobs.get(hash).cloned())?;
        Some((info, self.0.blobs.get(hash)?))
    }

    /// The URL of a stored picture.
    pub(crate) fn picture_url(&self, hash: Option<&String>) -> Option<String> {
        hash.map(|hash| format!("{}/pictures/{hash}", self.0.url))
    }

    fn faults(&self) -> MutexGuard<'_, Vec<FaultOrder>> {
        self.0.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Live> {
        let mut live = self.0.live.lock().unwrap_or_else(PoisonError::into_inner);
        live.now_ms = self.0.clock.now_ms() + live.world.advanced_ms;
        live
    }
}
