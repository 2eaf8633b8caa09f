//! The store has four readers. A command takes one of them at a time, so that commands never wait for each other.

use std::time::Duration;

use domain::invitation::Channel;
use domain::{ContactId, InvitationId, LineAccountId, RoomId};
use futures_util::future::join_all;
use serde_json::{Value, json};
use testkit::{Command, World};

use crate::people::aya_knows_mio;
use crate::talk::{account, mio_has_added_aya};

/// Readers that the store has.
const READERS: usize = 4;
/// How the commands that only read are called.
const READS: [&str; 9] =
    ["_get", "_list", "_counts", "_members", "_messages", "_health", "_unsent", "_steps", "_ways"];

#[tokio::test]
async fn commands_that_read_at_the_same_moment_never_wait_for_each_others_reader() {
    let (world, room) = mio_has_added_aya().await;
    let own = account(&world, "@aya").await;
    let (app, aya) = (world.app(), &world.aya);
    let reads = (0..16).map(|_| async {
        let read = tokio::join!(
            app.room_get(aya, &room),
            app.room_messages(aya, &room, None, 50),
            app.session_get(aya),
            app.profile_get(aya),
            app.admin_get(aya),
            app.account_health(aya, &own),
            app.contact_counts(aya),
            app.invitation_list(aya),
            app.practice_steps(aya),
        );
        read.0.expect("a room is opened");
        read.1.expect("its messages are read");
        read.2.expect("the session is read");
        read.3.expect("My Profile is read");
        read.4.expect("Admin is read");
        read.5.expect("the account's health is read");
        read.6.expect("contacts are counted");
        read.7.expect("invitations are listed");
        read.8.expect("the path is read");
    });
    let all = tokio::time::timeout(Duration::from_secs(15), join_all(reads)).await;
    assert!(all.is_ok(), "a command that holds one reader and waits for a second one stalls all others");
}

/// What the window asks a reading command with.
fn args(
    command: Command,
    world: &World,
    (room, contact, account, invitation): (&RoomId, &ContactId, &LineAccountId, &InvitationId),
) -> Value {
    match command.as_str() {
        "room_get" => json!({ "roomId": room }),
        "room_messages" => json!({ "roomId": room, "limit": 50 }),
        "room_list" => json!({ "filter": "mine", "search": "Mio", "offset": 0, "limit": 50 }),
        "contact_get" => json!({ "contactId": contact }),
        "contact_list" => json!({ "list": "all", "search": "", "sort": "name", "offset": 0, "limit": 50 }),
        "member_get" | "member_unsent" => json!({ "memberId": world.ken }),
        "invitation_get" => json!({ "invitationId": invitation }),
        "account_health" => json!({ "lineAccountId": account }),
        _ => json!({}),
    }
}

#[tokio::test]
async fn every_command_that_reads_is_answered_with_the_only_reader_that_is_left() {
    let (world, contact) = aya_knows_mio().await;
    let room = world.room(&world.aya, "Mio").await;
    let own = account(&world, "@aya").await;
    let mut taken = Vec::new();
    let invitation =
        world.app().invitation_create(&world.aya, Channel::Link, None, None).await.expect("an invitation");
    for _ in 1..READERS {
        taken.push(world.app().store().read().await.expect("a reader"));
    }
    let reads = |command: &&Command| {
        let name = command.as_str();
        name != "contact_remove_from_my_list" && READS.iter().any(|end| name.ends_with(end))
    };
    for command in Command::ALL.iter().filter(reads) {
        let asked =
            world.call(command.as_str(), args(*command, &world, (&room, &contact.id, &own, &invitation.id)));
        let answer = tokio::time::timeout(Duration::from_secs(5), asked).await;
        let answer = answer.unwrap_or_else(|_| panic!("{} waits for a second reader", command.as_str()));
        answer.unwrap_or_else(|error| panic!("{}: {error:?}", command.as_str()));
    }
}
