use reqwest::Method;
use serde::Deserialize;
use serde_json::json;

use super::bases::join;
use super::calls::Client;
use super::token::TokenInfo;
use crate::error::{Error, ErrorKind};
use crate::secret::Secret;
use crate::spelled_enum::spelled_enum;

/// The profile of an Official Account (LINE reference A.3).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BotInfo {
    /// The account's own user id: the `destination` of its webhooks.
    pub user_id: String,
    /// The account's basic id, `@…`: what LINE users search for.
    pub basic_id: String,
    /// The account's premium id, a chosen one beside the basic id.
    pub premium_id: Option<String>,
    /// The account's display name.
    pub display_name: String,
    /// The URL of the account's profile picture.
    pub picture_url: Option<String>,
    /// The account's chat setting.
    #[serde(default)]
    pub chat_mode: ChatMode,
    /// How messages to the account are marked as read.
    #[serde(default)]
    pub mark_as_read_mode: MarkAsReadMode,
}

spelled_enum! {
    /// The chat setting of an account (LINE reference A.3).
    ChatMode {
        /// Chat is on.
        Chat = "chat",
        /// Chat is off.
        Bot = "bot",
    }
}

spelled_enum! {
    /// How messages to an account are marked as read (LINE reference A.3).
    MarkAsReadMode {
        /// Automatically, as soon as they arrive.
        Auto = "auto",
        /// By the API call, with the message's token.
        Manual = "manual",
    }
}

impl Default for ChatMode {
    /// No mode: LINE left it out.
    fn default() -> Self {
        Self::Unknown(String::new())
    }
}

impl Default for MarkAsReadMode {
    /// No mode: LINE left it out.
    fn default() -> Self {
        Self::Unknown(String::new())
    }
}

/// The quota: the messages that an account's plan has each month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quota {
    /// A plan without a limit.
    Unlimited,
    /// A plan of this many messages.
    Limited(u64),
}

/// The webhook endpoint of an account: where LINE sends webhooks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct WebhookEndpoint {
    /// The webhook's https URL.
    pub endpoint: String,
    /// Whether "Use webhook" is on, which only LINE's console can switch.
    pub active: bool,
}

/// The result of LINE's test of the webhook endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WebhookTest {
    /// Whether the endpoint answered with 200 in time.
    pub success: bool,
    /// When the test was made, ISO 8601.
    #[serde(default)]
    pub timestamp: String,
    /// The HTTP status of the endpoint's response; 0 or below when there was none.
    #[serde(default)]
    pub status_code: i32,
    /// The reason of the result.
    #[serde(default)]
    pub reason: WebhookTestReason,
    /// The reason in words.
    #[serde(default)]
    pub detail: String,
}

spelled_enum! {
    /// The reason of a webhook test's result.
    #[derive(Default)]
    WebhookTestReason {
        /// The endpoint answered with 200.
        Ok = "OK",
        /// LINE could not connect to the endpoint.
        CouldNotConnect = "COULD_NOT_CONNECT",
        /// The endpoint did not answer in time.
        RequestTimeout = "REQUEST_TIMEOUT",
        /// The endpoint answered with another status than 200.
        ErrorStatusCode = "ERROR_STATUS_CODE",
        /// Another reason.
        #[default]
        Unclassified = "UNCLASSIFIED",
    }
}

impl Client {
    /// Gets the account's own profile.
    ///
    /// # Errors
    /// As LINE answers.
    pub async fn bot_info(&self) -> Result<BotInfo, Error> {
        self.json("bot_info", self.get(&["v2", "bot", "info"])?).await
    }

    /// Verifies the account's access token. For stateless tokens: requests a new one. For tokens by assertion: asks about
    /// the cached one; one that is invalid is replaced first.
    ///
    /// # Errors
    /// `Unauthorized` when the token is invalid, or none can be issued.
    pub async fn verify_token(&self) -> Result<TokenInfo, Error> {
        self.tokens.verify(&self.http, &self.bases).await
    }

    /// Revokes the token that was issued for an assertion, as when the account is taken out of the program: LINE
    /// counts 30 at most. Does nothing for the other kinds: a token from the console may be in use elsewhere, and
    /// a stateless one expires by itself.
    ///
    /// # Errors
    /// `Unauthorized` when the channel secret is wrong.
    pub async fn revoke_token(&self, channel_secret: &Secret) -> Result<(), Error> {
        self.tokens.revoke(&self.http, &self.bases, channel_secret).await
    }

    /// Gets the account's webhook endpoint; `None` when no URL is set.
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

    /// Sets the account's webhook URL: https, at most [`crate::limits::MAX_WEBHOOK_URL_CHARS`] characters. Takes up to a
    /// minute to work.
    ///
    /// # Errors
    /// `BadRequest` for a URL that LINE does not take.
    pub async fn set_webhook_endpoint(&self, endpoint: &str) -> Result<(), Error> {
        let url = join(&self.bases.api, &ENDPOINT)?;
        let request = self.http.call(Method::PUT, url).json(&json!({ "endpoint": endpoint }));
        self.done("set_webhook_endpoint", request).await
    }

    /// Has LINE test the account's webhook endpoint, or the URL `endpoint` instead. At most 60 tests an hour.
    ///
    /// # Errors
    /// As LINE answers; an endpoint that does not answer is no error here.
    pub async fn test_webhook_endpoint(&self, endpoint: Option<&str>) -> Result<WebhookTest, Error> {
        let body = endpoint.map_or_else(|| json!({}), |endpoint| json!({ "endpoint": endpoint }));
        self.json("test_webhook_endpoint", self.post(&["v2", "bot", "channel", "webhook", "test"], &body)?)
            .await
    }

    /// Gets the account's quota of this month, in messages.
    ///
    /// # Errors
    /// As LINE answers.
    pub async fn quota(&self) -> Result<Quota, Error> {
        #[derive(Deserialize)]
        #[serde(tag = "type", rename_all = "lowercase")]
        enum Response {
            None,
            Limited {
                value: u64,
            },
            /// A type that LINE added later.
            #[serde(untagged)]
            Unknown {
                value: Option<u64>,
            },
        }
        Ok(match self.json("quota", self.get(&["v2", "bot", "message", "quota"])?).await? {
            Response::None | Response::Unknown { value: None } => Quota::Unlimited,
            Response::Limited { value } | Response::Unknown { value: Some(value) } => Quota::Limited(value),
        })
    }

    /// Gets the number of messages that count toward this month's quota so far, nearly.
    ///
    /// # Errors
    /// As LINE answers.
    pub async fn consumption(&self) -> Result<u64, Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Response {
            total_usage: u64,
        }
        let request = self.get(&["v2", "bot", "message", "quota", "consumption"])?;
        Ok(self.json::<Response>("consumption", request).await?.total_usage)
    }
}

const ENDPOINT: [&str; 5] = ["v2", "bot", "channel", "webhook", "endpoint"];
