//! Links in pages: the file is there, the heading is in it, and what a link names in code is defined in that file.

use std::path::{Component, Path, PathBuf};

use regex::Regex;

use super::page;
use crate::{
    check::{finding::Finding, pattern::pattern, source::Source},
    places,
};

/// Links that lead nowhere.
pub fn broken(sources: &[Source]) -> Vec<Finding> {
    let pages = sources.iter().filter(|source| source.extension() == "md");
    pages.flat_map(|page| broken_in(page, sources)).collect()
}

fn broken_in(page: &Source, sources: &[Source]) -> Vec<Finding> {
    let links = page::links(&page.text).into_iter().filter(|link| !link.to.contains(':'));
    let faults = links.filter_map(|link| Some((page.line(link.at), fault(page, &link, sources)?)));
    faults.map(|(line, what)| Finding::new(&page.path, line, what)).collect()
}

fn fault(page: &Source, link: &page::Link, sources: &[Source]) -> Option<String> {
    let (to, anchor) = link.to.split_once('#').unwrap_or((&link.to, ""));
    let path = if to.is_empty() { page.path.clone() } else { beside(&page.path, to) };
    let Some(target) = sources.iter().find(|source| source.path == path) else {
        // A folder, or something that is no text.
        let gone = !places::root().join(&path).exists();
        let now = || link.names.as_deref().map_or_else(String::new, |name| now_in(name, sources));
        return gone.then(|| format!("there is no {path}{}", now()));
    };
    if !anchor.is_empty() && !has_heading(target, anchor) {
        return Some(format!("{path} has no heading #{anchor}"));
    }
    let name = link.names.as_deref().filter(|name| !path.ends_with(*name))?;
    (!defines(target, name)).then(|| format!("`{name}` is not in {path}{}", now_in(name, sources)))
}

/// The path that `to` means in the page at `from`.
fn beside(from: &str, to: &str) -> String {
    let folder = Path::new(from).parent().unwrap_or(Path::new(""));
    let mut path = PathBuf::new();
    for part in folder.join(to).components() {
        match part {
            Component::ParentDir => {
                path.pop();
            }
            Component::CurDir => {}
            other => path.push(other),
        }
    }
    path.to_string_lossy().replace('\\', "/")
}

/// As GitHub makes anchors from headings.
fn has_heading(page: &Source, anchor: &str) -> bool {
    page::headings(&page.text).iter().any(|heading| slug(&heading.words) == anchor)
}

fn slug(words: &str) -> String {
    let kept = words.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// In Rust, a definition; elsewhere the words themselves, as for the name of a test in TypeScript.
fn defines(source: &Source, name: &str) -> bool {
    if source.is_rust() { definition(name).is_match(&source.text) } else { source.text.contains(name) }
}

fn definition(name: &str) -> Regex {
    let kinds = "fn|struct|enum|union|trait|const|static|type|mod|macro_rules!";
    pattern(&format!(r"\b(?:{kinds})\s+{}\b", regex::escape(name)))
}

/// Where it may have gone.
fn now_in(name: &str, sources: &[Source]) -> String {
    let definition = definition(name);
    let there = sources.iter().filter(|source| source.is_rust() && definition.is_match(&source.text));
    let paths: Vec<&str> = there.map(|source| source.path.as_str()).collect();
    if paths.is_empty() {
        return format!("; say where `{name}` is now");
    }
    format!("; `{name}` is in {} now", paths.join(" or "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(page: &str) -> Vec<String> {
        let file = |path: &str, text: &str| Source { path: path.into(), text: text.into() };
        let sources = [
            file("docs/page.md", page),
            file("docs/other.md", "# Its `Words`, here\n"),
            file("crates/a/src/lib.rs", "pub(crate) async fn found() {}\nstruct Thing;"),
            file("crates/a/src/moved.rs", "fn gone() {}"),
        ];
        broken(&sources).iter().map(Finding::to_string).collect()
    }

    #[test]
    fn a_file_or_heading_that_is_not_there_is_found() {
        assert!(findings("[a](other.md) [b](other.md#its-words-here) [c](https://x.example/y)").is_empty());
        let found = findings("[a](nowhere.md)\n\n[b](other.md#its) [`gone`](../nothing.rs)");
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[2].ends_with("`gone` is in crates/a/src/moved.rs now"));
        assert!(found[0].starts_with("docs/page.md:1: there is no docs/nowhere.md"));
        assert!(found[1].contains("docs/page.md:3: docs/other.md has no heading #its"));
    }

    #[test]
    fn what_a_link_names_is_defined_in_its_file_or_it_is_said_where_it_went() {
        let to = "../crates/a/src/lib.rs";
        assert!(
            findings(&format!("[`found`]({to}), [`Thing`]({to}), [`lib.rs`]({to}), [the `gone`]({to})"))
                .is_empty()
        );
        let found = findings(&format!("[`gone`]({to}) [`never`]({to})"));
        assert!(found[0].ends_with("`gone` is in crates/a/src/moved.rs now"), "{found:?}");
        assert!(found[1].ends_with("say where `never` is now"), "{found:?}");
    }
}
