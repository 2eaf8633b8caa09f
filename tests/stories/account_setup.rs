//! A company connects its own Official Account, and each trap of LINE's consoles is found (LINE reference D.11).

use app::ErrorCode;
use app::accounts::views::AccountFields;
use domain::FieldErrorCode;
use domain::account::{CheckCode, CheckName, CheckState, ChecklistName, TokenKind};
use domain::delivery::Delivery;
use serde_json::json;
use testkit::{Credentials, World};

use crate::connecting::{check, connects, is, look, new_at_line, switches, typed};
use crate::people::{code, refused};
use crate::talk::{fails, mio_has_added_aya, stands};

#[tokio::test]
async fn a_company_connects_its_line_account_and_each_failing_check_is_found_and_mended() {
    let world = World::new().await;
    let keys = new_at_line(&world, "@hanare").await;
    let found = world.app().account_preview(&world.aya, typed(&keys, TokenKind::Stateless)).await.unwrap();
    assert_eq!((found.basic_id.as_str(), found.display_name.as_str()), ("@hanare", "Café Hanare"));
    assert_eq!((found.chat_mode.as_str(), found.known), ("bot", None), "is this you?");
    assert_eq!(world.app().admin_get(&world.aya).await.unwrap().accounts.len(), 2, "looking keeps nothing");

    let id = connects(&world, typed(&keys, TokenKind::Stateless)).await;
    let health = look(&world, &id).await;
    for right in [
        CheckName::Credentials,
        CheckName::BotInfo,
        CheckName::PublicAddress,
        CheckName::WebhookUrl,
        CheckName::WebhookTest,
        CheckName::Signature,
    ] {
        assert_eq!(is(&health, right), (CheckState::Ok, CheckCode::Ok), "{right:?}");
    }
    assert!(health.webhook_url.as_ref().unwrap().ends_with(id.as_str()));
    assert_eq!(is(&health, CheckName::UseWebhook), (CheckState::Failed, CheckCode::Off));
    assert_eq!(is(&health, CheckName::ChatMode), (CheckState::Warning, CheckCode::Bot));
    assert_eq!(is(&health, CheckName::Groups), (CheckState::Unknown, CheckCode::Unknown));
    assert_eq!(is(&health, CheckName::LastEvent), (CheckState::Unknown, CheckCode::Silent));
    assert!(
        health
            .checklist
            .iter()
            .all(|line| line.done_at.is_none()
                && line.contradicted == (line.item == ChecklistName::UseWebhook))
    );
    assert!(world.app().session_get(&world.aya).await.unwrap().troubles.is_empty(), "nothing has stopped");

    switches(
        &world,
        "@hanare",
        json!({ "webhookActive": true, "chatMode": "chat", "markAsReadMode": "manual", "allowGroups": true,
                "redelivery": true, "greeting": false, "autoReply": false }),
    )
    .await;
    for item in [
        ChecklistName::UseWebhook,
        ChecklistName::Redelivery,
        ChecklistName::Greeting,
        ChecklistName::AutoReply,
        ChecklistName::GroupJoin,
    ] {
        world.app().account_checklist(&world.aya, &id, item, true).await.expect("a person says so");
    }
    world.adds(&world.mio, "@hanare").await;
    world
        .line
        .post("groups", json!({ "by": world.mio, "name": "Picnic", "userIds": [], "basicId": "@hanare" }))
        .await
        .unwrap();
    world.settle().await;
    let health = look(&world, &id).await;
    let not_right: Vec<_> = health.checks.iter().filter(|check| check.state != CheckState::Ok).collect();
    assert!(not_right.is_empty(), "everything is right now: {not_right:?}");
    assert!(health.checklist.iter().all(|line| line.done_at.is_some() && !line.contradicted));
    let admin = world.app().admin_get(&world.aya).await.unwrap();
    let account = admin.accounts.iter().find(|account| account.id == id).unwrap();
    assert_eq!((account.failed_checks, account.token_kind), (0, TokenKind::Stateless));
}

#[tokio::test]
async fn a_ticked_checklist_item_can_be_unticked() {
    let world = World::new().await;
    let id = world.app().admin_get(&world.aya).await.unwrap().accounts[0].id.clone();
    let tick = |done| world.app().account_checklist(&world.aya, &id, ChecklistName::Greeting, done);
    let done_at = |health: &app::accounts::views::AccountHealth| {
        health.checklist.iter().find(|line| line.item == ChecklistName::Greeting).unwrap().done_at
    };
    let first = done_at(&tick(true).await.unwrap());
    assert!(first.is_some());
    world.clock.advance(1000);
    assert_eq!(done_at(&tick(true).await.unwrap()), first, "twice is once");
    assert_eq!(done_at(&tick(false).await.unwrap()), None);
}

#[tokio::test]
async fn a_wrong_channel_secret_beside_a_right_token_is_found_by_its_signature() {
    let world = World::new().await;
    let keys = new_at_line(&world, "@hanare").await;
    let wrong = Credentials { channel_secret: "0".repeat(32), ..keys.clone() };
    let id = connects(&world, typed(&wrong, TokenKind::LongLived)).await;
    let health = look(&world, &id).await;
    assert_eq!(
        is(&health, CheckName::WebhookTest),
        (CheckState::Unknown, CheckCode::NotVerified),
        "a wrongly signed request is no proof that LINE reaches this computer"
    );
    assert_eq!(is(&health, CheckName::Signature), (CheckState::Failed, CheckCode::WrongSecret));
    let again = connects(&world, typed(&keys, TokenKind::LongLived)).await;
    assert_eq!(again, id, "the same account");
    assert_eq!(is(&look(&world, &id).await, CheckName::Signature), (CheckState::Ok, CheckCode::Ok));
}

#[tokio::test]
async fn credentials_are_validated_by_the_kind_of_token() {
    let world = World::new().await;
    let empty = |token_kind| AccountFields {
        channel_id: String::new(),
        channel_secret: "xyz".into(),
        token_kind,
        access_token: String::new(),
        key_id: String::new(),
        private_key: String::new(),
        shared: true,
    };
    let cases = [
        (TokenKind::Stateless, vec!["channelId", "channelSecret"]),
        (TokenKind::LongLived, vec!["channelId", "channelSecret", "accessToken"]),
        (TokenKind::Assertion, vec!["channelId", "channelSecret", "keyId", "privateKey"]),
    ];
    for (kind, fields) in cases {
        let error = refused(world.app().account_preview(&world.aya, empty(kind)).await);
        let wrong: Vec<_> = error.fields.iter().map(|field| field.field.as_str()).collect();
        assert_eq!((error.code, wrong), (ErrorCode::InvalidFields, fields), "{kind:?}");
    }
    let public = include_str!("../../crates/line/tests/client/keys/public.jwk.json");
    for (private_key, why) in
        [(public, FieldErrorCode::PublicKey), ("nonsense", FieldErrorCode::NotAPrivateKey)]
    {
        let fields = AccountFields {
            channel_id: "1".into(),
            channel_secret: "0".repeat(32),
            key_id: "kid".into(),
            private_key: private_key.into(),
            ..empty(TokenKind::Assertion)
        };
        let error = refused(world.app().account_preview(&world.aya, fields).await);
        assert_eq!((error.fields[0].field.as_str(), error.fields[0].code), ("privateKey", why));
    }
}

#[tokio::test]
async fn an_account_preview_says_that_the_account_is_connected_already() {
    let world = World::new().await;
    let keys = world.line.opens_account("Shop", "@shop").await.unwrap();
    let id = connects(&world, typed(&keys, TokenKind::Stateless)).await;
    let found = world.app().account_preview(&world.aya, typed(&keys, TokenKind::Stateless)).await.unwrap();
    assert_eq!(found.known, Some(id));
}

#[tokio::test]
async fn r20_a_disconnected_account_leaves_its_rooms_and_none_of_its_secrets() {
    let (world, room) = mio_has_added_aya().await;
    let waiting = world.sends(&world.aya, &room, "too late").await;
    let id = crate::talk::account(&world, "@aya").await;
    let account = world.app().account_disconnect(&world.aya, &id).await.unwrap();
    assert!(account.id == id && account.disconnected);
    let admin = world.app().admin_get(&world.aya).await.unwrap();
    assert!(admin.accounts.contains(&account), "and stays listed");
    world.app().room_get(&world.aya, &room).await.expect("the conversation belongs to the company");
    world.delivers().await;
    assert_eq!(stands(&world, &room, &waiting).await.0, Delivery::Refused);
    assert!(world.app().webhook_account(id.as_str()).is_none(), "the webhook server is closed for it");
    assert_eq!(code(world.app().account_check(&world.aya, &id).await), ErrorCode::NotFound);
    assert_eq!(code(world.app().account_disconnect(&world.aya, &id).await), ErrorCode::NotFound);
}

#[tokio::test]
async fn a_check_that_line_does_not_answer_is_unknown_and_not_failed() {
    let world = World::new().await;
    let id = crate::talk::account(&world, "@aya").await;
    look(&world, &id).await;
    fails(&world, "info", 1, json!({ "kind": "status", "status": 500 })).await;
    fails(&world, "webhook_test", 1, json!({ "kind": "html", "status": 502 })).await;
    let health = look(&world, &id).await;
    assert_eq!(is(&health, CheckName::BotInfo), (CheckState::Unknown, CheckCode::LineError));
    assert_eq!(is(&health, CheckName::WebhookTest), (CheckState::Unknown, CheckCode::LineError));
    assert!(check(&health, CheckName::BotInfo).ok_at.is_some(), "it is told when it was last right");
    fails(&world, "webhook_test", 1, json!({ "kind": "rate_limit" })).await;
    assert_eq!(
        is(&look(&world, &id).await, CheckName::WebhookTest),
        (CheckState::Unknown, CheckCode::TooOften)
    );
    fails(&world, "verify", 1, json!({ "kind": "no_answer" })).await;
    let health = look(&world, &id).await;
    assert_eq!(is(&health, CheckName::Credentials), (CheckState::Warning, CheckCode::Unreachable));
    assert!(crate::connecting::banner(&world).await.is_empty(), "one answer that did not come");
    fails(&world, "verify", 1, json!({ "kind": "no_answer" })).await;
    look(&world, &id).await;
    let said = crate::connecting::banner(&world).await;
    assert_eq!(said, [(CheckName::Credentials, CheckCode::Unreachable)], "LINE is away");
    look(&world, &id).await;
    assert!(crate::connecting::banner(&world).await.is_empty(), "LINE is back");
}

#[tokio::test]
async fn account_setup_is_for_administrators() {
    let world = World::new().await;
    let (app, ken) = (world.app(), &world.ken);
    let id = crate::talk::account(&world, "@aya").await;
    let keys = AccountFields::with_token("1", &"0".repeat(32), "", false);
    let answers = [
        code(app.account_preview(ken, keys).await),
        code(app.account_disconnect(ken, &id).await),
        code(app.account_health(ken, &id).await),
        code(app.account_check(ken, &id).await),
        code(app.account_checklist(ken, &id, ChecklistName::Greeting, true).await),
        code(app.public_address_find(ken).await),
        code(app.public_address_set(ken, None).await),
        code(app.secrets_keep(ken, app::environment::SecretsPlace::Memory, "").await),
    ];
    assert!(answers.iter().all(|code| *code == ErrorCode::NotAdministrator), "{answers:?}");
}
