//! Rooms and what may be done in them.

use crate::closed_set::closed_sets;

closed_sets! {
    /// One to one, or a group.
    pub enum RoomKind {
        /// One LINE user and the members who answer.
        Direct,
        /// A group that exists on LINE.
        Group,
    }

    /// How a LINE user stands to a LINE account.
    pub enum FriendState {
        /// Has added the account (`follow`).
        Friend,
        /// Has blocked it (`unfollow`).
        Blocked,
        /// Wrote without adding it.
        Stranger,
    }

    /// Whether a member can write in a room now, and if not, why.
    pub enum WriteAccess {
        /// Write.
        Open,
        /// The company's LINE connection is off; the history stays (R20).
        ConnectionOff,
        /// The member has no grant (R1).
        NotGranted,
        /// A name that LINE would refuse (R1).
        NameNotConnectable,
        /// The LINE user has blocked the account: LINE would take the message and drop it.
        Blocked,
        /// The account has left the group, or was removed.
        LeftGroup,
        /// Nobody has taken the room yet; take it first.
        NotTaken,
        /// Someone else's room, in which the member does not take part.
        NotTakingPart,
        /// The members who take part cannot come; an administrator can take the room or hand it on (R27).
        Unattended,
        /// The account was disconnected from Engawa.
        AccountDisconnected,
    }

    /// Which rooms a list shows to a member.
    pub enum RoomFilter {
        /// Those the member takes part in.
        Mine,
        /// Those nobody has taken yet, on the member's account.
        Unassigned,
        /// Administrators: those that no member who can come looks after (R27).
        Unattended,
    }

    /// What LINE calls a conversation: the `type` of an event's source.
    pub enum LineSourceKind {
        /// One LINE user.
        User,
        /// A group.
        Group,
        /// A chat of several people from before groups.
        Room,
    }
}
