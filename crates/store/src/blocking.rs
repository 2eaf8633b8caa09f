//! Work that waits for the disk, done where it holds nobody up.

use crate::Result;

/// Does `work` on a thread that may block.
///
/// # Errors
/// Its own; `Unreachable` when it broke off.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|error| Err(std::io::Error::other(error).into()))
}
