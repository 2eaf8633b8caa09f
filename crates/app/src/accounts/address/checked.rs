//! Validation of public addresses: which of them LINE takes.

use domain::{FieldErrorCode, LIMITS};
use url::{Host, Url};

use crate::form::Form;
use crate::{Error, ErrorCode, Result};

/// An address that LINE takes: https, with nothing in it that an account's path cannot follow. Plain http only when
/// LINE itself is on this computer.
pub(super) fn checked(url: &str, line_is_here: bool) -> Result<Url> {
    let mut form = Form::default();
    let text = form.required("url", url, LIMITS.public_url);
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
    form.check(parsed.is_some() || text.is_empty(), "url", FieldErrorCode::NotAnHttpsAddress);
    form.done()?;
    parsed.ok_or_else(|| Error::new(ErrorCode::Internal))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_is_an_https_url_that_a_path_can_follow() {
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
