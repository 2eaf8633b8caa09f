//! Where LINE finds this computer: the door on it, and the address that leads there from outside.

mod find;

use domain::{LineAccountId, MemberId};
use store::{Change, line_accounts, workspace};
use url::{Host, Url};

use crate::authorisation::require_administrator;
use crate::deliver::wake;
use crate::form::Form;
use crate::views::accounts::PublicAddress;
use crate::views::admin::Admin;
use crate::{App, Error, ErrorCode, Result};
pub use find::TunnelPrograms;

/// Leaves LINE's 500 characters room for an account's path.
const MOST_URL_CHARS: usize = 400;

/// The door through which webhooks come in and media go out, as whoever opened it tells.
#[derive(Debug, Clone)]
pub struct Door {
    /// Where it is: `http://127.0.0.1:PORT/`.
    pub url: Url,
    /// The port that was kept for it belongs to another program now.
    pub moved: bool,
    /// The path of an account's webhooks.
    pub webhook_path: fn(&LineAccountId) -> String,
}

impl App {
    /// Sets the address under which LINE finds this computer; none: it is found no more. Every account's webhook URL
    /// is brought up to date by itself, and looked at.
    ///
    /// # Errors
    /// `NotAdministrator`, `InvalidFields` (`url`).
    pub async fn public_address_set(&self, actor: &MemberId, url: Option<&str>) -> Result<Admin> {
        let mut conn = self.store.read().await?;
        require_administrator(&mut conn, actor).await?;
        let accounts = line_accounts::all(&mut conn).await?;
        drop(conn);
        // Who copies an account's whole webhook URL means the address that it begins with.
        let base = |url: &str| {
            let paths = self.door.get().map(|door| accounts.iter().map(|one| (door.webhook_path)(&one.id)));
            let base = paths
                .into_iter()
                .flatten()
                .find_map(|path| url.trim().strip_suffix(&path).map(str::to_owned));
            checked(&base.unwrap_or_else(|| url.to_owned()), self.bases.are_loopback())
        };
        let url = url.map(base).transpose()?;
        self.set_address(url.as_ref()).await?;
        self.admin_get(actor).await
    }

    /// Takes an address that LINE has proved, in the place of one that leads here no more.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn take_address(&self, url: &Url) -> Result<()> {
        tracing::info!("the tunnel to this computer has another address");
        self.set_address(Some(url)).await
    }

    async fn set_address(&self, url: Option<&Url>) -> Result<()> {
        let mut tx = self.store.begin().await?;
        workspace::set_public_url(tx.conn(), url.map(Url::as_str), self.now()).await?;
        self.watch.want_everything();
        wake(&mut tx, "no_public_address", self.now()).await?;
        for change in [Change::Admin, Change::Outbox] {
            tx.changed(change);
        }
        Ok(tx.commit().await?)
    }

    /// The port that the door had last; none before the first time.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn door_port(&self) -> Result<Option<u16>> {
        Ok(workspace::address(&mut *self.store.read().await?).await?.door_port)
    }

    /// The door is open. Its port is kept, so that tunnels and proxies stay right.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn door_opened(&self, door: Door) -> Result<()> {
        // A workspace that is not founded yet keeps it when it is.
        let _ = self.door.set(door);
        let mut conn = self.store.read().await?;
        let known = workspace::address(&mut conn).await?.door_port;
        let founded = workspace::get(&mut conn).await?.is_some();
        drop(conn);
        if known.is_some() || !founded {
            return Ok(());
        }
        let mut tx = self.store.begin().await?;
        self.keep_door_port(tx.conn()).await?;
        Ok(tx.commit().await?)
    }

    /// Keeps the door's port in a workspace that has none.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn keep_door_port(&self, conn: &mut sqlx::SqliteConnection) -> Result<()> {
        if let Some(port) = self.door.get().and_then(|door| door.url.port()) {
            workspace::keep_door_port(conn, port, self.now()).await?;
        }
        Ok(())
    }

    /// The address under which LINE, and the phones of LINE users, find this computer. With a LINE on this very
    /// computer it is the door itself, unless another was set. None: nobody outside finds it.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn public_base(&self) -> Result<Option<Url>> {
        let kept = workspace::address(&mut *self.store.read().await?).await?.public_url;
        let kept = kept.as_deref().map(Url::parse).transpose();
        let kept = kept.map_err(|e| Error::new(ErrorCode::Internal).because(e))?;
        Ok(kept
            .or_else(|| self.door.get().filter(|_| self.bases.are_loopback()).map(|door| door.url.clone())))
    }

    /// The address from which LINE fetches what an account sends; none also while LINE's test has shown that it does not
    /// lead here: a picture sent then would never be seen.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn fetched_from(&self, account: &LineAccountId) -> Result<Option<Url>> {
        if self.is_cut_off(account).await? { Ok(None) } else { self.public_base().await }
    }

    /// Where LINE is to send an account's webhooks; none while there is no public address.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn webhook_url(&self, account: &LineAccountId) -> Result<Option<Url>> {
        Ok(self.public_base().await?.and_then(|base| self.webhook_url_below(&base, account)))
    }

    /// The same under another address; none while the door is closed.
    pub(crate) fn webhook_url_below(&self, base: &Url, account: &LineAccountId) -> Option<Url> {
        self.door.get().map(|door| below(base, &(door.webhook_path)(account)))
    }

    /// Where LINE finds this computer, for administrators.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn public_address(&self) -> Result<PublicAddress> {
        let door = self.door.get();
        Ok(PublicAddress {
            url: self.public_base().await?.map(Into::into),
            door: door.map(|door| door.url.as_str().trim_end_matches('/').to_owned()).unwrap_or_default(),
            moved: door.is_some_and(|door| door.moved),
        })
    }
}

/// `path` (it begins with `/`) below an address, which may have a path of its own.
pub(crate) fn below(base: &Url, path: &str) -> Url {
    let mut url = base.clone();
    url.set_path(&format!("{}{path}", base.path().trim_end_matches('/')));
    url
}

/// An address that LINE takes: https, with nothing in it that an account's path cannot follow. Plain http only when
/// LINE itself is on this computer.
fn checked(url: &str, line_is_here: bool) -> Result<Url> {
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

    #[test]
    fn a_public_address_keeps_the_path_prefix_of_a_reverse_proxy() {
        let at = |base: &str| below(&Url::parse(base).unwrap(), "/line/webhook/a").to_string();
        assert_eq!(at("https://shop.example"), "https://shop.example/line/webhook/a");
        assert_eq!(at("https://shop.example/engawa"), "https://shop.example/engawa/line/webhook/a");
        assert_eq!(at("https://shop.example/engawa/"), "https://shop.example/engawa/line/webhook/a");
    }
}
