//! The commands: each parses, calls one use case, converts.

mod accounts;
mod admin;
mod attachments;
mod backups;
mod contacts;
mod invitations;
mod messages;
mod profile;
mod rooms;
mod session;

pub(crate) use accounts::{
    account_check, account_checklist, account_connect, account_disconnect, account_health, account_mode,
    account_preview, account_stop_line, public_address_find, public_address_set, secrets_keep,
    secrets_unlock,
};
pub(crate) use admin::{
    admin_get, company_rename, connection_set, media_limits_set, member_add, member_edit, member_photo_set,
    member_remove, member_unsent, name_check, set_aside_list, set_aside_retry,
};
pub use attachments::AttachmentPart;
pub(crate) use attachments::{attachment_discard, attachment_paste, emoji_list, sticker_list};
pub(crate) use backups::{backup_encrypt, backup_folder_choose, backup_get, backup_keep, backup_now};
pub(crate) use contacts::{
    contact_ask_colleague, contact_counts, contact_create, contact_delete, contact_edit, contact_get,
    contact_hand_over, contact_list, contact_purge, contact_remove_from_my_list, contact_restore,
    contact_share, deletion_question_answer, member_get, trash_empty,
};
pub(crate) use invitations::{
    invitation_card, invitation_copy, invitation_create, invitation_get, invitation_label,
    invitation_line_ways, invitation_list, invitation_open_line, invitation_print_card, invitation_save_card,
    invitation_save_qr, invitation_share, invitation_share_ways, invitation_show, invitation_system_share,
    invitation_withdraw,
};
pub(crate) use messages::{
    message_discard, message_fetch_media, message_recall, message_resend, message_save, message_send,
    message_withdraw_link,
};
pub(crate) use profile::{profile_copy, profile_get};
pub(crate) use rooms::{
    room_add_contact, room_draft, room_get, room_hand_over, room_invite_member, room_leave, room_list,
    room_messages, room_mute, room_read, room_take,
};
pub(crate) use session::{
    diagnostics_get, idle_lock_set, link_open, pin_reset, pin_set, practice_steps, restored_copy_decide,
    session_get, session_lock, session_members, session_switch, settings_set,
};
