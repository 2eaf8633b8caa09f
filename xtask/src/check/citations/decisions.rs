//! Decisions (`docs/decisions`): a number that is cited has its page, and each page has its number once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::prose::Prose;
use crate::check::{finding::Finding, pattern::pattern, source::Source};

const FOLDER: &str = "docs/decisions/";

/// `decision 6`, `Decisions 6 and 11`, `docs/decisions/0003`.
static CITED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\bdecisions? (\d{1,4})(?:(?:, | and | to )(\d{1,4}))*\b|docs/decisions/(\d{4})")
});
static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d+"));

/// Decisions that are cited and not there, and pages whose number is not theirs.
pub fn unresolved(sources: &[Source]) -> Vec<Finding> {
    let mut pages: BTreeMap<u32, &Source> = BTreeMap::new();
    let mut findings = Vec::new();
    for source in sources {
        let Some(number) = number_of(&source.path) else { continue };
        let heading = format!("# {number}. ");
        if !source.text.starts_with(&heading) {
            findings.push(Finding::new(&source.path, 1, format!("its heading begins with `{heading}`")));
        }
        if let Some(other) = pages.insert(number, source) {
            let what = format!("{} has this number already: take the next one", other.path);
            findings.push(Finding::new(&source.path, 1, what));
        }
    }
    for source in sources {
        let cited = cited(source).into_iter().filter(|(number, _)| !pages.contains_key(number));
        findings.extend(cited.map(|(number, line)| {
            Finding::new(&source.path, line, format!("there is no decision {number} in {FOLDER}"))
        }));
    }
    findings
}

fn number_of(path: &str) -> Option<u32> {
    path.strip_prefix(FOLDER)?.split_once('-')?.0.parse().ok()
}

fn cited(source: &Source) -> Vec<(u32, usize)> {
    let prose = Prose::of(&source.text);
    let found = CITED.find_iter(prose.words()).flat_map(|citation| {
        NUMBER.find_iter(citation.as_str()).map(move |number| (number.as_str().parse(), citation.start()))
    });
    found.filter_map(|(number, at)| Some((number.ok()?, prose.line(at)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(files: &[(&str, &str)]) -> Vec<String> {
        let source = |(path, text): &(&str, &str)| Source { path: (*path).into(), text: (*text).into() };
        unresolved(&files.iter().map(source).collect::<Vec<_>>()).iter().map(Finding::to_string).collect()
    }

    const SIX: (&str, &str) = ("docs/decisions/0006-months.md", "# 6. Months\n");

    #[test]
    fn a_decision_that_is_not_there_is_found() {
        assert!(findings(&[SIX, ("a.rs", "// (decision 6), docs/decisions/0006")]).is_empty());
        let found = findings(&[SIX, ("a.rs", "// x\n// (docs/decisions/0009), decisions 6\n// and 7")]);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("a.rs:2") && found[0].contains("decision 9"));
        assert!(found[1].contains("decision 7"));
    }

    #[test]
    fn a_page_has_the_number_of_its_file_and_no_other_page_has_it() {
        assert_eq!(findings(&[("docs/decisions/0007-x.md", "# 8. X\n")]).len(), 1);
        assert_eq!(findings(&[SIX, ("docs/decisions/0006-other.md", "# 6. Other\n")]).len(), 1);
    }
}
