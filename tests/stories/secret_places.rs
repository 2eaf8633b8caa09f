//! The place where secrets are kept, and what happens while they cannot be had.

use domain::FieldErrorCode;
use std::path::Path;

use app::ErrorCode;
use app::accounts::views::AccountFields;
use app::environment::{SecretsPlace, SecretsState};
use domain::account::{CheckCode, CheckName, CheckState, TokenKind};
use domain::delivery::Delivery;
use testkit::World;

use crate::connecting::{banner, is, look, typed};
use crate::keychains::{LockedKeychain, OpenKeychain, PASSPHRASE, a_shop, local, with_keychain};
use crate::people::{code, refused};
use crate::talk::{account, stands, texts};

/// A world whose secrets are in a file from the first start on.
async fn with_a_file() -> World {
    let at = |folder: &Path| {
        let secrets = local(folder, LockedKeychain);
        if secrets.place() != SecretsPlace::File {
            secrets.keep(SecretsPlace::File, PASSPHRASE, &[]).expect("an empty file");
        }
        secrets
    };
    World::with_secrets(Box::new(at)).await
}

async fn state(world: &World) -> SecretsState {
    world.app().session_get(&world.ken).await.unwrap().secrets
}

#[tokio::test]
async fn nothing_is_lost_while_the_secrets_file_waits_for_its_passphrase() {
    let mut world = with_a_file().await;
    world.adds(&world.mio, "@aya").await;
    let room = world.room(&world.aya, "Mio").await;
    world.app().watch_due().await.unwrap();
    let waiting = world.sends(&world.aya, &room, "gladly").await;
    world.close().await;
    world.open().await;
    assert_eq!(state(&world).await, SecretsState::Locked);
    world.delivers().await;
    assert_eq!(stands(&world, &room, &waiting).await.0, Delivery::Waiting, "nothing can be sent now");
    world.line.writes(&world.mio, "@aya", "A table for four?").await.unwrap();
    let health = look(&world, &account(&world, "@aya").await).await;
    assert_eq!(is(&health, CheckName::Credentials), (CheckState::Failed, CheckCode::SecretsUnavailable));
    assert!(banner(&world).await.is_empty(), "told once, for all accounts");
    assert_eq!(code(world.app().secrets_unlock(&world.ken, "guess").await), ErrorCode::WrongPassphrase);
    let opened = world.app().secrets_unlock(&world.ken, PASSPHRASE).await.expect("Ken knows the passphrase");
    assert_eq!((opened.state, opened.missing.len()), (SecretsState::Ready, 0));
    assert_eq!(state(&world).await, SecretsState::Ready);
    world.delivers().await;
    assert_eq!(stands(&world, &room, &waiting).await.0, Delivery::Accepted);
    world.settle().await;
    assert!(
        texts(&world, &world.aya, &room).await.contains(&"A table for four?".to_owned()),
        "LINE sends again what the webhook server could not verify"
    );
    world.app().watch_due().await.unwrap();
    assert!(banner(&world).await.is_empty());
}

#[tokio::test]
async fn without_a_keychain_the_administrator_chooses_memory_and_enters_the_credentials_again() {
    let mut world = World::with_secrets(Box::new(|folder: &Path| {
        let secrets = local(folder, LockedKeychain);
        if secrets.place() == SecretsPlace::Keychain {
            secrets.keep(SecretsPlace::Memory, "", &[]).expect("memory is always there");
        }
        secrets
    }))
    .await;
    assert_eq!(state(&world).await, SecretsState::Ready);
    world.close().await;
    world.open().await;
    assert_eq!(state(&world).await, SecretsState::Asked);
    let admin = world.app().admin_get(&world.aya).await.unwrap();
    assert_eq!((admin.secrets.place, admin.secrets.missing.len()), (SecretsPlace::Memory, 2));
    for basic_id in ["@aya", "@ken"] {
        let keys = world.credentials(basic_id).await;
        let fields = AccountFields { shared: false, ..typed(&keys, TokenKind::LongLived) };
        world.app().account_connect(&world.aya, fields).await.expect("the same account");
    }
    assert_eq!(state(&world).await, SecretsState::Ready);
}

#[tokio::test]
async fn an_unavailable_keychain_is_reported_and_a_secrets_file_can_be_chosen_instead() {
    let world = World::with_secrets(Box::new(|folder: &Path| {
        let secrets = local(folder, LockedKeychain);
        secrets.keep(SecretsPlace::Memory, "", &[]).expect("memory is always there");
        secrets
    }))
    .await;
    let short = refused(world.app().secrets_keep(&world.aya, SecretsPlace::File, "short").await);
    assert_eq!((short.code, short.fields[0].code), (ErrorCode::InvalidFields, FieldErrorCode::TooShort));
    let to_keychain = world.app().secrets_keep(&world.aya, SecretsPlace::Keychain, "").await;
    assert_eq!(code(to_keychain), ErrorCode::SecretsUnavailable, "nobody falls from one place into another");
    let secrets = world.app().secrets_keep(&world.aya, SecretsPlace::File, PASSPHRASE).await.unwrap();
    assert_eq!((secrets.place, secrets.keychain), (SecretsPlace::File, false));
    assert!(secrets.missing.is_empty(), "what was at hand moved");
}

#[tokio::test]
async fn secrets_left_in_the_keychain_are_swept_at_the_next_start() {
    let keychain = OpenKeychain::default();
    let mut world = with_keychain(keychain.clone()).await;
    let (_, gone) = a_shop(&world).await;
    let left = keychain.0.lock().unwrap().clone();
    world.app().account_disconnect(&world.aya, &gone).await.unwrap();
    world.app().secrets_keep(&world.aya, SecretsPlace::File, PASSPHRASE).await.unwrap();
    assert!(keychain.0.lock().unwrap().is_empty());
    keychain.0.lock().unwrap().extend(left);
    world.close().await;
    world.open().await;
    assert!(!keychain.0.lock().unwrap().is_empty(), "nobody knows yet what is in the file");
    world.app().secrets_unlock(&world.ken, PASSPHRASE).await.unwrap();
    assert!(keychain.0.lock().unwrap().is_empty(), "also of the account that is gone");
}
