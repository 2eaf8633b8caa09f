//! `prove kills`: Engawa is killed at random moments while LINE users and a member write, and started again. In the end
//! LINE and the database agree: nothing is lost, nothing is doubled, and every media row has its file (R21, R23).

mod round;

use anyhow::{Context, Result};

use crate::options::Options;
use crate::report::Report;
use round::{Figures, Round};

/// What can be asked for, each with a number.
pub const OPTIONS: &[&str] = &["kills"];
/// Kills in one data folder; then a new one is begun. LINE's simulator remembers a thousand events.
const KILLS_PER_FOLDER: u64 = 100;

/// Runs the proof: `--kills N` kills.
///
/// # Errors
/// At the first folder in which something is lost, doubled or untrue; it is kept, and the error says where.
pub async fn run(options: &Options) -> Result<Report> {
    let kills = options.number("kills", 10, 10_000);
    let mut report = Report::begin();
    let mut sum = Figures::default();
    let mut number = 0;
    while sum.kills < kills {
        let seed = options.seed.wrapping_add(number);
        let round = Round { seed, kills: KILLS_PER_FOLDER.min(kills - sum.kills) };
        let figures = round.run().await.with_context(|| {
            format!("in folder {number}, to be run again with --seed {seed} --kills {}", round.kills)
        })?;
        sum.add(&figures);
        number += 1;
        println!("{} kills, {:.1} min: {figures:?}", sum.kills, report.elapsed().as_secs_f64() / 60.0);
    }
    report.row("data folders", number);
    sum.report(&mut report);
    Ok(report)
}
