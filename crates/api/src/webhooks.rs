//! The door of an open workspace: which accounts it answers for, and what it lets out.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use app::App;
use webhook::{Account, PublishedFile};

/// The accounts and their secrets, in memory: the door asks before a sender has proved anything.
#[derive(Clone, Default)]
pub(crate) struct DoorAccounts(Arc<RwLock<HashMap<String, Account>>>);

impl DoorAccounts {
    /// Reads the accounts again. One whose secrets cannot be had is known, and nothing is accepted for it.
    pub(crate) async fn refresh(&self, app: &App) -> app::Result<()> {
        let mut accounts = HashMap::new();
        for account in app.door_accounts().await? {
            accounts.insert(
                account.id.to_string(),
                Account { id: account.id, bot_user_id: Some(account.bot_user_id), secrets: account.secrets },
            );
        }
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = accounts;
        Ok(())
    }
}

impl webhook::Accounts for DoorAccounts {
    fn find(&self, id: &str) -> Option<Account> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }
}

/// What was sent over LINE, for whoever has the link.
pub(crate) struct Published(pub(crate) App);

impl webhook::Published for Published {
    async fn find(&self, token: &str) -> Option<PublishedFile> {
        let found = self.0.published(token).await;
        let found =
            found.inspect_err(|error| tracing::error!(%error, "a link could not be looked up")).ok()??;
        let inline = found.save_as.is_none();
        Some(PublishedFile {
            path: found.path,
            mime: found.mime,
            name: found.save_as.unwrap_or_default(),
            inline,
        })
    }
}
