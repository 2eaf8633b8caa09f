//! The rules of the product (`docs/rules.md`): whoever names one by its number names one that is there, and each says
//! where it is decided and which story tells it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::{page, prose::Prose};
use crate::check::{finding::Finding, pattern::pattern, source::Source};

const PAGE: &str = "docs/rules.md";

static CITED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bR(\d{1,3})\b"));
/// The name of a test that tells a rule: `fn r4_r11_one_click…`, `it('r15 has …'`.
static TOLD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"(?:\bfn |\b(?:it|test|describe)\(['"`])(r\d{1,3}(?:_r\d{1,3})*)[_ :,]"#));
static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d+"));

/// Rules that are cited and not there, and rules that lack something.
pub fn unresolved(sources: &[Source]) -> Vec<Finding> {
    let Some(page) = sources.iter().find(|source| source.path == PAGE) else {
        return vec![Finding::new(PAGE, 1, "the page of the rules is missing")];
    };
    let (known, mut findings) = rules(page);
    for source in sources {
        findings.extend(cited(source).into_iter().filter(|(number, _)| !known.contains_key(number)).map(
            |(number, line)| {
                Finding::new(&source.path, line, format!("there is no rule R{number} in {PAGE}"))
            },
        ));
    }
    findings
}

/// The rules of the page by their number, and what is wrong with them.
fn rules(page: &Source) -> (BTreeMap<u32, usize>, Vec<Finding>) {
    let mut known = BTreeMap::new();
    let mut findings = Vec::new();
    for (heading, body) in page::sections(page) {
        let Some(number) = heading.words.strip_prefix('R').and_then(first_number) else { continue };
        let line = page.line(heading.at.start);
        let links = page::links(body);
        let stories = links.iter().filter(|link| link.names.is_some() && is_story(&link.to)).count();
        let decided = links.iter().filter(|link| !is_story(&link.to)).count();
        if known.insert(number, line).is_some() {
            findings.push(Finding::new(
                PAGE,
                line,
                format!("R{number} is there twice: numbers are for ever"),
            ));
        }
        if stories == 0 {
            findings.push(Finding::new(
                PAGE,
                line,
                format!("R{number} names no story: write one in tests/stories and link its name"),
            ));
        }
        if decided == 0 {
            findings.push(Finding::new(
                PAGE,
                line,
                format!("R{number} does not say where it is decided: link the function"),
            ));
        }
    }
    (known, findings)
}

fn is_story(to: &str) -> bool {
    to.contains("tests/") || to.ends_with(".test.ts")
}

fn first_number(words: &str) -> Option<u32> {
    words.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// The rules that a file names, each with its line.
fn cited(source: &Source) -> Vec<(u32, usize)> {
    let prose = Prose::of(&source.text);
    let in_words = CITED.captures_iter(prose.words()).filter_map(|found| found.get(1));
    let in_names = TOLD.captures_iter(prose.words()).filter_map(|found| found.get(1));
    let numbers = in_words.chain(in_names).flat_map(|found| {
        NUMBER.find_iter(found.as_str()).map(move |number| (number.as_str().parse(), found.start()))
    });
    numbers.filter_map(|(number, at)| Some((number.ok()?, prose.line(at)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> Source {
        Source { path: PAGE.into(), text: text.into() }
    }

    fn file(path: &str, text: &str) -> Source {
        Source { path: path.into(), text: text.into() }
    }

    const R1: &str = "## R1 One\n\nWords.\n\n- [`a`](../crates/a.rs)\n- [`r1_b`](../tests/stories/b.rs)\n";

    #[test]
    fn a_rule_that_is_not_there_is_found_in_comments_and_in_names_of_tests() {
        let sources = [
            page(R1),
            file("a.rs", "/// Fine (R1).\nfn a() {} // R2\n"),
            file("b.rs", "fn r1_r3_two_rules() {}"),
            file("c.test.ts", "it('r4 is told', () => {});"),
        ];
        let found: Vec<_> =
            unresolved(&sources).into_iter().map(|f| format!("{}:{} {}", f.path, f.line, f.what)).collect();
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].starts_with("a.rs:2") && found[0].contains("R2"));
        assert!(found[1].contains("R3") && found[2].contains("R4"));
    }

    #[test]
    fn letters_and_digits_within_a_word_are_no_rule() {
        assert!(cited(&file("a.rs", "let (r2, AR3, R4x, r5_) = (); // https://line.me/R/ti")).is_empty());
    }

    #[test]
    fn a_rule_has_a_story_and_a_place_where_it_is_decided_and_its_number_once() {
        let findings = |text: &str| unresolved(&[page(text)]).len();
        assert_eq!(findings(R1), 0);
        assert_eq!(findings("## R1 One\n\nWords.\n"), 2, "neither");
        assert_eq!(findings("## R1 One\n\n- [`a`](../crates/a.rs)\n"), 1, "no story");
        assert_eq!(findings(&format!("{R1}\n{R1}")), 1, "twice");
    }
}
