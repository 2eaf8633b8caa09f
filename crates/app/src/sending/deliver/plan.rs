//! The plan of a request: everything in it that could change between two tries. It is saved with the first try, so that
//! a repeated request is the same byte by byte (LINE reference A.2.3).

use domain::UtcMs;
use domain::delivery::Transport;
use domain::text::fold;
use line::limits::{MAX_SENDER_NAME_UNITS, cut};
use store::line_accounts::LineAccount;
use store::outbox::{OutboxRow, Try};
use store::rooms::Room;
use store::{WriteTx, members};
use url::Url;

use super::icon;
use crate::Result;
use crate::rooms::reply_token::fresh_token;

/// How a request goes, and by whom.
pub(super) struct Plan {
    pub(super) transport: Transport,
    /// The reply token that it spends.
    pub(super) token: Option<String>,
    /// When that came.
    pub(super) token_at: Option<UtcMs>,
    /// The name beside the bubble.
    pub(super) sender: Option<String>,
    /// The token of the icon's link.
    pub(super) icon: Option<String>,
    /// The public address in its links.
    pub(super) base: Option<Url>,
}

impl Plan {
    /// The plan of a request that was tried before.
    pub(super) fn repeated(head: &OutboxRow, transport: Transport) -> Self {
        Self {
            transport,
            token: head.reply_token.clone(),
            token_at: head.reply_token_at,
            sender: head.sender_name.clone(),
            icon: head.sender_icon.clone(),
            base: head.base_url.as_deref().and_then(|base| Url::parse(base).ok()),
        }
    }

    /// The plan of a request that LINE has certainly not seen: by reply while there is a fresh token, which is spent
    /// with it.
    pub(super) async fn first(
        tx: &mut WriteTx,
        (room, account): (&Room, &LineAccount),
        head: &OutboxRow,
        base: Option<&Url>,
        now: UtcMs,
    ) -> Result<Self> {
        let token = fresh_token(tx, room, now).await?;
        let member = members::get(tx.conn(), &head.member_id).await?;
        let sender = member.as_ref().and_then(|member| sender(account, &member.entry.name));
        let icon = match member.and_then(|member| member.photo) {
            Some(photo) if sender.is_some() && base.is_some() => icon::published(tx, &photo).await?,
            _ => None,
        };
        Ok(Self {
            transport: if token.is_some() { Transport::Reply } else { Transport::Push },
            token_at: token.as_ref().map(|token| token.at),
            token: token.map(|token| token.token),
            sender,
            icon,
            base: base.cloned(),
        })
    }

    /// The try as it is saved for these rows.
    pub(super) fn as_try<'a>(&'a self, rows: &'a [i64]) -> Try<'a> {
        Try {
            rows,
            transport: self.transport,
            sender_name: self.sender.as_deref(),
            sender_icon: self.icon.as_deref(),
            base_url: self.base.as_ref().map(Url::as_str),
            reply_token: self.token.as_deref(),
            reply_token_at: self.token_at,
        }
    }
}

/// On a shared account each message says who answers, unless LINE might refuse the name and the message with it: it does
/// not say whether "line" within a word counts (LINE reference A.2.2). An account of the member's own has their name already.
pub(super) fn sender(account: &LineAccount, name: &str) -> Option<String> {
    let name = cut(name.trim(), MAX_SENDER_NAME_UNITS).trim();
    let fit = account.shared && !name.is_empty() && !fold(name).contains("line");
    fit.then(|| name.to_owned())
}
