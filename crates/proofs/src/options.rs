//! What a proof is told on the command line: `[--short] [--seed N] [--NAME N …]`.

use std::collections::HashMap;

use anyhow::{Context, Result, bail};
use rand::Rng;

/// The options of a proof.
#[derive(Debug, Clone)]
pub struct Options {
    /// A short run, for the tests.
    pub short: bool,
    /// Where chance comes from; the same seed makes the same acts.
    pub seed: u64,
    numbers: HashMap<String, u64>,
}

impl Options {
    /// Reads the words behind a proof's name; `names` are the options of that proof. Without `--seed`, one is taken by
    /// chance.
    ///
    /// # Errors
    /// For a word that is no option, and an option without its number.
    pub fn parse(words: &[String], names: &[&str]) -> Result<Self> {
        let mut options = Self { short: false, seed: rand::rng().random(), numbers: HashMap::new() };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let Some(name) = word.strip_prefix("--") else { bail!("`{word}` is no option") };
            if name == "short" {
                options.short = true;
                continue;
            }
            let number = words.next().with_context(|| format!("--{name} needs a number"))?;
            let number = number.parse().with_context(|| format!("--{name} needs a number"))?;
            match name {
                "seed" => options.seed = number,
                _ if names.contains(&name) => drop(options.numbers.insert(name.to_owned(), number)),
                _ => bail!("`{word}` is no option of this proof: there are --short, --seed, {names:?}"),
            }
        }
        Ok(options)
    }

    /// The number of an option; without it, `short` for a short run and `full` for one at full length.
    pub fn number(&self, name: &str, short: u64, full: u64) -> u64 {
        let usual = if self.short { short } else { full };
        self.numbers.get(name).copied().unwrap_or(usual)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_option_is_refused_instead_of_a_run_at_full_length() {
        let parse = |line: &str| {
            let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            Options::parse(&words, &["kills"])
        };
        assert_eq!(parse("--kills 20 --seed 7").unwrap().number("kills", 10, 10_000), 20);
        assert_eq!(parse("--short").unwrap().number("kills", 10, 10_000), 10);
        for line in ["--kils 20", "--events 20", "kills", "--kills", "--kills many"] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
