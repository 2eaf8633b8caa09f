//! The LINE reference (`docs/line-messaging-api.md`): a number that is cited is a section there, and each section says
//! which page of LINE's it is from and when that was read.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::{page, prose::Prose};
use crate::check::{finding::Finding, pattern::pattern, source::Source};

const PAGE: &str = "docs/line-messaging-api.md";
const NAME: &str = "LINE reference";

/// `LINE reference A.2.1`, `LINE reference A.1.4, A.4`, `LINE reference A.1.5 to A.1.7`.
static CITED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"LINE reference [A-D]\.\d+(?:\.\d+)*(?:(?:, | and | to )[A-D]\.\d+(?:\.\d+)*)*")
});
static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b[A-D](?:\.[1-9]\d*)+\b"));
/// `Read 2026-08-07: [page](https://…)`
static READ: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^Read \d{4}(?:-\d\d){0,2}\b"));

/// Sections that are cited and not there, and sections that do not say where they are from.
pub fn unresolved(sources: &[Source]) -> Vec<Finding> {
    let Some(page) = sources.iter().find(|source| source.path == PAGE) else {
        return vec![Finding::new(PAGE, 1, "the page of the LINE reference is missing")];
    };
    let (known, mut findings) = sections(page);
    findings.extend(sources.iter().flat_map(|source| cited(source, &known)));
    findings
}

/// The numbers of the page's sections, and those without source.
fn sections(page: &Source) -> (BTreeSet<String>, Vec<Finding>) {
    let mut known = BTreeSet::new();
    let mut findings = Vec::new();
    for (heading, body) in page::sections(page) {
        let Some(number) = NUMBER.find(&heading.words).filter(|number| number.start() == 0) else { continue };
        known.insert(number.as_str().to_owned());
        let has_words = !body.trim().is_empty();
        if has_words && !(READ.is_match(body) && body.contains("](https://")) {
            let what = format!(
                "{} does not say what it is from: write `Read <date>: [page](https://…)`",
                number.as_str()
            );
            findings.push(Finding::new(PAGE, page.line(heading.at.start), what));
        }
    }
    (known, findings)
}

fn cited(source: &Source, known: &BTreeSet<String>) -> Vec<Finding> {
    let prose = Prose::of(&source.text);
    let words = prose.words();
    let citations: Vec<_> = CITED.find_iter(words).map(|found| found.range()).collect();
    let within = |at: usize| citations.iter().any(|range| range.contains(&at));
    let numbers = NUMBER.find_iter(words).filter_map(|number| {
        let what = if !known.contains(number.as_str()) {
            format!(
                "there is no section {} in {PAGE}: write the fact there, with its page and date",
                number.as_str()
            )
        } else if source.path != PAGE && !within(number.start()) {
            format!("write it as `{NAME} {}`", number.as_str())
        } else {
            return None;
        };
        Some((number.start(), what))
    });
    let names = words.match_indices(NAME).filter(|(at, _)| source.path != PAGE && !within(*at));
    let names = names.map(|(at, _)| (at, format!("say which section: `{NAME} A.2.1`")));
    numbers.chain(names).map(|(at, what)| Finding::new(&source.path, prose.line(at), what)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = "## A.1 Webhooks\n\n### A.1.1 Requests\n\nRead 2026-08-07: [page](https://developers.line.biz/).\n\n- A fact (A.1).\n";

    fn findings(page: &str, text: &str) -> Vec<String> {
        let sources = [
            Source { path: PAGE.into(), text: page.into() },
            Source { path: "a.rs".into(), text: text.into() },
        ];
        unresolved(&sources).iter().map(Finding::to_string).collect()
    }

    #[test]
    fn a_section_that_is_not_there_is_found_also_when_the_citation_is_broken_over_two_lines() {
        assert!(findings(TWO, "/// (LINE reference A.1.1), (LINE reference A.1 to A.1.1)").is_empty());
        let found =
            findings(TWO, "//! Words (LINE\n//! reference A.1, A.1.2).\n/// (LINE reference\n/// A.3)");
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("a.rs:2:") && found[0].contains("A.1.2"));
        assert!(found[1].starts_with("a.rs:4:") && found[1].contains("A.3"));
    }

    #[test]
    fn a_citation_in_another_form_is_told_the_form() {
        let found = findings(TWO, "/// see A.1.1\n/// see the LINE reference");
        assert!(found[0].ends_with("write it as `LINE reference A.1.1`"), "{found:?}");
        assert!(found[1].contains("say which section"), "{found:?}");
    }

    #[test]
    fn a_section_without_page_and_date_is_found_and_a_mere_heading_is_none() {
        assert_eq!(findings("## A.1 One\n\nA fact.\n", "").len(), 1);
        assert_eq!(findings("## A.1 One\n\nRead 2026: by heart.\n", "").len(), 1, "no page");
        assert_eq!(findings(TWO, "").len(), 0);
    }
}
