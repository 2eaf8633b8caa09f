//! The outbox: messages on their way to LINE (R21). A row leaves when LINE has accepted or refused, or the member recalled.

mod confirmation;
mod due;
mod row;
mod tries;

pub use confirmation::{
    OutboxMessage, about_to_leave, ask, ask_for_all, ask_for_writer, awaiting, awaiting_of_member, awaits,
    confirm, end_undo_seconds, tried_by, unsent_of_writer,
};
#[cfg(test)]
pub(crate) use due::ROOMS_WAITING_FOR;
pub use due::{
    ON_HOLD, Scope, align_due, correct_clock_skew, due_rooms, has_clock_skew, make_due, make_postponed_due,
    make_unanswered_due, next_due, postpone, rooms_waiting_for,
};
pub use row::{MediaLinks, NewOutboxRow, OutboxRow, delete, insert, of_room, recall};
pub use tries::{Try, clear_try, count_attempt, save_try};
