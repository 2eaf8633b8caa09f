//! A restored copy: a workspace whose data was put back, as administrators are told of it (R26).

use domain::UtcMs;
use domain::delivery::DeliveryReason;
use store::{Conn, outbox, workspace};

use super::views::RestoredCopy;
use crate::Result;

/// The restored copy, as administrators are told of it; none when this is none, or somebody has decided.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn restored_copy(conn: &mut Conn) -> Result<Option<RestoredCopy>> {
    let at: Option<UtcMs> = workspace::restored_at(conn).await?;
    let Some(at) = at else { return Ok(None) };
    let waiting = outbox::awaiting(conn, DeliveryReason::RestoredCopy).await?.len();
    Ok(Some(RestoredCopy { at, waiting: u32::try_from(waiting).unwrap_or(u32::MAX) }))
}
