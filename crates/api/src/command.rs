//! The commands of the table as a closed set, and what a new one has to say of itself.

use strum::{EnumString, IntoStaticStr};

macro_rules! commands {
    ($($name:ident($args:ty) -> $output:ty;)+) => {
        /// A command of the table, spelled as there.
        #[expect(non_camel_case_types, reason = "one name everywhere: the table's")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr)]
        pub enum Command {
            $(#[doc = concat!("`", stringify!($name), "`.")] $name),+
        }

        impl Command {
            /// Every command, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The command's name.
            pub fn as_str(self) -> &'static str {
                self.into()
            }
        }
    };
}
crate::command_table!(commands);

/// What a command has to do with LINE users, who are met only by members whom the administrator has authorised (R1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineUse {
    /// It reaches no LINE user, invites none, and decides nothing about who talks with one.
    None,
    /// It reaches or invites a LINE user, or decides who talks with one: refused without authorisation.
    Refused,
    /// It is answered without authorisation; what would reach or invite a LINE user is left out.
    LeftOut,
}

impl Command {
    /// Whether the command is carried out while the window is locked: only what leads out of the lock.
    pub fn is_of_the_lock(self) -> bool {
        matches!(self, Self::session_lock | Self::session_members | Self::session_switch)
    }

    /// What the command has to do with LINE users (R1). A new command does not compile until it stands here.
    pub fn line_use(self) -> LineUse {
        match self {
            Self::invitation_card
            | Self::invitation_copy
            | Self::invitation_create
            | Self::invitation_open_line
            | Self::invitation_print_card
            | Self::invitation_save_card
            | Self::invitation_save_qr
            | Self::invitation_share
            | Self::invitation_show
            | Self::attachment_paste
            | Self::invitation_system_share
            | Self::message_resend
            | Self::message_send
            | Self::profile_copy
            | Self::room_add_contact
            | Self::room_hand_over
            | Self::room_invite_member
            | Self::room_take => LineUse::Refused,
            // What invites is not shown, and LINE is not told that somebody has read.
            Self::invitation_get
            | Self::invitation_label
            | Self::invitation_list
            | Self::invitation_withdraw
            | Self::profile_get
            | Self::room_read => LineUse::LeftOut,
            // The history stays readable (R20), and what was begun can be stopped.
            Self::room_get
            | Self::room_list
            | Self::room_messages
            | Self::room_mute
            | Self::room_draft
            | Self::room_leave
            | Self::attachment_discard
            | Self::emoji_list
            | Self::sticker_list
            | Self::message_discard
            | Self::message_fetch_media
            | Self::message_recall
            | Self::message_save
            | Self::message_withdraw_link => LineUse::None,
            // The address book is the company's own.
            Self::contact_ask_colleague
            | Self::contact_counts
            | Self::contact_create
            | Self::contact_delete
            | Self::contact_edit
            | Self::contact_get
            | Self::contact_hand_over
            | Self::contact_list
            | Self::contact_purge
            | Self::contact_remove_from_my_list
            | Self::contact_restore
            | Self::contact_share
            | Self::deletion_question_answer
            | Self::member_get
            | Self::trash_empty => LineUse::None,
            // LINE itself is asked, and nobody who uses it.
            Self::account_check
            | Self::account_checklist
            | Self::account_connect
            | Self::account_disconnect
            | Self::account_health
            | Self::account_mode
            | Self::account_preview
            | Self::account_stop_line
            | Self::public_address_find
            | Self::public_address_set
            | Self::secrets_keep
            | Self::set_aside_list
            | Self::set_aside_retry
            | Self::secrets_unlock => LineUse::None,
            // What waited in a restored copy goes by its writers' right, which is looked at when it goes (R25).
            Self::restored_copy_decide => LineUse::None,
            Self::admin_get
            | Self::idle_lock_set
            | Self::pin_reset
            | Self::pin_set
            | Self::backup_encrypt
            | Self::backup_folder_choose
            | Self::backup_get
            | Self::backup_keep
            | Self::backup_now
            | Self::company_rename
            | Self::connection_set
            | Self::media_limits_set
            | Self::member_add
            | Self::member_edit
            | Self::member_photo_set
            | Self::member_remove
            | Self::member_unsent
            | Self::name_check => LineUse::None,
            Self::diagnostics_get
            | Self::invitation_line_ways
            | Self::invitation_share_ways
            | Self::link_open
            | Self::practice_steps
            | Self::session_get
            | Self::session_lock
            | Self::session_members
            | Self::session_switch
            | Self::settings_set => LineUse::None,
        }
    }
}
