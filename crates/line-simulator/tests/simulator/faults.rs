//! Faults on command.
use std::time::{Duration, Instant};

use line_simulator::{Endpoint, Fault, FaultOrder};
use reqwest::Method;
use serde_json::json;

use crate::support::{World, text_message};

async fn order(world: &World, endpoint: Endpoint, times: u32, fault: Fault) {
    world.platform.fault(FaultOrder { endpoint, times, fault }).await;
}

async fn broken_push(world: &World) -> reqwest::Result<bytes::Bytes> {
    let body = json!({ "to": world.mio.user_id, "messages": [text_message("Hello")] });
    let request = world.api.request(Method::POST, "/v2/bot/message/push").json(&body);
    request.timeout(Duration::from_millis(500)).send().await?.bytes().await
}

#[tokio::test]
async fn a_status_fault_is_injected_as_often_as_ordered_and_nothing_is_done() {
    let world = World::with_friend().await;
    let fault = Fault::Status { status: 500, message: Some("Internal error".into()), details: None };
    order(&world, Endpoint::Push, 2, fault).await;
    for _ in 0..2 {
        let refused = world.push(&world.mio.user_id, "Hello").await;
        assert_eq!((refused.status, refused.message()), (500, "Internal error"));
        assert!(!refused.header("x-line-request-id").is_empty());
    }
    assert_eq!(world.api.get("/v2/bot/info").await.status, 200, "other calls are spared");
    assert!(world.platform.sent().await.is_empty());
    assert_eq!(world.push(&world.mio.user_id, "Hello").await.status, 200);
}

#[tokio::test]
async fn rate_limit_and_monthly_limit_faults_differ_in_their_message() {
    let world = World::with_friend().await;
    order(&world, Endpoint::Push, 1, Fault::RateLimit).await;
    order(&world, Endpoint::Push, 1, Fault::MonthlyLimit).await;
    let rate = world.push(&world.mio.user_id, "Hello").await;
    assert_eq!(
        (rate.status, rate.message()),
        (429, "The API rate limit has been exceeded. Try again later.")
    );
    let month = world.push(&world.mio.user_id, "Hello").await;
    assert_eq!((month.status, month.message()), (429, "You have reached your monthly limit."));
}

#[tokio::test]
async fn half_a_response_and_a_cut_come_after_the_message_was_accepted() {
    let world = World::with_friend().await;
    for (count, fault) in [(1, Fault::HalfAnswer), (2, Fault::AcceptThenCut)] {
        order(&world, Endpoint::Push, 1, fault.clone()).await;
        assert!(broken_push(&world).await.is_err(), "{fault:?} cannot be read to its end");
        assert_eq!(world.platform.sent().await.len(), count, "{fault:?} is accepted all the same");
    }
}

#[tokio::test]
async fn with_no_response_or_an_html_page_nothing_is_done() {
    let world = World::with_friend().await;
    order(&world, Endpoint::Any, 1, Fault::NoAnswer).await;
    assert!(broken_push(&world).await.unwrap_err().is_timeout());
    order(&world, Endpoint::Push, 1, Fault::Html { status: None }).await;
    assert!(broken_push(&world).await.unwrap().starts_with(b"<!DOCTYPE html>"));
    assert!(world.platform.sent().await.is_empty());
}

#[tokio::test]
async fn a_slow_response_is_delayed() {
    let world = World::with_friend().await;
    order(&world, Endpoint::Push, 1, Fault::Slow { ms: 150 }).await;
    let before = Instant::now();
    assert_eq!(world.push(&world.mio.user_id, "Hello").await.status, 200);
    assert!(before.elapsed() >= Duration::from_millis(150));
}

#[tokio::test]
async fn faults_are_cleared() {
    let world = World::with_friend().await;
    order(&world, Endpoint::Any, 9, Fault::RateLimit).await;
    world.platform.clear_faults().await;
    assert_eq!(world.api.get("/v2/bot/info").await.status, 200);
}

#[tokio::test]
async fn stopping_does_not_wait_for_calls_without_a_response() {
    let world = World::with_friend().await;
    order(&world, Endpoint::Push, 2, Fault::NoAnswer).await;
    let body = json!({ "to": world.mio.user_id, "messages": [text_message("Hello")] });
    let call = world.api.request(Method::POST, "/v2/bot/message/push").json(&body).send();
    let unanswered = tokio::time::timeout(Duration::from_millis(200), call).await;
    assert!(unanswered.is_err(), "no answer comes");
    let call = tokio::spawn(world.api.request(Method::POST, "/v2/bot/message/push").json(&body).send());
    tokio::task::yield_now().await;
    let before = Instant::now();
    world.simulator.stop().await;
    assert!(before.elapsed() < Duration::from_secs(4), "connections are let go");
    assert!(call.await.unwrap().is_err(), "and callers hear of it");
}
