use url::Url;

use crate::error::{Error, ErrorKind};

/// The base URLs of LINE's two API servers. Paths are added to these, so a base may have a path of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bases {
    /// The base URL of the API, `https://api.line.me/`.
    pub api: Url,
    /// The base URL of message content, `https://api-data.line.me/`.
    pub data: Url,
}

impl Bases {
    /// The base URLs of LINE itself.
    ///
    /// # Errors
    /// Never: both URLs are constants.
    pub fn line() -> Result<Self, url::ParseError> {
        Ok(Self { api: Url::parse("https://api.line.me/")?, data: Url::parse("https://api-data.line.me/")? })
    }

    /// The host of a base URL that is not LINE's own, with its port; none when both are LINE's.
    pub fn elsewhere(&self) -> Option<String> {
        let lines = Self::line().ok()?;
        let pairs = [(&self.api, &lines.api), (&self.data, &lines.data)];
        let (base, _) = pairs.into_iter().find(|(base, lines)| base != lines)?;
        Some(base[url::Position::BeforeHost..url::Position::AfterPort].to_owned())
    }

    /// Whether both base URLs are without TLS, as a simulator's are.
    pub(super) fn are_plain(&self) -> bool {
        [&self.api, &self.data].iter().all(|base| base.scheme() == "http")
    }

    /// Whether both base URLs are on the loopback interface, as a simulator's are: no proxy can reach them.
    pub fn are_loopback(&self) -> bool {
        [&self.api, &self.data].iter().all(|base| match base.host() {
            Some(url::Host::Domain(name)) => name == "localhost",
            Some(url::Host::Ipv4(address)) => address.is_loopback(),
            Some(url::Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        })
    }
}

/// Adds path segments to a base URL, percent-encoded. An id that is empty or only dots would name another call.
pub(super) fn join(base: &Url, path: &[&str]) -> Result<Url, Error> {
    if path.iter().any(|segment| matches!(*segment, "" | "." | "..")) {
        return Err(Error::new(ErrorKind::BadRequest).with_cause("an id is empty or made of dots"));
    }
    let mut url = base.clone();
    url.path_segments_mut()
        .map_err(|()| Error::new(ErrorKind::NotReached).with_cause("the base URL cannot have a path"))?
        .pop_if_empty()
        .extend(path);
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_percent_encoded_and_cannot_name_another_call() {
        let base = Url::parse("http://127.0.0.1:9/under/").unwrap();
        let url = join(&base, &["v2", "bot", "profile", "U1/../../x?y=1#z"]).unwrap();
        assert_eq!(url.as_str(), "http://127.0.0.1:9/under/v2/bot/profile/U1%2F..%2F..%2Fx%3Fy=1%23z");
        for id in ["", ".", ".."] {
            assert_eq!(join(&base, &["v2", id]).unwrap_err().kind, ErrorKind::BadRequest, "{id:?}");
        }
    }

    #[test]
    fn a_base_url_that_is_not_lines_own_is_named_by_its_host() {
        let of = |api: &str, data: &str| {
            let base = |text: &str| Url::parse(text).unwrap();
            Bases { api: base(api), data: base(data) }.elsewhere()
        };
        assert_eq!(Bases::line().unwrap().elsewhere(), None);
        let lines = "https://api.line.me/";
        assert_eq!(of(lines, "https://data.example:8443/x").as_deref(), Some("data.example:8443"));
        assert_eq!(of("https://api.line.me.example/", lines).as_deref(), Some("api.line.me.example"));
        assert_eq!(of("http://api.line.me/", lines).as_deref(), Some("api.line.me"), "not by this way");
    }

    #[test]
    fn only_two_loopback_base_urls_are_loopback() {
        let bases =
            |api: &str, data: &str| Bases { api: Url::parse(api).unwrap(), data: Url::parse(data).unwrap() };
        assert!(bases("http://127.0.0.1:1/", "http://localhost:1/").are_loopback());
        assert!(bases("http://[::1]:1/", "http://[::1]:1/").are_loopback());
        assert!(!bases("http://127.0.0.1:1/", "https://api-data.line.me/").are_loopback());
        assert!(!Bases::line().unwrap().are_loopback());
    }
}
