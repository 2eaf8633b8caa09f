//! The lists of contacts, in pages. Each list is read in the order of an index, so that the first page of a long list
//! costs no more than that of a short one.

use domain::contact::Sharing;
use domain::room::FriendState;
use domain::{MediaHash, MemberId, UtcMs};

use crate::contact_access::{may_see, may_see_in_trash};
use crate::search::like_pattern;
use crate::{Conn, Result, Row, query};

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// Members, and contacts that the member may see.
    All,
    /// LINE users the member has added (R10).
    External,
    /// Contacts that the member may see (R13).
    Clients,
    /// Contacts in the Trash that the member may see (R16).
    Trash,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// By reading, else name.
    Name,
    /// Latest first: added, or deleted.
    Recent,
}

/// Which rows of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filter<'a> {
    /// Those that match these words; empty: all.
    pub search: &'a str,
    /// Those with this tag; empty: all.
    pub tag: &'a str,
}

impl<'a> From<&'a str> for Filter<'a> {
    fn from(search: &'a str) -> Self {
        Self { search, tag: "" }
    }
}

impl Filter<'_> {
    fn is_none(&self) -> bool {
        self.search.trim().is_empty() && self.tag.is_empty()
    }
}

/// One row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    /// The contact's or member's id.
    pub id: String,
    /// A colleague; otherwise a contact.
    pub member: bool,
    /// The name the company uses.
    pub name: String,
    /// How it is read.
    pub reading: String,
    /// Company, or a member's department.
    pub company: String,
    /// The first phone number; empty when there is none.
    pub phone: String,
    /// In the order of the alphabet.
    pub tags: Vec<String>,
    /// Picture.
    pub photo: Option<MediaHash>,
    /// Name on LINE; none for those who are not on LINE.
    pub nickname: Option<String>,
    /// How they stand to the member's account, else to any; none for those who are not on LINE.
    pub friend_state: Option<FriendState>,
    /// Who may see it; none for members.
    pub sharing: Option<Sharing>,
    /// In the Trash since.
    pub deleted_at: Option<UtcMs>,
}

/// The page `offset..offset + limit` of a list as `member` sees it, of the rows that `filter` lets through.
///
/// # Errors
/// When the database refuses.
pub async fn page(
    conn: &mut Conn,
    member: &MemberId,
    (list, order): (List, Order),
    filter: Filter<'_>,
    (offset, limit): (u32, u32),
) -> Result<Vec<ListRow>> {
    let rows = query(page_sql(list, order))
        .bind(member)
        .bind(like_pattern(filter.search))
        .bind(filter.tag)
        .bind(offset)
        .bind(limit)
        .fetch_all(conn)
        .await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<ListRow> {
    Ok(ListRow {
        id: row.get("id")?,
        member: row.get("member")?,
        name: row.get("name")?,
        reading: row.get("reading")?,
        company: row.get("company")?,
        phone: row.get("phone")?,
        tags: tags(row.get("tags")?),
        photo: row.get("photo")?,
        nickname: row.get("nickname")?,
        friend_state: row.get("friend_state")?,
        sharing: row.get("sharing")?,
        deleted_at: row.get("deleted_at")?,
    })
}

/// SQLite's JSON array of texts.
fn tags(json: Option<String>) -> Vec<String> {
    json.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default()
}

/// How many rows a list has as `member` sees it, of those that `filter` lets through.
///
/// # Errors
/// When the database refuses.
pub async fn total(conn: &mut Conn, member: &MemberId, list: List, filter: Filter<'_>) -> Result<u32> {
    let sql = if filter.is_none() { count_sql(list) } else { filtered_count_sql(list) };
    query(sql).bind(member).bind(like_pattern(filter.search)).bind(filter.tag).fetch_value(conn).await
}

macro_rules! from {
    (members) => {
        "FROM member m WHERE m.left_at IS NULL"
    };
    (clients) => {
        concat!("FROM contact c WHERE c.deleted_at IS NULL AND ", may_see!("c", "$1"))
    };
    (external) => {
        "FROM contact_holder o CROSS JOIN contact c ON c.id = o.contact_id \
         WHERE o.member_id = $1 AND c.line_user_id IS NOT NULL AND c.deleted_at IS NULL"
    };
    (trash) => {
        concat!("FROM contact c WHERE c.deleted_at IS NOT NULL AND ", may_see_in_trash!("c", "$1"))
    };
}

macro_rules! filter {
    (members) => {
        r" AND ($2 = '' OR m.search_key LIKE $2 ESCAPE '\') AND $3 = ''"
    };
    (contacts) => {
        r" AND ($2 = '' OR c.search_key LIKE $2 ESCAPE '\') AND ($3 = '' OR EXISTS
         (SELECT 1 FROM contact_tag t WHERE t.contact_id = c.id AND t.tag = $3))"
    };
}

macro_rules! member_rows {
    ($key:literal) => {
        concat!(
            "SELECT m.id AS id, 1 AS member, m.name AS name, m.reading AS reading, m.department AS company, \
             NULL AS sharing, NULL AS deleted_at, m.photo_hash AS photo, NULL AS line_user_id, ",
            $key,
            " AS key ",
            from!(members),
            filter!(members)
        )
    };
}

macro_rules! contact_rows {
    ($from:ident, $key:literal) => {
        concat!(
            "SELECT c.id AS id, 0 AS member, c.name AS name, c.reading AS reading, c.company AS company, \
             c.sharing AS sharing, c.deleted_at AS deleted_at, NULL AS photo, c.line_user_id AS line_user_id, ",
            $key,
            " AS key ",
            from!($from),
            filter!(contacts)
        )
    };
}

/// Rows first, LINE's side after: it is joined to the rows of the page only.
macro_rules! paged {
    ($order:literal, $($rows:expr),+) => {
        concat!(
            "SELECT w.id AS id, w.member AS member, w.name AS name, w.reading AS reading, w.company AS company, \
             w.sharing AS sharing, w.deleted_at AS deleted_at, coalesce(w.photo, u.photo_hash) AS photo, \
             coalesce((SELECT number FROM contact_phone WHERE contact_id = w.id ORDER BY position LIMIT 1), '') AS phone, \
             (SELECT json_group_array(tag ORDER BY tag) FROM contact_tag WHERE contact_id = w.id) AS tags, \
             u.display_name AS nickname, CASE WHEN u.id IS NOT NULL THEN coalesce( \
               (SELECT f.state FROM friend f WHERE f.line_user_id = u.id \
                AND f.line_account_id = (SELECT line_account_id FROM member WHERE id = $1)), \
               (SELECT f.state FROM friend f WHERE f.line_user_id = u.id ORDER BY f.state_at DESC LIMIT 1), \
               'stranger') END AS friend_state \
             FROM (",
            $($rows,)+
            " ORDER BY ", $order, ", id LIMIT $5 OFFSET $4) w LEFT JOIN line_user u ON u.id = w.line_user_id \
             ORDER BY ", $order, ", w.id"
        )
    };
}

fn page_sql(list: List, order: Order) -> &'static str {
    match (list, order) {
        (List::All, Order::Name) => {
            paged!("key", member_rows!("m.sort_key"), " UNION ALL ", contact_rows!(clients, "c.sort_key"))
        }
        (List::All, Order::Recent) => {
            paged!(
                "key DESC",
                member_rows!("m.created_at"),
                " UNION ALL ",
                contact_rows!(clients, "c.created_at")
            )
        }
        (List::External, Order::Name) => paged!("key", contact_rows!(external, "c.sort_key")),
        (List::External, Order::Recent) => paged!("key DESC", contact_rows!(external, "o.added_at")),
        (List::Clients, Order::Name) => paged!("key", contact_rows!(clients, "c.sort_key")),
        (List::Clients, Order::Recent) => paged!("key DESC", contact_rows!(clients, "c.created_at")),
        (List::Trash, Order::Name) => paged!("key", contact_rows!(trash, "c.sort_key")),
        (List::Trash, Order::Recent) => paged!("key DESC", contact_rows!(trash, "c.deleted_at")),
    }
}

macro_rules! count {
    ($from:ident) => {
        concat!("SELECT count(*) ", from!($from))
    };
    ($from:ident, $rows:ident) => {
        concat!("SELECT count(*) ", from!($from), filter!($rows))
    };
}

fn count_sql(list: List) -> &'static str {
    match list {
        List::All => concat!("SELECT (", count!(members), ") + (", count!(clients), ")"),
        List::External => count!(external),
        List::Clients => count!(clients),
        List::Trash => count!(trash),
    }
}

fn filtered_count_sql(list: List) -> &'static str {
    match list {
        List::All => {
            concat!("SELECT (", count!(members, members), ") + (", count!(clients, contacts), ")")
        }
        List::External => count!(external, contacts),
        List::Clients => count!(clients, contacts),
        List::Trash => count!(trash, contacts),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Store;
    use crate::sql::composed_query;

    const LISTS: [List; 4] = [List::All, List::External, List::Clients, List::Trash];

    #[tokio::test]
    async fn every_contact_list_query_uses_an_index() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path()).await.expect("a new store opens");
        let mut conn = store.read().await.expect("a reader");
        let windows =
            LISTS.into_iter().flat_map(|list| [page_sql(list, Order::Name), page_sql(list, Order::Recent)]);
        let counts = LISTS.into_iter().flat_map(|list| [count_sql(list), filtered_count_sql(list)]);
        for sql in windows.chain(counts) {
            let plan = composed_query(format!("EXPLAIN QUERY PLAN {sql}"))
                .fetch_all(&mut conn)
                .await
                .expect("the statement is one");
            let lines: Vec<String> = plan.iter().map(|row| row.get("detail").unwrap()).collect();
            let walks_a_table = |line: &&String| {
                line.contains("SCAN ")
                    && !line.contains("USING")
                    && !line.contains("SCAN w")
                    && !line.contains("CONSTANT ROW")
            };
            assert_eq!(lines.iter().find(walks_a_table), None, "{sql}\n{lines:#?}");
        }
    }

    #[tokio::test]
    async fn the_first_page_of_a_contact_list_is_read_in_index_order_without_a_sort() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path()).await.expect("a new store opens");
        let mut conn = store.read().await.expect("a reader");
        for (order, index) in [(Order::Name, "contact_by_name"), (Order::Recent, "contact_by_creation")] {
            for list in [List::All, List::Clients] {
                let sql = page_sql(list, order);
                let plan = composed_query(format!("EXPLAIN QUERY PLAN {sql}"))
                    .fetch_all(&mut conn)
                    .await
                    .expect("the statement is one");
                let lines: Vec<String> = plan.iter().map(|row| row.get("detail").unwrap()).collect();
                assert!(
                    lines.iter().any(|line| line.contains(index)),
                    "{list:?} {order:?} leaves {index}: {lines:#?}"
                );
            }
        }
    }
}
