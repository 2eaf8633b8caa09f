//! Columns that are read from a row by name: each type is mapped here, once.

use domain::account::{
    AccountMode, ChatMode, CheckCode, CheckName, CheckState, ChecklistName, MarkAsReadMode, TokenKind,
};
use domain::contact::Sharing;
use domain::delivery::{Delivery, DeliveryReason, HoldReason, Transport};
use domain::invitation::{Channel, Code, OpenedIn};
use domain::message::{
    AttachmentKind, Direction, MediaPart, MediaState, MessageKind, PendingMark, SystemEvent,
};
use domain::room::{FriendState, LineSourceKind, RoomKind};
use domain::webhook_event::SetAsideReason;
use domain::workspace::{BackupFault, ConnectionGrant, WorkspaceKind};
use domain::{
    AttachmentId, ContactId, InvitationId, LineAccountId, LineUserId, MediaHash, MemberId, MessageId, RoomId,
    UtcMs,
};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, ValueRef};

/// What can be read from a column.
pub trait Column: Sized {
    /// Reads the column called `name`.
    ///
    /// # Errors
    /// When there is no such column, or it holds something else.
    fn read(row: &SqliteRow, name: &str) -> sqlx::Result<Self>;
}

impl<T: Column> Column for Option<T> {
    fn read(row: &SqliteRow, name: &str) -> sqlx::Result<Self> {
        if row.try_get_raw(name)?.is_null() { Ok(None) } else { T::read(row, name).map(Some) }
    }
}

macro_rules! as_the_driver_reads_it {
    ($($type:ty),+) => {$(
        impl Column for $type {
            fn read(row: &SqliteRow, name: &str) -> sqlx::Result<Self> {
                row.try_get(name)
            }
        }
    )+};
}
as_the_driver_reads_it!(i64, f64, String, Vec<u8>);

macro_rules! narrower_integers {
    ($($type:ty),+) => {$(
        impl Column for $type {
            fn read(row: &SqliteRow, name: &str) -> sqlx::Result<Self> {
                i64::read(row, name)?.try_into().map_err(|error| unfit(name, error))
            }
        }
    )+};
}
narrower_integers!(u8, u16, u32, i32);

impl Column for bool {
    fn read(row: &SqliteRow, name: &str) -> sqlx::Result<Self> {
        Ok(i64::read(row, name)? != 0)
    }
}

impl Column for UtcMs {
    fn read(row: &SqliteRow, name: &str) -> sqlx::Result<Self> {
        i64::read(row, name).map(Self)
    }
}

macro_rules! ids {
    ($($id:ty),+) => {$(
        impl Column for $id {
            fn read(row: &SqliteRow, name: &str) -> sqlx::Result<Self> {
                String::read(row, name).map(Self::from)
            }
        }
    )+};
}
ids!(
    AttachmentId,
    ContactId,
    InvitationId,
    LineAccountId,
    LineUserId,
    MediaHash,
    MemberId,
    MessageId,
    RoomId
);

/// An invitation's code.
impl Column for Code {
    fn read(row: &SqliteRow, name: &str) -> sqlx::Result<Self> {
        String::read(row, name).map(Self::from_stored)
    }
}

macro_rules! closed_sets {
    ($($set:ty),+) => {$(
        impl Column for $set {
            fn read(row: &SqliteRow, name: &str) -> sqlx::Result<Self> {
                String::read(row, name)?.parse().map_err(|error| unfit(name, error))
            }
        }
    )+};
}
closed_sets!(
    AccountMode,
    AttachmentKind,
    BackupFault,
    Channel,
    CheckName,
    CheckState,
    ChecklistName,
    ConnectionGrant,
    Delivery,
    DeliveryReason,
    Direction,
    FriendState,
    HoldReason,
    LineSourceKind,
    MediaPart,
    MediaState,
    OpenedIn,
    PendingMark,
    RoomKind,
    Sharing,
    SystemEvent,
    TokenKind,
    Transport,
    WorkspaceKind
);

/// Sets to which LINE, or a later version of this program, adds: a spelling that this version does not know is `Unknown`,
/// so that an account, the panel of its checks, or a page of a conversation is not lost for one word.
macro_rules! growing_sets {
    ($($set:ty),+) => {$(
        impl Column for $set {
            fn read(row: &SqliteRow, name: &str) -> sqlx::Result<Self> {
                Ok(String::read(row, name)?.parse().unwrap_or(Self::Unknown))
            }
        }
    )+};
}
growing_sets!(ChatMode, CheckCode, MarkAsReadMode, MessageKind, SetAsideReason);

fn unfit(column: &str, error: impl std::error::Error + Send + Sync + 'static) -> sqlx::Error {
    sqlx::Error::ColumnDecode { index: column.to_owned(), source: Box::new(error) }
}
