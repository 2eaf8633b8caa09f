//! Whose fault it is when an event could not be applied (R23).

use domain::webhook_event::SetAsideReason;

use crate::{Error, ErrorCode};

/// Why an event could not be applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EventFault {
    /// The event's own: it can never be applied as it is.
    Permanent(SetAsideReason),
    /// The disk's or the database's: it passes, and every event meets it.
    Storage,
    /// Nobody knows whose. It may pass, and other rooms need not wait for that.
    Unknown,
}

/// Whose fault an error is. Only what can never succeed is the event's own: an event that is set aside is a message that
/// nobody sees.
pub(super) fn fault(error: &Error) -> EventFault {
    if error.is_permanent() {
        return EventFault::Permanent(SetAsideReason::CannotBeStored);
    }
    // What it names is not there, or what it says breaks a rule.
    let breaks_a_rule = matches!(
        error.code,
        ErrorCode::NotFound | ErrorCode::InvalidFields | ErrorCode::InvalidText | ErrorCode::InvitationEnded
    );
    let of_the_storage = matches!(
        error.code,
        ErrorCode::StorageReadOnly
            | ErrorCode::StorageFull
            | ErrorCode::StorageUnreachable
            | ErrorCode::StorageBusy
            | ErrorCode::StorageNewer
            | ErrorCode::StorageInUse
            | ErrorCode::StorageBroken
    );
    if breaks_a_rule {
        EventFault::Permanent(SetAsideReason::BreaksARule)
    } else if of_the_storage {
        EventFault::Storage
    } else {
        EventFault::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_never_succeed_is_the_events_own_fault() {
        let of = |code| fault(&Error::new(code));
        assert_eq!(of(ErrorCode::NotFound), EventFault::Permanent(SetAsideReason::BreaksARule));
        for code in [ErrorCode::StorageBusy, ErrorCode::StorageFull, ErrorCode::StorageUnreachable] {
            assert_eq!(of(code), EventFault::Storage, "{code:?}");
        }
        for code in [ErrorCode::Internal, ErrorCode::LineUnreachable, ErrorCode::SecretsLocked] {
            assert_eq!(of(code), EventFault::Unknown, "{code:?}");
        }
        let full = store::Error::from(std::io::Error::from(std::io::ErrorKind::StorageFull));
        assert_eq!(fault(&full.into()), EventFault::Storage);
        let odd = store::Error::from(std::io::Error::other("an odd disk"));
        assert_eq!(fault(&odd.into()), EventFault::Storage);
    }
}
