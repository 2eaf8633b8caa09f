use bytes::Bytes;
use reqwest::{Response, StatusCode, header};
use tokio::io::{AsyncWrite, AsyncWriteExt};

use super::bases::join;
use super::calls::Client;
use super::response;
use crate::error::{Error, ErrorKind};

/// The result of requesting a message's content.
#[derive(Debug)]
pub enum Download {
    /// The content, whose bytes are coming.
    Ready(Content),
    /// No content yet: LINE is still preparing it, ask again after a while.
    NotReady,
}

/// The content of a message as a stream of bytes, never more than the caller allowed.
#[derive(Debug)]
pub struct Content {
    /// The response's `Content-Type`. The bytes come from a stranger and may be something else.
    pub content_type: Option<String>,
    /// The response's `Content-Length` in bytes, when it has one.
    pub length: Option<u64>,
    left: u64,
    response: Response,
}

impl Client {
    /// Downloads the content of an image, video, audio or file message, at most `max_bytes`. LINE deletes it after an
    /// unspecified time, so ask at once (LINE reference A.2.6).
    ///
    /// # Errors
    /// `NotFound` when LINE does not know the message, `Gone` when it was unsent, `TooLarge` when LINE
    /// announces more than `max_bytes`.
    pub async fn content(&self, message_id: &str, max_bytes: u64) -> Result<Download, Error> {
        self.download("content", &["v2", "bot", "message", message_id, "content"], max_bytes).await
    }

    /// Downloads the preview image of an image or video message, at most `max_bytes`.
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
        let response = response::successful(self.send(name, request).await?).await?;
        if response.status() == StatusCode::ACCEPTED {
            return Ok(Download::NotReady);
        }
        let length = response.content_length();
        if length.is_some_and(|length| length > max_bytes) {
            return Err(too_large(max_bytes));
        }
        let content_type =
            response::header(response.headers(), header::CONTENT_TYPE.as_str()).map(str::to_owned);
        Ok(Download::Ready(Content { content_type, length, left: max_bytes, response }))
    }
}

impl Content {
    /// Reads the next bytes; `None` at the end.
    ///
    /// # Errors
    /// `TooLarge` when more comes than was allowed, `NoAnswer` when it stops in the middle.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        let Some(chunk) = self.response.chunk().await? else { return Ok(None) };
        let size = chunk.len() as u64;
        self.left = self.left.checked_sub(size).ok_or_else(|| too_large(self.left))?;
        Ok(Some(chunk))
    }

    /// Writes the whole content to `writer`, and returns the number of bytes.
    ///
    /// # Errors
    /// The writer's own errors; LINE's are an [`Error`] inside the `io::Error`.
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
    Error::new(ErrorKind::TooLarge).with_cause(format!("more than {max_bytes} bytes"))
}
