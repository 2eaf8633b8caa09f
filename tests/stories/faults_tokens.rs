//! Faults of what is asked before a message is: a request for an access token that is cut, slow or refused. Nothing of the
//! message has left then, so nothing is said about it but that LINE was not reached (R21).

use app::accounts::views::AccountFields;
use domain::RoomId;
use domain::account::TokenKind;
use domain::delivery::{Delivery, DeliveryReason};
use serde_json::json;
use store::query;
use testkit::{FaultProxy, ProxyMode, World};

use crate::connecting::typed;
use crate::keychains::by_assertion;
use crate::talk::{accepted_by_line, mio_has_added_aya, stands};

/// Mio has just written to Aya, whose account asks for its tokens; none is cached.
async fn asked_a_moment_ago(kind: TokenKind) -> (World, RoomId, FaultProxy) {
    let (mut world, room) = mio_has_added_aya().await;
    let keys = world.credentials("@aya").await;
    let fields = match kind {
        TokenKind::Assertion => by_assertion(&world, &keys).await,
        TokenKind::Stateless | TokenKind::LongLived => typed(&keys, kind),
    };
    let fields = AccountFields { shared: false, ..fields };
    world.app().account_connect(&world.aya, fields).await.expect("the same account, by other keys");
    let proxy = world.through_a_proxy().await;
    // A token that was kept has expired, and none is issued meanwhile.
    proxy.set_mode(ProxyMode::Refuse).await;
    world.clock.advance(31 * 24 * 60 * 60 * 1000);
    world.writes(&world.mio, "@aya", "Open today?").await;
    world.close().await;
    world.open().await;
    (world, room, proxy)
}

/// Whether anything of a message is written down as tried.
async fn tried(world: &World) -> bool {
    let mut conn = world.app().store().read().await.unwrap();
    let tried: i64 = query("SELECT count(*) FROM outbox WHERE first_tried_at IS NOT NULL OR way IS NOT NULL")
        .fetch_value(&mut conn)
        .await
        .unwrap();
    tried > 0
}

#[tokio::test]
async fn r21_a_failed_token_request_is_no_lost_response_and_the_message_goes_once_by_reply_or_push() {
    for kind in [TokenKind::Stateless, TokenKind::Assertion] {
        for mode in [ProxyMode::CutRequest, ProxyMode::CutResponse(0), ProxyMode::CutResponse(40)] {
            for (waits, via) in [(5_000, "reply"), (120_000, "push")] {
                let (world, room, proxy) = asked_a_moment_ago(kind).await;
                proxy.set_mode(mode.clone()).await;
                let id = world.sends(&world.aya, &room, "Yes").await;
                world.clock.advance(5_000);
                world.app().deliver_due().await.unwrap();
                let waiting = (Delivery::Waiting, Some(DeliveryReason::NoAnswer));
                assert_eq!(
                    stands(&world, &room, &id).await,
                    waiting,
                    "{kind:?} {mode:?}: LINE was not reached"
                );
                assert!(
                    !tried(&world).await,
                    "{kind:?} {mode:?}: a try is written down only once a token is at hand"
                );
                proxy.set_mode(ProxyMode::Forward).await;
                world.clock.advance(waits);
                world.app().deliver_due().await.unwrap();
                assert_eq!(stands(&world, &room, &id).await, (Delivery::Accepted, None));
                assert_eq!(accepted_by_line(&world).await, ["Yes"], "{kind:?} {mode:?}: once");
                let sent = world.platform.sent().await.pop().expect("one");
                assert_eq!(serde_json::to_value(sent.via).unwrap(), json!(via));
            }
        }
    }
}

#[tokio::test]
async fn r21_killed_while_a_token_is_asked_for_the_message_is_untried_and_goes_at_the_next_start() {
    let (mut world, room, proxy) = asked_a_moment_ago(TokenKind::Stateless).await;
    proxy.set_mode(ProxyMode::Pause("oauth2".into())).await;
    let id = world.sends(&world.aya, &room, "Yes").await;
    world.clock.advance(5_000);
    tokio::select! {
        _ = world.app().deliver_due() => panic!("the proxy holds it"),
        () = proxy.wait_for_paused(1) => {}
    }
    assert!(!tried(&world).await, "nothing of the message has left");
    world.app().message_recall(&world.aya, &id).await.expect("so it can be taken back");
    let id = world.sends(&world.aya, &room, "We are").await;
    proxy.set_mode(ProxyMode::Forward).await;
    world.restart().await;
    world.clock.advance(60_000);
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await, (Delivery::Accepted, None));
    assert_eq!(accepted_by_line(&world).await, ["We are"]);
}
