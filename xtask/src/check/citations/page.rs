//! A page of Markdown: its headings and links.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::check::source::Source;

pub struct Heading {
    /// Its words, without the marks.
    pub words: String,
    /// Where it stands in the text.
    pub at: Range<usize>,
}

pub struct Link {
    /// Where it leads, as it was written.
    pub to: String,
    /// Its words, when they are one piece of code: the name of something that the other file has to define.
    pub names: Option<String>,
    /// Where it stands in the text.
    pub at: usize,
}

/// The headings of a page, in order.
pub fn headings(text: &str) -> Vec<Heading> {
    let mut headings = Vec::new();
    let mut open: Option<Heading> = None;
    for (event, at) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { .. }) => open = Some(Heading { words: String::new(), at }),
            Event::End(TagEnd::Heading(_)) => headings.extend(open.take()),
            Event::Text(words) | Event::Code(words) => {
                if let Some(heading) = &mut open {
                    heading.words.push_str(&words);
                }
            }
            _ => {}
        }
    }
    headings
}

/// A heading of `page` with what stands below it, up to the next one.
pub fn sections(page: &Source) -> Vec<(Heading, &str)> {
    let headings = headings(&page.text);
    let ends: Vec<usize> =
        headings.iter().skip(1).map(|next| next.at.start).chain([page.text.len()]).collect();
    headings
        .into_iter()
        .zip(ends)
        .map(|(heading, end)| {
            let body = &page.text[heading.at.end.min(end)..end];
            (heading, body)
        })
        .collect()
}

/// The links of a page, in order.
pub fn links(text: &str) -> Vec<Link> {
    let mut links = Vec::new();
    let mut open: Option<(Link, usize)> = None;
    for (event, at) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match (event, &mut open) {
            (Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }), _) => {
                open = Some((Link { to: dest_url.to_string(), names: None, at: at.start }, 0));
            }
            (Event::End(TagEnd::Link | TagEnd::Image), _) => links.extend(open.take().map(named)),
            (Event::Code(words), Some((link, pieces))) => {
                link.names = Some(words.to_string());
                *pieces += 1;
            }
            (Event::Text(_), Some((_, pieces))) => *pieces += 1,
            _ => {}
        }
    }
    links
}

/// Words around a piece of code are words about it.
fn named((link, pieces): (Link, usize)) -> Link {
    if pieces == 1 { link } else { Link { names: None, ..link } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_have_the_words_below_them() {
        let page = Source { path: "a.md".into(), text: "# One `two`\n\nwords\n\n## Three\nmore".into() };
        let found: Vec<_> = sections(&page).into_iter().map(|(h, body)| (h.words, body.trim())).collect();
        assert_eq!(found, [("One two".to_owned(), "words"), ("Three".to_owned(), "more")]);
    }

    #[test]
    fn a_link_names_code_only_when_it_is_nothing_but_code() {
        let found: Vec<_> =
            links("[`a`](b.rs) [the `a`](c.rs) `[d](e)`").into_iter().map(|l| (l.to, l.names)).collect();
        assert_eq!(found, [("b.rs".to_owned(), Some("a".to_owned())), ("c.rs".to_owned(), None)]);
    }
}
