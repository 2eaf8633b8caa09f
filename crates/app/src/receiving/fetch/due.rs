//! The questions that are due, asked of LINE side by side.

use futures_util::{StreamExt, stream};
use store::line_accounts::LineAccount;
use store::message_media::DueMedia;
use store::{Change, line_accounts, message_media, profiles_due, room_reads, room_summaries, rooms};

use super::fetching::Fetching;
use super::retry::{AT_ONCE, SOME};
use crate::Result;

/// A profile that LINE told so long ago is asked for again, in ms: a week.
const PROFILE_OLD_MS: i64 = 7 * 24 * 60 * 60 * 1000;
/// So many of them at a time: LINE is not asked more often than people would be looked at.
const PROFILES_AT_ONCE: u32 = 10;

impl Fetching {
    /// Asks LINE for everything that is due. Returns how many things were asked for. What LINE does not tell
    /// now is asked again later; one that fails holds up nobody.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn fetch_due(&self) -> Result<usize> {
        let mut asked = 0;
        loop {
            let questions = self.ask_due().await?;
            let contents = self.contents_due().await?;
            let some = questions + contents.len();
            if some == 0 {
                return Ok(asked);
            }
            all(contents.into_iter().map(|one| async move { self.fetch_content(&one).await })).await?;
            asked += some;
        }
    }

    /// The messages whose bytes are due, without those whose download could not be written down just now.
    ///
    /// # Errors
    /// The storage codes.
    pub(super) async fn contents_due(&self) -> Result<Vec<DueMedia>> {
        let now = self.environment.now();
        let mut due = message_media::due(&mut self.store.read().await?, now, SOME).await?;
        due.retain(|one| !self.unsaved.waits(&one.message_id, now));
        Ok(due)
    }

    /// The same without the bytes of pictures, videos, sounds and files: these may take long.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn ask_due(&self) -> Result<usize> {
        let mut asked = 0;
        loop {
            let now = self.environment.now();
            let mut conn = self.store.read().await?;
            let people = profiles_due::list(&mut conn, now, SOME).await?;
            let groups = room_summaries::due(&mut conn, now, SOME).await?;
            let reads = room_reads::due(&mut conn, now, SOME).await?;
            let quotas = line_accounts::with_quota_due(&mut conn, now).await?;
            drop(conn);
            let some = people.len() + groups.len() + reads.len() + quotas.len();
            if some == 0 {
                self.give_up_unreachable().await?;
                return Ok(asked);
            }
            // One after the other by kind, side by side within: people first, they are what is looked at.
            all(people.into_iter().map(|one| async move { self.fetch_profile(&one).await })).await?;
            all(groups.into_iter().map(|one| async move { self.fetch_summary(&one).await })).await?;
            all(reads.into_iter().map(|one| async move { self.mark_as_read(&one).await })).await?;
            all(quotas.into_iter().map(|one| async move { self.fetch_quota(&one).await })).await?;
            asked += some;
        }
    }

    /// Whatever waits for a later try is asked for now: keys were renewed, or secrets can be had that could not.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn fetch_again(&self) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let now = self.environment.now();
        profiles_due::set_waiting_due(tx.conn(), now).await?;
        rooms::make_questions_due(tx.conn(), now).await?;
        message_media::make_due(tx.conn(), now).await?;
        tx.changed(Change::Fetch);
        Ok(tx.commit().await?)
    }

    /// What LINE does not tell about an account's month is asked again later: nobody is held up.
    async fn fetch_quota(&self, account: &LineAccount) -> Result<()> {
        match self.quotas.refresh(account).await {
            Err(error) if error.code.is_lines() => Ok(()),
            done => done,
        }
    }

    /// Asks anew about people whom LINE was not asked about for a week, a few at a time: LINE tells of no change (R12).
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn profiles_refresh(&self) -> Result<u64> {
        let now = self.environment.now();
        let mut tx = self.store.begin().await?;
        let some =
            profiles_due::set_stale_due(tx.conn(), now.plus(-PROFILE_OLD_MS), PROFILES_AT_ONCE, now).await?;
        if some == 0 {
            return Ok(0);
        }
        tx.changed(Change::Fetch);
        tx.commit().await?;
        Ok(some)
    }

    async fn give_up_unreachable(&self) -> Result<()> {
        let next = message_media::next_question_due(&mut self.store.read().await?).await?;
        if next.is_none_or(|due| due > self.environment.now()) {
            return Ok(());
        }
        let mut tx = self.store.begin().await?;
        profiles_due::give_up_unreachable(tx.conn(), self.environment.now()).await?;
        Ok(tx.commit().await?)
    }
}

async fn all<F: Future<Output = Result<()>>>(questions: impl Iterator<Item = F>) -> Result<()> {
    let done: Vec<Result<()>> = stream::iter(questions).buffer_unordered(AT_ONCE).collect().await;
    done.into_iter().collect()
}
