//! The store has four readers. A command takes one of them at a time, so that commands never wait for each other.

use std::time::Duration;

use futures_util::future::join_all;

use crate::talk::mio_has_added_aya;

#[tokio::test]
async fn commands_that_read_at_the_same_moment_never_wait_for_each_others_reader() {
    let (world, room) = mio_has_added_aya().await;
    let account = crate::talk::account(&world, "@aya").await;
    let (app, aya) = (world.app(), &world.aya);
    let reads = (0..16).map(|_| async {
        let read = tokio::join!(
            app.room_get(aya, &room),
            app.room_messages(aya, &room, None, 50),
            app.session_get(aya),
            app.profile_get(aya),
            app.admin_get(aya),
            app.account_health(aya, &account),
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
