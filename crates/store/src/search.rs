//! Searches: what somebody types, as a pattern of the LIKE operator.

use domain::text::fold;

/// Characters of a search that count.
const MOST_CHARACTERS: usize = 200;

/// The LIKE pattern of a search: the folded words anywhere, wildcards escaped with a backslash; empty for everything.
pub(crate) fn like_pattern(search: &str) -> String {
    let words: String = fold(search.trim()).chars().take(MOST_CHARACTERS).collect();
    if words.is_empty() {
        return words;
    }
    let escaped = words.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_");
    format!("%{escaped}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_wildcards_in_a_search_are_escaped() {
        assert_eq!(like_pattern("100%_\\"), r"%100\%\_\\%");
        assert_eq!(like_pattern("  "), "");
        assert_eq!(like_pattern("ワタ"), "%わた%");
    }
}
