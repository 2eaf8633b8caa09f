//! From a name and JSON to a use case and back: each command parses, calls one use case, converts.

mod accounts;
mod admin;
mod attachments;
mod contacts;
mod invitations;
mod messages;
mod profile;
mod rooms;
mod session;

use app::{App, Error as AppError, ErrorCode};
use domain::MemberId;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::Error;
use accounts::{
    account_check, account_checklist, account_connect, account_disconnect, account_health, account_mode,
    account_preview, account_stop_line, public_address_find, public_address_set, secrets_keep,
    secrets_unlock,
};
use admin::{
    admin_get, company_rename, connection_set, member_add, member_edit, member_photo_set, member_remove,
};
pub use attachments::AttachmentPart;
use attachments::{attachment_discard, emoji_list, sticker_list};
use contacts::{
    contact_ask_colleague, contact_counts, contact_create, contact_delete, contact_edit, contact_get,
    contact_hand_over, contact_list, contact_purge, contact_remove_from_my_list, contact_restore,
    contact_share, member_get, trash_empty,
};
use invitations::{
    invitation_copy, invitation_create, invitation_label, invitation_line_ways, invitation_list,
    invitation_save_qr, invitation_share, invitation_withdraw,
};
use messages::{message_discard, message_recall, message_resend, message_save, message_send};
use profile::{profile_copy, profile_get};
use rooms::{
    room_add_contact, room_draft, room_get, room_hand_over, room_invite_member, room_leave, room_list,
    room_messages, room_mute, room_read, room_take,
};
use session::{link_open, practice_steps, session_act_as, session_get, settings_set};

/// The command table over one workspace. Cheap to clone.
#[derive(Clone)]
pub struct Api {
    app: App,
}

impl Api {
    /// The table over a workspace's use cases.
    pub fn new(app: App) -> Self {
        Self { app }
    }

    /// Carries out the command `name` for the member who acts in this workspace.
    ///
    /// # Errors
    /// `not_found` for a name that is not in the table, `internal` for arguments of another shape
    /// (the window's types and these come from one table), else what the use case answers.
    pub async fn call(&self, name: &str, args: Value) -> Result<Value, Error> {
        macro_rules! dispatch {
            ($($name:ident($args:ty) -> $output:ty;)+) => {
                match name {
                    $(stringify!($name) => Box::pin(async {
                        let output: $output = $name(self, parse::<$args>(args)?).await?;
                        write(&output)
                    }).await,)+
                    _ => Err(AppError::new(ErrorCode::NotFound).with("command", name)),
                }
            };
        }
        crate::command_table!(dispatch).map_err(Error::from)
    }

    async fn me(&self) -> app::Result<MemberId> {
        self.app.acting_member().await
    }
}

fn parse<T: DeserializeOwned>(args: Value) -> app::Result<T> {
    let args = if args.is_null() { Value::Object(serde_json::Map::default()) } else { args };
    serde_json::from_value(args).map_err(|e| AppError::new(ErrorCode::Internal).because(e))
}

fn write<T: Serialize>(output: &T) -> app::Result<Value> {
    serde_json::to_value(output).map_err(|e| AppError::new(ErrorCode::Internal).because(e))
}
