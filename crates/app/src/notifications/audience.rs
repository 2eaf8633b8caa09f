//! Who is notified of what (R31).

use domain::MemberId;
use store::room_members::RoomMember;

use super::notification::Notified;

/// A member beside a room, as far as notifications ask.
pub(super) struct Listener<'a> {
    pub(super) member: &'a MemberId,
    /// Their side of the room; none if they were never in it.
    pub(super) takes_part: Option<&'a RoomMember>,
    /// The room is one that nobody who can come looks after, and they administer (R27).
    pub(super) looks_after_unattended: bool,
}

/// Whether a member is told. What LINE users do is for whoever takes part and has not muted the room, until it is read,
/// and for administrators where nobody can come (R27). What became of a message is for its writer, a question for whom it
/// was asked; a muted room hides neither.
pub(super) fn is_told(what: &Notified, listener: &Listener<'_>) -> bool {
    let mine = listener.takes_part.filter(|mine| !mine.left);
    match what {
        Notified::Message { .. } | Notified::FriendAdded => match mine {
            Some(mine) => !mine.muted && mine.unread > 0,
            None => listener.looks_after_unattended,
        },
        Notified::Refused { writer, .. } | Notified::AwaitsConfirmation { writer: Some(writer), .. } => {
            writer == listener.member
        }
        Notified::AwaitsConfirmation { writer: None, .. } => mine.is_some(),
        Notified::DeletionAnswered { to, .. } => to == listener.member,
        Notified::DeletionAsked { by, .. } => by != listener.member && mine.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(what: &Notified, member: &str, takes_part: Option<RoomMember>, unattended: bool) -> bool {
        let member = member.into();
        is_told(
            what,
            &Listener {
                member: &member,
                takes_part: takes_part.as_ref(),
                looks_after_unattended: unattended,
            },
        )
    }

    fn side(muted: bool, unread: u32, left: bool) -> Option<RoomMember> {
        Some(RoomMember { left, muted, unread, draft: String::new() })
    }

    #[test]
    fn r31_what_line_users_do_is_told_to_who_takes_part_has_not_muted_the_room_and_has_not_read_it() {
        let added = Notified::FriendAdded;
        assert!(told(&added, "aya", side(false, 1, false), false));
        assert!(!told(&added, "aya", side(true, 1, false), false), "muted");
        assert!(!told(&added, "aya", side(false, 0, false), false), "read meanwhile");
        assert!(!told(&added, "aya", side(false, 1, true), false), "left");
        assert!(!told(&added, "aya", None, false), "somebody else's room");
        assert!(told(&added, "aya", None, true), "nobody can come");
        assert!(!told(&added, "aya", side(true, 1, false), true), "muted is muted");
    }

    #[test]
    fn r31_a_refused_message_is_told_to_its_writer_also_in_a_muted_room() {
        for what in [
            Notified::Refused { message: "m".into(), writer: "aya".into() },
            Notified::AwaitsConfirmation { message: "m".into(), writer: Some("aya".into()) },
        ] {
            assert!(told(&what, "aya", side(true, 0, false), false));
            assert!(!told(&what, "ken", side(false, 0, false), false));
        }
        let anybodys = Notified::AwaitsConfirmation { message: "m".into(), writer: None };
        assert!(
            told(&anybodys, "ken", side(false, 0, false), false),
            "its writer may not write there any more"
        );
        assert!(!told(&anybodys, "ken", None, false));
    }

    #[test]
    fn r31_a_question_is_told_to_whom_it_is_asked_and_not_to_who_asks() {
        let asked = Notified::DeletionAsked { by: "aya".into(), name: "Aya".into() };
        assert!(told(&asked, "ken", side(true, 1, false), false));
        assert!(!told(&asked, "aya", side(false, 1, false), false));
        assert!(!told(&asked, "ken", None, false));
    }
}
