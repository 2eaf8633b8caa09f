//! Whoever sets an account up is told what came to its address.

use std::sync::{Arc, Mutex};

use crate::support::{PATH, Shop, World, body, request, signed};
use axum::Router;
use domain::LineAccountId;
use webhook::{Account, Accounts};

/// The account `shop`, and what was observed for which account.
#[derive(Default)]
struct Observing(Mutex<Vec<(LineAccountId, bool)>>);

impl Accounts for Observing {
    fn find(&self, id: &str) -> Option<Account> {
        Shop.find(id)
    }

    fn observe_signature(&self, account: &LineAccountId, verified: bool) {
        self.0.lock().unwrap().push((account.clone(), verified));
    }
}

#[tokio::test]
async fn each_request_for_a_known_account_is_observed_once_with_whether_its_signature_was_right() {
    let observing = Arc::new(Observing::default());
    let world = World::open_with(observing.clone(), Router::new()).await;
    let shop = LineAccountId::from("shop");
    let observed = || std::mem::take(&mut *observing.0.lock().unwrap());

    assert_eq!(world.deliver(&body(&[])).await, 200);
    assert_eq!(observed(), [(shop.clone(), true)], "LINE's test of the address has no events");
    assert_eq!(world.deliver(&body(&["01A", "01B"])).await, 200);
    assert_eq!(observed(), [(shop.clone(), true)], "once, however many events");
    assert_eq!(world.deliver("{").await, 400);
    assert_eq!(observed(), [(shop.clone(), true)], "the secret is right, whatever the body says");
    assert_eq!(world.send(&request(PATH, &body(&["01C"]), Some("d3Jvbmc="))).await, 401);
    assert_eq!(observed(), [(shop.clone(), false)]);
    assert_eq!(world.send(&request(PATH, &body(&["01C"]), None)).await, 401);
    assert_eq!(observed(), [(shop, false)], "without a signature");
}

#[tokio::test]
async fn nothing_is_observed_for_an_unknown_account_or_a_body_too_large() {
    let observing = Arc::new(Observing::default());
    let world = World::open_with(observing.clone(), Router::new()).await;
    let elsewhere = String::from_utf8(signed(&body(&["01A"]))).unwrap().replace(PATH, "/line/webhook/nobody");
    assert_eq!(world.send(elsewhere.as_bytes()).await, 404);
    let large = body(&["01A"]).replace("hello", &"x".repeat(1024 * 1024));
    assert_eq!(world.deliver(&large).await, 413);
    assert_eq!(*observing.0.lock().unwrap(), []);
}
