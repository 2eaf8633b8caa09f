//! The shape of LINE's ids.

/// Whether an id has LINE's shape: a letter and 32 hexadecimal digits (LINE reference A.6).
pub(super) fn is_id(letter: char, id: &str) -> bool {
    id.strip_prefix(letter).is_some_and(|rest| {
        rest.len() == 32 && rest.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
    })
}
