//! Where LINE finds this computer: the door on it, and the address that leads there from outside.

use domain::LineAccountId;
use store::workspace;
use url::Url;

use crate::views::accounts::PublicAddress;
use crate::{App, Error, ErrorCode, Result};

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

    /// Where LINE is to send an account's webhooks; none while there is no public address.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn webhook_url(&self, account: &LineAccountId) -> Result<Option<Url>> {
        let (Some(base), Some(door)) = (self.public_base().await?, self.door.get()) else { return Ok(None) };
        Ok(Some(below(&base, &(door.webhook_path)(account))))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_the_path_that_a_proxy_gives_it() {
        let at = |base: &str| below(&Url::parse(base).unwrap(), "/line/webhook/a").to_string();
        assert_eq!(at("https://shop.example"), "https://shop.example/line/webhook/a");
        assert_eq!(at("https://shop.example/engawa"), "https://shop.example/engawa/line/webhook/a");
        assert_eq!(at("https://shop.example/engawa/"), "https://shop.example/engawa/line/webhook/a");
    }
}
