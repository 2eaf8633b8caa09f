//! Public addresses as somebody typed or told them: which of them LINE takes.

use url::{Host, Url};

use crate::form::Form;
use crate::{Error, ErrorCode, Result};

/// Leaves LINE's 500 characters room for an account's path.
const MOST_URL_CHARS: usize = 400;

/// An address that LINE takes: https, with nothing in it that an account's path cannot follow. Plain http only when
/// LINE itself is on this computer.
pub(super) fn checked(url: &str, line_is_here: bool) -> Result<Url> {
    let mut form = Form::default();
    let text = form.required("url", url, MOST_URL_CHARS);
    let parsed = Url::parse(&text).ok().filter(|url| {
        let host = match url.host() {
            Some(Host::Domain(name)) => !name.is_empty(),
            Some(_) => true,
            None => false,
        };
        let scheme = url.scheme() == "https" || line_is_here && url.scheme() == "http";
        let bare = url.username().is_empty() && url.password().is_none();
        scheme && host && bare && url.query().is_none() && url.fragment().is_none()
    });
    form.check(parsed.is_some() || text.is_empty(), "url", "not_an_https_address");
    form.done()?;
    parsed.ok_or_else(|| Error::new(ErrorCode::Internal))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_https_address_that_a_path_can_follow_is_taken() {
        for good in ["https://shop.example", " https://shop.example/engawa/ ", "https://203.0.113.7:8443"] {
            assert!(checked(good, false).is_ok(), "{good}");
        }
        for bad in [
            "",
            "shop.example",
            "http://shop.example",
            "http://127.0.0.1:4000",
            "https://",
            "https://a:b@shop.example",
            "https://shop.example/?x=1",
            "https://shop.example/#top",
            "ftp://shop.example",
            &format!("https://shop.example/{}", "a".repeat(400)),
        ] {
            assert_eq!(checked(bad, false).unwrap_err().code, ErrorCode::InvalidFields, "{bad}");
        }
        assert!(checked("http://127.0.0.1:4000", true).is_ok(), "with a LINE on this very computer");
    }
}
