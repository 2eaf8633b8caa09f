//! The webhook door of an open workspace: which accounts it answers for.

use app::App;
use domain::LineAccountId;
use webhook::{Account, Clock};

/// The accounts and their secrets, from memory: the door asks before a sender has proved anything.
pub(crate) struct DoorAccounts {
    pub app: App,
    pub clock: Clock,
}

impl webhook::Accounts for DoorAccounts {
    fn find(&self, id: &str) -> Option<Account> {
        let account = self.app.door_account(id)?;
        let now = (self.clock)();
        let counts = account.secrets.into_iter().filter(|one| one.until.is_none_or(|until| now < until));
        Some(Account {
            id: account.id,
            bot_user_id: Some(account.bot_user_id),
            secrets: counts.map(|one| one.secret).collect(),
        })
    }

    fn heard(&self, account: &LineAccountId, verified: bool) {
        self.app.door_heard(account, verified);
    }
}
