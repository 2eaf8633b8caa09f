//! What members are notified of.

use domain::message::{DeletionAnswer, MessageKind};
use domain::text::one_line;
use domain::{LineUserId, MemberId, MessageId, RoomId, UtcMs};

/// The characters of a message that a notification shows.
pub(crate) const PREVIEW_CHARACTERS: usize = 100;

/// Something that happened in a room and that somebody may have to hear of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notification {
    pub(crate) room: RoomId,
    /// When, by the room's times: whoever has read up to here has read it.
    pub(crate) at: UtcMs,
    pub(crate) what: Notified,
}

/// What a notification tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Notified {
    /// A message came in. The words are bounded.
    Message { id: MessageId, line_user: Option<LineUserId>, kind: MessageKind, text: String },
    /// The LINE user added the account, or came back.
    FriendAdded,
    /// A message was refused, or nobody knows what became of it (R21).
    Refused { message: MessageId, writer: MemberId },
    /// A message awaits confirmation by its writer; none: by whoever takes part (R25, R26).
    AwaitsConfirmation { message: MessageId, writer: Option<MemberId> },
    /// A colleague asks whether a contact may be deleted (R17).
    DeletionAsked { by: MemberId, name: String },
    /// A colleague has answered a question of the member's (R17).
    DeletionAnswered { to: MemberId, name: String, answer: DeletionAnswer },
}

/// What waits at most: after a long time away the oldest is not counted.
pub(crate) const MAX_WAITING: usize = 5_000;

/// Keeps the latest of too many that wait.
pub(crate) fn keep_latest<T>(waiting: &mut Vec<T>) {
    waiting.drain(..waiting.len().saturating_sub(MAX_WAITING));
}

/// What a notification is about: those of one room and one subject are told together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Subject {
    Messages,
    Friend,
    Refused,
    Confirmation,
    Question,
}

impl Notification {
    /// A message that came in.
    pub(crate) fn message(
        room: &RoomId,
        at: UtcMs,
        (id, kind): (&MessageId, MessageKind),
        line_user: Option<&LineUserId>,
        text: &str,
    ) -> Self {
        // A little longer than what is shown, so that the cut is seen.
        let text = one_line(text, PREVIEW_CHARACTERS + 1);
        let what = Notified::Message { id: id.clone(), line_user: line_user.cloned(), kind, text };
        Self { room: room.clone(), at, what }
    }

    /// The message that came in, if it tells of one.
    pub(crate) fn arrived(&self) -> Option<&MessageId> {
        match &self.what {
            Notified::Message { id, .. } => Some(id),
            Notified::FriendAdded
            | Notified::Refused { .. }
            | Notified::AwaitsConfirmation { .. }
            | Notified::DeletionAsked { .. }
            | Notified::DeletionAnswered { .. } => None,
        }
    }

    pub(crate) fn subject(&self) -> Subject {
        match &self.what {
            Notified::Message { .. } => Subject::Messages,
            Notified::FriendAdded => Subject::Friend,
            Notified::Refused { .. } => Subject::Refused,
            Notified::AwaitsConfirmation { .. } => Subject::Confirmation,
            Notified::DeletionAsked { .. } | Notified::DeletionAnswered { .. } => Subject::Question,
        }
    }
}

impl Subject {
    /// How long it waits before it is told, in ms: LINE tells the name of a new friend a moment later.
    pub(crate) fn delay_ms(self) -> i64 {
        match self {
            Self::Friend => 2_000,
            Self::Messages | Self::Refused | Self::Confirmation | Self::Question => 0,
        }
    }

    /// Whether it is what LINE users do, which may be many at once; everything else is the member's own.
    pub(crate) fn is_from_line(self) -> bool {
        match self {
            Self::Messages | Self::Friend => true,
            Self::Refused | Self::Confirmation | Self::Question => false,
        }
    }

    /// Its name in a tag.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Messages => "messages",
            Self::Friend => "friend",
            Self::Refused => "refused",
            Self::Confirmation => "confirmation",
            Self::Question => "question",
        }
    }
}
