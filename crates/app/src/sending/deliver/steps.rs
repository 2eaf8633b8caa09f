//! The delivery loop's steps: what is due in a room is saved as a try, sent to LINE, and its outcome recorded.

use domain::RoomId;
use domain::delivery::{DeliveryReason, Transport};
use futures_util::{StreamExt, stream};
use line::limits::MAX_MESSAGES;
use line::{Accepted, ErrorKind};
use store::line_accounts::{self, LineAccount};
use store::outbox::{self, OutboxRow};
use store::rooms::{self, ReplyToken, Room};
use store::{Change, WriteTx, published_media, quotas, workspace};
use url::Url;

use super::delivery::Delivery;
use super::next::{FIRST_WAIT_MS, MOST_WAIT_MS, final_reason, next_batch, reason_to_wait, token_tells_until};
use super::outcome::{Delivered, accept, refusals, refuse};
use super::plan::Plan;
use super::request::{Request, send};
use super::verdict::{Verdict, accepted_without_ids, error_text, reason, verdict};
use crate::accounts::waiting::changed;
use crate::backoff::backoff_ms;
use crate::notifications::notification::Notification;
use crate::rooms::reply_token::people;
use crate::sending::writer::writer_refusal;
use crate::{Error, ErrorCode, Result};

/// Rooms that are sent to at the same time.
const AT_ONCE: usize = 8;
/// Rooms claimed in one query.
const ROOMS: u32 = 64;

/// An access token is at hand, or why there is none: then nothing leaves, and no try is saved.
type TokenAtHand = std::result::Result<(), line::Error>;

/// What is to be done next for a room.
enum Next {
    Nothing,
    /// Something was settled without LINE.
    Settled(Delivered),
    Ask(Box<Request>),
}

impl Delivery {
    /// Sends what is due, until nothing is: rooms side by side, each room's messages one after the other.
    ///
    /// # Errors
    /// The storage codes; what was tried is written down, and goes on from there.
    pub(crate) async fn deliver_due(&self) -> Result<Delivered> {
        let mut sum = Delivered::default();
        self.correct_clock_skew().await?;
        loop {
            let due = outbox::due_rooms(&mut self.store.read().await?, self.environment.now(), ROOMS).await?;
            let claimed: Vec<_> = due.into_iter().filter_map(|room| self.claims.claim(room)).collect();
            if claimed.is_empty() {
                return Ok(sum);
            }
            self.change_run().await?;
            let sent =
                stream::iter(claimed).map(|claimed| async move { self.deliver_room(&claimed.1).await });
            // To the end, also when the disk refuses one of them: what is under way is not broken off.
            let done: Vec<Result<Delivered>> = sent.buffer_unordered(AT_ONCE).collect().await;
            for one in done {
                sum.add(one?);
            }
        }
    }

    async fn deliver_room(&self, id: &RoomId) -> Result<Delivered> {
        let mut sum = Delivered::default();
        let (room, account) = self.room_and_account(id).await?;
        let client = match self.line.of(&account.id, &account.channel_id).await {
            Ok(client) => client,
            Err(error) => return self.without_client(&room, &account, &error).await,
        };
        let base = self.addresses.fetched_from(&mut self.store.read().await?, &account.id).await?;
        self.icons_for(id, &account, base.as_ref()).await?;
        loop {
            let token = client.acquire_token().await;
            match self.next_try(&room, base.as_ref(), &token).await? {
                Next::Nothing => return Ok(sum),
                Next::Settled(done) => {
                    self.note_refused_token(&account, token.as_ref().err()).await?;
                    sum.add(done);
                }
                Next::Ask(request) => {
                    let outcome = send(&client, &request).await;
                    self.note_refused_token(&account, outcome.as_ref().err()).await?;
                    sum.add(self.record_outcome(id, &request, outcome).await?);
                }
            }
        }
    }

    /// An account whose token LINE does not take is looked at.
    async fn note_refused_token(&self, account: &LineAccount, error: Option<&line::Error>) -> Result<()> {
        if error.is_some_and(|error| error.kind == ErrorKind::Unauthorized) {
            self.checks.note_unauthorized(&account.id).await?;
        }
        Ok(())
    }

    async fn room_and_account(&self, id: &RoomId) -> Result<(Room, LineAccount)> {
        let not_found = || Error::new(ErrorCode::NotFound);
        let mut conn = self.store.read().await?;
        let room = rooms::get(&mut conn, id).await?.ok_or_else(not_found)?;
        let account = line_accounts::get(&mut conn, &room.line_account_id).await?.ok_or_else(not_found)?;
        Ok((room, account))
    }

    /// Over an account that is out of use nothing is sent any more; otherwise the keychain is locked.
    async fn without_client(&self, room: &Room, account: &LineAccount, error: &Error) -> Result<Delivered> {
        if account.disconnected
            && let Next::Settled(done) = self.next_try(room, None, &Err(no_client())).await?
        {
            return Ok(done);
        }
        self.wait_for_secrets(&room.id, error).await
    }

    /// The keychain is locked: what waits, waits on.
    async fn wait_for_secrets(&self, room: &RoomId, error: &Error) -> Result<Delivered> {
        tracing::warn!(%error, "an account's secrets cannot be had");
        let mut tx = self.store.begin().await?;
        let rows: Vec<i64> = outbox::of_room(tx.conn(), room, 1).await?.iter().map(|row| row.seq).collect();
        let due = self.environment.now().plus(MOST_WAIT_MS);
        outbox::postpone(tx.conn(), &rows, due, DeliveryReason::SecretsLocked, false).await?;
        tx.changed(Change::Outbox);
        changed(&mut tx, room);
        tx.commit().await?;
        Ok(Delivered { later: rows.len(), ..Delivered::default() })
    }

    /// Decides what goes next, and saves the try before it is made.
    async fn next_try(&self, room: &Room, base: Option<&Url>, token: &TokenAtHand) -> Result<Next> {
        let now = self.environment.now();
        let mut tx = self.store.begin().await?;
        let not_found = || Error::new(ErrorCode::NotFound);
        let room = rooms::get(tx.conn(), &room.id).await?.ok_or_else(not_found)?;
        let account = line_accounts::get(tx.conn(), &room.line_account_id).await?.ok_or_else(not_found)?;
        let off = connection_off(&mut tx, &account).await?;
        let rows = outbox::of_room(tx.conn(), &room.id, MAX_MESSAGES as u32).await?;
        let asked = if off.is_none() { self.ask_first(&mut tx, &room, &rows).await? } else { Vec::new() };
        if !asked.is_empty() {
            tx.commit().await?;
            let later = asked.len();
            self.notifier.add(asked);
            return Ok(Next::Settled(Delivered { later, ..Delivered::default() }));
        }
        let rows = next_batch(self.without_missing_media(&mut tx, rows).await?, base.is_some(), now);
        let Some(head) = rows.first() else { return Ok(Next::Nothing) };
        let off = match off {
            None if head.transport.is_some() => writer_refusal(tx.conn(), &head.member_id, &room.id).await?,
            off => off,
        };
        let settled = match final_reason(head, off, now) {
            Some(reason) => Some(refuse(&mut tx, &room.id, &rows, reason, None).await?),
            None => match reason_to_wait(&rows, &room, &account, base, now) {
                Some(wait) => Some(self.postpone(&mut tx, &account, &rows, wait).await?),
                None => None,
            },
        };
        // Refused here or without a token: it is always all of them.
        let refusals = refusals(&room.id, &rows);
        let settled = match (settled, token) {
            (Some(settled), _) => settled,
            (None, Ok(())) => {
                let request = self.save_request(&mut tx, (&room, &account), rows, base).await?;
                tx.commit().await?;
                return Ok(Next::Ask(Box::new(request)));
            }
            (None, Err(error)) => self.on_no_token(&mut tx, &room.id, rows, error).await?,
        };
        if settled.refused > 0 {
            outbox::make_postponed_due(tx.conn(), &room.id, now).await?;
        }
        changed(&mut tx, &room.id);
        tx.commit().await?;
        self.notify_if_refused(&settled, refusals);
        Ok(Next::Settled(settled))
    }

    /// Saves a try, with everything in its request that could change, before it is made.
    async fn save_request(
        &self,
        tx: &mut WriteTx,
        (room, account): (&Room, &LineAccount),
        rows: Vec<OutboxRow>,
        base: Option<&Url>,
    ) -> Result<Request> {
        let head = rows.first().ok_or_else(|| Error::new(ErrorCode::Internal))?;
        let now = self.environment.now();
        let first = head.transport.is_none();
        let plan = match head.transport {
            Some(transport) => Plan::repeated(head, transport),
            None => Plan::first(tx, (room, account), head, base, now).await?,
        };
        let seqs: Vec<i64> = rows.iter().map(|row| row.seq).collect();
        outbox::save_try(tx.conn(), &plan.as_try(&seqs), now).await?;
        for row in rows.iter().filter(|row| row.links.is_some()) {
            published_media::set_since(tx.conn(), &row.message_id, now).await?;
        }
        let costs = match plan.transport {
            Transport::Reply => 0,
            Transport::Push => people(room).unwrap_or(1),
        };
        if first {
            // Counted before it goes: others that go at the same time see it.
            quotas::add_used(tx.conn(), &account.id, costs).await?;
        }
        Ok(Request { rows, plan, first, to: room.line_id.clone(), costs })
    }

    /// LINE issued no access token: nothing left this computer. What was tried before keeps what it is known by.
    async fn on_no_token(
        &self,
        tx: &mut WriteTx,
        room: &RoomId,
        rows: Vec<OutboxRow>,
        error: &line::Error,
    ) -> Result<Delivered> {
        let seqs: Vec<i64> = rows.iter().map(|row| row.seq).collect();
        outbox::count_attempt(tx.conn(), &seqs).await?;
        self.on_error(tx, room, &Request::without_token(rows), error).await
    }

    /// Records the outcome of a try.
    async fn record_outcome(
        &self,
        room: &RoomId,
        request: &Request,
        outcome: std::result::Result<Accepted, line::Error>,
    ) -> Result<Delivered> {
        let mut tx = self.store.begin().await?;
        let done = match outcome {
            Ok(accepted) => {
                self.on_accepted(&mut tx, request).await?;
                accept(&mut tx, &request.rows, &accepted).await?
            }
            Err(error) => self.on_error(&mut tx, room, request, &error).await?,
        };
        if done.accepted + done.refused > 0 {
            outbox::make_postponed_due(tx.conn(), room, self.environment.now()).await?;
        }
        changed(&mut tx, room);
        tx.commit().await?;
        self.notify_if_refused(&done, refusals(room, &request.rows));
        Ok(done)
    }

    fn notify_if_refused(&self, done: &Delivered, refusals: Vec<Notification>) {
        if done.refused > 0 {
            self.notifier.add(refusals);
        }
    }

    async fn on_error(
        &self,
        tx: &mut WriteTx,
        room: &RoomId,
        request: &Request,
        error: &line::Error,
    ) -> Result<Delivered> {
        let rows = &request.rows;
        match self.judge(tx, room, request, error).await? {
            Verdict::Accepted => accept(tx, rows, &accepted_without_ids()).await,
            Verdict::Refused(reason) => refuse(tx, room, rows, reason, Some(&error_text(error))).await,
            Verdict::OnHold => self.hold_until_next_month(tx, request).await,
            Verdict::AskTheToken => Ok(Delivered::default()),
            Verdict::PushInstead => {
                for row in rows {
                    outbox::clear_try(tx.conn(), row.seq).await?;
                }
                Ok(Delivered::default())
            }
            Verdict::Later { unseen } => self.try_later(tx, rows, error, unseen).await,
        }
    }

    async fn try_later(
        &self,
        tx: &mut WriteTx,
        rows: &[OutboxRow],
        error: &line::Error,
        unseen: bool,
    ) -> Result<Delivered> {
        let seqs: Vec<i64> = rows.iter().map(|row| row.seq).collect();
        let due = self.environment.now().plus(self.wait_ms(rows, error));
        let slower = matches!(error.kind, ErrorKind::RateLimited { .. });
        let due = if slower { self.slow_down(tx, rows, due).await? } else { due };
        // Asked once more before its token tells nothing any more.
        let due =
            rows.first().filter(|_| !unseen).and_then(token_tells_until).map_or(due, |end| due.min(end));
        outbox::postpone(tx.conn(), &seqs, due, reason(error.kind), unseen).await?;
        tx.changed(Change::Outbox);
        Ok(Delivered { later: rows.len(), ..Delivered::default() })
    }

    /// What LINE's answer means. What it has certainly not taken costs nothing, and spends no token.
    async fn judge(
        &self,
        tx: &mut WriteTx,
        room: &RoomId,
        request: &Request,
        error: &line::Error,
    ) -> Result<Verdict> {
        let verdict = verdict(request, error);
        if verdict.is_certainly_not_taken()
            && let Some(row) = request.rows.first()
        {
            quotas::subtract_used(tx.conn(), &row.line_account_id, request.costs).await?;
        }
        if let (Verdict::Later { unseen: true }, Some(at)) = (&verdict, request.plan.token_at) {
            let token = ReplyToken { token: request.plan.token.clone().unwrap_or_default(), at };
            rooms::restore_reply_token(tx.conn(), room, &token).await?;
        }
        Ok(verdict)
    }

    /// 1, 2, 4, … 60 seconds and a little more, so that not everybody comes back at once; or as LINE asks.
    fn wait_ms(&self, rows: &[OutboxRow], error: &line::Error) -> i64 {
        let tries = rows.first().map_or(0, |row| row.attempts);
        let wait = self.spread(backoff_ms(FIRST_WAIT_MS, tries, MOST_WAIT_MS));
        let ErrorKind::RateLimited { retry_after: Some(time) } = error.kind else { return wait };
        i64::try_from(time.as_millis()).unwrap_or(0).max(wait)
    }
}

/// There is no client that could ask for a token.
fn no_client() -> line::Error {
    line::Error {
        kind: ErrorKind::NotReached,
        request_id: None,
        line_message: None,
        details: Vec::new(),
        cause: None,
    }
}

/// Why nothing goes over an account any more (R1, R20).
async fn connection_off(tx: &mut WriteTx, account: &LineAccount) -> Result<Option<DeliveryReason>> {
    if account.disconnected {
        return Ok(Some(DeliveryReason::AccountDisconnected));
    }
    let on = workspace::get(tx.conn()).await?.is_some_and(|workspace| workspace.connection_on);
    Ok((!on).then_some(DeliveryReason::ConnectionOff))
}
