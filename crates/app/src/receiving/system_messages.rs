//! System messages of what LINE users did, and of what became of the account.

use domain::message::SystemEvent;
use domain::{LineUserId, UtcMs};
use store::rooms::Room;

use super::batch::Batch;
use crate::Result;
use crate::rooms::line_events::LineEvent;
use crate::rooms::system_messages::{NewSystemMessage, write_system_message};

impl Batch<'_> {
    /// Adds a system message of what a LINE user did, or the account. It names them as on the day it is read.
    pub(super) async fn add_system_message(
        &mut self,
        room: &Room,
        event: SystemEvent,
        line_user: Option<&LineUserId>,
        at: UtcMs,
    ) -> Result<()> {
        self.write_system_message(NewSystemMessage { line_user, ..NewSystemMessage::new(room, event, at) })
            .await
    }

    /// Writes a system message; its time is as sure as that of the event at hand.
    async fn write_system_message(&mut self, message: NewSystemMessage<'_>) -> Result<()> {
        let message = NewSystemMessage { time_estimated: self.time_estimated(), ..message };
        write_system_message(self.tx, self.environment, message).await
    }

    /// Adds a system message of a LINE user who came by the invitation of a member with this name.
    pub(super) async fn add_invitation_used(
        &mut self,
        room: &Room,
        line_user: &LineUserId,
        inviter: &str,
        at: UtcMs,
    ) -> Result<()> {
        let message = NewSystemMessage {
            line_user: Some(line_user),
            whom: inviter,
            ..NewSystemMessage::new(room, SystemEvent::InvitationUsed, at)
        };
        self.write_system_message(message).await
    }

    /// Adds a system message of an event that this version gives no meaning to (R23).
    pub(super) async fn add_unknown_event(
        &mut self,
        room: &Room,
        line_user: Option<&LineUserId>,
        line_event: LineEvent,
        at: UtcMs,
    ) -> Result<()> {
        let message = NewSystemMessage {
            line_user,
            line_event: Some(line_event),
            ..NewSystemMessage::new(room, SystemEvent::UnknownEvent, at)
        };
        self.write_system_message(message).await
    }
}
