//! The command table: every command once, with what it takes and what it gives. The window's
//! `call(name, args)` and its TypeScript both come from here (docs/decisions/0003).

/// Hands the table to a macro of the caller's.
#[macro_export]
macro_rules! command_table {
    ($with:ident) => {
        $with! {
            session_get($crate::args::Nothing) -> ::app::company::views::Session;
            session_members($crate::args::Nothing) -> ::app::company::views::SessionMembers;
            session_switch($crate::args::SessionSwitch) -> ::app::company::views::Session;
            session_lock($crate::args::Nothing) -> ();
            pin_set($crate::args::PinSet) -> ();
            pin_reset($crate::args::OfMember) -> ::app::company::views::AdminMember;
            idle_lock_set($crate::args::IdleLockSet) -> ();
            restored_copy_decide(::app::company::views::RestoredDecision) -> ();
            settings_set(::app::company::views::SettingsSet) -> ::app::company::views::Settings;
            practice_steps($crate::args::Nothing) -> Vec<::app::company::views::PracticeStep>;
            link_open($crate::args::LinkOpen) -> ();
            profile_get($crate::args::Nothing) -> ::app::company::views::Profile;
            profile_copy($crate::args::ProfileCopy) -> ();
            invitation_create($crate::args::InvitationCreate) -> ::app::invitations::views::Invitation;
            invitation_list($crate::args::Nothing) -> Vec<::app::invitations::views::Invitation>;
            invitation_label($crate::args::InvitationLabel) -> ::app::invitations::views::Invitation;
            invitation_withdraw($crate::args::OfInvitation) -> ::app::invitations::views::Invitation;
            invitation_copy($crate::args::InvitationCopy) -> ();
            invitation_save_qr($crate::args::InvitationSaveQr) -> Option<String>;
            invitation_share($crate::args::InvitationShare) -> ();
            invitation_line_ways($crate::args::Nothing) -> ::app::invitations::views::LineWays;
            room_list($crate::args::RoomListGet) -> ::app::rooms::views::RoomList;
            room_get($crate::args::OfRoom) -> ::app::rooms::views::RoomDetail;
            room_messages($crate::args::MessagesGet) -> ::app::rooms::message_views::MessagePage;
            room_read($crate::args::RoomRead) -> ();
            room_mute($crate::args::RoomMute) -> ();
            room_draft($crate::args::RoomDraft) -> ();
            room_take($crate::args::OfRoom) -> ::app::rooms::views::RoomDetail;
            room_invite_member($crate::args::RoomMember) -> ::app::rooms::views::RoomDetail;
            room_hand_over($crate::args::RoomMember) -> ();
            room_leave($crate::args::OfRoom) -> ();
            room_add_contact($crate::args::RoomAddContact) -> ::app::contacts::views::ContactDetail;
            message_send($crate::args::MessageSend) -> ::app::rooms::message_views::Message;
            attachment_discard($crate::args::OfAttachment) -> ();
            sticker_list($crate::args::Nothing) -> Vec<::app::sending::views::StickerPackage>;
            emoji_list($crate::args::Nothing) -> Vec<::app::sending::views::EmojiProduct>;
            message_save($crate::args::OfMessage) -> bool;
            message_fetch_media($crate::args::OfMessage) -> ::app::rooms::message_views::Message;
            message_withdraw_link($crate::args::OfMessage) -> ::app::rooms::message_views::Message;
            message_recall($crate::args::OfMessage) -> ::app::rooms::message_views::Message;
            message_resend($crate::args::OfMessage) -> ::app::rooms::message_views::Message;
            message_discard($crate::args::OfMessage) -> ();
            contact_list($crate::args::ContactListGet) -> ::app::contacts::views::ContactList;
            contact_counts($crate::args::Nothing) -> ::app::contacts::views::ContactCounts;
            contact_get($crate::args::OfContact) -> ::app::contacts::views::ContactDetail;
            member_get($crate::args::OfMember) -> ::app::company::views::MemberDetail;
            contact_create($crate::args::ContactCreate) -> ::app::contacts::views::ContactDetail;
            contact_edit($crate::args::ContactEdit) -> ::app::contacts::views::ContactDetail;
            contact_share($crate::args::ContactShare) -> ::app::contacts::views::ContactDetail;
            contact_delete($crate::args::OfContact) -> ();
            contact_restore($crate::args::OfContact) -> ::app::contacts::views::ContactDetail;
            contact_purge($crate::args::OfContact) -> ();
            trash_empty($crate::args::Nothing) -> u32;
            contact_ask_colleague($crate::args::OfContact) -> ();
            contact_hand_over($crate::args::ContactMember) -> ();
            contact_remove_from_my_list($crate::args::OfContact) -> ();
            admin_get($crate::args::Nothing) -> ::app::company::views::Admin;
            company_rename($crate::args::CompanyRename) -> ::app::company::views::Company;
            connection_set($crate::args::ConnectionSet) -> ::app::company::views::Connection;
            media_limits_set($crate::args::MediaLimitsSet) -> ::app::company::views::MediaLimits;
            member_add($crate::args::MemberAdd) -> ::app::company::views::AdminMember;
            member_edit($crate::args::MemberEdit) -> ::app::company::views::AdminMember;
            member_photo_set($crate::args::MemberPhotoSet) -> ::app::company::views::AdminMember;
            member_unsent($crate::args::OfMember) -> ::app::company::views::UnsentMessages;
            member_remove($crate::args::OfMember) -> ();
            account_preview($crate::args::AccountConnect) -> ::app::accounts::views::AccountPreview;
            account_connect($crate::args::AccountConnect) -> ::app::accounts::views::AdminAccount;
            account_disconnect($crate::args::OfAccount) -> ::app::accounts::views::AdminAccount;
            account_mode($crate::args::AccountMode) -> ::app::accounts::views::AdminAccount;
            account_stop_line($crate::args::AccountStopLine) -> ::app::accounts::views::AdminAccount;
            account_health($crate::args::OfAccount) -> ::app::accounts::views::AccountHealth;
            account_check($crate::args::OfAccount) -> ::app::accounts::views::AccountHealth;
            account_checklist($crate::args::AccountChecklist) -> ::app::accounts::views::AccountHealth;
            public_address_find($crate::args::Nothing) -> Vec<::app::accounts::views::AddressFound>;
            public_address_set($crate::args::PublicAddressSet) -> ::app::accounts::views::PublicAddress;
            set_aside_list($crate::args::Nothing) -> ::app::receiving::views::SetAsideEvents;
            set_aside_retry($crate::args::SetAsideRetry) -> ::app::receiving::views::SetAsideEvents;
            backup_get($crate::args::Nothing) -> ::app::backups::views::BackupStatus;
            backup_folder_choose($crate::args::BackupFolderChoose) -> Option<::app::backups::views::BackupStatus>;
            backup_keep($crate::args::BackupKeep) -> ::app::backups::views::BackupStatus;
            backup_encrypt($crate::args::BackupEncrypt) -> ::app::backups::views::BackupStatus;
            backup_now($crate::args::Nothing) -> ::app::backups::views::BackupStatus;
            secrets_unlock($crate::args::SecretsUnlock) -> ::app::accounts::views::Secrets;
            secrets_keep($crate::args::SecretsKeep) -> ::app::accounts::views::Secrets;
        }
    };
}
