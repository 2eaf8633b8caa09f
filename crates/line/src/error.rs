use std::{fmt, time::Duration};

/// Why LINE did not do what was asked, or why nobody knows whether it did.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind}{}", Story(self))]
pub struct Error {
    /// What to act on.
    pub kind: ErrorKind,
    /// LINE's `x-line-request-id`: LINE keeps no logs for others, so keep it for the support desk.
    pub request_id: Option<String>,
    /// LINE's own sentence, at most [`MAX_MESSAGE_CHARS`] characters.
    pub line_message: Option<String>,
    /// Which property LINE did not like, and why.
    pub details: Vec<Detail>,
    /// What went wrong on the way to LINE, for the log; without addresses or tokens.
    pub cause: Option<String>,
}

/// How much of a message of LINE's is kept.
pub const MAX_MESSAGE_CHARS: usize = 1000;

/// One entry of LINE's `details`.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(default)]
pub struct Detail {
    /// What is wrong with it.
    pub message: Option<String>,
    /// Where it is, such as `messages[0].text`.
    pub property: Option<String>,
}

/// What happened, as far as somebody acts on it (LINE reference A.2.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// 400, and every other 4xx without a kind of its own: the request will never be accepted as it is.
    BadRequest,
    /// 400 "Invalid reply token": used, too old, or never valid. A push may still work.
    InvalidReplyToken,
    /// 401: the access token is missing, wrong or withdrawn.
    Unauthorized,
    /// 403: the account or its plan may not do this.
    Forbidden,
    /// 404: no such user, group or setting; or the user blocked the account.
    NotFound,
    /// 410: the content was there and is gone, as when its message was unsent.
    Gone,
    /// 413: the request is larger than LINE takes; or an answer is larger than the caller takes.
    TooLarge,
    /// 415: LINE does not take this kind of media.
    UnsupportedMedia,
    /// 429: too many calls at once.
    RateLimited {
        /// How long LINE asks to wait, when it says so.
        retry_after: Option<Duration>,
    },
    /// 429 "monthly limit": the plan's messages of this month are used up.
    MonthlyLimit,
    /// 5xx: LINE itself failed. It may have done what was asked.
    Server {
        /// The status code.
        status: u16,
    },
    /// LINE was not reached: no name, no connection, no TLS. Certainly nothing was done.
    NotReached,
    /// The request left, and no readable answer came back. LINE may have done what was asked.
    NoAnswer,
}

/// Whether asking again can help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// Once at once, then as `Later`: the answer got lost. A push needs the same retry key and body.
    Now,
    /// After a while, longer each time.
    Later,
    /// Not with this request.
    Never,
}

impl Error {
    /// Whether LINE may have accepted the request although no acceptance was seen. Such a push may be
    /// sent again only with the same retry key (LINE reference A.2.3); such a reply not at all.
    pub fn may_have_been_accepted(&self) -> bool {
        matches!(self.kind, ErrorKind::NoAnswer | ErrorKind::Server { .. })
    }

    /// Whether asking again can help, and when.
    pub fn retry(&self) -> Retry {
        match self.kind {
            ErrorKind::NoAnswer => Retry::Now,
            ErrorKind::NotReached | ErrorKind::Server { .. } | ErrorKind::RateLimited { .. } => Retry::Later,
            _ => Retry::Never,
        }
    }

    pub(crate) fn of(kind: ErrorKind) -> Self {
        Self { kind, request_id: None, line_message: None, details: Vec::new(), cause: None }
    }

    pub(crate) fn because(self, cause: impl fmt::Display) -> Self {
        Self { cause: Some(cause.to_string()), ..self }
    }
}

impl From<reqwest::Error> for Error {
    /// Only a failure to connect is certainly a request that was never sent.
    fn from(error: reqwest::Error) -> Self {
        let kind = if error.is_connect() { ErrorKind::NotReached } else { ErrorKind::NoAnswer };
        Self::of(kind).because(chain(&error.without_url()))
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BadRequest => f.write_str("LINE refused the request"),
            Self::InvalidReplyToken => f.write_str("the reply token is no longer valid"),
            Self::Unauthorized => f.write_str("LINE does not accept the access token"),
            Self::Forbidden => f.write_str("LINE does not allow this for the account"),
            Self::NotFound => f.write_str("LINE knows nothing by that id"),
            Self::Gone => f.write_str("it is gone from LINE"),
            Self::TooLarge => f.write_str("it is too large"),
            Self::UnsupportedMedia => f.write_str("LINE does not take this kind of media"),
            Self::RateLimited { .. } => f.write_str("LINE asks to slow down"),
            Self::MonthlyLimit => f.write_str("this month's messages are used up"),
            Self::Server { status } => write!(f, "LINE failed with status {status}"),
            Self::NotReached => f.write_str("LINE was not reached"),
            Self::NoAnswer => f.write_str("no readable answer came from LINE"),
        }
    }
}

/// What follows the kind in `Display`.
struct Story<'a>(&'a Error);

impl fmt::Display for Story<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in [&self.0.line_message, &self.0.cause].into_iter().flatten() {
            write!(f, ": {part}")?;
        }
        if let Some(id) = &self.0.request_id {
            write!(f, " (request {id})")?;
        }
        Ok(())
    }
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(source) = next {
        text.push_str(": ");
        text.push_str(&source.to_string());
        next = source.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_have_arrived_counts_as_perhaps_accepted() {
        for kind in [ErrorKind::NoAnswer, ErrorKind::Server { status: 500 }] {
            assert!(Error::of(kind).may_have_been_accepted(), "{kind}");
        }
        for kind in
            [ErrorKind::NotReached, ErrorKind::BadRequest, ErrorKind::MonthlyLimit, ErrorKind::Unauthorized]
        {
            assert!(!Error::of(kind).may_have_been_accepted(), "{kind}");
        }
    }

    #[test]
    fn a_used_up_month_is_not_retried_and_a_rate_limit_is() {
        assert_eq!(Error::of(ErrorKind::MonthlyLimit).retry(), Retry::Never);
        assert_eq!(Error::of(ErrorKind::RateLimited { retry_after: None }).retry(), Retry::Later);
        assert_eq!(Error::of(ErrorKind::NoAnswer).retry(), Retry::Now);
    }
}
