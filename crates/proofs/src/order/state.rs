//! The state of a workspace, as text that two runs can be compared by: every row of every table, column by column.
//!
//! Ids that were made by chance are replaced by LINE's own, which they stand for. Left out is what tells of the arrival
//! and of nothing else: [`ARRIVAL`], [`SYSTEM`], and whether a stored event came as a redelivery.

use std::collections::{BTreeMap, HashMap};

use anyhow::Result;
use serde_json::{Map, Value};
use store::{Conn, Row, Store, query};

/// Rows by table, in alphabetical order.
pub type State = BTreeMap<String, Vec<String>>;

/// The order and time in which this computer received things, when it asks LINE for more, and the reply token, which
/// lives by its arrival (LINE reference A.2.1).
const ARRIVAL: &[&str] = &[
    "seq",
    "received_at",
    "created_at",
    "updated_at",
    "arrival",
    "read_arrivals",
    "last_event_at",
    "media_due_at",
    "profile_due_at",
    "summary_due_at",
    "reply_token",
    "reply_token_at",
];
/// The same in one table: when the member's room came about here, since and until when LINE had told that somebody, or the
/// account, is in a group, and the port that was free.
const ARRIVAL_OF: &[(&str, &str)] = &[
    ("room_member", "joined_at"),
    ("room_member", "read_to_at"),
    ("room_line_user", "joined_at"),
    ("room_line_user", "present_at"),
    ("room", "account_state_at"),
    ("workspace", "door_port"),
];
/// System messages say what changed when it was told. What an overtaken event would have said is left out, so they are
/// no part of the state; where one is a room's last message, [`LAST_WRITTEN`] is compared instead.
const SYSTEM: &str = "\"direction\":\"system\"";
const LAST: &str = "SELECT 1 FROM message WHERE id = room.last_message_id AND direction = 'system'";
const LAST_ACTIVITY: &str = "SELECT 1 FROM message WHERE room_id = room.id AND direction = 'system' \
                             AND sent_at = room.last_activity_at";
/// System messages that count as unread (decision 29). Nobody reads here.
const COUNTED: &str = "message WHERE direction = 'system' AND arrival > 0";
/// A room's last message that people wrote.
const LAST_WRITTEN: &str = "message WHERE room_id = room.id AND direction <> 'system' \
                            ORDER BY sent_at DESC, position DESC, id DESC LIMIT 1";
/// Differences that are shown.
const MOST_SHOWN: usize = 12;

/// Reads the state.
///
/// # Errors
/// When the database refuses.
pub async fn read(store: &Store) -> Result<State> {
    let mut conn = store.read().await?;
    let names = names(&mut conn).await?;
    let tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' \
                  AND substr(name, 1, 1) <> '_'";
    let tables: Vec<String> = query(tables).fetch_values(&mut conn).await?;
    let mut state = State::new();
    for table in tables {
        let mut rows = rows_of(&mut conn, &table, &names).await?;
        rows.retain(|row| !row.contains(SYSTEM));
        rows.sort_unstable();
        state.insert(table, rows);
    }
    Ok(state)
}

/// What differs: rows of the first state alone (-), and of the second alone (+).
pub fn differences(expected: &State, found: &State) -> Vec<String> {
    let mut lines = Vec::new();
    for (table, rows) in expected {
        let others = found.get(table).map(Vec::as_slice).unwrap_or_default();
        lines.extend(missing(rows, others).map(|row| format!("- {table} {row}")));
        lines.extend(missing(others, rows).map(|row| format!("+ {table} {row}")));
    }
    lines.truncate(MOST_SHOWN);
    lines
}

/// The rows that stand in `some` more often than in `others`.
fn missing<'a>(some: &'a [String], others: &'a [String]) -> impl Iterator<Item = &'a String> {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for row in others {
        *left.entry(row).or_default() += 1;
    }
    some.iter().filter(move |row| match left.get_mut(row.as_str()) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    })
}

/// What ids made by chance stand for.
async fn names(conn: &mut Conn) -> Result<HashMap<String, String>> {
    let sql = "SELECT id, 'room ' || line_id AS name FROM room \
               UNION ALL SELECT id, 'contact of ' || line_user_id FROM contact WHERE line_user_id IS NOT NULL \
               UNION ALL SELECT message.id, 'message ' || coalesce(line_message_id, \
                   room.line_id || message.kind || message.body || message.sent_at) \
               FROM message JOIN room ON room.id = message.room_id";
    let rows = query(sql).fetch_all(conn).await?;
    rows.iter().map(|row: &Row| Ok((row.get("id")?, row.get("name")?))).collect()
}

async fn rows_of(conn: &mut Conn, table: &str, names: &HashMap<String, String>) -> Result<Vec<String>> {
    let columns: Vec<String> =
        query("SELECT name FROM pragma_table_info($1)").bind(table).fetch_values(conn).await?;
    let tells = |column: &str| !ARRIVAL.contains(&column) && !ARRIVAL_OF.contains(&(table, column));
    let columns = columns.iter().filter(|column| tells(column));
    let columns: Vec<String> =
        columns.map(|column| format!("'{column}', {}", value_of(table, column))).collect();
    let sql = format!("SELECT json_object({}) AS row FROM {table}", columns.join(", "));
    // A statement is a text of the program's. These are made of the schema's own names, a few dozen in a run.
    let rows = query(Box::leak(sql.into_boxed_str())).fetch_all(conn).await?;
    rows.iter().map(|row: &Row| Ok(row_text(&row.get::<String>("row")?, names)?)).collect()
}

/// SQL for a column's value: without what system messages add to it.
fn value_of(table: &str, column: &str) -> String {
    let unless_system = |system: &str, of: &str| {
        format!("CASE WHEN EXISTS ({system}) THEN (SELECT {of} FROM {LAST_WRITTEN}) ELSE {column} END")
    };
    match (table, column) {
        ("room", "last_message_id") => unless_system(LAST, "id"),
        ("room", "last_activity_at") => unless_system(LAST_ACTIVITY, "sent_at"),
        ("room", "arrivals") => format!("arrivals - (SELECT count(*) FROM {COUNTED} AND room_id = room.id)"),
        ("room_member", "unread") => {
            format!("unread - (SELECT count(*) FROM {COUNTED} AND room_id = room_member.room_id)")
        }
        _ => format!("CASE typeof({column}) WHEN 'blob' THEN hex({column}) ELSE {column} END"),
    }
}

fn row_text(json: &str, names: &HashMap<String, String>) -> serde_json::Result<String> {
    let mut row: Map<String, Value> = serde_json::from_str(json)?;
    for (column, value) in &mut row {
        if let Some(name) = value.as_str().and_then(|text| names.get(text)) {
            *value = name.as_str().into();
        }
        if column == "raw" {
            *value = without_delivery(value.as_str().unwrap_or_default());
        }
    }
    serde_json::to_string(&row)
}

/// A stored event without whether it came as a redelivery.
fn without_delivery(raw: &str) -> Value {
    let mut event: Value = serde_json::from_str(raw).unwrap_or_else(|_| raw.into());
    if let Some(event) = event.as_object_mut() {
        event.remove("deliveryContext");
    }
    event
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_stands_there_twice_is_a_difference() {
        let state =
            |rows: &[&str]| State::from([("t".to_owned(), rows.iter().map(ToString::to_string).collect())]);
        assert_eq!(differences(&state(&["a"]), &state(&["a", "a"])), ["+ t a"], "doubled");
        assert_eq!(differences(&state(&["a", "b"]), &state(&["b"])), ["- t a"], "lost");
        assert!(differences(&state(&["a", "b"]), &state(&["a", "b"])).is_empty());
    }
}
