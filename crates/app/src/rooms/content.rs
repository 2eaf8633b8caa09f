//! What a message says: from its columns to what a screen shows.

use domain::text::one_line;
use serde::{Deserialize, Serialize};
use store::message_lines::{LineMedia, Said};

use super::message_views::{Content, Media, Preview, TextEmoji};

/// How many characters of a text a list shows.
const PREVIEW_CHARACTERS: usize = 120;

/// What the column `text` does not say, by kind. The column `body` holds it as JSON.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Body {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) package_id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) sticker_id: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) keywords: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) size: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) duration: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) latitude: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) longitude: Option<f64>,
    /// Texts: which stretches of them are LINE emoji.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) emojis: Vec<TextEmoji>,
    /// System lines: who did it; empty when it was the LINE user.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) who: String,
    /// System lines: whom or what it concerns; empty when it is the LINE user, or nobody.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) whom: String,
}

impl Body {
    /// As it is stored.
    pub(crate) fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| "{}".to_owned())
    }

    /// A body that cannot be read says nothing: the message keeps its kind and text.
    pub(crate) fn read(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    /// Who and whom. The LINE user a line belongs to, by the name known today, fills the place left free.
    fn named(self, line_user: Option<&str>) -> (String, String) {
        let line_user = line_user.unwrap_or_default().to_owned();
        match (self.who.is_empty(), self.whom.is_empty()) {
            (true, _) => (line_user, self.whom),
            (false, true) => (self.who, line_user),
            (false, false) => (self.who, self.whom),
        }
    }
}

/// A message's content. `line_user` is the name of the LINE user it came from or is about.
pub(crate) fn content(said: Said, media: LineMedia, line_user: Option<&str>) -> Content {
    if said.unsent {
        return Content::Unsent;
    }
    let body = Body::read(&said.body);
    if said.direction == "system" {
        let (who, whom) = body.named(line_user);
        return Content::System { what: said.kind, who, whom };
    }
    let media = Media {
        state: media.state.unwrap_or_else(|| "gone".into()),
        hash: media.hash,
        mime: media.mime,
        width: media.width,
        height: media.height,
    };
    match said.kind.as_str() {
        "text" => Content::Text { text: said.text, emojis: body.emojis },
        "sticker" => Content::Sticker {
            package_id: body.package_id,
            sticker_id: body.sticker_id,
            keywords: body.keywords,
            text: Some(said.text).filter(|text| !text.is_empty()),
        },
        "image" => Content::Image { media },
        "video" => Content::Video { media, duration: body.duration },
        "audio" => Content::Audio { media, duration: body.duration },
        "file" => Content::File {
            name: said.text,
            size: body.size.unwrap_or(0),
            media,
            linked: said.direction == "out",
        },
        "location" => Content::Location {
            title: body.title,
            address: body.address,
            latitude: body.latitude.unwrap_or(0.0),
            longitude: body.longitude.unwrap_or(0.0),
        },
        _ => Content::Unknown { what: said.text },
    }
}

/// A message in one line.
pub(crate) fn preview(said: &Said, line_user: Option<&str>) -> Preview {
    let plain = |kind: &str, text: String| Preview {
        kind: kind.into(),
        text,
        who: String::new(),
        whom: String::new(),
    };
    if said.unsent {
        return plain("unsent", String::new());
    }
    if said.direction == "system" {
        let (who, whom) = Body::read(&said.body).named(line_user);
        return Preview { kind: "system".into(), text: said.kind.clone(), who, whom };
    }
    let text = if said.direction == "out" { without_marks(said) } else { said.text.clone() };
    plain(&said.kind, one_line(&text, PREVIEW_CHARACTERS))
}

/// An outgoing text has a `$` where each LINE emoji stands: a list shows a face there.
fn without_marks(said: &Said) -> String {
    let mut units: Vec<u16> = said.text.encode_utf16().collect();
    let emojis = Body::read(&said.body).emojis;
    for index in emojis.iter().rev().map(|emoji| emoji.index as usize) {
        if units.get(index) == Some(&u16::from(b'$')) {
            units.splice(index..=index, "🙂".encode_utf16());
        }
    }
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(direction: &str, kind: &str, text: &str, body: &Body) -> Said {
        Said {
            direction: direction.into(),
            kind: kind.into(),
            text: text.into(),
            body: body.json(),
            unsent: false,
        }
    }

    #[test]
    fn a_system_message_names_the_line_user_by_todays_name() {
        let followed = said("system", "friend_added", "", &Body::default());
        assert_eq!(preview(&followed, Some("Mio")).who, "Mio");
        let added = said("system", "contact_added", "", &Body { who: "Aya".into(), ..Body::default() });
        assert_eq!(preview(&added, Some("Mio")).whom, "Mio");
        let invited = said(
            "system",
            "member_invited",
            "",
            &Body { who: "Aya".into(), whom: "Ken".into(), ..Body::default() },
        );
        assert_eq!(preview(&invited, None).whom, "Ken");
    }

    #[test]
    fn a_preview_replaces_line_emoji_placeholders_and_leaves_prices_alone() {
        let emoji = TextEmoji { index: 6, length: 1, product_id: "p".into(), emoji_id: "001".into() };
        let body = Body { emojis: vec![emoji], ..Body::default() };
        let text = said("out", "text", "5 $ 😀$!", &body);
        assert_eq!(preview(&text, None).text, "5 $ 😀🙂!");
    }

    #[test]
    fn an_unsent_message_has_no_content_whatever_its_columns_hold() {
        let gone = Said { unsent: true, ..said("in", "text", "secret", &Body::default()) };
        let nothing = LineMedia { state: None, hash: None, mime: None, width: None, height: None };
        assert_eq!(preview(&gone, None).text, "");
        assert_eq!(content(gone, nothing, None), Content::Unsent);
    }
}
