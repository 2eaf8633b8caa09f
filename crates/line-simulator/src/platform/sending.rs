//! Push, reply and multicast: accepted or rejected as LINE does (LINE reference A.2).
use serde_json::{Value, json};

use super::handle::Platform;
use super::recipients::Recipients;
use crate::clock::quota_month;
use crate::limits;
use crate::live::{Live, log};
use crate::world::{Accepted, Author, ChatKey, Content, Message, Sent, SentBy, SentMessage};

/// A push or multicast that has been parsed.
pub(crate) struct PushRequest {
    pub via: SentBy,
    pub to: Vec<String>,
    pub messages: Vec<Value>,
    pub retry_key: Option<String>,
    pub silent: bool,
}

/// The reason why LINE rejects a request.
#[derive(Debug)]
pub(crate) enum Rejected {
    /// LINE knows no such user or group.
    UnknownTarget,
    InvalidReplyToken,
    MonthlyLimit,
    /// The retry key was accepted before, for this.
    AlreadyAccepted(Accepted),
    /// Quote tokens that belong elsewhere, by the place of their message.
    QuoteTokens(Vec<usize>),
}

impl Platform {
    /// Sends a push or multicast whose messages have been validated.
    pub(crate) fn push(
        &self,
        basic_id: &str,
        request_id: &str,
        request: PushRequest,
    ) -> Result<Vec<SentMessage>, Rejected> {
        self.change(|live| {
            let key = request.retry_key.as_deref();
            if let Some(accepted) = key.and_then(|key| live.accepted_before(basic_id, key)) {
                return Err(Rejected::AlreadyAccepted(accepted));
            }
            let targets: Option<Vec<Recipients>> =
                request.to.iter().map(|to| Recipients::of(live, basic_id, to)).collect();
            let targets = targets.ok_or(Rejected::UnknownTarget)?;
            for target in &targets {
                live.check_quotes(target, &request.messages)?;
            }
            live.count(basic_id, targets.iter().map(|target| target.counted).sum())?;
            let sent_messages = live.send(basic_id, request_id, &targets, &request);
            if let (Some(key), Some(account)) = (&request.retry_key, live.world.accounts.get_mut(basic_id)) {
                let accepted = Accepted {
                    request_id: request_id.to_owned(),
                    at_ms: live.now_ms,
                    sent_messages: sent_messages.clone(),
                };
                account.retry_keys.insert(key.to_lowercase(), accepted);
            }
            Ok(sent_messages)
        })
    }

    /// Sends a reply whose messages have been validated. The token is used up by it.
    pub(crate) fn reply(
        &self,
        basic_id: &str,
        request_id: &str,
        token: &str,
        messages: Vec<Value>,
        silent: bool,
    ) -> Result<Vec<SentMessage>, Rejected> {
        self.change(|live| {
            let account = live.world.accounts.get(basic_id).ok_or(Rejected::InvalidReplyToken)?;
            let reply = account.reply_tokens.get(token).filter(|reply| reply.expires_ms >= live.now_ms);
            let chat = reply.ok_or(Rejected::InvalidReplyToken)?.chat.clone();
            let target = Recipients::of_chat(live, basic_id, &chat).ok_or(Rejected::InvalidReplyToken)?;
            live.check_quotes(&target, &messages)?;
            if let Some(account) = live.world.accounts.get_mut(basic_id) {
                account.reply_tokens.remove(token);
            }
            // Replies are free.
            let target = Recipients { counted: 0, ..target };
            let to = vec![match &target.chat {
                ChatKey::Account { user_id, .. } => user_id.clone(),
                ChatKey::Group(group_id) => group_id.clone(),
                ChatKey::Person { .. } => target.chat.to_string(),
            }];
            let request = PushRequest { via: SentBy::Reply, to, messages, retry_key: None, silent };
            Ok(live.send(basic_id, request_id, &[target], &request))
        })
    }
}

impl Live {
    /// The push that the retry key was accepted for before.
    fn accepted_before(&mut self, basic_id: &str, key: &str) -> Option<Accepted> {
        let now_ms = self.now_ms;
        let account = self.world.accounts.get_mut(basic_id)?;
        account.retry_keys.retain(|_, accepted| now_ms - accepted.at_ms < limits::RETRY_KEY_MS);
        account.retry_keys.get(&key.to_lowercase()).cloned()
    }

    /// Checks the quote tokens: each works in its own chat only (LINE reference A.2.2).
    fn check_quotes(&self, target: &Recipients, messages: &[Value]) -> Result<(), Rejected> {
        let known = |token: &str| self.quoted(&target.chat, token).is_some();
        let wrong: Vec<usize> = messages
            .iter()
            .enumerate()
            .filter(|(_, message)| message["quoteToken"].as_str().is_some_and(|token| !known(token)))
            .map(|(place, _)| place)
            .collect();
        if wrong.is_empty() { Ok(()) } else { Err(Rejected::QuoteTokens(wrong)) }
    }

    /// The message of a chat that a quote token belongs to.
    fn quoted(&self, chat: &ChatKey, token: &str) -> Option<&Message> {
        self.world.messages(chat).iter().find(|message| message.quote_token.as_deref() == Some(token))
    }

    /// Counts messages toward the quota, if it has room for them.
    fn count(&mut self, basic_id: &str, counted: u64) -> Result<(), Rejected> {
        let now_ms = self.now_ms;
        let account = self.world.accounts.get_mut(basic_id).ok_or(Rejected::UnknownTarget)?;
        let used = account.quota_used(now_ms).saturating_add(counted);
        if account.quota_limit.is_some_and(|limit| counted > 0 && used > limit) {
            return Err(Rejected::MonthlyLimit);
        }
        account.usage.insert(quota_month(now_ms), used);
        Ok(())
    }

    /// Adds the messages to the chats that they reach, and to the log. Returns LINE's `sentMessages`.
    fn send(
        &mut self,
        basic_id: &str,
        request_id: &str,
        targets: &[Recipients],
        request: &PushRequest,
    ) -> Vec<SentMessage> {
        let mut sent_messages = Vec::new();
        for target in targets {
            for message in &request.messages {
                sent_messages.push(self.send_one(basic_id, target, message));
            }
        }
        let sent = Sent {
            request_id: request_id.to_owned(),
            basic_id: basic_id.to_owned(),
            at_ms: self.now_ms,
            via: request.via,
            to: request.to.clone(),
            retry_key: request.retry_key.clone(),
            delivered: targets.iter().any(|target| target.arrives),
            counted: targets.iter().map(|target| target.counted).sum(),
            silent: request.silent,
            message_ids: sent_messages.iter().map(|message| message.id.clone()).collect(),
            messages: request.messages.clone(),
        };
        log(&mut self.sent, sent);
        sent_messages
    }

    fn send_one(&mut self, basic_id: &str, target: &Recipients, message: &Value) -> SentMessage {
        let content = Content::of_message_object(message);
        if !target.arrives {
            let quote_token = content.is_quotable().then(|| self.rng.token());
            return SentMessage { id: self.next_message_id(), quote_token };
        }
        let sender = &message["sender"];
        let text = |name: &str| sender[name].as_str().filter(|text| !text.is_empty()).map(str::to_owned);
        let author =
            Author::Account { basic_id: basic_id.to_owned(), name: text("name"), icon_url: text("iconUrl") };
        let quoted = message["quoteToken"].as_str().and_then(|token| self.quoted(&target.chat, token));
        let quoted = quoted.map(|message| message.id.clone());
        let message = self.add_message(&target.chat, author, content, quoted);
        SentMessage { id: message.id, quote_token: message.quote_token }
    }
}

impl Rejected {
    /// The error response: HTTP status, LINE's `message`, LINE's `details`.
    pub fn response(&self) -> (u16, String, Option<Value>) {
        match self {
            Self::UnknownTarget => (400, "Failed to send messages".to_owned(), None),
            Self::InvalidReplyToken => (400, "Invalid reply token".to_owned(), None),
            Self::MonthlyLimit => (429, "You have reached your monthly limit.".to_owned(), None),
            Self::AlreadyAccepted(_) => (409, "The retry key is already accepted".to_owned(), None),
            Self::QuoteTokens(places) => {
                let detail = |place: &usize| json!({ "message": "Invalid quote token", "property": format!("messages[{place}].quoteToken") });
                let details: Vec<Value> = places.iter().map(detail).collect();
                (400, format!("The request body has {} error(s)", details.len()), Some(details.into()))
            }
        }
    }
}
