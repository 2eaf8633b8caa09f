//! The platform's state in memory: the world, and what a restart forgets.
use std::collections::VecDeque;

use crate::limits;
use crate::rng::Rng;
use crate::world::{DeliveryRecord, Load, Sent, Stickers, World};

/// The platform's state, which one lock guards.
pub(crate) struct Live {
    pub world: World,
    pub rng: Rng,
    /// Milliseconds UTC on this platform.
    pub now_ms: i64,
    pub sent: VecDeque<Sent>,
    pub deliveries: VecDeque<DeliveryRecord>,
    pub loads: VecDeque<Load>,
    /// Stickers that accounts may send; without a list any digits are one.
    pub stickers: Option<Stickers>,
    /// Webhooks stay in their queues while this is on.
    pub holding: bool,
    /// The user ids of the phones that show something new after this change.
    pub touched: Vec<String>,
    /// Grows with every change.
    pub version: u64,
}

impl Live {
    pub fn new(world: World, rng: Rng) -> Self {
        Self {
            world,
            rng,
            now_ms: 0,
            sent: VecDeque::new(),
            deliveries: VecDeque::new(),
            loads: VecDeque::new(),
            stickers: None,
            holding: false,
            touched: Vec::new(),
            version: 0,
        }
    }

    /// Notes that these users' phones show something new.
    pub fn touch<'a>(&mut self, users: impl IntoIterator<Item = &'a String>) {
        self.touched.extend(users.into_iter().cloned());
    }

    /// Notes that everybody's phone shows something new.
    pub fn touch_all(&mut self) {
        self.touched.extend(self.world.users.keys().cloned());
    }

    /// Draws the next message id.
    pub fn next_message_id(&mut self) -> String {
        self.world.last_message_id = self.rng.message_id(self.world.last_message_id);
        self.world.last_message_id.to_string()
    }

    /// Draws the next number of a webhook delivery.
    pub fn next_delivery_number(&mut self) -> u64 {
        self.world.last_delivery += 1;
        self.world.last_delivery
    }
}

/// Adds to a log and drops its oldest entry beyond the limit.
pub(crate) fn log<T>(entries: &mut VecDeque<T>, entry: T) {
    entries.push_back(entry);
    if entries.len() > limits::LOG {
        entries.pop_front();
    }
}
