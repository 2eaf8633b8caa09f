//! Exponential backoff: what failed is tried again less and less often.

/// The pause before the next try after `failures` in a row and this one, in ms: `first_ms`, doubled with each failure,
/// `most_ms` at most.
pub(crate) fn backoff_ms(first_ms: i64, failures: u32, most_ms: i64) -> i64 {
    first_ms.saturating_mul(2_i64.saturating_pow(failures)).min(most_ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_backoff_doubles_with_each_failure_up_to_the_longest_pause() {
        let seconds =
            [0, 1, 2, 5, 6, 63, 64, u32::MAX].map(|failures| backoff_ms(1000, failures, 60_000) / 1000);
        assert_eq!(seconds, [1, 2, 4, 32, 60, 60, 60, 60]);
    }
}
