//! `prove order`: LINE's events are doubled, reordered, late, delivered again, together and apart; the state in the end
//! is that of the run in which each came once, in order and at once (R23).
//!
//! What is compared, and what cannot be: `state.rs`.

mod conversation;
mod deliveries;
mod event;
mod receiver;
mod shrink;
mod state;

use anyhow::{Result, bail};

use crate::options::Options;
use crate::report::Report;
use crate::rng::rng_of;
use conversation::conversation;
use deliveries::{Delivery, Disorder, disordered, in_order};
use event::Event;
use receiver::receive;

/// What can be asked for, each with a number.
pub const OPTIONS: &[&str] = &["events", "case"];
/// Events of one case: a workspace, and a story of rooms in it.
const EVENTS_PER_CASE: u64 = 1_000;

/// Runs the proof: `--events N` events, `--case N` events in each case.
///
/// # Errors
/// At the first case whose states differ, with the fewest events that show it.
pub async fn run(options: &Options) -> Result<Report> {
    let events = options.number("events", 1_000, 100_000);
    let per_case = options.number("case", EVENTS_PER_CASE.min(events / 4), EVENTS_PER_CASE).max(1);
    let mut report = Report::begin();
    let (mut done, mut delivered, mut bodies, mut rows) = (0, 0, 0, 0);
    for number in 0..events.div_ceil(per_case) {
        let seed = options.seed.wrapping_add(number);
        let case = Case::new(seed, usize::try_from(per_case)?);
        let differences = case.run().await?;
        if !differences.lines.is_empty() {
            bail!("case {number} (--seed {seed} --case {per_case}): {}", case.fewest(differences).await?);
        }
        done += case.events.len();
        delivered += case.deliveries.iter().map(|delivery| delivery.events.len()).sum::<usize>();
        bodies += case.deliveries.len();
        rows += differences.rows;
        if number % 10 == 9 {
            println!("{done} events, {:.1} min", report.elapsed().as_secs_f64() / 60.0);
        }
    }
    report.row("events", done);
    report.row("of them delivered, with those that came again", delivered);
    report.row("requests", bodies);
    report.row("rows compared", rows);
    report.row("rows that differ", 0);
    Ok(report)
}

/// One story, and the disorder in which it comes.
struct Case {
    seed: u64,
    events: Vec<Event>,
    deliveries: Vec<Delivery>,
}

/// How two states differ.
struct Differences {
    /// Rows of both, as text.
    lines: Vec<String>,
    /// How many rows were compared.
    rows: usize,
}

impl Case {
    fn new(seed: u64, count: usize) -> Self {
        let mut rng = rng_of(seed, 1);
        let events = conversation(&mut rng, count);
        let disorder = Disorder::by_chance(&mut rng);
        let deliveries = disordered(&events, &disorder, &mut rng);
        Self { seed, events, deliveries }
    }

    async fn run(&self) -> Result<Differences> {
        self.compare(&in_order(&self.events), &self.deliveries).await
    }

    async fn compare(&self, ordered: &[Delivery], disordered: &[Delivery]) -> Result<Differences> {
        let expected = receive(self.seed, &self.events, ordered).await?;
        let found = receive(self.seed, &self.events, disordered).await?;
        let rows = expected.values().map(Vec::len).sum();
        Ok(Differences { lines: state::differences(&expected, &found), rows })
    }

    /// The fewest events that still differ, and how.
    async fn fewest(&self, first: Differences) -> Result<String> {
        let fewest = shrink::fewest(self.events.len(), async |kept: &[usize]| {
            let (ordered, disordered) = self.only(kept);
            Ok(!self.compare(&ordered, &disordered).await?.lines.is_empty())
        })
        .await?;
        let (ordered, disordered) = self.only(&fewest);
        let differences = self.compare(&ordered, &disordered).await?.lines;
        let mut text = format!("{} rows differ; the fewest events that show it:\n", first.lines.len());
        for delivery in &disordered {
            text += &format!("  {}\n", delivery.describe(&self.events));
        }
        text += &format!("in order (-) and as they came (+):\n  {}", differences.join("\n  "));
        Ok(text)
    }

    fn only(&self, kept: &[usize]) -> (Vec<Delivery>, Vec<Delivery>) {
        let only = |all: &[Delivery]| all.iter().filter_map(|delivery| delivery.only(kept)).collect();
        (only(&in_order(&self.events)), only(&self.deliveries))
    }
}
