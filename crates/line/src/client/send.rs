use reqwest::{Response, StatusCode};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Client, answer};
use crate::{Error, Message};

/// LINE took the messages. Not that anybody received them: LINE does not tell (LINE reference A.2.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The request that LINE accepted; with `already`, an earlier one.
    pub request_id: Option<String>,
    /// The messages' ids, in the order of sending.
    pub sent: Vec<SentMessage>,
    /// An earlier try with the same retry key had been accepted; nothing was sent twice.
    pub already: bool,
}

/// A sent message as LINE knows it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SentMessage {
    /// LINE's id.
    pub id: String,
    /// For quoting it later.
    pub quote_token: Option<String>,
}

/// How a push is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PushOptions {
    /// The LINE user's device stays silent.
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
    /// Sends 1 to [`crate::limits::MAX_MESSAGES`] messages to a LINE user or group; counts toward the quota.
    ///
    /// Try again only with the same `retry_key` and the same messages, within 24 hours: LINE then
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
        let answer = self.send("push", request).await?;
        if answer.status() == StatusCode::CONFLICT {
            return Ok(accepted_before(answer).await);
        }
        accepted(answer).await
    }

    /// Answers an event with 1 to [`crate::limits::MAX_MESSAGES`] messages, free of the quota: once,
    /// within a minute. LINE takes no retry key here, so an answer that got lost cannot be asked for.
    ///
    /// # Errors
    /// `InvalidReplyToken` when the token is used or too old.
    pub async fn reply(&self, reply_token: &str, messages: &[Message]) -> Result<Accepted, Error> {
        let request = self.post(&["v2", "bot", "message", "reply"], &Reply { reply_token, messages })?;
        accepted(self.send("reply", request).await?).await
    }

    /// Shows a LINE user that their message and everything before it was read. Works only while the
    /// account's chat is on.
    ///
    /// # Errors
    /// `BadRequest` when the token is not this account's.
    pub async fn mark_as_read(&self, mark_as_read_token: &str) -> Result<(), Error> {
        let body = serde_json::json!({ "markAsReadToken": mark_as_read_token });
        self.done("mark_as_read", self.post(&["v2", "bot", "chat", "markAsRead"], &body)?).await
    }

    /// Shows a LINE user, one to one, that an answer is on its way; for 5 to 60 `seconds` in steps of 5.
    ///
    /// # Errors
    /// As LINE answers.
    pub async fn loading(&self, user_id: &str, seconds: u8) -> Result<(), Error> {
        let body = serde_json::json!({ "chatId": user_id, "loadingSeconds": seconds });
        self.done("loading", self.post(&["v2", "bot", "chat", "loading", "start"], &body)?).await
    }
}

async fn accepted(answer: Response) -> Result<Accepted, Error> {
    let request_id = answer::request_id(&answer).map(str::to_owned);
    let sent: Sent = answer::json(answer).await?;
    Ok(Accepted { request_id, sent: sent.sent_messages, already: false })
}

async fn accepted_before(answer: Response) -> Accepted {
    let request_id = answer::header(answer.headers(), "x-line-accepted-request-id").map(str::to_owned);
    let sent = answer::refusal(answer).await.sent_messages;
    Accepted { request_id, sent, already: true }
}
