//! Who a message goes to, and whether it arrives (LINE reference A.2.1).
use super::Live;
use crate::world::ChatKey;

/// The target of a push or reply.
pub(crate) struct Recipients {
    pub chat: ChatKey,
    /// Whether a phone shows it. LINE answers 200 either way.
    pub arrives: bool,
    /// What it costs of the monthly quota: one for each person who gets it.
    pub counted: u64,
}

impl Recipients {
    /// Of a user id or group id; none when LINE knows no such target for this account.
    pub fn of(live: &Live, basic_id: &str, to: &str) -> Option<Self> {
        if let Some(user) = live.world.users.get(to) {
            let arrives = user.hears(basic_id, live.now_ms);
            let chat = ChatKey::Account { user_id: to.to_owned(), basic_id: basic_id.to_owned() };
            return Some(Self { chat, arrives, counted: u64::from(arrives) });
        }
        let group = live.world.groups.get(to)?;
        (group.account.as_deref() == Some(basic_id)).then(|| Self {
            chat: ChatKey::Group(to.to_owned()),
            arrives: true,
            counted: u64::try_from(group.members.len()).unwrap_or(u64::MAX),
        })
    }

    /// Of the chat that a reply token belongs to.
    pub fn of_chat(live: &Live, basic_id: &str, chat: &str) -> Option<Self> {
        match ChatKey::parse(chat)? {
            ChatKey::Account { user_id, .. } => Self::of(live, basic_id, &user_id),
            ChatKey::Group(id) => Self::of(live, basic_id, &id),
            ChatKey::Person { .. } => None,
        }
    }
}
