use bytes::Bytes;
use reqwest::{Response, StatusCode, header};
use tokio::io::{AsyncWrite, AsyncWriteExt};

use super::{Client, answer, join};
use crate::{Error, ErrorKind};

/// The answer to a question for content.
#[derive(Debug)]
pub enum Download {
    /// The bytes are coming.
    Ready(Content),
    /// LINE is still preparing them: ask again after a while.
    NotReady,
}

/// Bytes on their way from LINE, never more than the caller allowed.
#[derive(Debug)]
pub struct Content {
    /// LINE's `Content-Type`. The bytes come from a stranger and may be something else.
    pub content_type: Option<String>,
    /// How many bytes LINE announced, when it did.
    pub length: Option<u64>,
    left: u64,
    answer: Response,
}

impl Client {
    /// The bytes of a picture, video, sound or file; at most `max_bytes`. LINE deletes them after an
    /// unspecified time, so ask at once (LINE reference A.2.6).
    ///
    /// # Errors
    /// `NotFound` when LINE does not know the message, `Gone` when it was unsent, `TooLarge` when LINE
    /// announces more than `max_bytes`.
    pub async fn content(&self, message_id: &str, max_bytes: u64) -> Result<Download, Error> {
        self.download("content", &["v2", "bot", "message", message_id, "content"], max_bytes).await
    }

    /// The small picture of a picture or video; at most `max_bytes`.
    ///
    /// # Errors
    /// As [`Client::content`].
    pub async fn content_preview(&self, message_id: &str, max_bytes: u64) -> Result<Download, Error> {
        self.download(
            "content_preview",
            &["v2", "bot", "message", message_id, "content", "preview"],
            max_bytes,
        )
        .await
    }

    async fn download(&self, name: &'static str, path: &[&str], max_bytes: u64) -> Result<Download, Error> {
        let request = self.http.download(join(&self.bases.data, path)?);
        let answer = answer::successful(self.send(name, request).await?).await?;
        if answer.status() == StatusCode::ACCEPTED {
            return Ok(Download::NotReady);
        }
        let length = answer.content_length();
        if length.is_some_and(|length| length > max_bytes) {
            return Err(too_large(max_bytes));
        }
        let content_type = answer::header(answer.headers(), header::CONTENT_TYPE.as_str()).map(str::to_owned);
        Ok(Download::Ready(Content { content_type, length, left: max_bytes, answer }))
    }
}

impl Content {
    /// The next bytes; `None` at the end.
    ///
    /// # Errors
    /// `TooLarge` when more comes than was allowed, `NoAnswer` when it stops in the middle.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        let Some(chunk) = self.answer.chunk().await? else { return Ok(None) };
        let size = chunk.len() as u64;
        self.left = self.left.checked_sub(size).ok_or_else(|| too_large(self.left))?;
        Ok(Some(chunk))
    }

    /// Writes everything; the number of bytes written.
    ///
    /// # Errors
    /// What came from LINE as an [`Error`] inside the `io::Error`; otherwise the writer's own.
    pub async fn write_to(mut self, writer: &mut (impl AsyncWrite + Unpin)) -> std::io::Result<u64> {
        let mut written = 0;
        while let Some(chunk) = self.chunk().await.map_err(std::io::Error::other)? {
            writer.write_all(&chunk).await?;
            written += chunk.len() as u64;
        }
        writer.flush().await?;
        Ok(written)
    }
}

fn too_large(max_bytes: u64) -> Error {
    Error::of(ErrorKind::TooLarge).because(format!("more than {max_bytes} bytes"))
}
