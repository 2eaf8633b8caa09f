//! The bytes of pictures, videos, sounds and files: fetched within the bounds of R30, and kept once under their hash.

use domain::message::{MediaHold, MediaState, MessageKind};
use line::{Content, Download, ErrorKind};
use store::media::{self, Media};
use store::message_media::{self, DueMedia};
use store::{Change, Conn, NextAttempt, WriteTx, media_deletion, media_received};

use super::content_kind::{media_type, probe};
use super::fetching::Fetching;
use super::part_file::{Allowance, Missed, PartFile, Written};
use super::retry::Retry;
use crate::Result;
use crate::disk_space::DiskSpace;
use crate::media_limits;

/// Larger content is not fetched, in bytes: the largest video LINE carries, and half as much again.
const MOST_BYTES: u64 = 300 * 1024 * 1024;
/// What waits for disk space looks for it again after this time, in ms. LINE is not asked before there is some.
const ROOM_WAIT_MS: i64 = 60_000;

/// What becomes of content that did not come.
struct Postponed {
    /// What it stays when there is no next attempt.
    state: MediaState,
    next: NextAttempt,
    hold: Option<MediaHold>,
}

impl Fetching {
    /// Fetches the content of one message. A fault of the database is remembered, so that the same bytes do not come again
    /// and again.
    pub(super) async fn fetch_content(&self, due: &DueMedia) -> Result<()> {
        let done = self.try_fetch_content(due).await;
        self.unsaved.note(&due.message_id, done.is_err(), self.environment.now());
        done
    }

    async fn try_fetch_content(&self, due: &DueMedia) -> Result<()> {
        let Some(client) = self.client_of(&due.line_account_id).await? else {
            return self.postpone_content(due, self.later(due, Retry::WhenBack)).await;
        };
        let Some(allowance) = self.allowance(due).await? else { return self.hold_for_today(due).await };
        if allowance.space.free().await? == 0 {
            return self.hold_for_room(due).await;
        }
        // The file first: what the disk refuses is not asked of LINE.
        let part = match PartFile::create(self.store.folder(), &due.message_id).await {
            Ok(part) => part,
            Err(error) => return self.postpone_missed(due, Missed::Disk(error)).await,
        };
        match client.content(&due.line_message_id, MOST_BYTES).await {
            Ok(Download::Ready(content)) => self.write_content(due, part, content, allowance).await,
            Ok(Download::NotReady) => {
                part.discard().await;
                self.postpone_content(due, self.later(due, Retry::Later)).await
            }
            Err(error) => {
                part.discard().await;
                let retry = self.retry_after(&due.line_account_id, &error).await?;
                self.postpone_content(due, Postponed { state: state(&error), ..self.later(due, retry) }).await
            }
        }
    }

    async fn write_content(
        &self,
        due: &DueMedia,
        mut part: PartFile,
        content: Content,
        allowance: Allowance,
    ) -> Result<()> {
        match part.write(content, &allowance).await {
            Ok(written) if written.size > 0 => self.save_content(due, part, written).await,
            Ok(_) => {
                part.discard().await;
                self.postpone_content(due, self.later(due, Retry::Never)).await
            }
            Err(missed) => {
                part.discard().await;
                self.postpone_missed(due, missed).await
            }
        }
    }

    async fn save_content(&self, due: &DueMedia, part: PartFile, written: Written) -> Result<()> {
        let Written { hash, size, content_type } = written;
        let claimed = media_type(content_type.as_deref().unwrap_or_default());
        let (mime, pixels) = probe(part.path(), due.kind, &claimed).await?;
        if due.kind != MessageKind::File && pixels.is_none() && claimed == "text/html" {
            // A page for people, as from a gateway on the way.
            part.discard().await;
            return self.postpone_content(due, self.later(due, Retry::Later)).await;
        }
        let media = Media {
            hash,
            mime,
            size: i64::try_from(size).unwrap_or(i64::MAX),
            width: pixels.map(|(width, _)| width),
            height: pixels.map(|(_, height)| height),
        };
        let mut tx = self.store.begin().await?;
        if !self.count_received(&mut tx, due, media.size).await? {
            // Others of the same sender came at the same time.
            drop(tx);
            part.discard().await;
            return self.hold_for_today(due).await;
        }
        if let Err(error) = media::adopt(&mut tx, part.path(), &media, self.environment.now()).await {
            drop(tx);
            part.discard().await;
            return self.postpone_missed(due, Missed::Disk(std::io::Error::other(error))).await;
        }
        if message_media::set_stored(tx.conn(), &due.message_id, &media.hash).await? {
            return self.content_changed(tx, due).await;
        }
        // Taken back while it was on its way.
        media_deletion::release(&mut tx, &media.hash).await?;
        Ok(tx.commit().await?)
    }

    /// How much may come for a message; none when its sender has sent as much today as one LINE user may.
    async fn allowance(&self, due: &DueMedia) -> Result<Option<Allowance>> {
        let space = DiskSpace::of(&self.environment, self.store.folder());
        if due.allowed {
            return Ok(Some(Allowance { space, left_today: u64::MAX }));
        }
        let left_today = self.left_today(&mut self.store.read().await?, due).await?;
        Ok((left_today > 0).then_some(Allowance { space, left_today }))
    }

    /// Counts what was received of a sender today. False: it would be more than one LINE user may send. What a member
    /// asked for is not counted: it must not keep out what comes after it.
    async fn count_received(&self, tx: &mut WriteTx, due: &DueMedia, bytes: i64) -> Result<bool> {
        if due.allowed {
            return Ok(true);
        }
        if bytes.unsigned_abs() > self.left_today(tx.conn(), due).await? {
            return Ok(false);
        }
        media_received::add(tx.conn(), due.sender(), bytes, self.environment.now()).await?;
        Ok(true)
    }

    /// What a message's sender may still send today, in bytes (R30).
    async fn left_today(&self, conn: &mut Conn, due: &DueMedia) -> Result<u64> {
        let most = media_limits::bytes_a_day(conn).await?;
        let received = media_received::bytes_today(conn, due.sender(), self.environment.now()).await?;
        Ok(most.saturating_sub(received))
    }

    async fn postpone_missed(&self, due: &DueMedia, missed: Missed) -> Result<()> {
        match missed {
            Missed::Line(error) => {
                // It began to come: what breaks off each time is not fetched for ever.
                let retry = match Retry::after(&error) {
                    Retry::WhenBack | Retry::Later => Retry::Later,
                    Retry::Never => Retry::Never,
                };
                self.postpone_content(due, Postponed { state: state(&error), ..self.later(due, retry) }).await
            }
            Missed::DayLimit => self.hold_for_today(due).await,
            // Not as soon as while nothing was asked of LINE: part of it came in vain.
            Missed::NoRoom => self.postpone_for(due, MediaHold::NoRoom).await,
            Missed::Disk(error) => {
                tracing::warn!(%error, message = %due.message_id, "the disk refused a picture or file");
                self.postpone_for(due, MediaHold::DiskFault).await
            }
        }
    }

    /// A fault of this computer says nothing about the content: no number of tries ends it, and its bubble says so.
    async fn postpone_for(&self, due: &DueMedia, hold: MediaHold) -> Result<()> {
        self.postpone_content(due, Postponed { hold: Some(hold), ..self.later(due, Retry::WhenBack) }).await
    }

    async fn hold_for_room(&self, due: &DueMedia) -> Result<()> {
        let due_at = Some(self.environment.now().plus(ROOM_WAIT_MS));
        let next = NextAttempt { due_at, attempts: due.attempts };
        let hold = Some(MediaHold::NoRoom);
        self.postpone_content(due, Postponed { state: MediaState::Pending, next, hold }).await
    }

    async fn hold_for_today(&self, due: &DueMedia) -> Result<()> {
        let next = NextAttempt { due_at: None, attempts: due.attempts };
        let hold = Some(MediaHold::DayLimit);
        self.postpone_content(due, Postponed { state: MediaState::Pending, next, hold }).await
    }

    fn later(&self, due: &DueMedia, retry: Retry) -> Postponed {
        let next = retry.next(self.environment.now(), due.attempts);
        Postponed { state: MediaState::Failed, next, hold: None }
    }

    async fn postpone_content(&self, due: &DueMedia, postponed: Postponed) -> Result<()> {
        let Postponed { state, next, hold } = postponed;
        let mut tx = self.store.begin().await?;
        message_media::save_failure(tx.conn(), &due.message_id, state, next, hold).await?;
        self.content_changed(tx, due).await
    }

    async fn content_changed(&self, mut tx: WriteTx, due: &DueMedia) -> Result<()> {
        tx.changed(Change::Messages(due.room_id.clone()));
        Ok(tx.commit().await?)
    }
}

/// What the window says of content that will not come.
fn state(error: &line::Error) -> MediaState {
    let gone = matches!(error.kind, ErrorKind::NotFound | ErrorKind::Gone);
    if gone { MediaState::Gone } else { MediaState::Failed }
}
