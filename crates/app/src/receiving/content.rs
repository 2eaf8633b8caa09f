//! LINE's content in the form it is kept in.

use domain::message::MessageKind;
use line::event::{Content, ContentProvider};

use crate::rooms::content::Body;
use crate::rooms::message_views::TextEmoji;

/// What a message's columns hold.
pub(super) struct Kept<'a> {
    pub(super) kind: MessageKind,
    pub(super) text: String,
    pub(super) body: Body,
    pub(super) quoted_message_id: Option<&'a str>,
    pub(super) media: KeptMedia,
}

/// Whether bytes come with a message.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum KeptMedia {
    None,
    /// At LINE, which deletes them after a while.
    Due,
    /// At an address that a stranger chose: nobody goes there.
    Elsewhere,
}

/// What is kept of a content.
pub(super) fn kept(content: &Content) -> Kept<'_> {
    let mut kept = Kept {
        kind: MessageKind::Unknown,
        text: String::new(),
        body: Body::default(),
        quoted_message_id: None,
        media: KeptMedia::None,
    };
    match content {
        Content::Text { text, quoted_message_id, emojis, .. } => {
            kept.kind = MessageKind::Text;
            kept.text.clone_from(text);
            kept.body.emojis = emojis.iter().map(emoji).collect();
            kept.quoted_message_id = quoted_message_id.as_deref();
        }
        Content::Image { content_provider, .. } => {
            kept.kind = MessageKind::Image;
            kept.media = media(content_provider);
        }
        Content::Video { duration, content_provider } => {
            kept.kind = MessageKind::Video;
            kept.body.duration = duration.and_then(|ms| i64::try_from(ms).ok());
            kept.media = media(content_provider);
        }
        Content::Audio { duration, content_provider } => {
            kept.kind = MessageKind::Audio;
            kept.body.duration = duration.and_then(|ms| i64::try_from(ms).ok());
            kept.media = media(content_provider);
        }
        Content::File { file_name, file_size } => {
            kept.kind = MessageKind::File;
            kept.text.clone_from(file_name);
            kept.body.size = i64::try_from(*file_size).ok();
            kept.media = KeptMedia::Due;
        }
        Content::Location { title, address, latitude, longitude } => {
            kept.kind = MessageKind::Location;
            kept.text = title.clone().or_else(|| address.clone()).unwrap_or_default();
            kept.body = Body {
                title: title.clone(),
                address: address.clone(),
                latitude: Some(*latitude),
                longitude: Some(*longitude),
                ..Body::default()
            };
        }
        Content::Sticker { package_id, sticker_id, keywords, text, quoted_message_id, .. } => {
            kept.kind = MessageKind::Sticker;
            kept.text = text.clone().unwrap_or_default();
            kept.body = Body {
                package_id: package_id.clone(),
                sticker_id: sticker_id.clone(),
                keywords: keywords.clone(),
                ..Body::default()
            };
            kept.quoted_message_id = quoted_message_id.as_deref();
        }
        Content::Unknown { kind } => kept.text.clone_from(kind),
    }
    kept
}

fn emoji(emoji: &line::event::TextEmoji) -> TextEmoji {
    TextEmoji {
        index: emoji.index,
        length: emoji.length,
        product_id: emoji.product_id.clone(),
        emoji_id: emoji.emoji_id.clone(),
    }
}

fn media(provider: &ContentProvider) -> KeptMedia {
    match provider {
        ContentProvider::Line => KeptMedia::Due,
        ContentProvider::External { .. } | ContentProvider::Unknown { .. } => KeptMedia::Elsewhere,
    }
}
