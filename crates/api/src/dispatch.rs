//! From a command's name and JSON to its use case and back.

use std::str::FromStr as _;

use app::{Error as AppError, ErrorCode};
use domain::MemberId;
use serde_json::Value;

use crate::commands::{
    account_check, account_checklist, account_connect, account_disconnect, account_health, account_mode,
    account_preview, account_stop_line, admin_get, attachment_discard, attachment_paste, backup_encrypt,
    backup_folder_choose, backup_get, backup_keep, backup_now, company_rename, connection_set,
    contact_ask_colleague, contact_counts, contact_create, contact_delete, contact_edit, contact_get,
    contact_hand_over, contact_list, contact_purge, contact_remove_from_my_list, contact_restore,
    contact_share, deletion_question_answer, diagnostics_get, emoji_list, idle_lock_set, invitation_card,
    invitation_copy, invitation_create, invitation_get, invitation_label, invitation_line_ways,
    invitation_list, invitation_open_line, invitation_print_card, invitation_save_card, invitation_save_qr,
    invitation_share, invitation_share_ways, invitation_show, invitation_system_share, invitation_withdraw,
    link_open, media_limits_set, member_add, member_edit, member_get, member_photo_set, member_remove,
    member_unsent, message_discard, message_fetch_media, message_recall, message_resend, message_save,
    message_send, message_withdraw_link, name_check, pin_reset, pin_set, practice_steps, profile_copy,
    profile_get, public_address_find, public_address_set, restored_copy_decide, room_add_contact, room_draft,
    room_get, room_hand_over, room_invite_member, room_leave, room_list, room_messages, room_mute, room_read,
    room_take, secrets_keep, secrets_unlock, session_get, session_lock, session_members, session_switch,
    set_aside_list, set_aside_retry, settings_set, sticker_list, trash_empty,
};
use crate::json::{parse, write};
use crate::{Api, Command, Error};

impl Api {
    /// Carries out the command `name` for the member who acts in this workspace.
    ///
    /// # Errors
    /// As [`call_for`](Self::call_for).
    pub async fn call(&self, name: &str, args: Value) -> Result<Value, Error> {
        self.call_for(None, name, args).await
    }

    /// Carries out the command `name`. `member` is the one for whom the window asks, if it knows: what one member has
    /// begun is not done as another.
    ///
    /// # Errors
    /// `not_found` for a name that is not in the table, `locked` for all but what leads out of the lock,
    /// `member_switched`, `internal` for arguments of another shape (the window's types and these come from one table),
    /// else what the use case answers.
    pub async fn call_for(&self, member: Option<&MemberId>, name: &str, args: Value) -> Result<Value, Error> {
        let command = Command::from_str(name)
            .map_err(|_| Error::from(AppError::new(ErrorCode::NotFound).with("command", name)))?;
        let api = match command.is_of_the_lock() {
            true => self.clone(),
            false => self.acting(member).await.map_err(Error::from)?,
        };
        macro_rules! dispatch {
            ($($name:ident($args:ty) -> $output:ty;)+) => {
                match command {
                    $(Command::$name => Box::pin(async {
                        let output: $output = $name(&api, parse::<$args>(args)?).await?;
                        write(&output)
                    }).await,)+
                }
            };
        }
        crate::command_table!(dispatch).map_err(Error::from)
    }
}
