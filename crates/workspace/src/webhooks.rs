//! The webhook server of an open workspace: which accounts it answers for, and what it lets out.

use app::accounts::webhook_accounts::RequestKind;
use app::{App, PublishedLink};
use domain::LineAccountId;
use webhook::{Account, Clock, Link, Observation, PublishedFile};

/// The accounts and their secrets, from memory: the server asks before a sender has proved anything.
pub(crate) struct ServerAccounts {
    pub app: App,
    pub clock: Clock,
}

impl webhook::Accounts for ServerAccounts {
    fn find(&self, id: &str) -> Option<Account> {
        let account = self.app.webhook_account(id)?;
        let now = (self.clock)();
        let counts = account.secrets.into_iter().filter(|one| one.until.is_none_or(|until| now < until));
        Some(Account {
            id: account.id,
            bot_user_id: Some(account.bot_user_id),
            secrets: counts.map(|one| one.secret).collect(),
        })
    }

    fn observe(&self, account: &LineAccountId, observed: Observation) {
        self.app.webhook_request_received(
            account,
            match observed {
                Observation::Test => RequestKind::Test,
                Observation::Verified => RequestKind::Verified,
                Observation::Refused => RequestKind::Refused,
            },
        );
    }
}

/// What was sent over LINE, for whoever has the link.
pub(crate) struct Published(pub(crate) App);

impl webhook::Published for Published {
    async fn find(&self, token: &str) -> Option<Link> {
        let found = self.0.published(token).await;
        let found = match found
            .inspect_err(|error| tracing::error!(%error, "a link could not be looked up"))
            .ok()??
        {
            PublishedLink::File(found) => found,
            PublishedLink::Ended => return Some(Link::Ended),
        };
        let inline = found.save_as.is_none();
        Some(Link::File(PublishedFile {
            path: found.path,
            mime: found.mime,
            name: found.save_as.unwrap_or_default(),
            inline,
        }))
    }
}
