//! What worked and has stopped is said: once, to everybody, until it works again.

use app::ErrorCode;
use base64::Engine;
use domain::LineAccountId;
use domain::account::{CheckCode, CheckName, CheckState, TokenKind};
use domain::delivery::{Delivery, DeliveryReason};
use serde_json::json;
use store::Change;
use testkit::{FaultProxy, ProxyMode, World};

use crate::connecting::{
    banner, check, connects, gives_webhook, is, look, new_at_line, switches, troubles, typed,
};
use crate::people::{code, picture};
use crate::sending_kinds::{attachment, load};
use crate::talk::{account, mio_has_added_aya, stands};

/// Where another program wants an account's webhooks.
const OTHER: &str = "https://other.example/hook";

/// Nobody listens on this port of this computer.
pub async fn dead_tunnel() -> String {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    format!("http://{}/", listener.local_addr().unwrap())
}

async fn test_made_at(world: &World, id: &LineAccountId) -> Option<domain::UtcMs> {
    let health = world.app().account_health(&world.aya, id).await.unwrap();
    check(&health, CheckName::WebhookTest).checked_at
}

#[tokio::test]
async fn a_dead_tunnel_is_on_the_banner_until_it_is_back() {
    let world = World::new().await;
    world.app().watch_due().await.unwrap();
    assert!(banner(&world).await.is_empty());
    world.app().public_address_set(&world.aya, Some(&dead_tunnel().await)).await.unwrap();
    world.app().watch_due().await.unwrap();
    let said = troubles(&world).await;
    assert_eq!(said.len(), 2, "one line for each account: {said:?}");
    assert_eq!((said[0].check, said[0].code), (CheckName::WebhookTest, CheckCode::CouldNotConnect));
    let since = said[0].since;
    world.clock.advance(6 * 60 * 60 * 1000);
    world.app().watch_due().await.unwrap();
    assert_eq!(troubles(&world).await[0].since, since, "since when it stopped, not since the last look");
    world.app().public_address_set(&world.aya, None).await.unwrap();
    world.app().watch_due().await.unwrap();
    assert!(banner(&world).await.is_empty(), "it works again");
}

#[tokio::test]
async fn pictures_wait_while_the_tunnel_is_dead_and_are_sent_once_when_it_is_back() {
    let (world, room) = mio_has_added_aya().await;
    let door = world.app().admin_get(&world.aya).await.unwrap().address.webhook_server;
    let tunnel = FaultProxy::before(&door).await;
    world.app().public_address_set(&world.aya, Some(tunnel.url().as_str())).await.unwrap();
    world.app().watch_due().await.unwrap();
    tunnel.set_mode(ProxyMode::Refuse).await;
    world.clock.advance(15 * 60 * 1000);
    world.app().watch_due().await.unwrap();
    let bytes = base64::engine::general_purpose::STANDARD.decode(picture()).unwrap();
    let menu = world.attaches(&world.aya, &room, "menu.png", &bytes).await.unwrap();
    let words = world.sends(&world.aya, &room, "Here is the menu").await;
    world.delivers().await;
    let picture = world.says(&world.aya, &room, attachment(menu.id)).await;
    world.delivers().await;
    assert_eq!(stands(&world, &room, &words).await.0, Delivery::Accepted, "words need no tunnel");
    assert_eq!(
        stands(&world, &room, &picture).await,
        (Delivery::Waiting, Some(DeliveryReason::NoPublicAddress))
    );
    tunnel.set_mode(ProxyMode::Forward).await;
    world.clock.advance(3 * 60 * 1000);
    world.app().watch_due().await.unwrap();
    world.delivers().await;
    assert_eq!(stands(&world, &room, &picture).await.0, Delivery::Accepted);
    let kinds: Vec<_> = world.platform.sent().await.into_iter().flat_map(|sent| sent.messages).collect();
    let kinds: Vec<_> = kinds.iter().filter_map(|message| message["type"].as_str()).collect();
    assert_eq!(kinds, ["text", "image"], "each once");
    assert_eq!(
        load(&world, "original").await["status"].as_u64(),
        Some(200),
        "LINE fetches it through the tunnel"
    );
}

#[tokio::test]
async fn a_public_address_that_leads_elsewhere_is_found_by_the_webhook_that_did_not_arrive() {
    let world = World::new().await;
    let elsewhere = elsewhere().await;
    world.app().public_address_set(&world.aya, Some(&elsewhere)).await.unwrap();
    let health = look(&world, &account(&world, "@aya").await).await;
    assert_eq!(is(&health, CheckName::WebhookTest), (CheckState::Failed, CheckCode::WrongPlace));
}

/// A server that answers 200 whatever it is asked, as a parked address does.
async fn elsewhere() -> String {
    crate::public_address::says("{}").await
}

#[tokio::test]
async fn a_webhook_url_that_another_program_changed_is_set_again_and_a_repeated_conflict_is_reported() {
    let world = World::new().await;
    let id = account(&world, "@aya").await;
    let ours = look(&world, &id).await.webhook_url.unwrap();
    let keys = world.platform.credentials_of("@aya").await.unwrap();
    let takes = || gives_webhook(&world, &keys.channel_access_token, OTHER);
    let found = async || {
        let health = look(&world, &id).await;
        let state = world.platform.state().await;
        let at_line = state.accounts.into_iter().find(|one| one.basic_id == "@aya").unwrap();
        assert_eq!(at_line.webhook_endpoint.as_ref(), Some(&ours), "ours again");
        let url = check(&health, CheckName::WebhookUrl);
        (url.state, url.code, url.params.get("was").cloned())
    };
    let other = Some(OTHER.to_owned());
    takes().await;
    for _ in 0..2 {
        assert_eq!(
            found().await,
            (CheckState::Warning, CheckCode::TakenBack, other.clone()),
            "told for a day"
        );
    }
    assert!(banner(&world).await.is_empty());
    takes().await;
    assert_eq!(found().await, (CheckState::Failed, CheckCode::Contested, other));
    assert_eq!(banner(&world).await, [(CheckName::WebhookUrl, CheckCode::Contested)]);
    world.clock.advance(24 * 60 * 60 * 1000);
    assert_eq!(found().await, (CheckState::Ok, CheckCode::Ok, None), "quiet for a day");
}

#[tokio::test]
async fn an_accounts_current_webhook_url_is_shown_before_it_is_connected() {
    let world = World::new().await;
    let keys = new_at_line(&world, "@hanare").await;
    let fields = || typed(&keys, TokenKind::Stateless);
    let found = async || world.app().account_preview(&world.aya, fields()).await.unwrap().webhook_url;
    assert_eq!(found().await, None, "nowhere");
    gives_webhook(&world, &keys.access_token, OTHER).await;
    assert_eq!(found().await.as_deref(), Some(OTHER));
    let id = connects(&world, fields()).await;
    assert_eq!(
        is(&look(&world, &id).await, CheckName::WebhookUrl),
        (CheckState::Ok, CheckCode::Registered),
        "as was said"
    );
    assert_eq!(found().await, None, "here");
}

#[tokio::test]
async fn account_checks_run_every_15_minutes_and_more_often_while_one_fails() {
    let world = World::new().await;
    let id = account(&world, "@aya").await;
    assert_eq!(world.app().watch_due().await.unwrap(), 2, "everything is looked at once at the start");
    let first = test_made_at(&world, &id).await;
    assert!(first.is_some());
    assert_eq!(world.app().watch_due().await.unwrap(), 0, "and not again");
    world.clock.advance(14 * 60 * 1000);
    assert_eq!(world.app().watch_due().await.unwrap(), 0);
    world.clock.advance(60 * 1000);
    assert_eq!(world.app().watch_due().await.unwrap(), 2);
    assert!(test_made_at(&world, &id).await > first, "LINE's test is part of it");
    switches(&world, "@aya", json!({ "webhookActive": false })).await;
    world.clock.advance(15 * 60 * 1000);
    assert_eq!(world.app().watch_due().await.unwrap(), 2);
    world.clock.advance(3 * 60 * 1000);
    assert_eq!(
        world.app().watch_due().await.unwrap(),
        1,
        "the one in trouble, 20 times an hour of LINE's 60"
    );
    switches(&world, "@aya", json!({ "webhookActive": true })).await;
    world.clock.advance(3 * 60 * 1000);
    world.app().watch_due().await.unwrap();
    assert!(banner(&world).await.is_empty(), "its end is seen as soon");
}

#[tokio::test]
async fn checks_without_network_at_the_start_are_reported_and_repeated_soon() {
    let mut world = World::new().await;
    world.app().watch_due().await.unwrap();
    let network = world.through_a_proxy().await;
    world.app().watch_due().await.unwrap();
    world.clock.advance(60 * 60 * 1000);
    network.set_mode(ProxyMode::Refuse).await;
    world.app().watch_due().await.unwrap();
    assert!(banner(&world).await.is_empty(), "it may be there in a moment");
    world.clock.advance(3 * 60 * 1000);
    world.app().watch_due().await.unwrap();
    assert_eq!(troubles(&world).await.len(), 2, "both accounts");
    assert_eq!(banner(&world).await[0], (CheckName::Credentials, CheckCode::Unreachable));
    network.set_mode(ProxyMode::Forward).await;
    world.clock.advance(3 * 60 * 1000);
    assert_eq!(world.app().watch_due().await.unwrap(), 2);
    assert!(banner(&world).await.is_empty());
}

#[tokio::test]
async fn a_revoked_token_is_reported_once_until_there_is_a_new_one() {
    let (world, room) = mio_has_added_aya().await;
    world.app().watch_due().await.unwrap();
    switches(&world, "@aya", json!({ "newAccessToken": true })).await;
    let mut changes = world.app().store().changes();
    for words in ["one", "two"] {
        let id = world.sends(&world.aya, &room, words).await;
        world.delivers().await;
        assert_eq!(stands(&world, &room, &id).await, (Delivery::Refused, Some(DeliveryReason::Unauthorized)));
    }
    assert_eq!(banner(&world).await, [(CheckName::Credentials, CheckCode::Refused)]);
    let mut told = 0;
    while let Ok(changed) = changes.try_recv() {
        told += usize::from(changed.contains(&Change::Session) && changed.contains(&Change::Admin));
    }
    assert_eq!(told, 1, "the second refusal is nothing new");
    world.app().watch_due().await.unwrap();
    assert_eq!(banner(&world).await.len(), 1, "looked at again, it is the same");

    let keys = world.credentials("@aya").await;
    connects(&world, typed(&keys, TokenKind::LongLived)).await;
    world.app().watch_due().await.unwrap();
    assert!(banner(&world).await.is_empty());
    let id = world.sends(&world.aya, &room, "three").await;
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await.0, Delivery::Accepted);
}

#[tokio::test]
async fn a_revoked_token_is_reported_with_the_first_request_that_uses_it() {
    let (world, room) = mio_has_added_aya().await;
    world.app().watch_due().await.unwrap();
    switches(&world, "@aya", json!({ "newAccessToken": true })).await;
    assert!(banner(&world).await.is_empty(), "nobody has used it yet");
    let mut changes = world.app().store().changes();
    world.adds(&world.ploy, "@aya").await;
    assert_eq!(
        banner(&world).await,
        [(CheckName::Credentials, CheckCode::Refused)],
        "who Ploy is cannot be asked: that is said before anybody sends anything"
    );
    let image = json!({ "type": "image", "content": picture() });
    world.line.sends(&world.mio, "@aya", image).await.unwrap();
    world.settle().await;
    let id = world.sends(&world.aya, &room, "one").await;
    world.delivers().await;
    assert_eq!(stands(&world, &room, &id).await.1, Some(DeliveryReason::Unauthorized));
    let mut told = 0;
    while let Ok(changed) = changes.try_recv() {
        told += usize::from(changed.contains(&Change::Session) && changed.contains(&Change::Admin));
    }
    assert_eq!(told, 1, "a picture and a message that fail of the same are nothing new");
}

#[tokio::test]
async fn a_channel_secret_renewed_at_line_only_is_reported_within_15_minutes() {
    let world = World::new().await;
    world.app().watch_due().await.unwrap();
    switches(&world, "@aya", json!({ "newSecret": true, "redelivery": false })).await;
    world.adds(&world.mio, "@aya").await;
    assert!(banner(&world).await.is_empty(), "a stranger may have posted it");
    world.clock.advance(15 * 60 * 1000);
    world.app().watch_due().await.unwrap();
    assert_eq!(banner(&world).await, [(CheckName::Signature, CheckCode::WrongSecret)]);
}

#[tokio::test]
async fn use_webhook_switched_off_is_reported() {
    let world = World::new().await;
    world.app().watch_due().await.unwrap();
    switches(&world, "@ken", json!({ "webhookActive": false })).await;
    world.clock.advance(30 * 60 * 1000);
    world.app().watch_due().await.unwrap();
    assert_eq!(banner(&world).await, [(CheckName::UseWebhook, CheckCode::Off)]);
    let id = account(&world, "@ken").await;
    world.app().account_disconnect(&world.aya, &id).await.unwrap();
    assert!(banner(&world).await.is_empty(), "an account out of use is nobody's trouble");
    assert_eq!(code(world.app().account_health(&world.aya, &id).await), ErrorCode::NotFound);
}

#[tokio::test]
async fn an_accounts_display_name_and_picture_follow_line() {
    let world = World::new().await;
    let id = account(&world, "@aya").await;
    world.app().watch_due().await.unwrap();
    switches(&world, "@aya", json!({ "displayName": "Aya of Hanare" })).await;
    world.clock.advance(30 * 60 * 1000);
    world.app().watch_due().await.unwrap();
    let admin = world.app().admin_get(&world.aya).await.unwrap();
    assert_eq!(admin.accounts.iter().find(|one| one.id == id).unwrap().display_name, "Aya of Hanare");
}
