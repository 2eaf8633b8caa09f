//! The address book's lists, as windows. Each list is walked in the order of an index, so that the
//! first window of a long list costs no more than that of a short one.

use domain::contact::Sharing;
use domain::text::fold;
use domain::{MediaHash, MemberId, UtcMs};

use crate::{Conn, Result, query};

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// Members, and contacts the member sees.
    All,
    /// LINE users the member has added (R10).
    External,
    /// Contacts the member sees (R13).
    Clients,
    /// Deleted contacts of which the member is owner or holder, or which they deleted (R16).
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
    /// Picture.
    pub photo: Option<MediaHash>,
    /// Name on LINE; none for those who are not on LINE.
    pub nickname: Option<String>,
    /// `friend`, `blocked` or `stranger`; none for those who are not on LINE.
    pub friend_state: Option<String>,
    /// Who sees it; none for members.
    pub sharing: Option<Sharing>,
    /// In the Trash since.
    pub deleted_at: Option<UtcMs>,
}

/// Rows `offset..offset + limit` of a list as `member` sees it, those that match `search` (empty: all).
///
/// # Errors
/// When the database refuses.
pub async fn window(
    conn: &mut Conn,
    member: &MemberId,
    (list, order): (List, Order),
    search: &str,
    (offset, limit): (u32, u32),
) -> Result<Vec<ListRow>> {
    let rows = query(window_sql(list, order))
        .bind(member.as_str())
        .bind(pattern(search))
        .bind(offset)
        .bind(limit)
        .fetch_all(conn)
        .await?;
    rows.iter()
        .map(|row| {
            Ok(ListRow {
                id: row.try_get(0)?,
                member: row.try_get(1)?,
                name: row.try_get(2)?,
                reading: row.try_get(3)?,
                company: row.try_get(4)?,
                sharing: row.try_get(5)?,
                deleted_at: row.try_get::<Option<i64>>(6)?.map(UtcMs),
                photo: row.try_get::<Option<String>>(7)?.map(MediaHash),
                nickname: row.try_get(8)?,
                friend_state: row.try_get(9)?,
            })
        })
        .collect()
}

/// How many rows a list has as `member` sees it, those that match `search` (empty: all).
///
/// # Errors
/// When the database refuses.
pub async fn total(conn: &mut Conn, member: &MemberId, list: List, search: &str) -> Result<u32> {
    let pattern = pattern(search);
    let sql = if pattern.is_empty() { count_sql(list) } else { search_count_sql(list) };
    Ok(query(sql).bind(member.as_str()).bind(pattern).fetch_value(conn).await?)
}

/// What the LIKE operator is asked for: the folded words anywhere; empty for everything. Longer searches are cut.
pub fn pattern(search: &str) -> String {
    let words: String = fold(search.trim()).chars().take(200).collect();
    if words.is_empty() {
        return words;
    }
    let escaped = words.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_");
    format!("%{escaped}%")
}

macro_rules! seen {
    () => {
        "(c.owner_id = $1 OR c.sharing = 'everyone' \
          OR EXISTS (SELECT 1 FROM contact_holder h WHERE h.contact_id = c.id AND h.member_id = $1) \
          OR EXISTS (SELECT 1 FROM contact_share s WHERE s.contact_id = c.id AND s.member_id = $1))"
    };
}

macro_rules! from {
    (members) => {
        "FROM member m WHERE m.left_at IS NULL"
    };
    (clients) => {
        concat!("FROM contact c WHERE c.deleted_at IS NULL AND ", seen!())
    };
    (external) => {
        "FROM contact_holder o CROSS JOIN contact c ON c.id = o.contact_id \
         WHERE o.member_id = $1 AND c.line_user_id IS NOT NULL AND c.deleted_at IS NULL"
    };
    (trash) => {
        "FROM contact c WHERE c.deleted_at IS NOT NULL AND (c.owner_id = $1 OR c.deleted_by = $1 \
         OR EXISTS (SELECT 1 FROM contact_holder h WHERE h.contact_id = c.id AND h.member_id = $1))"
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
            r" AND ($2 = '' OR m.search_key LIKE $2 ESCAPE '\')"
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
            r" AND ($2 = '' OR c.search_key LIKE $2 ESCAPE '\')"
        )
    };
}

/// Rows first, LINE's side after: it is looked up for the rows of the window only.
macro_rules! windowed {
    ($order:literal, $($rows:expr),+) => {
        concat!(
            "SELECT w.id, w.member, w.name, w.reading, w.company, w.sharing, w.deleted_at, coalesce(w.photo, u.photo_hash), \
             u.display_name, CASE WHEN u.id IS NOT NULL THEN coalesce( \
               (SELECT f.state FROM friend f WHERE f.line_user_id = u.id \
                AND f.line_account_id = (SELECT line_account_id FROM member WHERE id = $1)), \
               (SELECT f.state FROM friend f WHERE f.line_user_id = u.id ORDER BY f.state_at DESC LIMIT 1), \
               'stranger') END \
             FROM (",
            $($rows,)+
            " ORDER BY ", $order, ", id LIMIT $4 OFFSET $3) w LEFT JOIN line_user u ON u.id = w.line_user_id \
             ORDER BY ", $order, ", w.id"
        )
    };
}

fn window_sql(list: List, order: Order) -> &'static str {
    match (list, order) {
        (List::All, Order::Name) => {
            windowed!("key", member_rows!("m.sort_key"), " UNION ALL ", contact_rows!(clients, "c.sort_key"))
        }
        (List::All, Order::Recent) => {
            windowed!(
                "key DESC",
                member_rows!("m.created_at"),
                " UNION ALL ",
                contact_rows!(clients, "c.created_at")
            )
        }
        (List::External, Order::Name) => windowed!("key", contact_rows!(external, "c.sort_key")),
        (List::External, Order::Recent) => windowed!("key DESC", contact_rows!(external, "o.added_at")),
        (List::Clients, Order::Name) => windowed!("key", contact_rows!(clients, "c.sort_key")),
        (List::Clients, Order::Recent) => windowed!("key DESC", contact_rows!(clients, "c.created_at")),
        (List::Trash, Order::Name) => windowed!("key", contact_rows!(trash, "c.sort_key")),
        (List::Trash, Order::Recent) => windowed!("key DESC", contact_rows!(trash, "c.deleted_at")),
    }
}

macro_rules! count {
    ($from:ident) => {
        concat!("SELECT count(*) ", from!($from))
    };
    ($from:ident, searching) => {
        concat!("SELECT count(*) ", from!($from), r" AND search_key LIKE $2 ESCAPE '\'")
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

fn search_count_sql(list: List) -> &'static str {
    match list {
        List::All => {
            concat!("SELECT (", count!(members, searching), ") + (", count!(clients, searching), ")")
        }
        List::External => count!(external, searching),
        List::Clients => count!(clients, searching),
        List::Trash => count!(trash, searching),
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
        let windows = LISTS
            .into_iter()
            .flat_map(|list| [window_sql(list, Order::Name), window_sql(list, Order::Recent)]);
        let counts = LISTS.into_iter().flat_map(|list| [count_sql(list), search_count_sql(list)]);
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
                let sql = window_sql(list, order);
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

    #[test]
    fn like_wildcards_in_a_search_are_escaped() {
        assert_eq!(pattern("100%_\\"), r"%100\%\_\\%");
        assert_eq!(pattern("  "), "");
        assert_eq!(pattern("ワタ"), "%わた%");
    }
}
