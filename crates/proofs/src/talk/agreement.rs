//! The comparison at the end of a round: what was written, what the simulator has, and what the database has.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use domain::MediaHash;
use line_simulator::{MessageKind, Part, Sent};
use store::{Conn, Store, query};

use super::ledger::{Incoming, Ledger, Outgoing, Said, sha256};
use super::stage::Stage;
use crate::report::Report;
use crate::world::said;

/// What the simulator and the database agree on.
#[derive(Debug, Default)]
pub struct Agreement {
    /// Messages of LINE users, each in the database once.
    pub incoming: usize,
    /// Of them with media, each with its file byte by byte.
    pub incoming_media: usize,
    /// Of them taken back, and gone.
    pub unsent: usize,
    /// Messages of the member, each on a phone once and shown as accepted.
    pub outgoing: usize,
    /// Of them pictures, each loaded by a phone.
    pub outgoing_media: usize,
    /// Messages whose outcome nobody can know, and that are shown so.
    pub unknown_outcome: usize,
    /// Media rows, each with its file.
    pub media_rows: usize,
    /// Files that no row names.
    pub spare_files: usize,
}

/// A message of the database.
struct Row {
    id: String,
    text: String,
    media_hash: Option<String>,
    line_message_id: Option<String>,
    delivery: Option<String>,
    refused_code: Option<String>,
    unsent: bool,
}

impl Agreement {
    /// Adds another round's.
    pub fn add(&mut self, other: &Self) {
        self.incoming += other.incoming;
        self.incoming_media += other.incoming_media;
        self.unsent += other.unsent;
        self.outgoing += other.outgoing;
        self.outgoing_media += other.outgoing_media;
        self.unknown_outcome += other.unknown_outcome;
        self.media_rows += other.media_rows;
        self.spare_files += other.spare_files;
    }

    /// Adds it to a report.
    pub fn report(&self, report: &mut Report) {
        report.row("messages of LINE users, each there once", self.incoming);
        report.row("of them with media, byte by byte", self.incoming_media);
        report.row("of them taken back, and gone", self.unsent);
        report.row("messages of the member, each on a phone once", self.outgoing);
        report.row("of them pictures, loaded by a phone", self.outgoing_media);
        report.row("shown as of unknown outcome", self.unknown_outcome);
        report.row("lost", 0);
        report.row("doubled", 0);
        report.row("media rows, each with its file", self.media_rows);
        report.row("files that no row names", self.spare_files);
    }
}

/// Loads every picture that the member sent, as the phones do. Gives how many there are.
///
/// # Errors
/// When one cannot be shown.
pub async fn load_all(stage: &Stage) -> Result<usize> {
    let platform = &stage.world.platform;
    let mut loaded = 0;
    for chat in &stage.world.chats {
        for message in platform.messages(&chat.user, &chat.id).await.map_err(said)? {
            if message.mine || message.kind != MessageKind::Image || message.content_url.is_none() {
                continue;
            }
            if message.sender_id.as_deref() != Some(stage.world.account.basic_id.as_str()) {
                continue;
            }
            let load = platform.load(&chat.user, &chat.id, &message.message_id, Part::Original).await;
            let load = load.map_err(said)?;
            ensure!(load.problem.is_none(), "a phone cannot show a picture: {load:?}");
            loaded += 1;
        }
    }
    Ok(loaded)
}

/// Compares. The workspace is closed.
///
/// # Errors
/// For everything that is lost, doubled or untrue.
pub async fn compare(stage: &Stage, loaded: usize) -> Result<Agreement> {
    let sent = stage.world.platform.sent().await;
    let store = Store::open(stage.world.folder()).await?;
    let mut conn = store.read().await?;
    check_database(&mut conn).await?;
    let mut agreement = Agreement { outgoing_media: loaded, ..Agreement::default() };
    check_media(&mut conn, store.folder(), &mut agreement).await?;
    let arrived = arrived_at_line(&mut conn, &sent).await?;
    let incoming = rows(&mut conn, "in").await?;
    let outgoing = rows(&mut conn, "out").await?;
    drop(conn);
    store.close().await;
    let ledger = stage.ledger();
    compare_incoming(&ledger, incoming, &mut agreement)?;
    compare_outgoing(&ledger, &outgoing, &arrived, &mut agreement)?;
    check_order(&ledger, &sent)?;
    Ok(agreement)
}

async fn check_database(conn: &mut Conn) -> Result<()> {
    let integrity: String = query("PRAGMA integrity_check").fetch_value(conn).await?;
    ensure!(integrity == "ok", "integrity_check: {integrity}");
    let dangling = query("PRAGMA foreign_key_check").fetch_all(conn).await?.len();
    ensure!(dangling == 0, "{dangling} foreign keys lead nowhere");
    let failed: i64 = query("SELECT count(*) FROM webhook_event WHERE error IS NOT NULL OR pending = 1")
        .fetch_value(conn)
        .await?;
    ensure!(failed == 0, "{failed} events are not applied");
    Ok(())
}

/// Every media row has its file, with the bytes that it is named by.
async fn check_media(conn: &mut Conn, folder: &Path, agreement: &mut Agreement) -> Result<()> {
    let hashes: Vec<MediaHash> = query("SELECT hash FROM media").fetch_values(conn).await?;
    for hash in &hashes {
        let path = store::media::path(folder, hash).context("a hash that is none")?;
        let bytes = std::fs::read(&path).with_context(|| format!("a media row without its file: {hash}"))?;
        ensure!(sha256(&bytes) == hash.as_str(), "a file with other bytes than its row says: {hash}");
    }
    let mut files = 0;
    for part in std::fs::read_dir(folder.join("media"))? {
        let part = part?.path();
        files += if part.is_dir() { std::fs::read_dir(part)?.count() } else { 1 };
    }
    agreement.media_rows = hashes.len();
    agreement.spare_files = files - hashes.len();
    Ok(())
}

async fn rows(conn: &mut Conn, direction: &str) -> Result<Vec<Row>> {
    let sql = "SELECT id, text, media_hash, line_message_id, delivery, refused_code, unsent_at FROM message \
               WHERE direction = $1";
    let rows = query(sql).bind(direction).fetch_all(conn).await?;
    let row = |row: &store::Row| {
        Ok(Row {
            id: row.get("id")?,
            text: row.get("text")?,
            media_hash: row.get("media_hash")?,
            line_message_id: row.get("line_message_id")?,
            delivery: row.get("delivery")?,
            refused_code: row.get("refused_code")?,
            unsent: row.get::<Option<i64>>("unsent_at")?.is_some(),
        })
    };
    rows.iter().map(row).collect()
}

/// How often the simulator accepted each message of the member, by its id here.
async fn arrived_at_line(conn: &mut Conn, sent: &[Sent]) -> Result<HashMap<String, usize>> {
    let mut arrived = HashMap::new();
    for message in sent.iter().flat_map(|sent| &sent.messages) {
        let id = match message["originalContentUrl"].as_str() {
            Some(url) => message_of_link(conn, url).await?,
            None => id_in(message["text"].as_str().unwrap_or_default()),
        };
        *arrived.entry(id).or_default() += 1;
    }
    Ok(arrived)
}

async fn message_of_link(conn: &mut Conn, url: &str) -> Result<String> {
    let token = url.split("/media/").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default();
    let id = query("SELECT message_id FROM published_media WHERE token = $1").bind(token);
    id.fetch_optional_value(conn).await?.context("LINE was given a link that is not published")
}

/// The id that each text of the member begins with.
fn id_in(text: &str) -> String {
    text.split(' ').next().unwrap_or_default().to_owned()
}

fn compare_incoming(ledger: &Ledger, rows: Vec<Row>, agreement: &mut Agreement) -> Result<()> {
    ensure!(
        rows.len() == ledger.incoming.len(),
        "{} messages came in, {} were written",
        rows.len(),
        ledger.incoming.len()
    );
    for row in rows {
        let id = row.line_message_id.as_deref().unwrap_or_default();
        let written = ledger.incoming.get(id).with_context(|| format!("nobody wrote {id}"))?;
        check_incoming(written, &row).with_context(|| format!("message {id}"))?;
        agreement.incoming += 1;
        agreement.incoming_media += usize::from(!written.unsent && matches!(written.said, Said::Media(_)));
        agreement.unsent += usize::from(written.unsent);
    }
    Ok(())
}

fn check_incoming(written: &Incoming, row: &Row) -> Result<()> {
    ensure!(row.unsent == written.unsent, "it was taken back: {}, and is: {}", written.unsent, row.unsent);
    if written.unsent {
        ensure!(row.text.is_empty() && row.media_hash.is_none(), "it was taken back, and something is left");
        return Ok(());
    }
    match &written.said {
        Said::Text(text) => ensure!(&row.text == text, "another text"),
        Said::Media(hash) => ensure!(row.media_hash.as_ref() == Some(hash), "its bytes are not there"),
    }
    Ok(())
}

fn compare_outgoing(
    ledger: &Ledger,
    rows: &[Row],
    arrived: &HashMap<String, usize>,
    agreement: &mut Agreement,
) -> Result<()> {
    let rows: HashMap<&str, &Row> = rows.iter().map(|row| (row.id.as_str(), row)).collect();
    ensure!(
        rows.len() == ledger.outgoing.len(),
        "{} rows for {} messages",
        rows.len(),
        ledger.outgoing.len()
    );
    for message in &ledger.outgoing {
        let row = rows.get(message.id.as_str()).with_context(|| format!("{} is not there", message.id))?;
        let times = arrived.get(&message.id).copied().unwrap_or(0);
        ensure!(times <= 1, "{} is on the phone {times} times", message.id);
        match (row.delivery.as_deref(), row.refused_code.as_deref()) {
            (Some("accepted"), _) => ensure!(times == 1, "{} is shown as accepted, and is lost", message.id),
            (Some("refused"), Some("unknown_outcome")) => agreement.unknown_outcome += 1,
            (state, code) => anyhow::bail!("{} ends as {state:?} {code:?}", message.id),
        }
        agreement.outgoing += times;
    }
    Ok(())
}

/// In each room, texts are on the phones in the order in which the member wrote them.
fn check_order(ledger: &Ledger, sent: &[Sent]) -> Result<()> {
    let place: HashMap<&str, (usize, &str)> = (0..)
        .zip(&ledger.outgoing)
        .map(|(place, message): (usize, &Outgoing)| (message.id.as_str(), (place, message.room.as_str())))
        .collect();
    let mut last: HashMap<&str, usize> = HashMap::new();
    for text in sent.iter().flat_map(|sent| &sent.messages).filter_map(|message| message["text"].as_str()) {
        let id = id_in(text);
        let (place, room) = place.get(id.as_str()).with_context(|| format!("nobody sent {id}"))?;
        if let Some(before) = last.insert(room, *place) {
            ensure!(before < *place, "{id} overtook another in its room");
        }
    }
    Ok(())
}
