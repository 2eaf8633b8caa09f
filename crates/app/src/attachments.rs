//! What members hand in to be sent.

use domain::{AttachmentId, MemberId};

use crate::{App, Error, ErrorCode, Result};

impl App {
    /// Takes an attachment away again.
    ///
    /// # Errors
    /// `NotFound` for somebody else's.
    pub async fn attachment_discard(&self, _actor: &MemberId, _id: &AttachmentId) -> Result<()> {
        Err(Error::new(ErrorCode::NotFound))
    }
}
