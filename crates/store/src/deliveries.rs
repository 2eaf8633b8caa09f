//! Deliveries: where outgoing messages stand (R21).

use domain::delivery::DeliveryReason;
use domain::{MemberId, MessageId, UtcMs};

use crate::{Conn, Result, query};

/// Saves that a message waits to be sent, again or for the first time, and stands at `sent_at`.
///
/// # Errors
/// When the database refuses.
pub async fn set_waiting(conn: &mut Conn, id: &MessageId, sent_at: UtcMs) -> Result<()> {
    query(
        "UPDATE message SET delivery = 'waiting', refused_code = NULL, refused_detail = NULL, sent_at = $2 WHERE id = $1",
    )
    .bind(id)
    .bind(sent_at)
    .execute(conn)
    .await?;
    Ok(())
}

/// Saves that a message is another member's from now on: they send it as theirs (R25).
///
/// # Errors
/// When the database refuses.
pub async fn set_writer(conn: &mut Conn, id: &MessageId, writer: &MemberId) -> Result<()> {
    query("UPDATE message SET member_id = $2 WHERE id = $1").bind(id).bind(writer).execute(conn).await?;
    Ok(())
}

/// Saves that a message was recalled: taken back in time, or refused and given up. It goes out of sight.
///
/// # Errors
/// When the database refuses.
pub async fn set_recalled(conn: &mut Conn, id: &MessageId) -> Result<()> {
    query("UPDATE message SET delivery = 'recalled' WHERE id = $1").bind(id).execute(conn).await?;
    Ok(())
}

/// Saves that LINE accepted a message. Its id there is kept unless another message has it: ids are worth less than the fact.
///
/// # Errors
/// When the database refuses.
pub async fn set_accepted(
    conn: &mut Conn,
    id: &MessageId,
    (line_message_id, quote_token): (Option<&str>, Option<&str>),
    request_id: Option<&str>,
) -> Result<()> {
    query(
        "UPDATE message SET delivery = 'accepted', quote_token = $3, accepted_request_id = $4, \
         line_message_id = CASE WHEN NOT EXISTS (SELECT 1 FROM message o WHERE o.line_account_id = \
           message.line_account_id AND o.line_message_id = $2) THEN $2 END WHERE id = $1",
    )
    .bind(id)
    .bind(line_message_id)
    .bind(quote_token)
    .bind(request_id)
    .execute(conn)
    .await?;
    Ok(())
}

/// Saves why a message was refused: LINE did not take it, or nobody can know.
///
/// # Errors
/// When the database refuses.
pub async fn set_refused(
    conn: &mut Conn,
    id: &MessageId,
    reason: DeliveryReason,
    detail: Option<&str>,
) -> Result<()> {
    query("UPDATE message SET delivery = 'refused', refused_code = $2, refused_detail = $3 WHERE id = $1")
        .bind(id)
        .bind(reason)
        .bind(detail)
        .execute(conn)
        .await?;
    Ok(())
}
