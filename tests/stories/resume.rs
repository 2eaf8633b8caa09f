//! After the computer has slept, and when the network is back: what waits is tried at once.

use domain::account::{CheckCode, CheckName};
use domain::delivery::{Delivery, DeliveryReason};
use testkit::ProxyMode;

use crate::talk::{mio_has_added_aya, stands};

#[tokio::test]
async fn when_the_network_is_back_what_waits_is_tried_at_once_and_not_after_its_backoff() {
    let (mut world, room) = mio_has_added_aya().await;
    let proxy = world.through_a_proxy().await;
    world.clock.advance(60_000);
    proxy.set_mode(ProxyMode::Refuse).await;
    let id = world.sends(&world.aya, &room, "On my way").await;
    for _ in 0..6 {
        world.delivers().await;
    }
    assert_eq!(stands(&world, &room, &id).await, (Delivery::Waiting, Some(DeliveryReason::NoAnswer)));
    proxy.set_mode(ProxyMode::Forward).await;
    world.app().deliver_due().await.unwrap();
    assert_eq!(
        stands(&world, &room, &id).await,
        (Delivery::Waiting, Some(DeliveryReason::NoAnswer)),
        "its time has not come"
    );
    world.app().try_again_now().await.unwrap();
    world.app().deliver_due().await.unwrap();
    assert_eq!(stands(&world, &room, &id).await, (Delivery::Accepted, None), "at the same moment");
}

#[tokio::test]
async fn when_the_network_is_back_accounts_in_trouble_are_checked_at_once_and_not_over_and_over() {
    let (mut world, _) = mio_has_added_aya().await;
    world.app().watch_due().await.unwrap();
    let proxy = world.through_a_proxy().await;
    proxy.set_mode(ProxyMode::Refuse).await;
    for minutes in [15, 3] {
        world.clock.advance(minutes * 60_000);
        world.app().watch_due().await.unwrap();
    }
    let troubles = || async { world.app().session_get(&world.aya).await.unwrap().troubles };
    let unreachable = troubles()
        .await
        .into_iter()
        .any(|trouble| trouble.check == CheckName::Credentials && trouble.code == CheckCode::Unreachable);
    assert!(unreachable, "{:?}", troubles().await);
    proxy.set_mode(ProxyMode::Forward).await;
    world.app().try_again_now().await.unwrap();
    assert_eq!(world.app().watch_due().await.unwrap(), 0, "it was checked this very minute");
    world.clock.advance(61_000);
    world.app().try_again_now().await.unwrap();
    assert!(world.app().watch_due().await.unwrap() > 0, "before its three minutes are over");
    assert!(troubles().await.is_empty(), "{:?}", troubles().await);
}
