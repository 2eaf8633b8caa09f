//! Columns that are read by their place: `row.get(0)`, rows as tuples, `query_scalar` of more than one column, and
//! `ORDER BY 1`.

use std::sync::LazyLock;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use regex::Regex;

use crate::check::{finding::Finding, pattern::pattern, source::Source};

const GETTERS: &[&str] = &["try_get", "try_get_unchecked", "try_get_raw"];
/// What rows have too, and lists elsewhere.
const GETTERS_OF_THE_STORE: &[&str] = &["get", "get_unchecked"];

static BY_NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:ORDER|GROUP)\s+BY\s+\d"));

/// The places in one file.
pub fn reads(source: &Source, tokens: &TokenStream, in_store: bool) -> Vec<Finding> {
    let mut reads = Reads { source, in_store, found: Vec::new() };
    reads.walk(tokens.clone());
    reads.found
}

struct Reads<'a> {
    source: &'a Source,
    in_store: bool,
    found: Vec<Finding>,
}

impl Reads<'_> {
    fn walk(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Ident(name) => {
                    self.call(&name.to_string(), &tokens[..at], &tokens[at + 1..], token)
                }
                TokenTree::Literal(literal) if BY_NUMBER.is_match(&literal.to_string()) => {
                    self.add(token, "sorted or grouped by a column's place: name the column");
                }
                TokenTree::Group(group) => self.walk(group.stream()),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    fn call(&mut self, name: &str, before: &[TokenTree], after: &[TokenTree], token: &TokenTree) {
        let (types, arguments) = parts(after);
        let Some(arguments) = arguments else { return };
        let getter = GETTERS.contains(&name) || self.in_store && GETTERS_OF_THE_STORE.contains(&name);
        if getter && is_dot(before) && is_place(&arguments) {
            self.add(token, "a column is read by its place: read it by its name");
        }
        if name == "query_as" && (types.is_empty() || has_tuple(&types)) {
            self.add(token, "a row is read as a tuple: name a row type that is read by name");
        }
        if name == "query_scalar" && (has_tuple(&types) || columns(&arguments) > 1) {
            self.add(token, "`query_scalar` takes the first of several columns: read a row by name");
        }
    }

    fn add(&mut self, token: &TokenTree, what: &str) {
        self.found.push(Finding::new(&self.source.path, token.span().start().line, what));
    }
}

/// What stands between `::<` and `>`, and the arguments, of a call.
fn parts(after: &[TokenTree]) -> (Vec<TokenTree>, Option<TokenStream>) {
    let mut types = Vec::new();
    let mut depth = 0_u32;
    for (at, token) in after.iter().enumerate() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == ':' && at < 2 => {}
            TokenTree::Punct(punct) if punct.as_char() == '<' => depth += 1,
            TokenTree::Punct(punct) if punct.as_char() == '>' && depth > 0 => depth -= 1,
            TokenTree::Group(group) if depth == 0 && group.delimiter() == Delimiter::Parenthesis => {
                return (types, Some(group.stream()));
            }
            other if depth > 0 => types.push(other.clone()),
            TokenTree::Group(_) | TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => break,
        }
    }
    (types, None)
}

fn is_dot(before: &[TokenTree]) -> bool {
    let alone = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '.' && punct.spacing() == Spacing::Alone);
    before.last().is_some_and(alone)
}

/// `0`, `first + 1`; no name in quotes, and no part of a list (`1..`).
fn is_place(arguments: &TokenStream) -> bool {
    let written: Vec<String> = arguments.clone().into_iter().map(|token| token.to_string()).collect();
    let number = written.iter().any(|token| token.starts_with(|c: char| c.is_ascii_digit()));
    number && !written.iter().any(|token| token.starts_with('"') || token == ".")
}

fn has_tuple(types: &[TokenTree]) -> bool {
    let tuple = |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis);
    types.iter().any(tuple)
}

/// How many columns the statement in `arguments` gives, when it stands there as a text.
fn columns(arguments: &TokenStream) -> usize {
    let statement = arguments.clone().into_iter().find_map(|token| match token {
        TokenTree::Literal(literal) => Some(literal.to_string()),
        TokenTree::Group(_) | TokenTree::Ident(_) | TokenTree::Punct(_) => None,
    });
    statement.map_or(0, |statement| columns_of(&statement))
}

/// The columns behind the first SELECT, or behind RETURNING, that stand in no brackets.
fn columns_of(statement: &str) -> usize {
    let flat = outside_brackets(statement);
    let upper = flat.to_ascii_uppercase();
    let Some(start) = upper.find("SELECT ").or_else(|| upper.find("RETURNING ")) else { return 0 };
    let end = upper[start..].find(" FROM ").map_or(upper.len(), |end| start + end);
    flat[start..end].matches(',').count() + 1
}

fn outside_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let outside = text.chars().filter(|character| {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    outside.map(|character| if character.is_whitespace() { ' ' } else { character }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let source = Source { path: "crates/store/src/a.rs".into(), text: text.into() };
        reads(&source, &text.parse().unwrap(), true).into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn a_column_by_number_is_found_and_one_by_name_is_not() {
        assert_eq!(found("row.try_get(0)?; row.get::<i64, _>(1); f(|row| row.get(at + 2))").len(), 3);
        assert!(
            found(r#"row.try_get("id")?; row.get::<i64, _>("id"); list.get(at); words.get(1..)"#).is_empty()
        );
    }

    #[test]
    fn a_row_as_a_tuple_is_found() {
        assert_eq!(found("sqlx::query_as::<_, (i64, i64)>(SQL)").len(), 1);
        assert_eq!(
            found("let (a, b): (i64, i64) = query_as(SQL).fetch_one(c)").len(),
            1,
            "the type is not said"
        );
        assert!(found("query_as::<_, Contact>(SQL)").is_empty());
    }

    #[test]
    fn a_scalar_is_one_column() {
        assert!(found(r#"query_scalar::<_, String>("SELECT coalesce(a, b) FROM t")"#).is_empty());
        assert!(found(r#"query_scalar("DELETE FROM t WHERE a = $1 RETURNING id")"#).is_empty());
        assert_eq!(found(r#"query_scalar::<_, String>("SELECT a, b FROM t")"#).len(), 1);
        assert_eq!(found(r#"query_scalar("UPDATE t SET a = 1, b = 2 RETURNING id, a")"#).len(), 1);
    }

    #[test]
    fn sorting_by_a_columns_place_is_found() {
        assert_eq!(found(r#"query("SELECT a FROM t ORDER BY 1")"#).len(), 1);
        assert!(found(r#"query("SELECT a FROM t ORDER BY a LIMIT 1")"#).is_empty());
    }
}
