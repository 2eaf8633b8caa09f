//! Handing links to other programs: addresses are made here, and only what is on the list is opened.

use domain::MemberId;
use domain::text::percent_encode;
use url::Url;

use super::views::ShareProgram;
use crate::blocking::blocking;
use crate::{App, Error, ErrorCode, Result};

/// Longest link that is opened from a message, in bytes.
const MOST_LINK: usize = 2000;

/// The only web hosts that invitations are handed to.
const HOSTS: [&str; 5] = ["social-plugins.line.me", "wa.me", "t.me", "x.com", "teams.microsoft.com"];

impl App {
    /// Opens a web link from a message; the member has confirmed it.
    ///
    /// # Errors
    /// `LinkNotAllowed` for anything but http and https without a user's name in it; `OpenFailed`.
    pub async fn link_open(&self, _actor: &MemberId, link: &str) -> Result<()> {
        let url = web_link(link).ok_or_else(|| Error::new(ErrorCode::LinkNotAllowed))?;
        self.open(url).await
    }

    /// Opens an address that was made here.
    ///
    /// # Errors
    /// `LinkNotAllowed` for one that is not on the list; `OpenFailed`.
    pub(crate) async fn open_allowed(&self, url: Url) -> Result<()> {
        if !allowed(&url) {
            return Err(Error::new(ErrorCode::LinkNotAllowed));
        }
        self.open(url).await
    }

    async fn open(&self, url: Url) -> Result<()> {
        let desktop = self.environment.desktop.clone();
        blocking(move || desktop.open_url(&url)).await?
    }
}

/// Where invitations may go: mail, text messages, and the share pages of a few messengers.
pub(crate) fn allowed(url: &Url) -> bool {
    match url.scheme() {
        "mailto" | "sms" => true,
        "https" => {
            let known = url.host_str().is_some_and(|host| HOSTS.contains(&host));
            known && url.username().is_empty() && url.password().is_none() && url.port().is_none()
        }
        _ => false,
    }
}

/// The address that hands `text` with `link` to a program. `subject` counts for mail only.
///
/// # Errors
/// `Internal`; in practice never, for everything in it is escaped.
pub(crate) fn address(program: ShareProgram, link: &str, subject: &str, text: &str) -> Result<Url> {
    let whole = percent_encode(&with_link(text, link).replace('\n', "\r\n"));
    // These take the link apart from the words; it must not stand there twice.
    let words = percent_encode(&without_link(text, link));
    let url = percent_encode(link);
    let address = match program {
        // LINE for PC knows no URL schemes (LINE reference A.5): its share page asks for the login.
        ShareProgram::Line => format!("https://social-plugins.line.me/lineit/share?url={url}&text={words}"),
        ShareProgram::Email => return mailto(subject, &with_link(text, link)),
        ShareProgram::Sms => format!("sms:?body={whole}"),
        ShareProgram::Whatsapp => format!("https://wa.me/?text={whole}"),
        ShareProgram::Telegram => format!("https://t.me/share/url?url={url}&text={words}"),
        ShareProgram::X => format!("https://x.com/intent/post?text={words}&url={url}"),
        ShareProgram::Teams => format!("https://teams.microsoft.com/share?href={url}&msgText={words}"),
    };
    Url::parse(&address).map_err(|e| Error::new(ErrorCode::Internal).because(e))
}

/// The address that opens a new e-mail.
///
/// # Errors
/// `Internal`; in practice never, for everything in it is escaped.
pub fn mailto(subject: &str, text: &str) -> Result<Url> {
    let (subject, body) = (percent_encode(subject), percent_encode(&text.replace('\n', "\r\n")));
    let address = format!("mailto:?subject={subject}&body={body}");
    Url::parse(&address).map_err(|e| Error::new(ErrorCode::Internal).because(e))
}

/// The words, with the link below them unless it is in them.
pub(crate) fn with_link(text: &str, link: &str) -> String {
    match text.trim() {
        "" => link.to_owned(),
        text if text.contains(link) => text.to_owned(),
        text => format!("{text}\n{link}"),
    }
}

fn without_link(text: &str, link: &str) -> String {
    text.replace(link, "").trim().to_owned()
}

fn web_link(link: &str) -> Option<Url> {
    let url = Url::parse(link).ok().filter(|_| link.len() <= MOST_LINK)?;
    let plain = url.username().is_empty() && url.password().is_none();
    (matches!(url.scheme(), "http" | "https") && url.host().is_some() && plain).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "https://line.me/R/oaMessage/%40shop/?Hello%21%20%28EN-AAAAA-BBBBB%29";
    const PROGRAMS: [ShareProgram; 7] = [
        ShareProgram::Line,
        ShareProgram::Email,
        ShareProgram::Sms,
        ShareProgram::Whatsapp,
        ShareProgram::Telegram,
        ShareProgram::X,
        ShareProgram::Teams,
    ];

    #[test]
    fn every_program_gets_link_and_text_and_is_on_the_allow_list() {
        for program in PROGRAMS {
            let url =
                address(program, LINK, "招待", "どうぞ & \"welcome\" <b>#1</b>").expect("it is an address");
            assert!(allowed(&url), "{url}");
            let query = url.query().expect("what is shared stands in the query");
            let values: Vec<String> =
                url::form_urlencoded::parse(query.as_bytes()).map(|(_, v)| v.into_owned()).collect();
            assert!(values.iter().any(|value| value.contains(LINK)), "{program:?}: {values:?}");
            assert!(
                values.iter().any(|value| value.contains("どうぞ & \"welcome\" <b>#1</b>")),
                "{program:?}: {values:?}"
            );
        }
    }

    #[test]
    fn a_mailto_url_has_percent_20_for_spaces_and_crlf_line_ends() {
        let url =
            address(ShareProgram::Email, LINK, "An invitation", "Please add me").expect("it is an address");
        assert!(
            url.as_str().starts_with("mailto:?subject=An%20invitation&body=Please%20add%20me%0D%0Ahttps"),
            "{url}"
        );
    }

    #[test]
    fn a_link_that_is_in_the_share_text_is_not_added_again() {
        let text = format!("Add me: {LINK}");
        let url = address(ShareProgram::Whatsapp, LINK, "", &text).expect("it is an address");
        assert_eq!(url.query(), Some(format!("text={}", percent_encode(&text)).as_str()));
    }

    #[test]
    fn only_urls_of_the_allow_list_are_opened_for_an_invitation() {
        for bad in [
            "line://ti/p/%40aya",
            "http://wa.me/?text=x",
            "https://wa.me.example.com/",
            "https://aya@wa.me/",
            "https://wa.me:8443/",
            "file:///etc/passwd",
            "javascript:alert(1)",
        ] {
            assert!(!allowed(&Url::parse(bad).expect("it is a URL")), "{bad}");
        }
    }

    #[test]
    fn a_web_link_is_an_http_url_without_credentials() {
        for good in ["https://example.com/a?b#c", "http://127.0.0.1:8080/", "https://例え.jp/"] {
            assert!(web_link(good).is_some(), "{good}");
        }
        let long = format!("https://example.com/{}", "a".repeat(2000));
        for bad in
            ["javascript:alert(1)", "file:///c:/", "https://line.me@evil.example/", "example.com", "", &long]
        {
            assert!(web_link(bad).is_none(), "{bad}");
        }
    }
}
