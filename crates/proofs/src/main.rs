//! The proofs: programs that try Engawa as its bad days would. `cargo xtask prove NAME` builds and runs one.
//!
//! Each proof is a module with `run(&Options) -> Result<Report>`. Engawa runs without a window in a process of its own
//! (this program, called `proofs headless`), on a data folder of its own; the LINE simulator runs in the proof's process.
//! Chance comes from a seed, and the seed is printed first, so that whatever fails can be run again.
#![allow(clippy::print_stdout, reason = "a proof's figures are this program's output")]

mod company;
mod disk;
mod headless;
mod kills;
mod options;
mod order;
mod report;
mod rng;
mod strangers;
mod talk;
mod world;

use std::process::ExitCode;

use anyhow::{Result, bail};

use options::Options;
use report::Report;

#[tokio::main]
async fn main() -> ExitCode {
    match dispatch(std::env::args().skip(1).collect()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("FAILED: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn dispatch(arguments: Vec<String>) -> Result<()> {
    let name = arguments.first().cloned().unwrap_or_default();
    if name == "headless" {
        return headless::process::run().await;
    }
    let report = prove(&name, arguments.get(1..).unwrap_or_default()).await?;
    println!("{report}");
    Ok(())
}

async fn prove(name: &str, words: &[String]) -> Result<Report> {
    let begin = |names: &[&str]| -> Result<Options> {
        let options = Options::parse(words, names)?;
        println!("prove {name}: seed {}", options.seed);
        Ok(options)
    };
    match name {
        "disk" => disk::run(&begin(disk::OPTIONS)?).await,
        "kills" => kills::run(&begin(kills::OPTIONS)?).await,
        "order" => order::run(&begin(order::OPTIONS)?).await,
        "strangers" => strangers::run(&begin(strangers::OPTIONS)?).await,
        _ => bail!("no proof is called `{name}`"),
    }
}
