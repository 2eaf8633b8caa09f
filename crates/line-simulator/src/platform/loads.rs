//! Loads: phones load media and icons from the account's own server, and late, when the chat is opened (LINE reference
//! A.2.2).
use axum::http::header::{ACCEPT_RANGES, CONTENT_RANGE, CONTENT_TYPE, HeaderMap, RANGE};
use bytes::Bytes;
use sha2::{Digest as _, Sha256};
use url::Url;

use super::handle::Platform;
use super::input::picture_type;
use crate::error::{ControlError, ErrorCode};
use crate::live::{Live, log};
use crate::loopback::is_https_or_loopback;
use crate::world::{Allowed, ChatKey, Content, Load, LoadProblem, MediaKind, Message, Part};

/// The bytes that are enough to tell a picture's type.
const MAGIC: usize = 64;

impl Platform {
    /// Loads a message's media as a phone would, whole, and returns the record of it.
    ///
    /// # Errors
    /// `not_found` when that user's chat has no such message, or the message no such part.
    pub async fn load(
        &self,
        user_id: &str,
        chat_id: &str,
        message_id: &str,
        part: Part,
    ) -> Result<Load, ControlError> {
        let source = self.read(|live| live.source(user_id, chat_id, message_id, part))?;
        let accepts_ranges = self.serves_ranges(&source.url).await;
        let mut loading = self.open(source, None).await;
        loading.load.accepts_ranges = accepts_ranges;
        while loading.chunk().await.is_some() {}
        Ok(loading.load.clone())
    }

    /// The loads since the start, oldest first.
    pub async fn loads(&self) -> Vec<Load> {
        self.read(|live| live.loads.iter().cloned().collect())
    }

    /// Starts to load a message's media for a phone.
    pub(crate) async fn loading(
        &self,
        user_id: &str,
        chat_id: &str,
        message_id: &str,
        part: Part,
        range: Option<String>,
    ) -> Result<Loading, ControlError> {
        let source = self.read(|live| live.source(user_id, chat_id, message_id, part))?;
        Ok(self.open(source, range).await)
    }

    /// Starts to load an icon for a phone. Phones ask by [`icon_name`], so that they load each icon once.
    pub(crate) async fn loading_icon(&self, user_id: &str, name: &str) -> Result<Loading, ControlError> {
        let source = self.read(|live| live.icon_source(user_id, name))?;
        Ok(self.open(source, None).await)
    }

    async fn open(&self, source: Source, range: Option<String>) -> Loading {
        let request = self.0.loads.to(&source.url).get(&source.url);
        let request = match &range {
            Some(range) => request.header(RANGE, range),
            None => request,
        };
        let response = request.send().await;
        let allowed = source.allowed;
        let mut load = self.read(|live| source.load(live.now_ms, range));
        match &response {
            Ok(response) => record_head(&mut load, response, allowed),
            Err(_) => load.problem = Some(LoadProblem::NotReached),
        }
        let response = response.ok().filter(|_| load.problem.is_none());
        Loading { platform: self.clone(), load, allowed, response, beginning: Vec::new() }
    }

    /// Whether the server answers a range request with 206.
    async fn serves_ranges(&self, url: &str) -> bool {
        let request = self.0.loads.to(url).get(url).header(RANGE, "bytes=0-0");
        request.send().await.is_ok_and(|response| response.status().as_u16() == 206)
    }
}

/// The name of an icon's URL on a phone: a hash.
pub(crate) fn icon_name(url: &str) -> String {
    Sha256::digest(url).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// The URL of a message's part, and what is allowed there.
struct Source {
    user_id: String,
    chat_id: String,
    message_id: String,
    part: Part,
    url: String,
    allowed: Allowed,
}

impl Source {
    fn load(self, at_ms: i64, range: Option<String>) -> Load {
        Load {
            at_ms,
            user_id: self.user_id,
            chat_id: self.chat_id,
            message_id: self.message_id,
            part: self.part,
            url: self.url,
            status: None,
            content_type: None,
            announced: None,
            bytes: 0,
            accepts_ranges: false,
            range,
            problem: None,
        }
    }
}

impl Live {
    fn source(
        &self,
        user_id: &str,
        chat_id: &str,
        message_id: &str,
        part: Part,
    ) -> Result<Source, ControlError> {
        let chat = self.chat_of(user_id, chat_id)?;
        let message = self.world.messages(&chat).iter().find(|message| message.id == message_id);
        let message = message.ok_or_else(|| ControlError::not_found("message"))?;
        source(user_id, &chat, message, part)
    }

    fn icon_source(&self, user_id: &str, name: &str) -> Result<Source, ControlError> {
        let chats = self.world.chats.iter().filter_map(|(key, messages)| {
            let key = ChatKey::parse(key)?;
            self.world.audience(&key).iter().any(|id| id == user_id).then_some((key, messages))
        });
        let mut all = chats.flat_map(|(key, messages)| messages.iter().map(move |one| (key.clone(), one)));
        let has = |message: &Message| message.author.icon_url().is_some_and(|url| icon_name(url) == name);
        let (chat, message) =
            all.find(|(_, message)| has(message)).ok_or_else(|| ControlError::not_found("icon"))?;
        source(user_id, &chat, message, Part::Icon)
    }
}

/// The kind and URL of a message's part, if the message has it.
fn part_of(message: &Message, part: Part) -> Option<(MediaKind, &str)> {
    let linked = || match &message.content {
        Content::Linked { kind, content_url, preview_url, .. } => Some((*kind, content_url, preview_url)),
        Content::Text { .. }
        | Content::Sticker { .. }
        | Content::Media { .. }
        | Content::Location { .. }
        | Content::Other { .. }
        | Content::Notice { .. } => None,
    };
    match part {
        Part::Icon => message.author.icon_url().map(|url| (MediaKind::Image, url)),
        Part::Original => linked().map(|(kind, content_url, _)| (kind, content_url.as_str())),
        Part::Preview => linked().and_then(|(kind, _, preview_url)| Some((kind, preview_url.as_deref()?))),
    }
}

fn source(user_id: &str, chat: &ChatKey, message: &Message, part: Part) -> Result<Source, ControlError> {
    let (kind, url) = part_of(message, part).ok_or_else(|| ControlError::not_found("part of the message"))?;
    if !Url::parse(url).is_ok_and(|url| is_https_or_loopback(&url)) {
        return Err(ControlError::new(ErrorCode::Invalid, "Phones load https addresses only."));
    }
    let (chat_id, allowed) = (chat.phone_id(), Allowed::at(kind, part));
    let (user_id, message_id) = (user_id.to_owned(), message.id.clone());
    Ok(Source { user_id, chat_id, message_id, part, url: url.to_owned(), allowed })
}

/// A load in progress, as a stream of bytes. It is logged at the end, or when the phone hangs up.
pub(crate) struct Loading {
    platform: Platform,
    pub load: Load,
    allowed: Allowed,
    response: Option<reqwest::Response>,
    beginning: Vec<u8>,
}

impl Loading {
    /// The response's `Content-Range`, which a phone needs for ranges.
    pub fn content_range(&self) -> Option<String> {
        let value = self.response.as_ref()?.headers().get(CONTENT_RANGE)?;
        value.to_str().ok().map(str::to_owned)
    }

    /// Reads the next bytes; `None` at the end, when the load has its outcome.
    pub async fn chunk(&mut self) -> Option<Bytes> {
        let response = self.response.as_mut()?;
        match response.chunk().await {
            Ok(Some(bytes)) => return self.take(bytes),
            Ok(None) => self.load.problem = self.problem_at_the_end(),
            Err(_) => self.load.problem = Some(LoadProblem::Cut),
        }
        self.response = None;
        None
    }

    fn take(&mut self, bytes: Bytes) -> Option<Bytes> {
        self.load.bytes += bytes.len() as u64;
        if self.load.bytes > self.allowed.size {
            self.load.problem = Some(LoadProblem::TooLarge);
            self.response = None;
            return None;
        }
        let missing = MAGIC.saturating_sub(self.beginning.len()).min(bytes.len());
        self.beginning.extend_from_slice(&bytes[..missing]);
        Some(bytes)
    }

    /// The problem that only the whole body shows.
    fn problem_at_the_end(&self) -> Option<LoadProblem> {
        let content_type = self.load.content_type.as_deref().unwrap_or_default();
        let whole = self.load.range.as_deref().is_none_or(|range| range.starts_with("bytes=0-"));
        if self.load.bytes == 0 {
            return Some(LoadProblem::Empty);
        }
        let other = content_type.starts_with("image/") && picture_type(&self.beginning) != Some(content_type);
        (whole && other).then_some(LoadProblem::Type)
    }
}

impl Drop for Loading {
    fn drop(&mut self) {
        let load = self.load.clone();
        let _ = self.platform.change(|live| {
            log(&mut live.loads, load);
            Ok::<_, ()>(())
        });
    }
}

/// Records the status and headers of a response.
fn record_head(load: &mut Load, response: &reqwest::Response, allowed: Allowed) {
    let text = |headers: &HeaderMap, name| {
        headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
    };
    let (status, headers) = (response.status().as_u16(), response.headers());
    let content_type = text(headers, CONTENT_TYPE);
    let content_type = content_type.as_deref().and_then(|kind| kind.split(';').next());
    load.status = Some(status);
    load.content_type = content_type.map(|kind| kind.trim().to_ascii_lowercase());
    load.announced = response.content_length();
    load.accepts_ranges = status == 206 || text(headers, ACCEPT_RANGES).as_deref() == Some("bytes");
    let right = load.content_type.as_deref().is_some_and(|kind| allowed.types.contains(&kind));
    load.problem = match status {
        200 | 206 if !right => Some(LoadProblem::Type),
        200 | 206 if load.announced.is_some_and(|length| length > allowed.size) => {
            Some(LoadProblem::TooLarge)
        }
        200 | 206 => None,
        _ => Some(LoadProblem::Status),
    };
}
