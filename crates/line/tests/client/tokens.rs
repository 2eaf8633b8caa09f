//! Tokens of each kind, as a LINE platform that others wrote takes, refuses and ends them.

use std::sync::Arc;

use line::{AssertionKey, ErrorKind, Message, PushOptions, Secret, Token};

use crate::{
    support::long_timeouts,
    world::{KEY, World},
};

#[tokio::test]
async fn wrong_tokens_and_channel_secrets_are_unauthorized() {
    let world = World::start().await;
    let wrong = world.client_with(Token::LongLived(Secret::new("wrong")), long_timeouts());
    assert_eq!(wrong.bot_info().await.unwrap_err().kind, ErrorKind::Unauthorized);
    assert_eq!(wrong.verify_token().await.unwrap_err().kind, ErrorKind::Unauthorized);
    let channel_id = world.shop.channel_id.clone();
    let clock = Arc::new(|| 0);
    let wrong = world.client_with(
        Token::Stateless { channel_id, channel_secret: Secret::new("wrong"), clock },
        long_timeouts(),
    );
    let error =
        wrong.push(&world.mio.user_id, &[Message::text("x")], KEY, PushOptions::default()).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Unauthorized);
    assert!(world.platform.sent().await.is_empty());
}

#[tokio::test]
async fn an_expired_stateless_token_is_renewed() {
    let world = World::start().await;
    let client = world.stateless();
    client.bot_info().await.unwrap();
    world.platform.advance_clock(3_600_000).await.unwrap();
    client.bot_info().await.unwrap();
}

#[tokio::test]
async fn a_token_by_assertion_outlives_the_program_and_is_renewed_before_it_expires() {
    let world = World::start().await;
    let (client, kept) = world.by_assertion(None).await;
    client.bot_info().await.unwrap();
    assert_eq!(client.verify_token().await.unwrap().client_id, world.shop.channel_id);
    let first = kept.lock().unwrap().remove(0);
    let (client, kept) = world.by_assertion(Some(first)).await;
    client.bot_info().await.unwrap();
    assert_eq!(world.issued_tokens().await, 1, "the program started again, and asked for no other");
    world.platform.advance_clock(28 * 86_400_000).await.unwrap();
    client.bot_info().await.unwrap();
    assert_eq!((world.issued_tokens().await, kept.lock().unwrap().len()), (2, 1), "two days before its end");
    world.platform.advance_clock(3 * 86_400_000).await.unwrap();
    client.bot_info().await.unwrap();
    assert_eq!(kept.lock().unwrap().len(), 1, "the first has ended, and nobody noticed");
}

#[tokio::test]
async fn a_revoked_token_by_assertion_is_replaced_however_soon() {
    let world = World::start().await;
    let (client, kept) = world.by_assertion(None).await;
    for times in 1..=3 {
        client.bot_info().await.unwrap();
        assert_eq!((world.issued_tokens().await, kept.lock().unwrap().len()), (1, times));
        world.platform.revoke_tokens(&world.shop.basic_id).await.unwrap();
    }
    client.bot_info().await.unwrap();
    client.revoke_token(&Secret::new(&world.shop.channel_secret)).await.unwrap();
    assert_eq!(world.issued_tokens().await, 0, "taken out of the program, it leaves nothing behind");
    client.revoke_token(&Secret::new("wrong")).await.unwrap();
}

#[tokio::test]
async fn an_assertion_with_an_unknown_key_is_unauthorized_and_sends_nothing() {
    let world = World::start().await;
    let unknown = Token::Assertion {
        channel_id: world.shop.channel_id.clone(),
        key: AssertionKey::parse("unknown", include_str!("keys/assertion.pem")).unwrap(),
        issued: None,
        on_issued: Arc::new(|_| ()),
        clock: Arc::new(|| 0),
    };
    let client = world.client_with(unknown, long_timeouts());
    assert_eq!(world.push_by(&client, "x").await.unwrap_err().kind, ErrorKind::Unauthorized);
    assert!(world.platform.sent().await.is_empty());
}

#[tokio::test]
async fn a_channel_with_thirty_tokens_gets_no_other_and_the_kept_token_still_works() {
    let world = World::start().await;
    let (client, kept) = world.by_assertion(None).await;
    client.bot_info().await.unwrap();
    let first = kept.lock().unwrap().remove(0);
    for _ in 1..30 {
        world.by_assertion(None).await.0.bot_info().await.unwrap();
    }
    let error = world.by_assertion(None).await.0.bot_info().await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Unauthorized);
    assert!(error.line_message.is_some(), "{error}");
    world.platform.advance_clock(28 * 86_400_000).await.unwrap();
    world.by_assertion(Some(first)).await.0.bot_info().await.unwrap();
}
