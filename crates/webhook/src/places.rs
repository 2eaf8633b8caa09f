//! Places: a bounded number of things at the same time. When all are taken, the one that has been unfinished longest gives
//! way, so that strangers who begin and never finish keep nobody out.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

/// A bounded number of places. Clones share them.
#[derive(Clone)]
pub(crate) struct Places(Arc<Shared>);

struct Shared {
    most: u32,
    free: Arc<Semaphore>,
    unfinished: Mutex<Unfinished>,
    /// A place became unfinished: whoever waits may have it.
    became_unfinished: Notify,
}

/// The places whose holders have not finished, in the order in which they began.
#[derive(Default)]
struct Unfinished {
    next: u64,
    waiting: BTreeMap<u64, Arc<Notify>>,
}

impl Unfinished {
    fn begin(&mut self, give_way: Arc<Notify>) -> u64 {
        let turn = self.next;
        self.next += 1;
        self.waiting.insert(turn, give_way);
        turn
    }
}

impl Places {
    pub(crate) fn new(most: u32) -> Self {
        Self(Arc::new(Shared {
            most,
            free: Arc::new(Semaphore::new(most as usize)),
            unfinished: Mutex::default(),
            became_unfinished: Notify::new(),
        }))
    }

    /// A place, unfinished. Where none is free the oldest unfinished one is asked to give way; where all are finished this
    /// waits. None when there are no places any more.
    pub(crate) async fn acquire(&self) -> Option<Place> {
        let permit = match self.0.free.clone().try_acquire_owned() {
            Ok(permit) => permit,
            Err(_) => self.acquire_from_others().await?,
        };
        let place = Place {
            places: self.clone(),
            give_way: Arc::new(Notify::new()),
            turn: Mutex::new(None),
            _permit: permit,
        };
        place.unfinished();
        Some(place)
    }

    async fn acquire_from_others(&self) -> Option<OwnedSemaphorePermit> {
        let permit = self.0.free.clone().acquire_owned();
        tokio::pin!(permit);
        loop {
            let became_unfinished = self.0.became_unfinished.notified();
            if self.ask_oldest() {
                return permit.await.ok();
            }
            tokio::select! {
                permit = &mut permit => return permit.ok(),
                () = became_unfinished => {}
            }
        }
    }

    /// Asks the oldest unfinished place to give way. False: there is none.
    fn ask_oldest(&self) -> bool {
        let oldest = self.lock().waiting.pop_first();
        oldest.inspect(|(_, give_way)| give_way.notify_one()).is_some()
    }

    /// Waits until every place was given back.
    pub(crate) async fn all_given_back(&self) {
        let _ = self.0.free.acquire_many(self.0.most).await;
    }

    fn lock(&self) -> MutexGuard<'_, Unfinished> {
        self.0.unfinished.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One place, given back when it is dropped.
pub(crate) struct Place {
    places: Places,
    give_way: Arc<Notify>,
    /// Its place among the unfinished ones.
    turn: Mutex<Option<u64>>,
    _permit: OwnedSemaphorePermit,
}

impl Place {
    /// It begins something new, behind all others that have not finished.
    pub(crate) fn unfinished(&self) {
        self.finished();
        let turn = self.places.lock().begin(self.give_way.clone());
        *self.turn() = Some(turn);
        self.places.0.became_unfinished.notify_one();
    }

    /// It has finished, and gives way to nobody.
    pub(crate) fn finished(&self) {
        let turn = self.turn().take();
        if let Some(turn) = turn {
            self.places.lock().waiting.remove(&turn);
        }
    }

    /// Waits until it is to give way.
    pub(crate) async fn gives_way(&self) {
        self.give_way.notified().await;
    }

    fn turn(&self) -> MutexGuard<'_, Option<u64>> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.finished();
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    #[tokio::test]
    async fn the_oldest_unfinished_place_gives_way_and_a_finished_one_does_not() {
        let places = Places::new(3);
        let [finished, old, new] = [
            places.acquire().await.unwrap(),
            places.acquire().await.unwrap(),
            places.acquire().await.unwrap(),
        ];
        finished.finished();
        let next = places.acquire();
        tokio::pin!(next);
        assert!(next.as_mut().now_or_never().is_none(), "all are taken");
        old.gives_way().await;
        assert!(new.gives_way().now_or_never().is_none(), "the newer one stays");
        drop(old);
        assert!(next.await.is_some());
        assert!(finished.gives_way().now_or_never().is_none(), "what is being answered is not cut off");
    }

    #[tokio::test]
    async fn while_all_places_are_finished_a_new_one_waits_until_one_begins_anew() {
        let places = Places::new(1);
        let only = places.acquire().await.unwrap();
        only.finished();
        let next = places.acquire();
        tokio::pin!(next);
        assert!(next.as_mut().now_or_never().is_none());
        only.unfinished();
        assert!(next.as_mut().now_or_never().is_none(), "it is asked to give way first");
        only.gives_way().await;
        drop(only);
        assert!(next.await.is_some());
    }
}
