//! Values that are bound to a statement's parameters.

use std::borrow::Cow;

use domain::account::{
    AccountMode, ChatMode, CheckCode, CheckName, CheckState, ChecklistName, MarkAsReadMode, TokenKind,
};
use domain::contact::Sharing;
use domain::delivery::{Delivery, DeliveryReason, HoldReason, Transport};
use domain::invitation::{Channel, Code, OpenedIn};
use domain::message::{
    AttachmentKind, Direction, MediaHold, MediaPart, MediaState, MessageKind, PendingMark, SystemEvent,
};
use domain::room::{FriendState, LineSourceKind, RoomKind};
use domain::webhook_event::SetAsideReason;
use domain::workspace::{BackupFault, ConnectionGrant, WorkspaceKind};
use domain::{
    AttachmentId, ContactId, InvitationId, LineAccountId, LineUserId, MediaHash, MemberId, MessageId, RoomId,
    UtcMs,
};

/// What a parameter is bound to. Nothing says of which type it is nothing: not every engine can guess it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'v> {
    /// An integer; also booleans (0 and 1) and times.
    Int(i64),
    /// A floating-point number.
    Float(f64),
    /// A text; also ids and the spellings of closed sets.
    Text(Cow<'v, str>),
    /// Bytes.
    Blob(Cow<'v, [u8]>),
    /// NULL in an integer column.
    NoInt,
    /// NULL in a floating-point column.
    NoFloat,
    /// NULL in a text column.
    NoText,
    /// NULL in a column of bytes.
    NoBlob,
}

/// What can be bound to a statement's parameter.
pub trait ToValue<'v> {
    /// NULL of this type.
    const NONE: Value<'static>;

    /// The value as the database takes it.
    fn to_value(self) -> Value<'v>;
}

impl<'v, T: ToValue<'v>> ToValue<'v> for Option<T> {
    const NONE: Value<'static> = T::NONE;

    fn to_value(self) -> Value<'v> {
        self.map_or(T::NONE, T::to_value)
    }
}

macro_rules! integers {
    ($($type:ty),+) => {$(
        impl<'v> ToValue<'v> for $type {
            const NONE: Value<'static> = Value::NoInt;

            fn to_value(self) -> Value<'v> {
                Value::Int(self.into())
            }
        }
    )+};
}
integers!(bool, u8, u16, u32, i32, i64);

impl<'v> ToValue<'v> for UtcMs {
    const NONE: Value<'static> = Value::NoInt;

    fn to_value(self) -> Value<'v> {
        Value::Int(self.0)
    }
}

impl<'v> ToValue<'v> for f64 {
    const NONE: Value<'static> = Value::NoFloat;

    fn to_value(self) -> Value<'v> {
        Value::Float(self)
    }
}

impl<'v> ToValue<'v> for &'v str {
    const NONE: Value<'static> = Value::NoText;

    fn to_value(self) -> Value<'v> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl<'v> ToValue<'v> for String {
    const NONE: Value<'static> = Value::NoText;

    fn to_value(self) -> Value<'v> {
        Value::Text(Cow::Owned(self))
    }
}

impl<'v> ToValue<'v> for &'v String {
    const NONE: Value<'static> = Value::NoText;

    fn to_value(self) -> Value<'v> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl<'v> ToValue<'v> for Vec<u8> {
    const NONE: Value<'static> = Value::NoBlob;

    fn to_value(self) -> Value<'v> {
        Value::Blob(Cow::Owned(self))
    }
}

/// An optional field of a struct is bound as it stands there.
impl<'v, T> ToValue<'v> for &'v Option<T>
where
    &'v T: ToValue<'v>,
{
    const NONE: Value<'static> = <&'v T as ToValue<'v>>::NONE;

    fn to_value(self) -> Value<'v> {
        self.as_ref().to_value()
    }
}

macro_rules! ids {
    ($($id:ty),+) => {$(
        impl<'v> ToValue<'v> for &'v $id {
            const NONE: Value<'static> = Value::NoText;

            fn to_value(self) -> Value<'v> {
                Value::Text(Cow::Borrowed(self.as_str()))
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
impl<'v> ToValue<'v> for &'v Code {
    const NONE: Value<'static> = Value::NoText;

    fn to_value(self) -> Value<'v> {
        Value::Text(Cow::Borrowed(self.as_str()))
    }
}

macro_rules! closed_sets {
    ($($set:ty),+) => {$(
        impl<'v> ToValue<'v> for $set {
            const NONE: Value<'static> = Value::NoText;

            fn to_value(self) -> Value<'v> {
                Value::Text(Cow::Borrowed(self.as_str()))
            }
        }
    )+};
}
closed_sets!(
    AccountMode,
    AttachmentKind,
    BackupFault,
    Channel,
    ChatMode,
    CheckCode,
    SetAsideReason,
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
    MarkAsReadMode,
    MediaHold,
    MediaPart,
    MediaState,
    MessageKind,
    OpenedIn,
    PendingMark,
    RoomKind,
    Sharing,
    SystemEvent,
    TokenKind,
    Transport,
    WorkspaceKind
);
