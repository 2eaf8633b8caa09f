//! The list of rooms (R10: LINE users are found here, too).

use domain::LIMITS;
use domain::MemberId;
use domain::message::Direction;
use domain::room::{RoomFilter, RoomKind};
use domain::text::one_line;
use store::room_lists::{self, LastMessage as LastRow, RoomRow, RoomScope};

use super::content::{PREVIEW_CHARACTERS, preview};
use super::views::{LastMessage, RoomList, RoomRow as RowView};
use crate::{App, Result, authorisation};

impl App {
    /// Rows `offset..offset + limit` of the member's rooms, of those that nobody has taken, or of those that nobody who
    /// can come looks after (R27), latest first.
    /// `search` matches title, LINE name and contact; empty: all.
    ///
    /// # Errors
    /// `NotFound` for a member who does not work here; `NotAdministrator` for the rooms of those who cannot come.
    pub async fn room_list(
        &self,
        actor: &MemberId,
        filter: RoomFilter,
        search: &str,
        offset: u32,
        limit: u32,
    ) -> Result<RoomList> {
        let mut conn = self.store.read().await?;
        authorisation::working(&mut conn, actor).await?;
        let cannot_come = match filter {
            RoomFilter::Mine | RoomFilter::Unassigned => Vec::new(),
            RoomFilter::Unattended => {
                authorisation::require_administrator(&mut conn, actor).await?;
                authorisation::cannot_come(&mut conn).await?
            }
        };
        let scope = scope(filter, &cannot_come);
        let page = (offset, limit.min(LIMITS.page_rows));
        let rows = room_lists::window(&mut conn, actor, scope, search, page).await?;
        let total = room_lists::total(&mut conn, actor, scope, search).await?;
        Ok(RoomList { total, rows: rows.into_iter().map(|one| row(one, actor)).collect() })
    }
}

fn scope(filter: RoomFilter, cannot_come: &[MemberId]) -> RoomScope<'_> {
    match filter {
        RoomFilter::Mine => RoomScope::Mine,
        RoomFilter::Unassigned => RoomScope::Unassigned,
        RoomFilter::Unattended => RoomScope::Unattended(cannot_come),
    }
}

/// The name of a room for a member, and the LINE name where it differs.
pub(crate) fn title(row: &RoomRow) -> (String, Option<String>) {
    match &row.contact_name {
        Some(name) => {
            (name.clone(), Some(row.line_name.clone()).filter(|line| line != name && !line.is_empty()))
        }
        None => (row.line_name.clone(), None),
    }
}

fn row(row: RoomRow, actor: &MemberId) -> RowView {
    let (title, nickname) = title(&row);
    RowView {
        id: row.id,
        kind: row.kind,
        title,
        nickname,
        photo: row.photo,
        last: row.last.map(|last| last_message(last, row.kind == RoomKind::Group, actor)),
        at: row.at,
        unread: row.unread,
        muted: row.muted,
        friend_state: row.friend_state,
        draft: one_line(&row.draft, PREVIEW_CHARACTERS),
        refused: row.refused,
    }
}

fn last_message(last: LastRow, group: bool, actor: &MemberId) -> LastMessage {
    let mine = last.content.kind.direction() == Direction::Out;
    let sender_name = match (mine, group) {
        (true, _) => last.member_name.filter(|_| last.member_id.as_ref() != Some(actor)),
        (false, true) => last.line_user_name.clone(),
        (false, false) => None,
    };
    LastMessage {
        preview: preview(&last.content, last.line_user_name.as_deref()),
        mine,
        sender_name: sender_name.unwrap_or_default(),
        delivery: last.delivery,
    }
}
