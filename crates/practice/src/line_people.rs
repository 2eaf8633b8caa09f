//! The people on LINE, by what they do: the simulator's control API, in sentences.

use serde_json::{Value, json};

/// The simulator's control API (crates/line-simulator/README.md).
#[derive(Debug, Clone)]
pub struct LinePeople {
    http: reqwest::Client,
    base: String,
}

/// An act that LINE did not allow, or a simulator that did not answer.
#[derive(Debug, thiserror::Error)]
#[error("{act}: {why}")]
pub struct Refused {
    /// What was tried.
    pub act: String,
    /// Why not: the control API's code, or the fault of the connection.
    pub why: String,
}

/// An Official Account as LINE's consoles show it to its owner.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// `@…`
    pub basic_id: String,
    /// Digits.
    pub channel_id: String,
    /// 32 hex digits.
    pub channel_secret: String,
    /// A long-lived token.
    pub access_token: String,
}

type Act<T> = Result<T, Refused>;

impl LinePeople {
    /// The people of the simulator at `base` (`http://127.0.0.1:PORT`).
    pub fn of(base: &str) -> Self {
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
    pub async fn opens_account(&self, display_name: &str, basic_id: &str) -> Act<Credentials> {
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
    pub async fn joins(&self, display_name: &str, language: &str) -> Act<String> {
        let user = self.post("users", json!({ "displayName": display_name, "language": language })).await?;
        Ok(user["userId"].as_str().unwrap_or_default().to_owned())
    }

    /// A LINE user presses a link and adds the account behind it.
    ///
    /// # Errors
    /// `link_unknown` and whatever else the simulator says.
    pub async fn adds_by_link(&self, user: &str, url: &str) -> Act<Value> {
        self.post(&format!("users/{user}/add"), json!({ "url": url })).await
    }

    /// A LINE user writes to an account (`@…`), a group, or answers a letter.
    ///
    /// # Errors
    /// What the simulator says.
    pub async fn writes(&self, user: &str, chat: &str, text: &str) -> Act<Value> {
        self.sends(user, chat, json!({ "type": "text", "text": text })).await
    }

    /// A LINE user sends anything.
    ///
    /// # Errors
    /// What the simulator says.
    pub async fn sends(&self, user: &str, chat: &str, message: Value) -> Act<Value> {
        self.post(&format!("users/{user}/chats/{chat}/messages"), message).await
    }

    /// `POST /simulator/{path}`.
    ///
    /// # Errors
    /// What the simulator says.
    pub async fn post(&self, path: &str, body: Value) -> Act<Value> {
        self.ask(path, self.http.post(self.address(path)).json(&body)).await
    }

    /// `PATCH /simulator/{path}`.
    ///
    /// # Errors
    /// What the simulator says.
    pub async fn patch(&self, path: &str, body: Value) -> Act<Value> {
        self.ask(path, self.http.patch(self.address(path)).json(&body)).await
    }

    /// `GET /simulator/{path}`.
    ///
    /// # Errors
    /// What the simulator says.
    pub async fn get(&self, path: &str) -> Act<Value> {
        self.ask(path, self.http.get(self.address(path))).await
    }

    /// `DELETE /simulator/{path}`.
    ///
    /// # Errors
    /// What the simulator says.
    pub async fn delete(&self, path: &str) -> Act<Value> {
        self.ask(path, self.http.delete(self.address(path))).await
    }

    fn address(&self, path: &str) -> String {
        format!("{}/simulator/{path}", self.base)
    }

    async fn ask(&self, path: &str, request: reqwest::RequestBuilder) -> Act<Value> {
        let refused = |why: String| Refused { act: path.to_owned(), why };
        let answer = request.send().await.map_err(|e| refused(e.to_string()))?;
        let status = answer.status();
        let body: Value = answer.json().await.unwrap_or_default();
        if status.is_success() {
            return Ok(body);
        }
        Err(refused(body["code"].as_str().unwrap_or(status.as_str()).to_owned()))
    }
}
