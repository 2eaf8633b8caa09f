//! A request to LINE: the messages that go together, in LINE's form, as their plan says.

use domain::delivery::Transport;
use domain::message::MessageKind;
use line::limits::{MAX_LOCATION_UNITS, MAX_TEXT_UNITS, cut};
use line::{Accepted, Body, Client, Emoji, ErrorKind, Message, PushOptions, Sender};
use store::outbox::{MediaLinks, OutboxRow};
use url::Url;
use uuid::Uuid;

use super::plan::Plan;
use crate::rooms::{content, message_views};

/// The path below which the webhook server serves media.
const MEDIA_PATH: &str = "media";

/// A request to LINE, saved and ready.
pub(super) struct Request {
    pub(super) rows: Vec<OutboxRow>,
    pub(super) plan: Plan,
    /// It is certain that LINE has not seen it before.
    pub(super) first: bool,
    /// Where LINE sends it.
    pub(super) to: String,
    /// Messages of the quota that it costs.
    pub(super) costs: u32,
}

impl Request {
    /// The request that these rows would have become, had there been a token for it: nothing of it was saved or counted.
    pub(super) fn without_token(rows: Vec<OutboxRow>) -> Self {
        let first = rows.first().is_none_or(|head| head.transport.is_none());
        let transport = rows.first().and_then(|head| head.transport).unwrap_or(Transport::Push);
        let plan = Plan { transport, token: None, token_at: None, sender: None, icon: None, base: None };
        Self { rows, plan, first, to: String::new(), costs: 0 }
    }
}

/// Whether a message needs the public address: LINE fetches its bytes, or its text has a link to them.
pub(super) fn has_links(row: &OutboxRow) -> bool {
    match row.kind {
        MessageKind::Image | MessageKind::Video | MessageKind::Audio | MessageKind::File => true,
        MessageKind::Text | MessageKind::Sticker | MessageKind::Location | MessageKind::Unknown => false,
    }
}

/// Whether a message has no bytes that its links could lead to.
pub(super) fn media_is_gone(row: &OutboxRow) -> bool {
    has_links(row) && row.links.is_none()
}

/// Sends a request to LINE.
pub(super) async fn send(client: &Client, request: &Request) -> Result<Accepted, line::Error> {
    let messages: Option<Vec<Message>> = request.rows.iter().map(|row| message(request, row)).collect();
    let Some(messages) = messages else { return Err(unsendable()) };
    let key = request.rows.first().and_then(|row| Uuid::try_parse(&row.retry_key).ok()).unwrap_or_default();
    match request.plan.transport {
        Transport::Reply => client.reply(request.plan.token.as_deref().unwrap_or_default(), &messages).await,
        Transport::Push => client.push(&request.to, &messages, key, PushOptions::default()).await,
    }
}

/// A message of a kind that only a newer version sends is settled before it comes to a request; should one come, LINE
/// is not asked.
fn unsendable() -> line::Error {
    line::Error {
        kind: ErrorKind::BadRequest,
        request_id: None,
        line_message: None,
        details: Vec::new(),
        cause: None,
    }
}

fn message(request: &Request, row: &OutboxRow) -> Option<Message> {
    let icon_url =
        request.plan.icon.as_ref().and_then(|token| link(request.plan.base.as_ref(), token, "icon.png"));
    let sender = request.plan.sender.clone().map(|name| Sender { name: Some(name), icon_url });
    Some(Message { sender, ..Message::from(body(request.plan.base.as_ref(), row)?) })
}

fn body(base: Option<&Url>, row: &OutboxRow) -> Option<Body> {
    let stored = content::Body::read(&row.body);
    let mime = row.mime.as_deref().unwrap_or_default();
    let MediaLinks { original, preview } = row.links.clone().unwrap_or_default();
    let url = |token: &str, name: &str| link(base, token, name).unwrap_or_default();
    let preview = || url(preview.as_deref().unwrap_or_default(), "preview.jpg");
    Some(match row.kind {
        MessageKind::Text => Body::Text {
            text: row.text.clone(),
            emojis: stored.emojis.into_iter().map(emoji).collect(),
            quote_token: row.quote_token.clone(),
        },
        MessageKind::Sticker => Body::Sticker {
            package_id: stored.package_id,
            sticker_id: stored.sticker_id,
            quote_token: row.quote_token.clone(),
        },
        MessageKind::Location => Body::Location {
            title: cut(&stored.title.unwrap_or_default(), MAX_LOCATION_UNITS).to_owned(),
            address: cut(&stored.address.unwrap_or_default(), MAX_LOCATION_UNITS).to_owned(),
            latitude: stored.latitude.unwrap_or_default(),
            longitude: stored.longitude.unwrap_or_default(),
        },
        MessageKind::Image => Body::Image {
            original_content_url: url(&original, picture_name(mime)),
            preview_image_url: preview(),
        },
        MessageKind::Video => {
            Body::Video { original_content_url: url(&original, "video.mp4"), preview_image_url: preview() }
        }
        MessageKind::Audio => Body::Audio {
            original_content_url: url(&original, sound_name(mime)),
            duration: stored.duration.and_then(|ms| u64::try_from(ms).ok()).unwrap_or(1).max(1),
        },
        MessageKind::File => {
            Message::text(file_text(&row.text, stored.size, &url(&original, &row.text))).body
        }
        MessageKind::Unknown => return None,
    })
}

/// The last part of a picture's link: only for people's eyes, and for programs that go by endings.
fn picture_name(mime: &str) -> &'static str {
    if mime == "image/png" { "picture.png" } else { "picture.jpg" }
}

/// The same of a sound's.
fn sound_name(mime: &str) -> &'static str {
    if mime == "audio/mpeg" { "sound.mp3" } else { "sound.m4a" }
}

fn emoji(one: message_views::TextEmoji) -> Emoji {
    Emoji { index: one.index, product_id: one.product_id, emoji_id: one.emoji_id }
}

/// A file as a LINE user gets it: its name, its size, and the link.
fn file_text(name: &str, size: Option<i64>, url: &str) -> String {
    let size = size.map(size_words).unwrap_or_default();
    let link = format!("\n{url}");
    let room = MAX_TEXT_UNITS.saturating_sub(link.encode_utf16().count());
    format!("{}{link}", cut(format!("📎 {name}{size}").as_str(), room))
}

/// ` (1.2 MB)`
#[expect(clippy::cast_precision_loss, reason = "one decimal of at most a few hundred megabytes")]
fn size_words(bytes: i64) -> String {
    match bytes as f64 {
        bytes if bytes >= 1e6 => format!(" ({:.1} MB)", bytes / 1e6),
        bytes => format!(" ({:.0} KB)", (bytes / 1e3).max(1.0)),
    }
}

/// `{base}/media/{token}/{name}`
fn link(base: Option<&Url>, token: &str, name: &str) -> Option<String> {
    let mut url = base?.clone();
    url.path_segments_mut().ok()?.pop_if_empty().extend([MEDIA_PATH, token, name]);
    Some(url.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_media_link_keeps_the_path_prefix_and_percent_encodes_the_name() {
        let base = Url::parse("https://shop.example/line/").unwrap();
        let url = link(Some(&base), "ab12", "見積 書.pdf").unwrap();
        assert_eq!(url, "https://shop.example/line/media/ab12/%E8%A6%8B%E7%A9%8D%20%E6%9B%B8.pdf");
        let tricky = link(Some(&base), "ab12", "../x?y#z").unwrap();
        assert_eq!(tricky, "https://shop.example/line/media/ab12/..%2Fx%3Fy%23z");
    }

    #[test]
    fn a_file_message_with_its_link_fits_the_text_limit_however_long_the_name() {
        let text = file_text(&"あ".repeat(9000), Some(1_234_567), "https://shop.example/media/1/a");
        assert_eq!(text.encode_utf16().count(), MAX_TEXT_UNITS);
        assert!(text.ends_with("\nhttps://shop.example/media/1/a"));
        assert_eq!(file_text("offer.pdf", Some(1_234_567), "u"), "📎 offer.pdf (1.2 MB)\nu");
        assert_eq!(file_text("a", Some(12), "u"), "📎 a (1 KB)\nu");
    }
}
