//! A message's content from LINE, as the columns of its row hold it.

use domain::message::MessageKind;
use line::event::{Content, ContentProvider};

use crate::rooms::content::Body;
use crate::rooms::message_views::TextEmoji;

/// The columns of a message from LINE.
pub(super) struct MessageColumns<'a> {
    pub(super) kind: MessageKind,
    pub(super) text: String,
    pub(super) body: Body,
    pub(super) quoted_message_id: Option<&'a str>,
    pub(super) media: MediaSource,
    /// The picture's number among those that were sent together, from 1.
    pub(super) position_in_set: Option<i64>,
}

/// Where the bytes of a message are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum MediaSource {
    /// There are none.
    None,
    /// At LINE, which deletes them after a while.
    Line,
    /// At an address that a stranger chose: nobody goes there.
    External,
}

/// The columns of a content.
pub(super) fn columns(content: &Content) -> MessageColumns<'_> {
    let mut columns = MessageColumns {
        kind: MessageKind::Unknown,
        text: String::new(),
        body: Body::default(),
        quoted_message_id: None,
        media: MediaSource::None,
        position_in_set: None,
    };
    match content {
        Content::Text { text, quoted_message_id, emojis, .. } => {
            columns.kind = MessageKind::Text;
            columns.text.clone_from(text);
            columns.body.emojis = emojis.iter().map(emoji).collect();
            columns.quoted_message_id = quoted_message_id.as_deref();
        }
        Content::Image { content_provider, image_set } => {
            columns.kind = MessageKind::Image;
            columns.position_in_set = image_set.as_ref().and_then(|set| set.index).map(i64::from);
            columns.media = media(content_provider);
        }
        Content::Video { duration, content_provider } => {
            columns.kind = MessageKind::Video;
            columns.body.duration = duration.and_then(|ms| i64::try_from(ms).ok());
            columns.media = media(content_provider);
        }
        Content::Audio { duration, content_provider } => {
            columns.kind = MessageKind::Audio;
            columns.body.duration = duration.and_then(|ms| i64::try_from(ms).ok());
            columns.media = media(content_provider);
        }
        Content::File { file_name, file_size } => {
            columns.kind = MessageKind::File;
            columns.text.clone_from(file_name);
            columns.body.size = i64::try_from(*file_size).ok();
            columns.media = MediaSource::Line;
        }
        Content::Location { title, address, latitude, longitude } => {
            columns.kind = MessageKind::Location;
            columns.text = title.clone().or_else(|| address.clone()).unwrap_or_default();
            columns.body = Body {
                title: title.clone(),
                address: address.clone(),
                latitude: Some(*latitude),
                longitude: Some(*longitude),
                ..Body::default()
            };
        }
        Content::Sticker { package_id, sticker_id, keywords, text, quoted_message_id, .. } => {
            columns.kind = MessageKind::Sticker;
            columns.text = text.clone().unwrap_or_default();
            columns.body = Body {
                package_id: package_id.clone(),
                sticker_id: sticker_id.clone(),
                keywords: keywords.clone(),
                ..Body::default()
            };
            columns.quoted_message_id = quoted_message_id.as_deref();
        }
        Content::Unknown { kind } => columns.text.clone_from(kind),
    }
    columns
}

fn emoji(emoji: &line::event::TextEmoji) -> TextEmoji {
    TextEmoji {
        index: emoji.index,
        length: emoji.length,
        product_id: emoji.product_id.clone(),
        emoji_id: emoji.emoji_id.clone(),
    }
}

fn media(provider: &ContentProvider) -> MediaSource {
    match provider {
        ContentProvider::Line => MediaSource::Line,
        ContentProvider::External { .. } | ContentProvider::Unknown { .. } => MediaSource::External,
    }
}
