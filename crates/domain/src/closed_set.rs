//! Closed sets: enums that are the same in the database, across IPC and in the window's TypeScript.

/// A closed set, with one spelling for each of its members.
pub trait ClosedSet: Copy + Into<&'static str> + std::str::FromStr + 'static {
    /// All members, in the order of their declaration.
    const ALL: &'static [Self];
}

/// Declares closed sets. A member's spelling is its name in snake_case: the one table that SQL (`as_str`, `FromStr`),
/// IPC (serde) and TypeScript (ts-rs) have it from.
macro_rules! closed_sets {
    ($($(#[$about:meta])* pub enum $name:ident { $($(#[$meaning:meta])* $member:ident),+ $(,)? })+) => {$(
        $(#[$about])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
            strum::EnumString, strum::IntoStaticStr, ts_rs::TS,
        )]
        #[serde(rename_all = "snake_case")]
        #[strum(serialize_all = "snake_case")]
        pub enum $name { $($(#[$meaning])* $member),+ }

        impl $name {
            /// The spelling in the database and across IPC.
            pub fn as_str(self) -> &'static str {
                self.into()
            }
        }

        impl $crate::ClosedSet for $name {
            const ALL: &'static [Self] = &[$(Self::$member),+];
        }
    )+};
}
pub(crate) use closed_sets;

#[cfg(test)]
mod tests {
    use crate::ClosedSet;

    fn spellings_agree<T: ClosedSet + serde::Serialize + PartialEq + std::fmt::Debug>() {
        for member in T::ALL {
            let spelling: &'static str = (*member).into();
            assert_eq!(serde_json::to_value(member).unwrap(), spelling, "IPC and SQL have one spelling");
            assert!(spelling.parse::<T>().is_ok_and(|read| read == *member), "{spelling} is read back");
        }
    }

    #[test]
    fn every_closed_set_has_one_spelling_in_sql_and_across_ipc() {
        use crate::{
            account, contact, delivery, invitation, language, message, name, room, settings, storage,
            webhook_event, workspace,
        };
        spellings_agree::<webhook_event::SetAsideReason>();
        spellings_agree::<account::AccountMode>();
        spellings_agree::<account::ChatMode>();
        spellings_agree::<account::CheckCode>();
        spellings_agree::<account::CheckName>();
        spellings_agree::<account::CheckState>();
        spellings_agree::<account::ChecklistName>();
        spellings_agree::<account::MarkAsReadMode>();
        spellings_agree::<account::PhotoMatch>();
        spellings_agree::<account::TokenKind>();
        spellings_agree::<contact::Sharing>();
        spellings_agree::<delivery::Delivery>();
        spellings_agree::<delivery::DeliveryReason>();
        spellings_agree::<delivery::HoldReason>();
        spellings_agree::<delivery::Transport>();
        spellings_agree::<invitation::Channel>();
        spellings_agree::<invitation::OpenedIn>();
        spellings_agree::<language::Language>();
        spellings_agree::<message::AttachmentKind>();
        spellings_agree::<message::AttachmentRefusal>();
        spellings_agree::<message::DeletionAnswer>();
        spellings_agree::<message::DeletionQuestionState>();
        spellings_agree::<message::Direction>();
        spellings_agree::<message::MediaHold>();
        spellings_agree::<message::MediaState>();
        spellings_agree::<message::MessageKind>();
        spellings_agree::<message::PendingMark>();
        spellings_agree::<message::SystemEvent>();
        spellings_agree::<name::NotConnectable>();
        spellings_agree::<room::FriendState>();
        spellings_agree::<room::RoomKind>();
        spellings_agree::<settings::Locale>();
        spellings_agree::<settings::NotificationText>();
        spellings_agree::<settings::SettingName>();
        spellings_agree::<settings::Theme>();
        spellings_agree::<workspace::BackupFault>();
        spellings_agree::<storage::StorageFault>();
        spellings_agree::<workspace::ConnectionGrant>();
        spellings_agree::<workspace::LineRefusal>();
        spellings_agree::<workspace::WorkspaceKind>();
    }
}
