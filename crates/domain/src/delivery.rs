//! Where an outgoing message stands, and why (R21).

use crate::closed_set::closed_sets;

closed_sets! {
    /// Where an outgoing message stands. Never "read", never "delivered" (R21).
    pub enum Delivery {
        /// On its way, or still within the undo seconds.
        Waiting,
        /// LINE took it.
        Accepted,
        /// LINE did not take it, or nobody can know; the reason says which.
        Refused,
        /// The member took it back in time (R22).
        Recalled,
    }

    /// How a message goes to LINE (LINE reference A.2.1).
    pub enum Transport {
        /// As the answer to an event, with its reply token: costs nothing.
        Reply,
        /// At any time, with a retry key: costs messages of the quota.
        Push,
    }

    /// Why an outgoing message was refused, or what it waits for.
    pub enum DeliveryReason {
        /// Refused: LINE does not take it as it is.
        BadRequest,
        /// Refused or waiting: LINE does not take the account's token.
        Unauthorized,
        /// Refused: the account may not do this.
        Forbidden,
        /// Refused: LINE knows no such person or group for this account.
        NotFound,
        /// Refused: larger than LINE takes.
        TooLarge,
        /// Refused: nobody can know whether LINE took it.
        UnknownOutcome,
        /// Refused: the company's LINE connection was switched off meanwhile (R1).
        ConnectionOff,
        /// Refused: the account was disconnected from Engawa meanwhile.
        AccountDisconnected,
        /// Refused: the bytes are not here any more.
        MediaGone,
        /// Waiting: LINE asked to slow down.
        RateLimited,
        /// Waiting: a fault on LINE's side.
        Server,
        /// Waiting: LINE was not reached, or did not answer.
        NoAnswer,
        /// On hold: the month's messages are used up.
        MonthlyLimit,
        /// On hold: the administrator's stop line is reached.
        StopLine,
        /// Waiting: the account's secrets cannot be had.
        SecretsLocked,
        /// Waiting: LINE fetches media from this computer, and there is no public address.
        NoPublicAddress,
        /// Awaits confirmation: written more than an hour ago and never tried (R26).
        Old,
        /// Awaits confirmation: it waited in a copy that was put back (R26).
        RestoredCopy,
        /// Awaits confirmation: its writer does not work here any more (R25).
        WriterLeft,
        /// Awaits confirmation: its writer may not use the LINE connection (R1, R25).
        WriterNotAllowed,
        /// Awaits confirmation: its writer does not take part in the room any more (R25).
        WriterNotInRoom,
        /// Awaits confirmation: the LINE user has blocked the account (R25).
        Blocked,
    }

    /// Why an account's messages that cost something are on hold (LINE reference A.2.5).
    pub enum HoldReason {
        /// The month's messages are used up.
        MonthlyLimit,
        /// The administrator's stop line is reached.
        StopLine,
    }
}

impl From<HoldReason> for DeliveryReason {
    fn from(reason: HoldReason) -> Self {
        match reason {
            HoldReason::MonthlyLimit => Self::MonthlyLimit,
            HoldReason::StopLine => Self::StopLine,
        }
    }
}
