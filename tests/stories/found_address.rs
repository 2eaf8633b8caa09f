//! A tunnel of this computer has another address: it is found, verified, and waits for an administrator (decision 19).

use app::ErrorCode;
use app::accounts::views::FoundAddress;
use app::environment::{Clock as _, TunnelPrograms};
use domain::account::{CheckCode, CheckName, CheckState};
use domain::{LineAccountId, MemberId};
use testkit::World;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use url::Url;

use crate::account_watch::dead_tunnel;
use crate::connecting::{banner, is, look, switches};
use crate::people::code;
use crate::public_address::says;
use crate::talk::account;

/// The webhook server on this computer, with the `/` at its end that addresses have.
async fn door(world: &World) -> String {
    format!("{}/", world.app().admin_get(&world.aya).await.unwrap().address.webhook_server)
}

/// A program where ngrok tells of itself, which names these addresses.
async fn names(world: &mut World, addresses: &[&str]) {
    let port = Url::parse(&door(world).await).unwrap().port().unwrap();
    let tunnel = |url: &&str| format!(r#"{{"public_url":"{url}","config":{{"addr":"localhost:{port}"}}}}"#);
    let tunnels: Vec<_> = addresses.iter().map(tunnel).collect();
    let told = says(&format!(r#"{{"tunnels":[{}]}}"#, tunnels.join(","))).await;
    let ngrok = Url::parse(&told).unwrap().port().unwrap();
    world.runs(TunnelPrograms { ngrok, cloudflared: Vec::new() }).await;
}

async fn found(world: &World, member: &MemberId) -> Option<FoundAddress> {
    world.app().session_get(member).await.unwrap().found_address
}

async fn set_url(world: &World) -> Option<String> {
    world.app().admin_get(&world.aya).await.unwrap().address.url
}

async fn url_at_line(world: &World) -> Option<String> {
    let accounts = world.platform.state().await.accounts;
    accounts.into_iter().find(|one| one.basic_id == "@aya").unwrap().webhook_endpoint
}

/// A stranger's server: whoever asks it is answered with this status, after this was posted to the webhook server, with
/// this signature header if with any.
async fn stranger(
    door: &str,
    account: &LineAccountId,
    status: &str,
    signature: Option<&'static str>,
) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let door = Url::parse(door).unwrap().port().unwrap();
    let header = signature.map(|value| format!("x-line-signature: {value}\r\n")).unwrap_or_default();
    let post = format!(
        "POST /line/webhook/{account} HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\n{header}connection: close\r\n\r\n{{}}"
    );
    let answer = format!("HTTP/1.1 {status}\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{{}}");
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.read(&mut [0; 8192]).await;
            let mut posted = TcpStream::connect(("127.0.0.1", door)).await.unwrap();
            posted.write_all(post.as_bytes()).await.unwrap();
            let mut told = String::new();
            posted.read_to_string(&mut told).await.unwrap();
            assert!(told.starts_with("HTTP/1.1 401"), "{told}");
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    format!("http://{address}/")
}

#[tokio::test]
async fn a_tunnel_with_a_new_address_is_found_verified_and_waits_for_an_administrator() {
    let mut world = World::new().await;
    let id = account(&world, "@aya").await;
    let (door, elsewhere) = (door(&world).await, says("{}").await);
    names(&mut world, &[&elsewhere, &door]).await;
    let old = dead_tunnel().await;
    world.app().watch_due().await.unwrap();
    world.app().public_address_set(&world.aya, Some(&old)).await.unwrap();
    world.app().watch_due().await.unwrap();
    let now = world.clock.now();
    let waits = Some(FoundAddress { url: door.clone(), at: now });
    assert_eq!(found(&world, &world.aya).await, waits, "not the first: LINE did not come here by it");
    assert_eq!(set_url(&world).await.as_ref(), Some(&old), "nothing is taken by itself");
    assert!(url_at_line(&world).await.unwrap().starts_with(&old), "LINE is told nothing");
    assert_eq!(banner(&world).await[0], (CheckName::WebhookTest, CheckCode::CouldNotConnect));

    world.clock.advance(3 * 60 * 1000);
    world.restart().await;
    world.app().watch_due().await.unwrap();
    assert_eq!(found(&world, &world.aya).await, waits, "it goes on waiting, since when it was found");
    assert_eq!(found(&world, &world.ken).await, None, "who cannot decide is not asked");
    let refused = world.app().public_address_set(&world.ken, Some(&door)).await;
    assert_eq!(code(refused), ErrorCode::NotAdministrator);
    assert_eq!(set_url(&world).await.as_ref(), Some(&old));

    world.app().public_address_set(&world.aya, Some(&door)).await.unwrap();
    assert_eq!(found(&world, &world.aya).await, None);
    world.app().watch_due().await.unwrap();
    let health = world.app().account_health(&world.aya, &id).await.unwrap();
    assert_eq!(is(&health, CheckName::WebhookTest), (CheckState::Ok, CheckCode::Ok));
    assert_eq!(url_at_line(&world).await, health.webhook_url);
    assert!(health.webhook_url.unwrap().starts_with(&door));
    assert!(banner(&world).await.is_empty());
}

#[tokio::test]
async fn a_found_address_goes_when_the_one_that_is_set_leads_here_again_or_its_tunnel_has_ended() {
    let mut world = World::new().await;
    let door = door(&world).await;
    names(&mut world, &[&door]).await;
    let tunnel = testkit::FaultProxy::before(&door).await;
    tunnel.set_mode(testkit::ProxyMode::Refuse).await;
    world.app().public_address_set(&world.aya, Some(tunnel.url().as_str())).await.unwrap();
    let look_again = async |world: &World| {
        world.clock.advance(15 * 60 * 1000);
        world.app().watch_due().await.unwrap();
        found(world, &world.aya).await.is_some()
    };
    assert!(look_again(&world).await);
    tunnel.set_mode(testkit::ProxyMode::Forward).await;
    assert!(!look_again(&world).await, "the one that is set leads here again");
    tunnel.set_mode(testkit::ProxyMode::Refuse).await;
    assert!(look_again(&world).await);
    world.runs(TunnelPrograms { ngrok: 1, cloudflared: Vec::new() }).await;
    assert!(!look_again(&world).await, "no tunnel has it any more");
}

#[tokio::test]
async fn an_unsigned_or_wrongly_signed_post_never_counts_as_arrival_of_lines_webhook_test() {
    for signature in [None, Some("d3Jvbmc=")] {
        let mut world = World::new().await;
        let id = account(&world, "@aya").await;
        let door = door(&world).await;
        for (status, code) in [("200 OK", CheckCode::WrongPlace), ("500 No", CheckCode::ErrorStatusCode)] {
            let wrong = stranger(&door, &id, status, signature).await;
            world.app().public_address_set(&world.aya, Some(&wrong)).await.unwrap();
            let health = look(&world, &id).await;
            assert_eq!(is(&health, CheckName::WebhookTest), (CheckState::Failed, code), "{status}");
            assert_ne!(is(&health, CheckName::Signature).0, CheckState::Failed);
        }
        let other = stranger(&door, &id, "200 OK", signature).await;
        names(&mut world, &[&other]).await;
        world.clock.advance(15 * 60 * 1000);
        world.app().watch_due().await.unwrap();
        assert_eq!(found(&world, &world.aya).await, None, "it is not even offered");
        assert_ne!(set_url(&world).await.as_ref(), Some(&other));
    }
}

#[tokio::test]
async fn a_webhook_test_refused_as_wrongly_signed_is_no_arrival_and_no_other_secret_for_sure() {
    let world = World::new().await;
    let id = account(&world, "@aya").await;
    switches(&world, "@aya", serde_json::json!({ "newSecret": true, "redelivery": false })).await;
    let health = look(&world, &id).await;
    assert_eq!(is(&health, CheckName::WebhookTest), (CheckState::Unknown, CheckCode::NotVerified));
    assert_eq!(is(&health, CheckName::Signature), (CheckState::Failed, CheckCode::WrongSecret));
}
