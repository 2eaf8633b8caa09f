//! The command table: every command once, with what it takes and what it gives. The window's
//! `call(name, args)` and its TypeScript both come from here (docs/decisions/0003).

/// Hands the table to a macro of the caller's.
#[macro_export]
macro_rules! command_table {
    ($with:ident) => {
        $with! {
            session_get($crate::args::Nothing) -> ::app::views::session::Session;
            session_act_as(::app::views::session::ActAs) -> ::app::views::session::Session;
            settings_set($crate::args::SettingsSet) -> ::app::views::session::Settings;
            practice_steps($crate::args::Nothing) -> Vec<::app::views::session::PracticeStep>;
            link_open($crate::args::LinkOpen) -> ();
            profile_get($crate::args::Nothing) -> ::app::views::profile::Profile;
            profile_copy($crate::args::ProfileCopy) -> ();
            invitation_create($crate::args::InvitationCreate) -> ::app::views::invitations::Invitation;
            invitation_list($crate::args::Nothing) -> Vec<::app::views::invitations::Invitation>;
            invitation_label($crate::args::InvitationLabel) -> ::app::views::invitations::Invitation;
            invitation_withdraw($crate::args::OfInvitation) -> ::app::views::invitations::Invitation;
            invitation_copy($crate::args::InvitationCopy) -> ();
            invitation_save_qr($crate::args::InvitationSaveQr) -> Option<String>;
            invitation_share($crate::args::InvitationShare) -> ();
            invitation_line_ways($crate::args::Nothing) -> ::app::views::invitations::LineWays;
            room_list($crate::args::RoomListGet) -> ::app::views::rooms::RoomList;
            room_get($crate::args::OfRoom) -> ::app::views::rooms::RoomDetail;
            room_messages($crate::args::MessagesGet) -> ::app::views::messages::MessagePage;
            room_read($crate::args::RoomRead) -> ();
            room_mute($crate::args::RoomMute) -> ();
            room_draft($crate::args::RoomDraft) -> ();
            room_take($crate::args::OfRoom) -> ::app::views::rooms::RoomDetail;
            room_invite_member($crate::args::RoomMember) -> ::app::views::rooms::RoomDetail;
            room_hand_over($crate::args::RoomMember) -> ();
            room_leave($crate::args::OfRoom) -> ();
            room_add_contact($crate::args::RoomAddContact) -> ::app::views::contacts::ContactDetail;
            message_send($crate::args::MessageSend) -> ::app::views::messages::Message;
            attachment_discard($crate::args::OfAttachment) -> ();
            sticker_list($crate::args::Nothing) -> Vec<::app::views::messages::StickerPackage>;
            emoji_list($crate::args::Nothing) -> Vec<::app::views::messages::EmojiProduct>;
            message_save($crate::args::OfMessage) -> bool;
            message_recall($crate::args::OfMessage) -> ::app::views::messages::Message;
            message_resend($crate::args::OfMessage) -> ::app::views::messages::Message;
            message_discard($crate::args::OfMessage) -> ();
            contact_list($crate::args::ContactListGet) -> ::app::views::contacts::ContactList;
            contact_counts($crate::args::Nothing) -> ::app::views::contacts::ContactCounts;
            contact_get($crate::args::OfContact) -> ::app::views::contacts::ContactDetail;
            member_get($crate::args::OfMember) -> ::app::views::contacts::MemberDetail;
            contact_create($crate::args::ContactCreate) -> ::app::views::contacts::ContactDetail;
            contact_edit($crate::args::ContactEdit) -> ::app::views::contacts::ContactDetail;
            contact_share($crate::args::ContactShare) -> ::app::views::contacts::ContactDetail;
            contact_delete($crate::args::OfContact) -> ();
            contact_restore($crate::args::OfContact) -> ::app::views::contacts::ContactDetail;
            contact_purge($crate::args::OfContact) -> ();
            trash_empty($crate::args::Nothing) -> u32;
            contact_ask_colleague($crate::args::OfContact) -> ();
            contact_hand_over($crate::args::ContactMember) -> ();
            contact_remove_from_my_list($crate::args::OfContact) -> ();
            admin_get($crate::args::Nothing) -> ::app::views::admin::Admin;
            company_rename($crate::args::CompanyRename) -> ::app::views::admin::Admin;
            connection_set($crate::args::ConnectionSet) -> ::app::views::admin::Admin;
            member_add($crate::args::MemberAdd) -> ::app::views::admin::Admin;
            member_edit($crate::args::MemberEdit) -> ::app::views::admin::Admin;
            member_photo_set($crate::args::MemberPhotoSet) -> ::app::views::admin::Admin;
            member_remove($crate::args::OfMember) -> ::app::views::admin::Admin;
            account_look($crate::args::AccountConnect) -> ::app::views::accounts::AccountFound;
            account_connect($crate::args::AccountConnect) -> ::app::views::admin::Admin;
            account_disconnect($crate::args::OfAccount) -> ::app::views::admin::Admin;
            account_mode($crate::args::AccountMode) -> ::app::views::admin::Admin;
            account_stop_line($crate::args::AccountStopLine) -> ::app::views::admin::Admin;
            account_health($crate::args::OfAccount) -> ::app::views::accounts::AccountHealth;
            account_check($crate::args::OfAccount) -> ::app::views::accounts::AccountHealth;
            account_checklist($crate::args::AccountChecklist) -> ::app::views::accounts::AccountHealth;
            public_address_find($crate::args::Nothing) -> Vec<::app::views::accounts::AddressFound>;
            public_address_set($crate::args::PublicAddressSet) -> ::app::views::admin::Admin;
            secrets_unlock($crate::args::SecretsUnlock) -> ::app::views::accounts::Secrets;
            secrets_keep($crate::args::SecretsKeep) -> ::app::views::admin::Admin;
        }
    };
}
