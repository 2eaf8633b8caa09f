use std::{fmt, time::Duration};

/// The error of a call to LINE: why LINE did not do what was asked, or why nobody knows whether it did.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind}{}", Context(self))]
pub struct Error {
    /// The kind of the error, for deciding what to do.
    pub kind: ErrorKind,
    /// The response's `x-line-request-id`. LINE keeps no logs for others: keep it for LINE's support desk.
    pub request_id: Option<String>,
    /// The response's `message`, at most 1,000 characters.
    pub line_message: Option<String>,
    /// The response's `details`: which property LINE did not like, and why.
    pub details: Vec<Detail>,
    /// The error on the way to LINE, for the log; without addresses or tokens.
    pub cause: Option<String>,
}

/// The most that is kept of a `message` of LINE's, in characters.
pub(crate) const MAX_MESSAGE_CHARS: usize = 1000;

/// An entry of the `details` of LINE's error response.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(default)]
pub struct Detail {
    /// What is wrong with the property.
    pub message: Option<String>,
    /// The property's place, such as `messages[0].text`.
    pub property: Option<String>,
}

/// The kind of an error, as far as somebody acts on it (LINE reference A.2.4).
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
    /// 429: the rate limit is exceeded.
    RateLimited {
        /// The response's `Retry-After`, when it has one.
        retry_after: Option<Duration>,
    },
    /// 429 "monthly limit": the month's quota is used up.
    MonthlyLimit,
    /// 5xx: LINE itself failed, and may have done what was asked.
    Server {
        /// The HTTP status code.
        status: u16,
    },
    /// No connection: no DNS name, no TCP, no TLS. Certainly nothing was done.
    NotReached,
    /// No readable response after the request left. LINE may have done what was asked.
    NoAnswer,
}

impl Error {
    /// Whether LINE may have accepted the request although no response says so. Such a push may be
    /// sent again only with the same retry key (LINE reference A.2.3); such a reply not at all.
    pub fn may_have_been_accepted(&self) -> bool {
        matches!(self.kind, ErrorKind::NoAnswer | ErrorKind::Server { .. })
    }

    pub(crate) fn new(kind: ErrorKind) -> Self {
        Self { kind, request_id: None, line_message: None, details: Vec::new(), cause: None }
    }

    pub(crate) fn with_cause(self, cause: impl fmt::Display) -> Self {
        Self { cause: Some(cause.to_string()), ..self }
    }
}

impl From<reqwest::Error> for Error {
    /// Maps an HTTP client's error. Only a failure to connect is certainly a request that was never sent.
    fn from(error: reqwest::Error) -> Self {
        let kind = if error.is_connect() { ErrorKind::NotReached } else { ErrorKind::NoAnswer };
        Self::new(kind).with_cause(chain(&error.without_url()))
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
struct Context<'a>(&'a Error);

impl fmt::Display for Context<'_> {
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

/// The error with its sources, in one line.
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
    fn only_a_request_that_may_have_arrived_may_have_been_accepted() {
        for kind in [ErrorKind::NoAnswer, ErrorKind::Server { status: 500 }] {
            assert!(Error::new(kind).may_have_been_accepted(), "{kind}");
        }
        for kind in
            [ErrorKind::NotReached, ErrorKind::BadRequest, ErrorKind::MonthlyLimit, ErrorKind::Unauthorized]
        {
            assert!(!Error::new(kind).may_have_been_accepted(), "{kind}");
        }
    }
}
