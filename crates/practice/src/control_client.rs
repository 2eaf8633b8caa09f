//! The client of the simulator's control API: LINE users and account owners, by what they do.

use serde_json::{Value, json};

/// A client of the simulator's control API (crates/line-simulator/README.md).
#[derive(Debug, Clone)]
pub struct ControlClient {
    http: reqwest::Client,
    base: String,
}

/// A refused request: an act that the simulator did not allow, or no answer from it.
#[derive(Debug, thiserror::Error)]
#[error("{act}: {why}")]
pub struct ControlError {
    /// What was tried.
    pub act: String,
    /// Why not: the control API's code, or the fault of the connection.
    pub why: String,
}

/// The credentials of an Official Account, as LINE's consoles show them to its owner.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// The basic ID, `@…`.
    pub basic_id: String,
    /// The channel ID, digits.
    pub channel_id: String,
    /// The channel secret, 32 hex digits.
    pub channel_secret: String,
    /// A long-lived channel access token.
    pub access_token: String,
}

type Result<T> = std::result::Result<T, ControlError>;

impl ControlClient {
    /// A client of the simulator at `base` (`http://127.0.0.1:PORT`).
    pub fn new(base: &str) -> Self {
        // Fails only when the program has chosen a provider already, and then that one is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        // A proxy cannot reach this computer's own ports, and they need no certificate: reading the computer's
        // certificates takes longer than everything that is asked here.
        let http = reqwest::Client::builder().no_proxy().tls_certs_only([]).build().unwrap_or_default();
        Self { http, base: base.trim_end_matches('/').to_owned() }
    }

    /// Somebody opens an Official Account.
    ///
    /// # Errors
    /// What the simulator says.
    pub async fn opens_account(&self, display_name: &str, basic_id: &str) -> Result<Credentials> {
        let made = self.post("accounts", json!({ "displayName": display_name, "basicId": basic_id })).await?;
        // As LINE's console advises: what a closed Engawa missed comes again (LINE reference A.1.4).
        self.patch(&format!("accounts/{basic_id}"), json!({ "redelivery": true })).await?;
        let text = |name: &str| made[name].as_str().unwrap_or_default().to_owned();
        Ok(Credentials {
            basic_id: text("basicId"),
            channel_id: text("channelId"),
            channel_secret: text("channelSecret"),
            access_token: text("channelAccessToken"),
        })
    }

    /// Somebody joins LINE. Returns their userId.
    ///
    /// # Errors
    /// What the simulator says.
    pub async fn joins(&self, display_name: &str, language: &str) -> Result<String> {
        let user = self.post("users", json!({ "displayName": display_name, "language": language })).await?;
        Ok(user["userId"].as_str().unwrap_or_default().to_owned())
    }

    /// A LINE user presses a link and adds the account behind it.
    ///
    /// # Errors
    /// `link_unknown` and whatever else the simulator says.
    pub async fn adds_by_link(&self, user: &str, url: &str) -> Result<Value> {
        self.post(&format!("users/{user}/add"), json!({ "url": url })).await
    }

    /// A LINE user writes to an account (`@…`), a group, or answers a letter.
    ///
    /// # Errors
    /// What the simulator says.
    pub async fn writes(&self, user: &str, chat: &str, text: &str) -> Result<Value> {
        self.sends(user, chat, json!({ "type": "text", "text": text })).await
    }

    /// A LINE user sends anything.
    ///
    /// # Errors
    /// What the simulator says.
    pub async fn sends(&self, user: &str, chat: &str, message: Value) -> Result<Value> {
        self.post(&format!("users/{user}/chats/{chat}/messages"), message).await
    }

    /// `POST /simulator/{path}`.
    ///
    /// # Errors
    /// What the simulator says.
    pub async fn post(&self, path: &str, body: Value) -> Result<Value> {
        self.ask(path, self.http.post(self.address(path)).json(&body)).await
    }

    /// `PATCH /simulator/{path}`.
    ///
    /// # Errors
    /// What the simulator says.
    pub async fn patch(&self, path: &str, body: Value) -> Result<Value> {
        self.ask(path, self.http.patch(self.address(path)).json(&body)).await
    }

    /// `GET /simulator/{path}`.
    ///
    /// # Errors
    /// What the simulator says.
    pub async fn get(&self, path: &str) -> Result<Value> {
        self.ask(path, self.http.get(self.address(path))).await
    }

    /// `DELETE /simulator/{path}`.
    ///
    /// # Errors
    /// What the simulator says.
    pub async fn delete(&self, path: &str) -> Result<Value> {
        self.ask(path, self.http.delete(self.address(path))).await
    }

    fn address(&self, path: &str) -> String {
        format!("{}/simulator/{path}", self.base)
    }

    async fn ask(&self, path: &str, request: reqwest::RequestBuilder) -> Result<Value> {
        let refused = |why: String| ControlError { act: path.to_owned(), why };
        let answer = request.send().await.map_err(|e| refused(e.to_string()))?;
        let status = answer.status();
        let body: Value = answer.json().await.unwrap_or_default();
        if status.is_success() {
            return Ok(body);
        }
        Err(refused(body["code"].as_str().unwrap_or(status.as_str()).to_owned()))
    }
}
