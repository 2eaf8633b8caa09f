//! The recipients of a message, and whether it reaches them (LINE reference A.2.1).
use crate::live::Live;
use crate::world::ChatKey;

/// The recipients of a push or reply.
pub(crate) struct Recipients {
    pub chat: ChatKey,
    /// Whether the message reaches a phone. LINE answers 200 either way.
    pub arrives: bool,
    /// The messages that count toward the quota: one for each person whom it reaches.
    pub counted: u64,
}

impl Recipients {
    /// The recipients by a user or group id; `None` when LINE knows no such target for this account.
    pub fn of(live: &Live, basic_id: &str, to: &str) -> Option<Self> {
        if let Some(user) = live.world.users.get(to) {
            let arrives = user.is_reachable(basic_id, live.now_ms);
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

    /// The recipients by the chat that a reply token belongs to.
    pub fn of_chat(live: &Live, basic_id: &str, chat: &str) -> Option<Self> {
        match ChatKey::parse(chat)? {
            ChatKey::Account { user_id, .. } => Self::of(live, basic_id, &user_id),
            ChatKey::Group(id) => Self::of(live, basic_id, &id),
            ChatKey::Person { .. } => None,
        }
    }
}
