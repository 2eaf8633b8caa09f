//! Webhook events that are set aside, as administrators look at them and let them be tried again (R23).

use domain::text::one_line;
use domain::{LineUserId, MemberId};
use line::event::Source;
use store::set_aside_events as rows;
use store::{Change, Conn, line_users, webhook_events::WebhookEvent};

use super::arrived::ArrivedEvent;
use super::diagnosis::diagnosis;
use super::views::{SetAsideEvent, SetAsideEvents};
use crate::authorisation::require_administrator;
use crate::{App, Result};

/// How many are shown.
const MOST_SHOWN: u32 = 100;
/// The longest name of a type that is shown, in characters: a stranger may have made it up.
const MOST_CHARACTERS: usize = 60;

impl App {
    /// The webhook events that are set aside.
    ///
    /// # Errors
    /// `NotAdministrator`.
    pub async fn set_aside_list(&self, actor: &MemberId) -> Result<SetAsideEvents> {
        let mut conn = self.store.read().await?;
        require_administrator(&mut conn, actor).await?;
        let total = rows::count(&mut conn).await?;
        let mut events = Vec::new();
        for row in rows::list(&mut conn, MOST_SHOWN).await? {
            events.push(self.set_aside_view(&mut conn, row).await?);
        }
        Ok(SetAsideEvents { total, events })
    }

    /// Lets one event be tried again; none: all that are set aside. Each is applied at its place in the order of arrival.
    /// Returns what is set aside then; one that cannot be applied now either comes back.
    ///
    /// # Errors
    /// `NotAdministrator`.
    pub async fn set_aside_retry(&self, actor: &MemberId, seq: Option<i64>) -> Result<SetAsideEvents> {
        let mut tx = self.store.begin().await?;
        require_administrator(tx.conn(), actor).await?;
        if rows::retry(tx.conn(), seq).await? > 0 {
            for change in [Change::WebhookEvents, Change::Admin, Change::Session] {
                tx.changed(change);
            }
        }
        tx.commit().await?;
        self.set_aside_list(actor).await
    }

    async fn set_aside_view(&self, conn: &mut Conn, row: rows::SetAsideEvent) -> Result<SetAsideEvent> {
        let stored = WebhookEvent {
            seq: row.seq,
            line_account_id: row.line_account_id,
            raw: row.raw,
            received_at: row.received_at,
        };
        let ArrivedEvent { stored, event, time_estimated } = ArrivedEvent::parse(stored, &self.line_time);
        let user = event.source.as_ref().and_then(Source::user_id).map(LineUserId::from);
        let user = match &user {
            Some(id) => line_users::get(conn, id).await?,
            None => None,
        };
        Ok(SetAsideEvent {
            seq: row.seq,
            what: one_line(event.kind.event_type().as_str(), MOST_CHARACTERS),
            account_name: row.account_name,
            line_user_name: user.map(|user| user.name).filter(|name| !name.is_empty()),
            at: (!time_estimated).then_some(domain::UtcMs(event.timestamp)),
            received_at: row.received_at,
            reason: row.reason,
            version: row.version,
            diagnosis: diagnosis(&stored.raw),
        })
    }
}
