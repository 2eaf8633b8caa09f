//! How a story's events come: each once and in order, or as LINE may bring them (LINE reference A.1.4).

use rand::Rng;
use rand::rngs::StdRng;

use super::event::Event;
use crate::rng::chance;
use crate::rng::one_of;

/// One request of LINE's.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// The events in it, by their number in the story, and whether each is delivered again.
    pub events: Vec<(usize, bool)>,
    /// How long after the latest event so far it comes, in ms.
    pub late_ms: i64,
    /// Whether what has come is applied before the next request.
    pub applied: bool,
}

/// What happens on the way.
#[derive(Debug)]
pub struct Disorder {
    /// Of a hundred events so many come more than once.
    doubled: u32,
    /// An event comes up to so many places earlier or later.
    window: f64,
    /// So many events are in one request at most.
    together: usize,
    /// Of a hundred requests so many are applied before the next.
    applied: u32,
    /// A request comes late by so much at most, in ms.
    late_ms: i64,
}

impl Disorder {
    /// A kind of disorder, by chance.
    pub fn by_chance(rng: &mut StdRng) -> Self {
        Self {
            doubled: one_of(rng, &[0, 20, 100]),
            window: one_of(rng, &[0.0, 3.0, 30.0, 10_000.0]),
            together: one_of(rng, &[1, 5, 100]),
            applied: one_of(rng, &[0, 10, 100]),
            late_ms: one_of(rng, &[50, 60_000, 26 * 60 * 60 * 1000]),
        }
    }
}

/// Each event once, in order, alone, at once.
pub fn in_order(events: &[Event]) -> Vec<Delivery> {
    let alone = |event| Delivery { events: vec![(event, false)], late_ms: 50, applied: true };
    (0..events.len()).map(alone).collect()
}

/// The events as they come in disorder: each at least once.
pub fn disordered(events: &[Event], disorder: &Disorder, rng: &mut StdRng) -> Vec<Delivery> {
    let mut places: Vec<(f64, (usize, bool))> = Vec::new();
    for event in 0..events.len() {
        let copies = if chance(rng, disorder.doubled) { rng.random_range(2..5) } else { 1 };
        for copy in 0..copies {
            // A router may double what is no redelivery.
            let again = copy > 0 && chance(rng, 80);
            let place = event as f64 + rng.random_range(-1.0..1.0) * disorder.window;
            places.push((place, (event, again)));
        }
    }
    places.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut events = places.into_iter().map(|(_, event)| event).peekable();
    let mut deliveries = Vec::new();
    while events.peek().is_some() {
        deliveries.push(Delivery {
            events: events.by_ref().take(rng.random_range(1..=disorder.together)).collect(),
            late_ms: rng.random_range(0..disorder.late_ms),
            applied: chance(rng, disorder.applied),
        });
    }
    deliveries
}

impl Delivery {
    /// The same with only these events of the story; none when nothing is left.
    pub fn only(&self, kept: &[usize]) -> Option<Self> {
        let events: Vec<_> =
            self.events.iter().filter(|(event, _)| kept.binary_search(event).is_ok()).copied().collect();
        (!events.is_empty()).then(|| Self { events, ..self.clone() })
    }

    /// What it brings, for whoever reads a failure.
    pub fn describe(&self, events: &[Event]) -> String {
        let one = |(event, again): &(usize, bool)| {
            format!("{}{}", if *again { "again " } else { "" }, events[*event].describe())
        };
        let all: Vec<String> = self.events.iter().map(one).collect();
        let applied = if self.applied { ", applied" } else { "" };
        format!("[late {} ms{applied}] {}", self.late_ms, all.join(" | "))
    }
}
