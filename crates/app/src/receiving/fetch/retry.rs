//! Retries: whether and when LINE is asked again for what it did not tell.

use domain::UtcMs;
use line::ErrorKind;
use store::NextAttempt;

use crate::backoff::backoff_ms;

/// Questions that are asked at the same time.
pub(super) const AT_ONCE: usize = 4;
/// Things looked up in one go.
pub(super) const SOME: u32 = 32;
/// The wait after the first try, in ms.
const FIRST_WAIT_MS: i64 = 2000;
/// The longest wait between two tries, in ms: an hour.
const MOST_WAIT_MS: i64 = 60 * 60 * 1000;
/// From so many tries on the wait is the longest one.
const TRIES_TO_MOST_WAIT: u32 = 11;
/// After so many tries in vain, which took about ten hours, nobody asks any more for what LINE itself does not give.
const MOST_TRIES: u32 = 20;

/// What a try in vain says about the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Retry {
    /// LINE could not be asked: it is away, its keys are wrong or not at hand, or it takes no questions now. That says
    /// nothing about the thing itself, so no number of tries ends it.
    WhenBack,
    /// LINE answered, and has not got it yet: [`MOST_TRIES`] times.
    Later,
    /// LINE's answer is its last word.
    Never,
}

impl Retry {
    /// By LINE's error. A refused token may be mended by an administrator.
    pub(super) fn after(error: &line::Error) -> Self {
        match error.kind {
            ErrorKind::NotReached
            | ErrorKind::NoAnswer
            | ErrorKind::Server { .. }
            | ErrorKind::RateLimited { .. }
            | ErrorKind::Unauthorized
            | ErrorKind::Forbidden
            | ErrorKind::MonthlyLimit => Self::WhenBack,
            ErrorKind::BadRequest
            | ErrorKind::InvalidReplyToken
            | ErrorKind::UnsupportedMedia
            | ErrorKind::NotFound
            | ErrorKind::Gone
            | ErrorKind::TooLarge => Self::Never,
        }
    }

    /// When to ask after `tries` in vain and this one, and how many there are then. None: no more.
    pub(super) fn next(self, now: UtcMs, tries: u32) -> NextAttempt {
        let due = now.plus(wait(tries));
        match self {
            // Stays below the limit of what LINE does not give: that gets its own tries when LINE is back.
            Self::WhenBack => {
                NextAttempt { due_at: Some(due), attempts: tries.max((tries + 1).min(TRIES_TO_MOST_WAIT)) }
            }
            Self::Later => NextAttempt { due_at: (tries < MOST_TRIES).then_some(due), attempts: tries + 1 },
            Self::Never => NextAttempt { due_at: None, attempts: tries + 1 },
        }
    }
}

/// 2, 4, 8 s … an hour, in ms.
fn wait(tries: u32) -> i64 {
    backoff_ms(FIRST_WAIT_MS, tries, MOST_WAIT_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_backoff_of_fetches_grows_to_an_hour_and_no_further() {
        assert_eq!(wait(0), 2000);
        assert_eq!(wait(3), 16_000);
        assert!(wait(TRIES_TO_MOST_WAIT - 1) < MOST_WAIT_MS);
        for tries in [TRIES_TO_MOST_WAIT, MOST_TRIES, u32::MAX] {
            assert_eq!(wait(tries), MOST_WAIT_MS);
        }
    }
}
