//! `cargo xtask release-notes FROM..TO`: what a version brings, from the subjects of its commits
//! (CONTRIBUTING.md, *How to commit*).

use anyhow::{Result, ensure};
use duct::cmd;

use crate::places;

/// Areas that only somebody who works on Engawa notices. They come last.
const DEVELOPERS: &[&str] = &["docs", "fuzz", "line-simulator", "proofs", "testkit", "tests", "xtask"];
/// Where a subject without an area goes.
const OTHER: &str = "other";

/// The command: the notes, as Markdown, on standard output.
pub fn run(arguments: Vec<String>) -> Result<()> {
    ensure!(arguments.len() == 1 && arguments[0].contains(".."), "release-notes takes FROM..TO");
    let log = ["log", "--no-merges", "--reverse", "--format=%s", arguments[0].as_str(), "--"];
    let subjects = cmd("git", log).dir(places::root()).read()?;
    print!("{}", notes(&subjects));
    Ok(())
}

/// The notes for `subjects`, one a line: a heading for each area, by name, and the areas of developers after all others.
/// Within an area the order of the commits stays.
fn notes(subjects: &str) -> String {
    let mut areas: Vec<(String, Vec<&str>)> = Vec::new();
    for subject in subjects.lines().filter(|line| !line.trim().is_empty()) {
        let (area, what) = split(subject);
        match areas.iter_mut().find(|(name, _)| *name == area) {
            Some((_, changes)) => changes.push(what),
            None => areas.push((area, vec![what])),
        }
    }
    areas.sort_by_key(|(area, _)| (place(area), area.clone()));
    areas.iter().map(|(area, changes)| section(area, changes)).collect::<Vec<_>>().join("\n")
}

/// The area of a subject, and what was done. Of several areas the first counts: it is the one that people see.
fn split(subject: &str) -> (String, &str) {
    let is_area = |area: &&str| {
        area.split(", ").all(|word| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '-'))
    };
    match subject.split_once(": ").filter(|(areas, _)| is_area(areas)) {
        Some((areas, what)) => (areas.split(',').next().unwrap_or(areas).to_lowercase(), what.trim()),
        None => (OTHER.to_owned(), subject.trim()),
    }
}

fn place(area: &str) -> usize {
    match area {
        OTHER => 1,
        developers if DEVELOPERS.contains(&developers) => 2,
        _ => 0,
    }
}

fn section(area: &str, changes: &[&str]) -> String {
    let items: String = changes.iter().map(|what| format!("- {}\n", sentence(what))).collect();
    format!("## {}\n\n{items}", sentence(area))
}

/// `text` with a capital letter in front; subjects begin with a small one.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{notes, split};

    #[test]
    fn release_notes_group_subjects_by_area_and_put_developers_areas_last() {
        let subjects = "tests: a journey for cards\nui: rows differ\nstore: fewer locks\nui: one page frame\nFirst commit\n";
        assert_eq!(
            notes(subjects),
            "## Store\n\n- Fewer locks\n\n\
             ## Ui\n\n- Rows differ\n- One page frame\n\n\
             ## Other\n\n- First commit\n\n\
             ## Tests\n\n- A journey for cards\n",
        );
    }

    #[test]
    fn a_subject_with_several_areas_stands_under_the_first() {
        assert_eq!(split("ui, tests: menus by their list"), ("ui".to_owned(), "menus by their list"));
        assert_eq!(split("line-simulator: it forgets"), ("line-simulator".to_owned(), "it forgets"));
    }

    #[test]
    fn a_colon_within_a_sentence_begins_no_area() {
        let subject = "Backups are opened once: nothing is promised untried";
        assert_eq!(split(subject), ("other".to_owned(), subject));
        assert_eq!(split("tls: ring: one provider"), ("tls".to_owned(), "ring: one provider"));
    }

    #[test]
    fn no_commits_give_no_notes() {
        assert_eq!(notes("\n"), "");
    }
}
