//! The delivery loop's steps: what is due in a room, written down, asked of LINE, and recorded.

use domain::RoomId;
use domain::delivery::{DeliveryReason, Transport};
use futures_util::{StreamExt, stream};
use line::limits::MAX_MESSAGES;
use line::{Accepted, ErrorKind};
use store::line_accounts::{self, LineAccount};
use store::outbox::{self, OutboxRow, Try};
use store::rooms::{self, ReplyToken, Room};
use store::{Change, WriteTx, members, quotas, workspace};
use url::Url;

use super::delivery::Delivery;
use super::icon;
use super::next::{MOST_WAIT_MS, end, group, wait};
use super::outcome::{Delivered, accept, refuse};
use super::request::{Request, ask, sender};
use super::verdict::{Verdict, nothing_known, reason, verdict, words};
use crate::accounts::waiting::changed;
use crate::rooms::reply_token::{fresh_token, people};
use crate::{Error, ErrorCode, Result};

/// Rooms that are sent to at the same time.
const AT_ONCE: usize = 8;
/// Rooms looked up in one go.
const ROOMS: u32 = 64;

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
        let (room, account) = self.way_to(id).await?;
        let client = match self.line.of(&account.id, &account.channel_id).await {
            Ok(client) => client,
            Err(error) => return self.without_client(&room, &account, &error).await,
        };
        let base = self.addresses.fetched_from(&mut self.store.read().await?, &account.id).await?;
        self.icons_for(id, &account, base.as_ref()).await?;
        loop {
            match self.next_try(&room, base.as_ref()).await? {
                Next::Nothing => return Ok(sum),
                Next::Settled(done) => sum.add(done),
                Next::Ask(request) => {
                    let outcome = ask(&client, &request).await;
                    sum.add(self.record(id, &request, outcome).await?);
                }
            }
        }
    }

    async fn way_to(&self, id: &RoomId) -> Result<(Room, LineAccount)> {
        let not_found = || Error::new(ErrorCode::NotFound);
        let mut conn = self.store.read().await?;
        let room = rooms::get(&mut conn, id).await?.ok_or_else(not_found)?;
        let account = line_accounts::get(&mut conn, &room.line_account_id).await?.ok_or_else(not_found)?;
        Ok((room, account))
    }

    /// Over an account that is out of use nothing is sent any more; otherwise the keychain is locked.
    async fn without_client(&self, room: &Room, account: &LineAccount, error: &Error) -> Result<Delivered> {
        if account.disconnected
            && let Next::Settled(done) = self.next_try(room, None).await?
        {
            return Ok(done);
        }
        self.no_secrets(&room.id, error).await
    }

    /// The keychain is locked: what waits, waits on.
    async fn no_secrets(&self, room: &RoomId, error: &Error) -> Result<Delivered> {
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

    /// Decides what goes next, and writes the try down before it is made.
    async fn next_try(&self, room: &Room, base: Option<&Url>) -> Result<Next> {
        let now = self.environment.now();
        let mut tx = self.store.begin().await?;
        let not_found = || Error::new(ErrorCode::NotFound);
        let room = rooms::get(tx.conn(), &room.id).await?.ok_or_else(not_found)?;
        let account = line_accounts::get(tx.conn(), &room.line_account_id).await?.ok_or_else(not_found)?;
        let rows = outbox::of_room(tx.conn(), &room.id, MAX_MESSAGES as u32).await?;
        let rows = group(self.without_missing_media(&mut tx, rows).await?, base.is_some(), now);
        let Some(head) = rows.first() else { return Ok(Next::Nothing) };
        let on = workspace::get(tx.conn()).await?.is_some_and(|workspace| workspace.connection_on);
        let off = match account.disconnected {
            true => Some(DeliveryReason::AccountDisconnected),
            false if !on => Some(DeliveryReason::ConnectionOff),
            false => None,
        };
        let done = match end(head, off, now) {
            Some(reason) => Some(refuse(&mut tx, &room.id, &rows, reason, None).await?),
            None => match wait(&rows, &room, &account, base, now) {
                Some(wait) => Some(self.put_off(&mut tx, &account, &rows, wait).await?),
                None => None,
            },
        };
        if let Some(done) = done {
            if done.refused > 0 {
                outbox::make_postponed_due(tx.conn(), &room.id, now).await?;
            }
            changed(&mut tx, &room.id);
            tx.commit().await?;
            return Ok(Next::Settled(done));
        }
        let request = self.write_down(&mut tx, &room, &account, rows, base).await?;
        tx.commit().await?;
        Ok(Next::Ask(Box::new(request)))
    }

    async fn write_down(
        &self,
        tx: &mut WriteTx,
        room: &Room,
        account: &LineAccount,
        rows: Vec<OutboxRow>,
        base: Option<&Url>,
    ) -> Result<Request> {
        let head = rows.first().ok_or_else(|| Error::new(ErrorCode::Internal))?;
        let now = self.environment.now();
        let first = head.transport.is_none();
        let mut token_at = None;
        let (transport, token, sender, icon, base) = match head.transport {
            Some(transport) => {
                let base = head.base_url.as_deref().and_then(|base| Url::parse(base).ok());
                (
                    transport,
                    head.reply_token.clone(),
                    head.sender_name.clone(),
                    head.sender_icon.clone(),
                    base,
                )
            }
            None => {
                let token = fresh_token(tx, room, now).await?;
                token_at = token.as_ref().map(|token| token.at);
                let token = token.map(|token| token.token);
                let transport = if token.is_some() { Transport::Reply } else { Transport::Push };
                let member = members::get(tx.conn(), &head.member_id).await?;
                let sender = member.as_ref().and_then(|member| sender(account, &member.entry.name));
                let icon = match member.and_then(|member| member.photo) {
                    Some(photo) if sender.is_some() && base.is_some() => icon::published(tx, &photo).await?,
                    _ => None,
                };
                (transport, token, sender, icon, base.cloned())
            }
        };
        let seqs: Vec<i64> = rows.iter().map(|row| row.seq).collect();
        let one = Try {
            rows: &seqs,
            transport,
            sender_name: sender.as_deref(),
            sender_icon: icon.as_deref(),
            base_url: base.as_ref().map(Url::as_str),
            reply_token: token.as_deref(),
        };
        outbox::save_try(tx.conn(), &one, now).await?;
        let costs = if transport == Transport::Push { people(room).unwrap_or(1) } else { 0 };
        if first {
            // Counted before it goes: others that go at the same time see it.
            quotas::add_used(tx.conn(), &account.id, costs).await?;
        }
        let to = room.line_id.clone();
        Ok(Request {
            rows,
            transport,
            first,
            token: token.unwrap_or_default(),
            token_at,
            sender,
            icon,
            base,
            to,
            costs,
        })
    }

    async fn record(
        &self,
        room: &RoomId,
        request: &Request,
        outcome: std::result::Result<Accepted, line::Error>,
    ) -> Result<Delivered> {
        if outcome.as_ref().is_err_and(|error| error.kind == ErrorKind::Unauthorized) {
            self.checks.note_unauthorized(&request.rows[0].line_account_id).await?;
        }
        let mut tx = self.store.begin().await?;
        let rows = &request.rows;
        let done = match outcome {
            Ok(accepted) => {
                self.on_accepted(&mut tx, request).await?;
                accept(&mut tx, rows, &accepted).await?
            }
            Err(error) => match self.judge(&mut tx, room, request, &error).await? {
                Verdict::Accepted => accept(&mut tx, rows, &nothing_known()).await?,
                Verdict::Refused(reason) => refuse(&mut tx, room, rows, reason, Some(&words(&error))).await?,
                Verdict::OnHold => self.month_is_used_up(&mut tx, request).await?,
                Verdict::PushInstead => {
                    for row in rows {
                        outbox::clear_try(tx.conn(), row.seq).await?;
                    }
                    Delivered::default()
                }
                Verdict::AskTheToken => Delivered::default(),
                Verdict::Later { unseen } => {
                    let seqs: Vec<i64> = rows.iter().map(|row| row.seq).collect();
                    let due = self.environment.now().plus(self.wait_ms(rows, &error));
                    let slower = matches!(error.kind, ErrorKind::RateLimited { .. });
                    let due = if slower { self.slow_down(&mut tx, rows, due).await? } else { due };
                    outbox::postpone(tx.conn(), &seqs, due, reason(error.kind), unseen).await?;
                    tx.changed(Change::Outbox);
                    Delivered { later: rows.len(), ..Delivered::default() }
                }
            },
        };
        if done.accepted + done.refused > 0 {
            outbox::make_postponed_due(tx.conn(), room, self.environment.now()).await?;
        }
        changed(&mut tx, room);
        tx.commit().await?;
        Ok(done)
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
        if let (Verdict::Later { unseen: true }, Some(at)) = (&verdict, request.token_at) {
            let token = ReplyToken { token: request.token.clone(), at };
            rooms::restore_reply_token(tx.conn(), room, &token).await?;
        }
        Ok(verdict)
    }

    /// 1, 2, 4, … 60 seconds and a little more, so that not everybody comes back at once; or as LINE asks.
    fn wait_ms(&self, rows: &[OutboxRow], error: &line::Error) -> i64 {
        let tries = rows.first().map_or(0, |row| row.attempts);
        let wait = self.spread((1000_i64 << tries.min(6)).min(MOST_WAIT_MS));
        let ErrorKind::RateLimited { retry_after: Some(time) } = error.kind else { return wait };
        i64::try_from(time.as_millis()).unwrap_or(0).max(wait)
    }
}
