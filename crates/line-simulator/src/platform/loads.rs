//! Phones load media and icons from the account's own server, and late: when the chat is opened (LINE reference A.2.2).
use axum::http::header::{ACCEPT_RANGES, CONTENT_RANGE, CONTENT_TYPE, HeaderMap, RANGE};
use bytes::Bytes;
use sha2::{Digest as _, Sha256};
use url::Url;

use super::users::picture_type;
use super::{Live, Platform, log};
use crate::line_api::is_loopback;
use crate::refusal::{Code, Refused};
use crate::world::{Allowed, Author, ChatKey, Content, Load, LoadProblem, MediaKind, Message, Part};

/// Bytes that are enough to tell a picture's type.
const TELLING: usize = 64;

impl Platform {
    /// Loads a message's media as a phone would, whole, and says what came of it.
    ///
    /// # Errors
    /// `not_found` when that user's chat has no such message, or the message no such part.
    pub async fn load(
        &self,
        user_id: &str,
        chat_id: &str,
        message_id: &str,
        part: Part,
    ) -> Result<Load, Refused> {
        let wanted = self.read(|live| live.wanted(user_id, chat_id, message_id, part))?;
        let accepts_ranges = self.answers_ranges(&wanted.url).await;
        let mut loading = self.open(wanted, None).await;
        loading.load.accepts_ranges = accepts_ranges;
        while loading.chunk().await.is_some() {}
        Ok(loading.load.clone())
    }

    /// Everything that was loaded since the start, oldest first.
    pub async fn loads(&self) -> Vec<Load> {
        self.read(|live| live.loads.iter().cloned().collect())
    }

    /// A message's media on their way to a phone.
    pub(crate) async fn loading(
        &self,
        user_id: &str,
        chat_id: &str,
        message_id: &str,
        part: Part,
        range: Option<String>,
    ) -> Result<Loading, Refused> {
        let wanted = self.read(|live| live.wanted(user_id, chat_id, message_id, part))?;
        Ok(self.open(wanted, range).await)
    }

    /// An icon on its way to a phone. Phones ask by [`icon_name`], so that they load each icon once.
    pub(crate) async fn loading_icon(&self, user_id: &str, name: &str) -> Result<Loading, Refused> {
        let wanted = self.read(|live| live.wanted_icon(user_id, name))?;
        Ok(self.open(wanted, None).await)
    }

    async fn open(&self, wanted: Wanted, range: Option<String>) -> Loading {
        let request = self.0.loads.to(&wanted.url).get(&wanted.url);
        let request = match &range {
            Some(range) => request.header(RANGE, range),
            None => request,
        };
        let answer = request.send().await;
        let allowed = wanted.allowed;
        let mut load = self.read(|live| wanted.load(live.now_ms, range));
        match &answer {
            Ok(answer) => note(&mut load, answer, allowed),
            Err(_) => load.problem = Some(LoadProblem::NotReached),
        }
        let answer = answer.ok().filter(|_| load.problem.is_none());
        Loading { platform: self.clone(), load, allowed, answer, beginning: Vec::new() }
    }

    async fn answers_ranges(&self, url: &str) -> bool {
        let request = self.0.loads.to(url).get(url).header(RANGE, "bytes=0-0");
        request.send().await.is_ok_and(|answer| answer.status().as_u16() == 206)
    }
}

/// What an icon's address is called on a phone.
pub(crate) fn icon_name(url: &str) -> String {
    Sha256::digest(url).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// An address in a message, and what may be there.
struct Wanted {
    user_id: String,
    chat_id: String,
    message_id: String,
    part: Part,
    url: String,
    allowed: Allowed,
}

impl Wanted {
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
    fn wanted(&self, user_id: &str, chat_id: &str, message_id: &str, part: Part) -> Result<Wanted, Refused> {
        let chat = self.chat_of(user_id, chat_id)?;
        let message = self.world.messages(&chat).iter().find(|message| message.id == message_id);
        let message = message.ok_or_else(|| Refused::not_found("message"))?;
        wanted(user_id, &chat, message, part)
    }

    fn wanted_icon(&self, user_id: &str, name: &str) -> Result<Wanted, Refused> {
        let chats = self.world.chats.iter().filter_map(|(key, messages)| {
            let key = ChatKey::parse(key)?;
            self.world.audience(&key).iter().any(|id| id == user_id).then_some((key, messages))
        });
        let mut all = chats.flat_map(|(key, messages)| messages.iter().map(move |one| (key.clone(), one)));
        let has = |message: &Message| icon_of(message).is_some_and(|url| icon_name(url) == name);
        let (chat, message) =
            all.find(|(_, message)| has(message)).ok_or_else(|| Refused::not_found("icon"))?;
        wanted(user_id, &chat, message, Part::Icon)
    }
}

fn icon_of(message: &Message) -> Option<&str> {
    match &message.author {
        Author::Account { icon_url, .. } => icon_url.as_deref(),
        Author::User { .. } | Author::Person { .. } | Author::System => None,
    }
}

fn wanted(user_id: &str, chat: &ChatKey, message: &Message, part: Part) -> Result<Wanted, Refused> {
    let (kind, url) = match (part, &message.content) {
        (Part::Icon, _) => (MediaKind::Image, icon_of(message)),
        (Part::Original, Content::Linked { kind, content_url, .. }) => (*kind, Some(content_url.as_str())),
        (Part::Preview, Content::Linked { kind, preview_url, .. }) => (*kind, preview_url.as_deref()),
        _ => (MediaKind::File, None),
    };
    let url = url.ok_or_else(|| Refused::not_found("part of the message"))?;
    let reachable = |url: &Url| url.scheme() == "https" || (url.scheme() == "http" && is_loopback(url));
    if !Url::parse(url).is_ok_and(|url| reachable(&url)) {
        return Err(Refused::new(Code::Invalid, "Phones load https addresses only."));
    }
    let (chat_id, allowed) = (chat.phone_id(), Allowed::at(kind, part));
    let (user_id, message_id) = (user_id.to_owned(), message.id.clone());
    Ok(Wanted { user_id, chat_id, message_id, part, url: url.to_owned(), allowed })
}

/// Bytes on their way to a phone. What came of it is logged at the end, or when the phone hangs up.
pub(crate) struct Loading {
    platform: Platform,
    pub load: Load,
    allowed: Allowed,
    answer: Option<reqwest::Response>,
    beginning: Vec<u8>,
}

impl Loading {
    /// A header of the answer that a phone needs for parts.
    pub fn content_range(&self) -> Option<String> {
        let value = self.answer.as_ref()?.headers().get(CONTENT_RANGE)?;
        value.to_str().ok().map(str::to_owned)
    }

    /// The next bytes; none at the end, which the load then tells of.
    pub async fn chunk(&mut self) -> Option<Bytes> {
        let answer = self.answer.as_mut()?;
        match answer.chunk().await {
            Ok(Some(bytes)) => return self.take(bytes),
            Ok(None) => self.load.problem = self.problem_at_the_end(),
            Err(_) => self.load.problem = Some(LoadProblem::Cut),
        }
        self.answer = None;
        None
    }

    fn take(&mut self, bytes: Bytes) -> Option<Bytes> {
        self.load.bytes += bytes.len() as u64;
        if self.load.bytes > self.allowed.size {
            self.load.problem = Some(LoadProblem::TooLarge);
            self.answer = None;
            return None;
        }
        let missing = TELLING.saturating_sub(self.beginning.len()).min(bytes.len());
        self.beginning.extend_from_slice(&bytes[..missing]);
        Some(bytes)
    }

    fn problem_at_the_end(&self) -> Option<LoadProblem> {
        let said = self.load.content_type.as_deref().unwrap_or_default();
        let whole = self.load.range.as_deref().is_none_or(|range| range.starts_with("bytes=0-"));
        if self.load.bytes == 0 {
            return Some(LoadProblem::Empty);
        }
        let other = said.starts_with("image/") && picture_type(&self.beginning) != Some(said);
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

/// Notes what an answer says of itself.
fn note(load: &mut Load, answer: &reqwest::Response, allowed: Allowed) {
    let text = |headers: &HeaderMap, name| {
        headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
    };
    let (status, headers) = (answer.status().as_u16(), answer.headers());
    let content_type = text(headers, CONTENT_TYPE);
    let content_type = content_type.as_deref().and_then(|kind| kind.split(';').next());
    load.status = Some(status);
    load.content_type = content_type.map(|kind| kind.trim().to_ascii_lowercase());
    load.announced = answer.content_length();
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
