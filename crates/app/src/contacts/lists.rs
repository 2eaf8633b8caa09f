//! The lists of the address book (R10, R13, R16), as windows.

use domain::LIMITS;
use domain::MemberId;
use store::contact_lists::{self, List, ListRow, Order};

use super::views::{ContactCounts, ContactList, ContactListName, ContactRow, ContactSort};
use crate::{App, Result};

impl App {
    /// Rows of a list from `offset` on, those that match `search` (empty: all).
    ///
    /// # Errors
    /// The storage codes.
    pub async fn contact_list(
        &self,
        actor: &MemberId,
        list: ContactListName,
        search: &str,
        sort: ContactSort,
        offset: u32,
        limit: u32,
    ) -> Result<ContactList> {
        let list = match list {
            ContactListName::All => List::All,
            ContactListName::External => List::External,
            ContactListName::Clients => List::Clients,
            ContactListName::Trash => List::Trash,
        };
        let order = match sort {
            ContactSort::Name => Order::Name,
            ContactSort::Recent => Order::Recent,
        };
        let mut conn = self.store.read().await?;
        let window = (offset, limit.min(LIMITS.page_rows));
        let rows = contact_lists::page(&mut conn, actor, (list, order), search, window).await?;
        let total = contact_lists::total(&mut conn, actor, list, search).await?;
        Ok(ContactList { total, rows: rows.into_iter().map(row).collect() })
    }

    /// How many rows each list has.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn contact_counts(&self, actor: &MemberId) -> Result<ContactCounts> {
        let mut conn = self.store.read().await?;
        Ok(ContactCounts {
            all: contact_lists::total(&mut conn, actor, List::All, "").await?,
            external: contact_lists::total(&mut conn, actor, List::External, "").await?,
            clients: contact_lists::total(&mut conn, actor, List::Clients, "").await?,
            trash: contact_lists::total(&mut conn, actor, List::Trash, "").await?,
        })
    }
}

fn row(row: ListRow) -> ContactRow {
    ContactRow {
        id: row.id,
        member: row.member,
        name: row.name,
        reading: row.reading,
        nickname: row.nickname,
        company: row.company,
        photo: row.photo,
        friend_state: row.friend_state,
        sharing: row.sharing,
        deleted_at: row.deleted_at,
    }
}
