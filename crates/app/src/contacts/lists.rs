//! The lists of the address book (R10, R13, R16), as windows.

use domain::LIMITS;
use domain::MemberId;
use store::contact_lists::{self, Filter, List, ListRow, Order};

use super::views::{ContactCounts, ContactList, ContactListName, ContactRow, ContactSort};
use crate::{App, Result};

impl App {
    /// Rows of a list from `offset` on, those that `filter` lets through: words, or words and a tag.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn contact_list<'a>(
        &self,
        actor: &MemberId,
        list: ContactListName,
        filter: impl Into<Filter<'a>>,
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
        let filter = filter.into();
        let mut conn = self.store.read().await?;
        let window = (offset, limit.min(LIMITS.page_rows));
        let rows = contact_lists::page(&mut conn, actor, (list, order), filter, window).await?;
        let total = contact_lists::total(&mut conn, actor, list, filter).await?;
        Ok(ContactList { total, rows: rows.into_iter().map(row).collect() })
    }

    /// How many rows each list has.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn contact_counts(&self, actor: &MemberId) -> Result<ContactCounts> {
        let mut conn = self.store.read().await?;
        Ok(ContactCounts {
            all: contact_lists::total(&mut conn, actor, List::All, Filter::default()).await?,
            external: contact_lists::total(&mut conn, actor, List::External, Filter::default()).await?,
            clients: contact_lists::total(&mut conn, actor, List::Clients, Filter::default()).await?,
            trash: contact_lists::total(&mut conn, actor, List::Trash, Filter::default()).await?,
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
        phone: row.phone,
        tags: row.tags,
        photo: row.photo,
        friend_state: row.friend_state,
        sharing: row.sharing,
        deleted_at: row.deleted_at,
    }
}
