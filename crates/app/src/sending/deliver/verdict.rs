//! What LINE's answer, or its silence, means for what was tried (LINE reference A.2.3, A.2.4).

use domain::delivery::{DeliveryReason, Transport};
use line::{Accepted, ErrorKind};

use super::request::Request;

/// What a refusal of LINE's, or its silence, means for a request.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Accepted,
    Refused(DeliveryReason),
    /// The reply token is of no use, and nothing was sent with it.
    PushInstead,
    /// The answer got lost: the same reply again, at once, tells whether LINE took it.
    AskTheToken,
    /// `unseen`: LINE has certainly not seen it.
    Later {
        unseen: bool,
    },
    /// The month's messages are used up: it waits, unseen, until the month turns or the plan is raised.
    OnHold,
}

impl Verdict {
    /// Whether nothing of the request has reached a LINE user, whatever was tried before.
    pub(super) fn is_certainly_not_taken(&self) -> bool {
        match self {
            Self::Refused(reason) => *reason != DeliveryReason::UnknownOutcome,
            Self::Later { unseen } => *unseen,
            Self::PushInstead | Self::OnHold => true,
            Self::Accepted | Self::AskTheToken => false,
        }
    }
}

/// The verdict on a request that failed with an error (LINE reference A.2.3, A.2.4).
pub(super) fn verdict(request: &Request, error: &line::Error) -> Verdict {
    let missed = matches!(error.kind, ErrorKind::NotReached | ErrorKind::RateLimited { .. });
    match (request.plan.transport, request.first) {
        _ if missed => Verdict::Later { unseen: request.first },
        (Transport::Reply, true) if error.kind == ErrorKind::InvalidReplyToken => Verdict::PushInstead,
        (Transport::Reply, true) if error.may_have_been_accepted() => Verdict::AskTheToken,
        // The token was good a moment ago: what used it up was the first try.
        (Transport::Reply, false) if error.kind == ErrorKind::InvalidReplyToken => Verdict::Accepted,
        // Asked again as long as the token tells: a reply that was taken is not taken twice.
        (Transport::Reply, false) if error.may_have_been_accepted() => Verdict::Later { unseen: false },
        (Transport::Reply, false) => Verdict::Refused(DeliveryReason::UnknownOutcome),
        (Transport::Push, _) if error.may_have_been_accepted() => Verdict::Later { unseen: false },
        // These say nothing about the first try: LINE looks at token and plan before the retry key.
        (Transport::Push, false)
            if matches!(
                error.kind,
                ErrorKind::Unauthorized | ErrorKind::Forbidden | ErrorKind::MonthlyLimit
            ) =>
        {
            Verdict::Refused(DeliveryReason::UnknownOutcome)
        }
        (Transport::Push, true) if error.kind == ErrorKind::MonthlyLimit => Verdict::OnHold,
        // LINE's words for a group that was left, and for somebody it does not know (LINE reference A.2.4).
        _ if error.line_message.as_deref().is_some_and(|words| words.contains("Failed to send messages")) => {
            Verdict::Refused(DeliveryReason::NotFound)
        }
        _ => Verdict::Refused(reason(error.kind)),
    }
}

/// The reason of a message that LINE's error kept from being sent.
pub(super) fn reason(kind: ErrorKind) -> DeliveryReason {
    match kind {
        ErrorKind::BadRequest | ErrorKind::InvalidReplyToken | ErrorKind::UnsupportedMedia => {
            DeliveryReason::BadRequest
        }
        ErrorKind::Unauthorized => DeliveryReason::Unauthorized,
        ErrorKind::Forbidden => DeliveryReason::Forbidden,
        ErrorKind::NotFound | ErrorKind::Gone => DeliveryReason::NotFound,
        ErrorKind::TooLarge => DeliveryReason::TooLarge,
        ErrorKind::RateLimited { .. } => DeliveryReason::RateLimited,
        ErrorKind::MonthlyLimit => DeliveryReason::MonthlyLimit,
        ErrorKind::Server { .. } => DeliveryReason::Server,
        ErrorKind::NotReached | ErrorKind::NoAnswer => DeliveryReason::NoAnswer,
    }
}

/// The text of LINE's error, in its own words.
pub(super) fn error_text(error: &line::Error) -> String {
    let details = error.details.iter().filter_map(|detail| match (&detail.message, &detail.property) {
        (Some(message), Some(property)) => Some(format!("{message} ({property})")),
        (message, property) => message.clone().or_else(|| property.clone()),
    });
    let parts: Vec<String> = error.line_message.iter().cloned().chain(details).collect();
    if parts.is_empty() { error.kind.to_string() } else { parts.join(" ") }
}

/// LINE took a request and its ids are not known.
pub(super) fn accepted_without_ids() -> Accepted {
    Accepted { request_id: None, sent: Vec::new(), already: true }
}
