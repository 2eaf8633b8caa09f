//! R1, command by command: what touches a LINE user is refused in the core, and LINE hears nothing.

use app::ErrorCode;
use domain::invitation::Channel;
use domain::{InvitationId, MessageId, RoomId};
use serde_json::{Value, json};
use testkit::{Command, FaultProxy, LineUse, World};

use crate::talk::incoming;

/// Aya talks with Mio over an account that leaves read marks to us, and then may do so no more.
struct Begun {
    world: World,
    proxy: FaultProxy,
    room: RoomId,
    sent: MessageId,
    invitation: InvitationId,
}

impl Begun {
    async fn new() -> Self {
        let mut world = World::new().await;
        world.adds(&world.mio, "@aya").await;
        world.writes(&world.mio, "@aya", "Is the café open?").await;
        let room = world.room(&world.aya, "Mio").await;
        let sent = world.sends(&world.aya, &room, "Until six").await;
        world.delivers().await;
        let invitation = world.app().invitation_create(&world.aya, Channel::Link, None, None).await.unwrap();
        let proxy = world.through_a_proxy().await;
        Self { world, proxy, room, sent, invitation: invitation.id }
    }

    /// What the window would ask with.
    fn args(&self, command: Command) -> Value {
        let (room, member) = (&self.room, &self.world.ken);
        let (message, invitation) = (&self.sent, &self.invitation);
        let of_member = json!({ "roomId": room, "memberId": member });
        match command.as_str() {
            "invitation_card" | "invitation_print_card" | "invitation_save_card" => {
                let words = json!({ "language": "en", "call": "Add me", "how": "" });
                json!({ "invitationId": invitation, "sheet": "a6", "words": words })
            }
            "invitation_copy" => json!({ "invitationId": invitation, "part": "link" }),
            "invitation_create" => json!({ "channel": "link" }),
            "invitation_open_line" => json!({ "invitationId": invitation, "text": "Add me" }),
            "invitation_save_qr" => json!({ "invitationId": invitation, "format": "png" }),
            "invitation_share" => {
                json!({ "invitationId": invitation, "program": "email", "subject": "Hello", "text": "Add me" })
            }
            "invitation_system_share" => {
                json!({ "invitationId": invitation, "subject": "Hello", "text": "Add me" })
            }
            "invitation_show" => json!({ "invitationId": invitation }),
            "attachment_paste" => json!({ "roomId": room, "picture": true }),
            "message_resend" => json!({ "messageId": message }),
            "message_send" => {
                let content = json!({ "kind": "text", "text": "Hello", "emojis": [] });
                json!({ "roomId": room, "messageId": self.world.new_id(), "content": content })
            }
            "profile_copy" => json!({ "part": "add_contact_url" }),
            "room_add_contact" => json!({ "roomId": room, "lineUserId": self.world.mio }),
            "room_hand_over" | "room_invite_member" => of_member,
            "room_take" => json!({ "roomId": room }),
            other => panic!("{other} touches a LINE user: say here what it is called with"),
        }
    }

    /// Every command that touches a LINE user is refused for this reason, and LINE gets no request.
    async fn all_are_refused(&self, reason: &str) {
        let before = self.proxy.requests();
        for command in Command::ALL.iter().filter(|command| command.line_use() == LineUse::Refused) {
            let answer = self.world.call(command.as_str(), self.args(*command)).await;
            let error = answer.err().unwrap_or_else(|| panic!("{} is carried out", command.as_str()));
            assert_eq!(error.code, ErrorCode::NotAllowed, "{}: {error:?}", command.as_str());
            let said = serde_json::to_value(error.reason).unwrap();
            assert_eq!(said, json!({ "of": "line_access", "is": reason }), "{}", command.as_str());
        }
        let last = incoming(&self.world, &self.world.aya, &self.room).await.pop().unwrap().at;
        let read = json!({ "roomId": self.room, "upTo": last });
        self.world.call("room_read", read).await.expect("the member has read it, whatever LINE is told");
        let list = self.world.call("invitation_list", json!({})).await.unwrap();
        assert_eq!(list[0]["link"], "", "what invites is not shown");
        let profile = self.world.call("profile_get", json!({})).await.unwrap();
        assert_eq!(profile["addContactUrl"], Value::Null, "neither here");
        self.world.app().fetch_due().await.unwrap();
        self.world.delivers().await;
        assert_eq!(self.proxy.requests(), before, "LINE got no request");
        let room = self.world.app().room_get(&self.world.aya, &self.room).await.unwrap();
        assert_eq!((room.unread, room.members.len()), (0, 1), "read here, and nobody was let in");
    }
}

#[tokio::test]
async fn r1_every_command_that_touches_a_line_user_is_refused_while_the_connection_is_off() {
    let begun = Begun::new().await;
    let (app, aya) = (begun.world.app(), &begun.world.aya);
    app.connection_set(aya, false, true, &[]).await.unwrap();
    begun.all_are_refused("connection_off").await;
}

#[tokio::test]
async fn r1_every_command_that_touches_a_line_user_is_refused_to_a_member_without_a_grant() {
    let begun = Begun::new().await;
    let (app, aya) = (begun.world.app(), &begun.world.aya);
    app.connection_set(aya, true, false, std::slice::from_ref(&begun.world.ken)).await.unwrap();
    begun.all_are_refused("not_granted").await;
}

#[tokio::test]
async fn r1_an_attachment_is_refused_without_authorisation_too() {
    let begun = Begun::new().await;
    begun.world.app().connection_set(&begun.world.aya, false, true, &[]).await.unwrap();
    let put = begun.world.attaches(&begun.world.aya, &begun.room, "menu.pdf", b"%PDF").await;
    assert_eq!(crate::people::code(put), ErrorCode::NotAllowed);
}

#[tokio::test]
async fn r1_a_read_mark_that_waits_is_not_sent_after_the_connection_was_switched_off() {
    let begun = Begun::new().await;
    let (world, app) = (&begun.world, begun.world.app());
    let last = incoming(world, &world.aya, &begun.room).await.pop().unwrap().at;
    app.room_read(&world.aya, &begun.room, last).await.unwrap();
    app.connection_set(&world.aya, false, true, &[]).await.unwrap();
    let before = begun.proxy.requests();
    app.fetch_due().await.unwrap();
    assert_eq!(begun.proxy.requests(), before, "the right is looked at when it goes");
}
