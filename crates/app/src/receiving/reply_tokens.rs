//! Reply tokens: each event that can be answered for free brings one (LINE reference A.2.1).

use domain::UtcMs;
use line::event::Event;
use store::rooms::{self, ReplyToken};
use store::{Change, outbox};

use super::batch::Batch;
use crate::Result;
use crate::rooms::reply_token::TOKEN_LIVES_MS;

/// LINE takes the reply token of an event that it delivers again until so long after the event, in ms (LINE reference
/// A.2.1): twenty minutes.
const REDELIVERED_TOKEN_MS: i64 = 20 * 60 * 1000;

impl Batch<'_> {
    /// Keeps a room's latest reply token: it answers its events for free, for a while (LINE reference A.2.1).
    pub(super) async fn keep_reply_token(&mut self, event: &Event, token: &str) -> Result<()> {
        // What comes after a long time away brings tokens that LINE takes no longer.
        let late = self.now.since(self.received_at) > TOKEN_LIVES_MS;
        // By LINE's clock: this computer's may be wrong.
        let age = self.line_time.at(self.received_at).since(UtcMs(event.timestamp));
        let old = self.time_estimated() || age > REDELIVERED_TOKEN_MS;
        if late || (event.is_redelivery && old) {
            return Ok(());
        }
        if let Some(room) = self.room_of(event).await? {
            self.tokens.insert(room.id, ReplyToken { token: token.to_owned(), at: self.received_at });
        }
        Ok(())
    }

    /// Saves the rooms' reply tokens. What is on hold in a room because it would cost is free with one.
    pub(super) async fn keep_reply_tokens(&mut self) -> Result<()> {
        if self.tokens.is_empty() {
            return Ok(());
        }
        let on_hold = outbox::rooms_waiting_for(self.tx.conn(), &outbox::ON_HOLD).await?;
        for (room, token) in &self.tokens {
            rooms::set_reply_token(self.tx.conn(), room, Some(token)).await?;
            if on_hold.contains(room) {
                outbox::make_due(self.tx.conn(), outbox::Scope::Room(room), &outbox::ON_HOLD, self.now)
                    .await?;
                self.tx.changed(Change::Outbox);
            }
        }
        Ok(())
    }
}
