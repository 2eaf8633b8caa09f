//! Whoever sets an account up is told what came to its address.

use std::sync::{Arc, Mutex};

use crate::support::{PATH, Shop, World, body, request, signed};
use axum::Router;
use domain::LineAccountId;
use webhook::{Account, Accounts, Observation};

/// The account `shop`, and what was observed for which account.
#[derive(Default)]
struct Observing(Mutex<Vec<(LineAccountId, Observation)>>);

impl Accounts for Observing {
    fn find(&self, id: &str) -> Option<Account> {
        Shop.find(id)
    }

    fn observe(&self, account: &LineAccountId, observed: Observation) {
        self.0.lock().unwrap().push((account.clone(), observed));
    }
}

#[tokio::test]
async fn each_signed_request_for_a_known_account_is_observed_once_and_an_unsigned_one_never() {
    let observing = Arc::new(Observing::default());
    let world = World::open_with(observing.clone(), Router::new()).await;
    let shop = LineAccountId::from("shop");
    let observed = || std::mem::take(&mut *observing.0.lock().unwrap());

    assert_eq!(world.deliver(&body(&[])).await, 200);
    assert_eq!(observed(), [(shop.clone(), Observation::Test)], "LINE's test of the address has no events");
    assert_eq!(world.deliver(&body(&["01A", "01B"])).await, 200);
    assert_eq!(observed(), [(shop.clone(), Observation::Verified)], "once, however many events");
    assert_eq!(world.deliver("{").await, 400);
    assert_eq!(
        observed(),
        [(shop.clone(), Observation::Verified)],
        "the secret is right, whatever the body says"
    );
    assert_eq!(world.send(&request(PATH, &body(&["01C"]), Some("d3Jvbmc="))).await, 401);
    assert_eq!(observed(), [(shop, Observation::Refused)]);
    assert_eq!(world.send(&request(PATH, &body(&["01C"]), None)).await, 401);
    assert_eq!(observed(), [], "what is not signed is nothing of LINE's, and tells nothing");
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
