//! Downloads: pictures, videos, sounds and files, beside everything else that is asked of LINE.

use std::collections::HashMap;

use domain::MessageId;
use tokio::task::{Id, JoinSet};

use super::fetching::Fetching;
use super::retry::AT_ONCE;
use crate::{Error, ErrorCode, Result};

/// The downloads under way: each message's bytes once, and [`AT_ONCE`] at a time. Dropping it breaks them off.
#[derive(Debug, Default)]
pub(crate) struct Downloads {
    tasks: JoinSet<Result<()>>,
    messages: HashMap<Id, MessageId>,
}

impl Downloads {
    /// Starts the downloads that are due, as far as there is room.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn start_due(&mut self, fetching: &Fetching) -> Result<()> {
        if self.tasks.len() >= AT_ONCE {
            return Ok(());
        }
        for one in fetching.contents_due().await? {
            if self.tasks.len() >= AT_ONCE {
                break;
            }
            if self.messages.values().any(|message| *message == one.message_id) {
                continue;
            }
            let (fetching, message) = (fetching.clone(), one.message_id.clone());
            let task = self.tasks.spawn(async move { fetching.fetch_content(&one).await });
            self.messages.insert(task.id(), message);
        }
        Ok(())
    }

    /// Waits until a download has finished; for ever while there is none.
    ///
    /// # Errors
    /// The storage codes; its message stays due, and waits longer each time.
    pub(crate) async fn next_finished(&mut self) -> Result<()> {
        let (task, done) = match self.tasks.join_next_with_id().await {
            Some(Ok((task, done))) => (task, done),
            Some(Err(error)) => (error.id(), Err(Error::new(ErrorCode::Internal).because(error))),
            None => std::future::pending().await,
        };
        self.messages.remove(&task);
        done
    }

    /// Cancels the downloads under way, and waits until nothing of it holds on to the files.
    pub(crate) async fn cancel(&mut self) {
        self.tasks.shutdown().await;
        self.messages.clear();
    }
}
