use reqwest::{Response, StatusCode};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::calls::Client;
use super::response;
use super::sent::{Accepted, SentMessage};
use crate::error::Error;
use crate::message::Message;

/// The options of a push.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PushOptions {
    /// Whether the LINE user's device stays silent.
    pub notification_disabled: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Push<'a> {
    to: &'a str,
    messages: &'a [Message],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    notification_disabled: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Reply<'a> {
    reply_token: &'a str,
    messages: &'a [Message],
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Sent {
    sent_messages: Vec<SentMessage>,
}

impl Client {
    /// Pushes 1 to [`crate::limits::MAX_MESSAGES`] messages to a LINE user or group; counts toward the quota.
    ///
    /// Retry only with the same `retry_key` and the same messages, within 24 hours: LINE then
    /// never sends twice (LINE reference A.2.3). A blocked account is accepted like any other.
    ///
    /// # Errors
    /// As LINE answers; see [`Error::may_have_been_accepted`].
    pub async fn push(
        &self,
        to: &str,
        messages: &[Message],
        retry_key: Uuid,
        options: PushOptions,
    ) -> Result<Accepted, Error> {
        let body = Push { to, messages, notification_disabled: options.notification_disabled };
        let request = self.post(&["v2", "bot", "message", "push"], &body)?;
        let request = request.header("x-line-retry-key", retry_key.hyphenated().to_string());
        let response = self.send("push", request).await?;
        if response.status() == StatusCode::CONFLICT {
            return Ok(accepted_before(response).await);
        }
        accepted(response).await
    }

    /// Replies to an event with 1 to [`crate::limits::MAX_MESSAGES`] messages, free of the quota: once,
    /// within a minute. LINE takes no retry key here, so a lost response cannot be asked for.
    ///
    /// # Errors
    /// `InvalidReplyToken` when the reply token is used or too old.
    pub async fn reply(&self, reply_token: &str, messages: &[Message]) -> Result<Accepted, Error> {
        let request = self.post(&["v2", "bot", "message", "reply"], &Reply { reply_token, messages })?;
        accepted(self.send("reply", request).await?).await
    }

    /// Marks a LINE user's message and everything before it as read. Works only while the account's
    /// chat is on.
    ///
    /// # Errors
    /// `BadRequest` when the token is not this account's.
    pub async fn mark_as_read(&self, mark_as_read_token: &str) -> Result<(), Error> {
        let body = serde_json::json!({ "markAsReadToken": mark_as_read_token });
        self.done("mark_as_read", self.post(&["v2", "bot", "chat", "markAsRead"], &body)?).await
    }

    /// Shows a loading indicator in a LINE user's one-to-one chat, for 5 to 60 `seconds` in steps of 5.
    ///
    /// # Errors
    /// As LINE answers.
    pub async fn show_loading_indicator(&self, user_id: &str, seconds: u8) -> Result<(), Error> {
        let body = serde_json::json!({ "chatId": user_id, "loadingSeconds": seconds });
        self.done("show_loading_indicator", self.post(&["v2", "bot", "chat", "loading", "start"], &body)?)
            .await
    }
}

/// The result of a successful response.
async fn accepted(response: Response) -> Result<Accepted, Error> {
    let request_id = response::request_id(&response).map(str::to_owned);
    let sent: Sent = response::json(response).await?;
    Ok(Accepted { request_id, sent: sent.sent_messages, already: false })
}

/// The result of a 409 response: an earlier push with the same retry key had been accepted.
async fn accepted_before(response: Response) -> Accepted {
    let request_id = response::header(response.headers(), "x-line-accepted-request-id").map(str::to_owned);
    let sent = response::error_body(response).await.sent_messages;
    Accepted { request_id, sent, already: true }
}
