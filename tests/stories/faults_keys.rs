//! The keys fail while people work: a keychain that locks, tokens that LINE withdraws.

use std::sync::Arc;

use app::environment::SecretsState;
use domain::account::{CheckCode, CheckName, CheckState, TokenKind};
use domain::delivery::{Delivery, DeliveryReason};
use domain::{LineAccountId, RoomId};
use serde_json::json;
use testkit::{LockableSecrets, World};

use crate::connecting::{banner, connects, is, look, switches, typed};
use crate::keychains::{by_assertion, issued_for};
use crate::talk::{accepted_by_line, account, fails, rooms, stands, texts};

/// A world whose keychain can be locked; Mio has added Aya a while ago.
async fn with_a_keychain() -> (World, RoomId, LockableSecrets) {
    let keychain = LockableSecrets::default();
    let kept = keychain.clone();
    let world = World::with_secrets(Box::new(move |_| Arc::new(kept.clone()))).await;
    world.adds(&world.mio, "@aya").await;
    let room = world.room(&world.aya, "Mio").await;
    world.clock.advance(60_000);
    (world, room, keychain)
}

async fn state(world: &World) -> SecretsState {
    world.app().session_get(&world.ken).await.unwrap().secrets
}

#[tokio::test]
async fn a_keychain_that_locks_while_people_work_disturbs_nobody() {
    let (world, room, keychain) = with_a_keychain().await;
    keychain.lock(true);
    let id = world.sends(&world.aya, &room, "still here").await;
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await, (Delivery::Accepted, None), "the keys are at hand");
    world.writes(&world.mio, "@aya", "me too").await;
    assert_eq!(texts(&world, &world.aya, &room).await, ["still here", "me too"]);
}

#[tokio::test]
async fn after_a_start_with_a_locked_keychain_all_waits_and_goes_on_once_when_it_is_unlocked() {
    let (mut world, room, keychain) = with_a_keychain().await;
    keychain.lock(true);
    world.close().await;
    world.open().await;
    assert_eq!(state(&world).await, SecretsState::Unavailable);
    let id = world.sends(&world.aya, &room, "gladly").await;
    let locked = (Delivery::Waiting, Some(DeliveryReason::SecretsLocked));
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await, locked);
    let answer = posts_nonsense(&world, &account(&world, "@aya").await).await;
    assert_eq!(answer, 503, "not 401: LINE is to send again what cannot be verified now");
    world.line.writes(&world.mio, "@aya", "A table for four?").await.unwrap();
    world.app().fetch_due().await.expect("nothing can be asked of LINE");
    world.app().watch_due().await.unwrap();
    let health = world.app().account_health(&world.aya, &account(&world, "@aya").await).await.unwrap();
    assert_eq!(is(&health, CheckName::Credentials), (CheckState::Failed, CheckCode::SecretsUnavailable));
    assert_eq!(stands(&world, &room, &id).await, locked);

    keychain.lock(false);
    world.app().watch_due().await.unwrap();
    assert_eq!(state(&world).await, SecretsState::Ready, "nobody had to type anything");
    world.app().deliver_due().await.unwrap();
    assert_eq!(stands(&world, &room, &id).await, (Delivery::Accepted, None));
    world.settle().await;
    assert!(texts(&world, &world.aya, &room).await.contains(&"A table for four?".to_owned()));
    assert_eq!(
        rooms(&world, &world.aya, domain::room::RoomFilter::Mine).await[0].unread,
        2,
        "each once: that Mio added, and her message"
    );
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["gladly"], "once");
    assert!(banner(&world).await.is_empty());
}

#[tokio::test]
async fn a_keychain_found_unlocked_by_any_use_case_lets_webhooks_be_verified_again() {
    let (mut world, room, keychain) = with_a_keychain().await;
    keychain.lock(true);
    world.close().await;
    world.open().await;
    let id = account(&world, "@aya").await;
    assert_eq!(posts_nonsense(&world, &id).await, 503);
    keychain.lock(false);
    world.app().admin_get(&world.aya).await.expect("Admin looks which secrets are missing");
    assert_eq!(state(&world).await, SecretsState::Ready, "it was seen before the watch looked");
    world.app().watch_due().await.unwrap();
    assert_eq!(posts_nonsense(&world, &id).await, 401, "what comes can be verified again");
    world.writes(&world.mio, "@aya", "A table for four?").await;
    assert_eq!(texts(&world, &world.aya, &room).await, ["A table for four?"]);
}

/// Posts something signed wrongly to an account's webhook URL. Returns the status.
async fn posts_nonsense(world: &World, id: &LineAccountId) -> u16 {
    let url = world.workspace().webhook_server_url().unwrap().join(&format!("line/webhook/{id}")).unwrap();
    let request = reqwest::Client::builder().no_proxy().build().unwrap().post(url);
    request.header("x-line-signature", "AAAA").body("{}").send().await.unwrap().status().as_u16()
}

/// Aya's account fetches its tokens by itself; Mio has added it a while ago.
async fn stateless() -> (World, RoomId, LineAccountId) {
    let world = World::new().await;
    let fields = typed(&world.credentials("@aya").await, TokenKind::Stateless);
    let id = connects(&world, app::accounts::views::AccountFields { shared: false, ..fields }).await;
    world.adds(&world.mio, "@aya").await;
    let room = world.room(&world.aya, "Mio").await;
    world.clock.advance(60_000);
    (world, room, id)
}

#[tokio::test]
async fn r21_a_revoked_token_that_can_be_renewed_is_renewed_and_nobody_notices() {
    let (world, room, id) = stateless().await;
    world.sends(&world.aya, &room, "one").await;
    world.delivers().await;
    world.platform.revoke_tokens("@aya").await.unwrap();
    let sent = world.sends(&world.aya, &room, "two").await;
    world.delivers().await;
    assert_eq!(stands(&world, &room, &sent).await, (Delivery::Accepted, None));
    world.platform.revoke_tokens("@aya").await.unwrap();
    world.writes(&world.mio, "@aya", "Open today?").await;
    world.sends(&world.aya, &room, "three").await;
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["one", "two", "three"], "by reply as well");
    assert!(banner(&world).await.is_empty());
    assert_eq!(is(&look(&world, &id).await, CheckName::Credentials), (CheckState::Ok, CheckCode::Ok));
}

#[tokio::test]
async fn r21_a_revoked_token_that_cannot_be_renewed_is_reported_and_refused_messages_can_be_resent() {
    let (world, room, id) = stateless().await;
    world.app().watch_due().await.unwrap();
    world.sends(&world.aya, &room, "one").await;
    world.delivers().await;
    switches(&world, "@aya", json!({ "newSecret": true })).await;
    world.platform.revoke_tokens("@aya").await.unwrap();
    let sent = world.sends(&world.aya, &room, "two").await;
    world.delivers().await;
    assert_eq!(stands(&world, &room, &sent).await, (Delivery::Refused, Some(DeliveryReason::Unauthorized)));
    assert_eq!(banner(&world).await, [(CheckName::Credentials, CheckCode::Refused)]);
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["one"]);
    let fields = typed(&world.credentials("@aya").await, TokenKind::Stateless);
    connects(&world, app::accounts::views::AccountFields { shared: false, ..fields }).await;
    assert_eq!(is(&look(&world, &id).await, CheckName::Credentials), (CheckState::Ok, CheckCode::Ok));
    world.app().message_resend(&world.aya, &sent).await.unwrap();
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["one", "two"]);
}

/// Aya writes, and LINE refuses the token with which it goes out.
async fn is_refused(world: &World, room: &RoomId) {
    let sent = world.sends(&world.aya, room, "in vain").await;
    world.delivers().await;
    assert_eq!(stands(world, room, &sent).await, (Delivery::Refused, Some(DeliveryReason::Unauthorized)));
}

#[tokio::test]
async fn r21_an_assertion_token_is_replaced_only_when_line_says_that_it_has_expired() {
    let mut world = World::new().await;
    let fields = by_assertion(&world, &world.credentials("@aya").await).await;
    connects(&world, app::accounts::views::AccountFields { shared: false, ..fields }).await;
    world.adds(&world.mio, "@aya").await;
    let room = world.room(&world.aya, "Mio").await;
    world.clock.advance(60_000);
    let refuses = json!({ "kind": "status", "status": 401 });
    let unsaid = [
        json!({ "kind": "rate_limit" }),
        json!({ "kind": "status", "status": 500 }),
        json!({ "kind": "html", "status": 502 }),
        json!({ "kind": "accept_then_cut" }),
    ];
    for (nth, unsaid) in unsaid.iter().enumerate() {
        fails(&world, "push", 1, refuses.clone()).await;
        fails(&world, "verify", 1, unsaid.clone()).await;
        is_refused(&world, &room).await;
        assert_eq!(issued_for(&world, "@aya").await, 1, "LINE does not say: {unsaid}");
        fails(&world, "push", 1, refuses.clone()).await;
        is_refused(&world, &room).await;
        assert_eq!(issued_for(&world, "@aya").await, 1, "LINE says that it is good");
        match nth {
            0 => world.clock.advance(2 * 60 * 60 * 1000),
            1 => world.restart().await,
            _ => {}
        }
    }
    world.platform.revoke_tokens("@aya").await.unwrap();
    fails(&world, "verify", 1, unsaid[1].clone()).await;
    is_refused(&world, &room).await;
    assert_eq!(issued_for(&world, "@aya").await, 0, "LINE does not say that it is over");
    let sent = world.sends(&world.aya, &room, "at last").await;
    world.delivers().await;
    assert_eq!(stands(&world, &room, &sent).await, (Delivery::Accepted, None));
    assert_eq!(issued_for(&world, "@aya").await, 1);
}

#[tokio::test]
async fn r21_a_push_whose_response_was_lost_before_the_token_was_revoked_has_an_unknown_outcome() {
    let (world, room) = crate::talk::mio_has_added_aya().await;
    world.clock.advance(60_000);
    crate::talk::fails(&world, "push", 1, json!({ "kind": "accept_then_cut" })).await;
    let sent = world.sends(&world.aya, &room, "hello").await;
    world.delivers().await;
    switches(&world, "@aya", json!({ "newAccessToken": true })).await;
    world.delivers().await;
    assert_eq!(stands(&world, &room, &sent).await, (Delivery::Refused, Some(DeliveryReason::UnknownOutcome)));
    world.delivers().await;
    assert_eq!(accepted_by_line(&world).await, ["hello"], "once");
}
