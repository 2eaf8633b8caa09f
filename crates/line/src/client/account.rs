use reqwest::Method;
use serde::Deserialize;
use serde_json::json;

use super::{Client, join};
use crate::{Error, ErrorKind, Secret};

/// What the account itself shows (LINE reference A.3).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BotInfo {
    /// The account's own user id: a webhook's `destination`.
    pub user_id: String,
    /// `@…`: what LINE users search for.
    pub basic_id: String,
    /// A chosen id beside the basic one.
    pub premium_id: Option<String>,
    /// The account's name.
    pub display_name: String,
    /// Its picture.
    pub picture_url: Option<String>,
    /// `chat` or `bot`.
    #[serde(default)]
    pub chat_mode: String,
    /// `auto` or `manual`.
    #[serde(default)]
    pub mark_as_read_mode: String,
}

/// How many messages the plan has each month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quota {
    /// As many as one likes.
    Unlimited,
    /// This many.
    Limited(u64),
}

/// Where LINE sends webhooks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct WebhookEndpoint {
    /// The https URL.
    pub endpoint: String,
    /// "Use webhook", which only LINE's console can switch on.
    pub active: bool,
}

/// What came of LINE's call to the webhook URL.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WebhookTest {
    /// It was answered with 200 in time.
    pub success: bool,
    /// ISO 8601.
    #[serde(default)]
    pub timestamp: String,
    /// The answer's status; 0 or below when there was none.
    #[serde(default)]
    pub status_code: i32,
    /// `OK`, `COULD_NOT_CONNECT`, `REQUEST_TIMEOUT`, `ERROR_STATUS_CODE`, `UNCLASSIFIED`.
    #[serde(default)]
    pub reason: String,
    /// In words.
    #[serde(default)]
    pub detail: String,
}

/// Whose token it is, and for how long.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct TokenInfo {
    /// The channel's id.
    pub client_id: String,
    /// Seconds.
    pub expires_in: Option<i64>,
    /// What it allows.
    pub scope: Option<String>,
}

impl Client {
    /// What the account itself shows.
    ///
    /// # Errors
    /// As LINE answers.
    pub async fn bot_info(&self) -> Result<BotInfo, Error> {
        self.json("bot_info", self.get(&["v2", "bot", "info"])?).await
    }

    /// Whether the account's token is good. For stateless tokens: whether a new one can be had. For tokens by
    /// assertion: what LINE says of the one in use; one that has ended is replaced first.
    ///
    /// # Errors
    /// `Unauthorized` when it is not.
    pub async fn verify_token(&self) -> Result<TokenInfo, Error> {
        self.tokens.verify(&self.http, &self.bases).await
    }

    /// Ends the token that was issued for an assertion, as when the account is taken out of the program: LINE
    /// counts 30 at most. Does nothing for the other kinds: a token from the console may be in use elsewhere, and
    /// a stateless one ends by itself.
    ///
    /// # Errors
    /// `Unauthorized` when the channel secret is wrong.
    pub async fn revoke_token(&self, channel_secret: &Secret) -> Result<(), Error> {
        self.tokens.revoke(&self.http, &self.bases, channel_secret).await
    }

    /// Where LINE sends this account's webhooks; `None` when no URL is set.
    ///
    /// # Errors
    /// As LINE answers.
    pub async fn webhook_endpoint(&self) -> Result<Option<WebhookEndpoint>, Error> {
        match self.json("webhook_endpoint", self.get(&ENDPOINT)?).await {
            Ok(endpoint) => Ok(Some(endpoint)),
            Err(error) if error.kind == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Tells LINE where to send webhooks; takes up to a minute to work. At most
    /// [`crate::limits::MAX_WEBHOOK_URL_CHARS`] characters, https.
    ///
    /// # Errors
    /// `BadRequest` for an address LINE does not take.
    pub async fn set_webhook_endpoint(&self, endpoint: &str) -> Result<(), Error> {
        let url = join(&self.bases.api, &ENDPOINT)?;
        let request = self.http.call(Method::PUT, url).json(&json!({ "endpoint": endpoint }));
        self.done("set_webhook_endpoint", request).await
    }

    /// Has LINE call the webhook URL (or `endpoint` instead) and says what came of it. At most 60 an hour.
    ///
    /// # Errors
    /// As LINE answers; a webhook that does not answer is no error here.
    pub async fn test_webhook_endpoint(&self, endpoint: Option<&str>) -> Result<WebhookTest, Error> {
        let body = endpoint.map_or_else(|| json!({}), |endpoint| json!({ "endpoint": endpoint }));
        self.json("test_webhook_endpoint", self.post(&["v2", "bot", "channel", "webhook", "test"], &body)?)
            .await
    }

    /// How many messages the plan has this month.
    ///
    /// # Errors
    /// As LINE answers.
    pub async fn quota(&self) -> Result<Quota, Error> {
        #[derive(Deserialize)]
        struct Wire {
            value: Option<u64>,
        }
        let wire: Wire = self.json("quota", self.get(&["v2", "bot", "message", "quota"])?).await?;
        Ok(wire.value.map_or(Quota::Unlimited, Quota::Limited))
    }

    /// How many of them are used, nearly.
    ///
    /// # Errors
    /// As LINE answers.
    pub async fn consumption(&self) -> Result<u64, Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Wire {
            total_usage: u64,
        }
        let request = self.get(&["v2", "bot", "message", "quota", "consumption"])?;
        Ok(self.json::<Wire>("consumption", request).await?.total_usage)
    }
}

const ENDPOINT: [&str; 5] = ["v2", "bot", "channel", "webhook", "endpoint"];
