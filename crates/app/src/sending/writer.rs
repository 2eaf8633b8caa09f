//! The writer of a message, and whether they may still write in its room (R25).

use domain::delivery::DeliveryReason;
use domain::{MemberId, RoomId};
use store::{Conn, members, room_members};

use crate::Result;
use crate::authorisation::refusal_of;

/// Why the writer of a message may not write in its room any more; none: they may.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn writer_refusal(
    conn: &mut Conn,
    writer: &MemberId,
    room: &RoomId,
) -> Result<Option<DeliveryReason>> {
    if members::get(conn, writer).await?.is_none_or(|member| member.left) {
        return Ok(Some(DeliveryReason::WriterLeft));
    }
    if room_members::get(conn, room, writer).await?.is_none_or(|side| side.left) {
        return Ok(Some(DeliveryReason::WriterNotInRoom));
    }
    Ok(refusal_of(conn, writer).await?.map(|_| DeliveryReason::WriterNotAllowed))
}
