//! Links that open an Official Account on a phone (LINE reference A.5).
use percent_encoding::percent_decode_str;
use url::Url;

/// A link to an account, by what the LINE app opens for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LineLink {
    /// The profile, or the chat for friends.
    Profile { id: String },
    /// The chat, with a text in the composer.
    Chat { id: String, text: String },
}

impl LineLink {
    pub fn id(&self) -> &str {
        match self {
            Self::Profile { id } | Self::Chat { id, .. } => id,
        }
    }
}

/// Parses a link; `None` when it opens no account. `@` may be percent-encoded or, as LINE still allows, raw.
pub(crate) fn parse(text: &str) -> Option<LineLink> {
    let url = Url::parse(text.trim()).ok()?;
    let own = url.scheme() == "https" && url.host_str() == Some("line.me") && url.port().is_none();
    if !own || !url.username().is_empty() || url.password().is_some() {
        return None;
    }
    let segments: Vec<&str> = url.path_segments()?.filter(|part| !part.is_empty()).collect();
    match segments.as_slice() {
        ["R", "ti", "p", id] => Some(LineLink::Profile { id: basic_id(id)? }),
        ["R", "oaMessage", id] => {
            let text = decode(url.query().unwrap_or_default())?;
            Some(LineLink::Chat { id: basic_id(id)?, text })
        }
        _ => None,
    }
}

fn basic_id(part: &str) -> Option<String> {
    decode(part).filter(|id| id.len() > 1 && id.starts_with('@'))
}

/// Percent-decodes UTF-8. A `+` stays a plus: LINE writes a space as `%20`.
fn decode(text: &str) -> Option<String> {
    percent_decode_str(text).decode_utf8().ok().map(Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(id: &str) -> Option<LineLink> {
        Some(LineLink::Profile { id: id.into() })
    }

    #[test]
    fn add_friend_links_are_parsed_with_the_at_sign_percent_encoded_and_raw() {
        assert_eq!(parse("https://line.me/R/ti/p/%40sakura"), profile("@sakura"));
        assert_eq!(parse(" https://line.me/R/ti/p/@sakura\n"), profile("@sakura"));
    }

    #[test]
    fn a_chat_link_has_its_percent_encoded_text_right_after_the_question_mark() {
        let chat = |text: &str| Some(LineLink::Chat { id: "@sakura".into(), text: text.into() });
        assert_eq!(parse("https://line.me/R/oaMessage/%40sakura/?Hi%20there%21"), chat("Hi there!"));
        assert_eq!(parse("https://line.me/R/oaMessage/%40sakura/?1+1=%E4%BA%8C"), chat("1+1=二"));
        assert_eq!(parse("https://line.me/R/oaMessage/%40sakura"), chat(""));
    }

    #[test]
    fn links_to_other_hosts_schemes_and_paths_open_no_account() {
        for link in [
            "https://example.com/R/ti/p/%40sakura",
            "https://line.me.example.com/R/ti/p/%40sakura",
            "https://line.me@example.com/R/ti/p/%40sakura",
            "http://line.me/R/ti/p/%40sakura",
            "line://ti/p/@sakura",
            "https://line.me/R/ti/p/sakura",
            "https://line.me/R/ti/p/%40sakura/more",
            "https://line.me/R/oaMessage/%40sakura/?%FF",
            "javascript:alert(1)",
            "",
        ] {
            assert_eq!(parse(link), None, "{link} opens no account");
        }
    }
}
