//! LINE finds this computer: the webhook server keeps its port, and tunnels are found.

use app::ErrorCode;
use app::accounts::views::AddressSource;
use app::environment::TunnelPrograms;
use testkit::World;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::people::{code, refused};

/// A program on this computer that answers every request with this JSON. Returns its address.
pub async fn says(json: &str) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{json}",
        json.len()
    );
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut asked = [0; 8192];
            let _ = stream.read(&mut asked).await;
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    format!("http://{address}/")
}

fn port(address: &str) -> u16 {
    url::Url::parse(address).unwrap().port().unwrap()
}

#[tokio::test]
async fn the_webhook_server_keeps_its_port_after_a_restart() {
    let mut world = World::new().await;
    let before = world.app().admin_get(&world.aya).await.unwrap().address;
    world.restart().await;
    let after = world.app().admin_get(&world.aya).await.unwrap().address;
    assert_eq!(
        (after.webhook_server, after.moved),
        (before.webhook_server, false),
        "a tunnel goes on leading here"
    );
}

#[tokio::test]
async fn a_port_taken_by_another_program_is_reported_and_comes_back() {
    let mut world = World::new().await;
    let before = world.app().admin_get(&world.aya).await.unwrap().address.webhook_server;
    world.close().await;
    let other = TcpListener::bind(("127.0.0.1", port(&before))).await.unwrap();
    world.open().await;
    let moved = world.app().admin_get(&world.aya).await.unwrap().address;
    assert!(moved.moved && moved.webhook_server != before, "{moved:?}");
    world.close().await;
    drop(other);
    world.open().await;
    let back = world.app().admin_get(&world.aya).await.unwrap().address;
    assert_eq!((back.webhook_server, back.moved), (before, false));
}

#[tokio::test]
async fn a_public_address_is_saved_and_can_be_removed() {
    let mut world = World::new().await;
    let set =
        world.app().public_address_set(&world.aya, Some(" https://shop.example/engawa ")).await.unwrap();
    assert_eq!(set.url.as_deref(), Some("https://shop.example/engawa"));
    world.restart().await;
    let id = crate::talk::account(&world, "@aya").await;
    let health = world.app().account_health(&world.aya, &id).await.unwrap();
    assert_eq!(
        health.webhook_url,
        Some(format!("https://shop.example/engawa/line/webhook/{id}")),
        "below the path that the proxy gives"
    );
    let whole = world.app().public_address_set(&world.aya, health.webhook_url.as_deref()).await.unwrap();
    assert_eq!(whole.url.as_deref(), Some("https://shop.example/engawa"), "the whole URL was pasted");
    let error = refused(world.app().public_address_set(&world.aya, Some("ftp://shop.example")).await);
    assert_eq!((error.code, error.fields[0].field.as_str()), (ErrorCode::InvalidFields, "url"));
    let back = world.app().public_address_set(&world.aya, None).await.unwrap();
    assert_eq!(
        back.url.unwrap().trim_end_matches('/'),
        back.webhook_server,
        "with LINE on this computer, the webhook server itself"
    );
}

#[tokio::test]
async fn tunnels_to_the_webhook_server_are_found_and_others_are_not() {
    let mut world = World::new().await;
    let door = port(&world.app().admin_get(&world.aya).await.unwrap().address.webhook_server);
    let ngrok = says(&format!(
        r#"{{"tunnels":[{{"public_url":"https://ours.ngrok.example","config":{{"addr":"http://localhost:{door}"}}}},
            {{"public_url":"https://other.ngrok.example","config":{{"addr":"http://localhost:1"}}}},
            {{"public_url":"tcp://ours.ngrok.example:1","config":{{"addr":"localhost:{door}"}}}}]}}"#
    ))
    .await;
    let cloudflared = says(r#"{"hostname":"quiet-rain.trycloudflare.example"}"#).await;
    let nonsense = says("<html>").await;
    let programs =
        TunnelPrograms { ngrok: port(&ngrok), cloudflared: vec![port(&nonsense), port(&cloudflared)] };
    world.runs(programs).await;
    let found = world.app().public_address_find(&world.aya).await.unwrap();
    let found: Vec<_> = found.iter().map(|one| (one.url.as_str(), one.by)).collect();
    assert_eq!(found[0], ("https://ours.ngrok.example/", AddressSource::Ngrok));
    assert_eq!(found[1], ("https://quiet-rain.trycloudflare.example/", AddressSource::Cloudflared));
    assert_eq!(found[2].1, AddressSource::Line, "the one that LINE has: {found:?}");
    assert_eq!(found.len(), 3);
    assert_eq!(code(world.app().public_address_find(&world.ken).await), ErrorCode::NotAdministrator);
}
