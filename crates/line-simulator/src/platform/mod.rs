//! The platform itself: one world behind one lock, and everything that can be done in it.
mod accounts;
mod automatic;
mod chats;
mod groups;
mod loads;
mod look;
mod outward;
mod queue;
mod recipients;
mod sending;
mod share;
mod show;
mod users;

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{Notify, broadcast, watch};
use tokio_util::sync::CancellationToken;

use crate::blobs::Blobs;
use crate::chance::Chance;
use crate::clock::Clock;
use crate::fault::{Endpoint, Fault, FaultOrder};
use crate::limits;
use crate::refusal::{Code, Refused, StartError};
use crate::server::{Camera, Config};
use crate::world::{BlobInfo, DeliveryRecord, Load, StateView, Stickers, World};

pub(crate) use loads::{Loading, icon_name};
pub use look::{Found, FoundAccount, Lookup, Opens};
use outward::Outward;
pub(crate) use recipients::Recipients;
pub(crate) use sending::{PushRequest, Rejected};
pub use sending::{Sent, SentBy};

/// The handle to a running platform; cheap to clone. Tests and hosts act through it.
#[derive(Clone)]
pub struct Platform(Arc<Inner>);

struct Inner {
    url: String,
    clock: Arc<dyn Clock>,
    live: Mutex<Live>,
    blobs: Blobs,
    camera: Option<Camera>,
    faults: Mutex<Vec<FaultOrder>>,
    /// What phones show may have changed for these users.
    phones: broadcast::Sender<Vec<String>>,
    /// Grows with every change of the world.
    version: watch::Sender<u64>,
    /// The newest version that the state file holds; `None` in memory.
    saved: Option<watch::Sender<u64>>,
    waiting: AtomicUsize,
    wait_begun: Notify,
    webhooks: Outward,
    loads: Outward,
    stopping: CancellationToken,
}

/// What the lock guards.
pub(crate) struct Live {
    pub world: World,
    pub chance: Chance,
    /// Milliseconds UTC in this world.
    pub now_ms: i64,
    pub sent: VecDeque<Sent>,
    pub deliveries: VecDeque<DeliveryRecord>,
    pub loads: VecDeque<Load>,
    /// Stickers that accounts may send; without a list any digits are one.
    pub stickers: Option<Stickers>,
    /// Webhooks stay in their queues while this is on.
    pub holding: bool,
    /// Users whose phones show something new after this change.
    pub touched: Vec<String>,
    version: u64,
}

impl Platform {
    pub(crate) fn new(
        address: SocketAddr,
        config: &Config,
        mut world: World,
        blobs: Blobs,
    ) -> Result<Self, StartError> {
        world.starts += 1;
        let live = Live {
            chance: Chance::new(config.seed, world.starts),
            world,
            now_ms: 0,
            sent: VecDeque::new(),
            deliveries: VecDeque::new(),
            loads: VecDeque::new(),
            stickers: None,
            holding: false,
            touched: Vec::new(),
            version: 0,
        };
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
            webhooks: Outward::webhooks()?,
            loads: Outward::loads()?,
            stopping: CancellationToken::new(),
        })))
    }

    /// `http://127.0.0.1:PORT`.
    pub fn url(&self) -> &str {
        &self.0.url
    }

    /// Milliseconds UTC in this world: the clock, and what [`Platform::advance_clock`] added.
    pub fn now_ms(&self) -> i64 {
        self.read(|live| live.now_ms)
    }

    /// Lets `ms` milliseconds pass in this world. Never backwards.
    ///
    /// # Errors
    /// `invalid` for a negative number.
    pub async fn advance_clock(&self, ms: i64) -> Result<i64, Refused> {
        if !(0..=10 * 366 * 86_400_000).contains(&ms) {
            return Err(Refused::new(Code::Invalid, "Time goes forward only, ten years at most."));
        }
        self.change(|live| {
            live.world.advanced_ms += ms;
            Ok(live.now_ms + ms)
        })
    }

    /// Everything that may be seen: accounts without secrets, users, groups.
    pub async fn state(&self) -> StateView {
        self.read(|live| StateView {
            now_ms: live.now_ms,
            accounts: live.world.accounts.values().map(|account| self.account_view(live, account)).collect(),
            users: live.world.users.values().map(|user| self.user_view(user)).collect(),
            groups: live.world.groups.values().map(|group| self.group_view(group)).collect(),
        })
    }

    /// Every message that the API accepted since the start, oldest first. Tests count here.
    pub async fn sent(&self) -> Vec<Sent> {
        self.read(|live| live.sent.iter().cloned().collect())
    }

    /// Every webhook delivery since the start, oldest first.
    pub async fn deliveries(&self) -> Vec<DeliveryRecord> {
        self.read(|live| live.deliveries.iter().cloned().collect())
    }

    /// Refuses stickers that are not in this list, as LINE does with its own; with none, any digits are a sticker.
    /// The practice phone's own are always taken.
    pub async fn sendable_stickers(&self, stickers: Option<Stickers>) {
        let _ = self.change(|live| {
            live.stickers = stickers;
            Ok::<_, Refused>(())
        });
    }

    /// Makes the next calls of an endpoint fail. Several orders for one endpoint are met in turn.
    pub async fn fault(&self, order: FaultOrder) {
        self.faults().push(order);
    }

    /// Forgets all faults that were not met yet.
    pub async fn clear_faults(&self) {
        self.faults().clear();
    }

    /// The fault that meets this call, if one does; counts it down.
    pub(crate) fn take_fault(&self, endpoint: Endpoint) -> Option<Fault> {
        let mut faults = self.faults();
        let meets = |order: &FaultOrder| order.endpoint == endpoint || order.endpoint == Endpoint::Any;
        let place = faults.iter().position(|order| meets(order) && order.times > 0)?;
        faults[place].times -= 1;
        let fault = faults[place].fault.clone();
        faults.retain(|order| order.times > 0);
        Some(fault)
    }

    /// A list of users after each change that their phones show.
    pub(crate) fn phones(&self) -> broadcast::Receiver<Vec<String>> {
        self.0.phones.subscribe()
    }

    pub(crate) fn stopping(&self) -> &CancellationToken {
        &self.0.stopping
    }

    /// A new id for a request's answer.
    pub(crate) fn request_id(&self) -> String {
        self.lock().chance.request_id()
    }

    /// Looks at the world.
    pub(crate) fn read<T>(&self, look: impl FnOnce(&Live) -> T) -> T {
        look(&self.lock())
    }

    /// Changes the world, and tells phones, postmen and the state file. A refused change changes nothing: check first.
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
    pub async fn kept(&self) {
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

    pub(crate) fn versions(&self) -> watch::Receiver<u64> {
        self.0.version.subscribe()
    }

    pub(crate) fn somebody_waits(&self) -> bool {
        self.0.waiting.load(Ordering::SeqCst) > 0
    }

    pub(crate) async fn wait_begun(&self) {
        self.0.wait_begun.notified().await;
    }

    /// The world as the state file has it, and its version; none when the file is up to date.
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

    pub(crate) fn saved(&self, version: u64) {
        if let Some(saved) = &self.0.saved {
            saved.send_replace(version);
        }
    }

    /// Stores bytes and notes what they are.
    pub(crate) fn store(
        &self,
        live: &mut Live,
        bytes: &[u8],
        content_type: String,
    ) -> Result<String, Refused> {
        let hash = self.0.blobs.put(&content_type, bytes).map_err(|error| {
            Refused::new(Code::NotPossible, format!("The simulator cannot store files: {error}"))
        })?;
        live.world.blobs.entry(hash.clone()).or_insert(BlobInfo { content_type, size: bytes.len() });
        Ok(hash)
    }

    /// Stored bytes and their type.
    pub(crate) fn blob(&self, hash: &str) -> Option<(BlobInfo, bytes::Bytes)> {
        let info = self.read(|live| live.world.blobs.get(hash).cloned())?;
        Some((info, self.0.blobs.get(hash)?))
    }

    pub(crate) fn picture_url(&self, hash: Option<&String>) -> Option<String> {
        hash.map(|hash| format!("{}/pictures/{hash}", self.0.url))
    }

    fn faults(&self) -> MutexGuard<'_, Vec<FaultOrder>> {
        self.0.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self) -> MutexGuard<'_, Live> {
        let mut live = self.0.live.lock().unwrap_or_else(PoisonError::into_inner);
        live.now_ms = self.0.clock.now_ms() + live.world.advanced_ms;
        live
    }
}

impl Live {
    /// Notes that these users' phones show something new.
    pub fn touch<'a>(&mut self, users: impl IntoIterator<Item = &'a String>) {
        self.touched.extend(users.into_iter().cloned());
    }

    /// Notes that everybody's phone shows something new.
    pub fn touch_all(&mut self) {
        self.touched.extend(self.world.users.keys().cloned());
    }

    pub fn next_message_id(&mut self) -> String {
        self.world.last_message_id = self.chance.message_id(self.world.last_message_id);
        self.world.last_message_id.to_string()
    }
}

/// Adds to a log and drops its oldest entry beyond the limit.
pub(crate) fn log<T>(entries: &mut VecDeque<T>, entry: T) {
    entries.push_back(entry);
    if entries.len() > limits::LOG {
        entries.pop_front();
    }
}

/// A name as people type it: not empty, not endless. Its characters are nobody's business here.
pub(crate) fn checked_name(name: &str) -> Result<String, Refused> {
    match name.trim() {
        "" => Err(Refused::new(Code::Invalid, "The name is empty.")),
        name if name.chars().count() > limits::NAME_CHARS => {
            Err(Refused::new(Code::TooLarge, "The name is too long."))
        }
        name => Ok(name.to_owned()),
    }
}
