//! Calls that may wait for a disk, a dialog or another program, made where they hold nobody up.

use crate::{Error, ErrorCode, Result};

/// Carries out `call` on a thread that may block.
///
/// # Errors
/// `Internal` when the call broke off.
pub async fn blocking<T: Send + 'static>(call: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(call).await.map_err(|e| Error::new(ErrorCode::Internal).because(e))
}
