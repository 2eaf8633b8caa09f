//! Where secrets are kept, and what happens while they cannot be had.

use domain::FieldErrorCode;
use domain::account::{CheckCode, CheckName, CheckState, TokenKind};
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, mpsc};

use app::ErrorCode;
use app::accounts::views::AccountFields;
use app::company::views::MemberFields;
use app::environment::SecretsPlace;
use app::environment::SecretsState;
use app::environment::{AccountSecrets, Secrets, TokenSecret};
use domain::LineAccountId;
use domain::delivery::Delivery;
use line_simulator::{PublicKey, sign};
use secrets::{Keychain, LocalSecrets, Refused};
use serde_json::json;
use testkit::{Credentials, LockableSecrets, World};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::connecting::{banner, connects, is, look, switches, typed};
use crate::people::{code, refused};
use crate::talk::{account, fails, stands, texts};

const PASSPHRASE: &str = "a veranda in the rain";

/// A keychain that nobody has unlocked, as on a computer without a desktop.
struct Locked;

impl Keychain for Locked {
    fn read(&self, _: &str) -> Result<Option<Vec<u8>>, Refused> {
        Ok(None)
    }

    fn write(&self, _: &str, _: &[u8]) -> Result<(), Refused> {
        Err(Refused("locked".into()))
    }

    fn remove(&self, _: &str) -> Result<(), Refused> {
        Err(Refused("locked".into()))
    }
}

/// An open keychain, which outlives the program.
#[derive(Clone, Default)]
struct Open(Arc<Mutex<HashMap<String, Vec<u8>>>>);

impl Keychain for Open {
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Refused> {
        Ok(self.0.lock().unwrap().get(name).cloned())
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Refused> {
        self.0.lock().unwrap().insert(name.to_owned(), bytes.to_owned());
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), Refused> {
        self.0.lock().unwrap().remove(name);
        Ok(())
    }
}

fn local(folder: &Path, keychain: impl Keychain + 'static) -> Arc<dyn Secrets> {
    Arc::new(LocalSecrets::with(folder, Box::new(keychain), 4))
}

async fn with_keychain(keychain: Open) -> World {
    World::with_secrets(Box::new(move |folder| local(folder, keychain.clone()))).await
}

/// A world whose secrets are in a file from the first start on.
async fn with_a_file() -> World {
    let at = |folder: &Path| {
        let secrets = local(folder, Locked);
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
async fn nothing_is_lost_while_the_file_waits_for_its_passphrase() {
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
        "LINE sends again what the door could not verify"
    );
    world.app().watch_due().await.unwrap();
    assert!(banner(&world).await.is_empty());
}

#[tokio::test]
async fn without_a_keychain_the_administrator_chooses_and_types_the_keys_again() {
    let mut world = World::with_secrets(Box::new(|folder: &Path| {
        let secrets = local(folder, Locked);
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
        let known = world.platform.credentials_of(basic_id).await.unwrap();
        let keys = Credentials {
            basic_id: known.basic_id,
            channel_id: known.channel_id,
            channel_secret: known.channel_secret,
            access_token: known.channel_access_token,
        };
        let fields = AccountFields { shared: false, ..typed(&keys, TokenKind::LongLived) };
        world.app().account_connect(&world.aya, fields).await.expect("the same account");
    }
    assert_eq!(state(&world).await, SecretsState::Ready);
}

#[tokio::test]
async fn an_unavailable_keychain_is_said_and_a_file_can_be_chosen_instead() {
    let world = World::with_secrets(Box::new(|folder: &Path| {
        let secrets = local(folder, Locked);
        secrets.keep(SecretsPlace::Memory, "", &[]).expect("memory is always there");
        secrets
    }))
    .await;
    let short = refused(world.app().secrets_keep(&world.aya, SecretsPlace::File, "short").await);
    assert_eq!((short.code, short.fields[0].code), (ErrorCode::InvalidFields, FieldErrorCode::TooShort));
    let to_keychain = world.app().secrets_keep(&world.aya, SecretsPlace::Keychain, "").await;
    assert_eq!(code(to_keychain), ErrorCode::SecretsUnavailable, "nobody falls from one place into another");
    let admin = world.app().secrets_keep(&world.aya, SecretsPlace::File, PASSPHRASE).await.unwrap();
    assert_eq!((admin.secrets.place, admin.secrets.keychain), (SecretsPlace::File, false));
    assert!(admin.secrets.missing.is_empty(), "what was at hand moved");
}

#[tokio::test]
async fn a_token_by_assertion_outlives_the_program() {
    let keychain = Open::default();
    let mut world = with_keychain(keychain.clone()).await;
    let keys = world.line.opens_account("Shop", "@shop").await.unwrap();
    let fields = by_assertion(&world, &keys).await;
    world.app().account_preview(&world.aya, fields.clone()).await.expect("LINE knows the key");
    assert_eq!(issued(&world).await, 0, "looking uses up none of the 30 tokens");
    let id = connects(&world, fields).await;
    assert_eq!(is(&look(&world, &id).await, CheckName::Credentials), (CheckState::Ok, CheckCode::Ok));
    assert_eq!(issued(&world).await, 1);
    for _ in 0..2 {
        world.restart().await;
        assert_eq!(is(&look(&world, &id).await, CheckName::Credentials), (CheckState::Ok, CheckCode::Ok));
    }
    assert_eq!(issued(&world).await, 1, "each start goes on with the same token");
    let admin = world.app().admin_get(&world.aya).await.unwrap();
    assert_eq!(admin.accounts.iter().find(|one| one.id == id).unwrap().token_kind, TokenKind::Assertion);
    world.app().account_disconnect(&world.aya, &id).await.unwrap();
    assert_eq!(issued(&world).await, 0, "out of use, it is given back");
    assert!(!keychain.0.lock().unwrap().keys().any(|name| name.starts_with(id.as_str())), "nothing is kept");
}

/// What an administrator types for an account that proves itself by a key of its own.
pub async fn by_assertion(world: &World, keys: &Credentials) -> AccountFields {
    let public: PublicKey =
        serde_json::from_str(include_str!("../../crates/line/tests/client/keys/public.jwk.json")).unwrap();
    AccountFields {
        key_id: world.platform.register_key(&keys.basic_id, public).await.unwrap(),
        private_key: include_str!("../../crates/line/tests/client/keys/assertion.jwk.json").to_owned(),
        ..typed(keys, TokenKind::Assertion)
    }
}

/// How many tokens by assertion LINE counts for an account.
pub async fn issued_for(world: &World, basic_id: &str) -> usize {
    let state = world.platform.state().await;
    state.accounts.into_iter().find(|one| one.basic_id == basic_id).unwrap().issued_tokens
}

async fn issued(world: &World) -> usize {
    issued_for(world, "@shop").await
}

/// A shop with an account by assertion: what was typed for it, and which it became.
async fn a_shop(world: &World) -> (AccountFields, LineAccountId) {
    let keys = world.line.opens_account("Shop", "@shop").await.unwrap();
    let fields = by_assertion(world, &keys).await;
    let id = connects(world, fields.clone()).await;
    (fields, id)
}

#[tokio::test]
async fn looking_and_connecting_in_vain_use_up_no_token() {
    let keychain = LockableSecrets::default();
    let kept = keychain.clone();
    let world = World::with_secrets(Box::new(move |_| Arc::new(kept.clone()))).await;
    let (app, aya) = (world.app(), &world.aya);
    let keys = world.line.opens_account("Shop", "@shop").await.unwrap();
    let fields = by_assertion(&world, &keys).await;
    fails(&world, "info", 1, json!({ "kind": "status", "status": 500 })).await;
    assert_eq!(code(app.account_preview(aya, fields.clone()).await), ErrorCode::LineRefused);
    assert_eq!(issued(&world).await, 0, "looked, and LINE did not say whose keys these are");
    fails(&world, "info", 1, json!({ "kind": "status", "status": 500 })).await;
    assert_eq!(code(app.account_connect(aya, fields.clone()).await), ErrorCode::LineRefused);
    assert_eq!(issued(&world).await, 0, "the same while connecting");
    keychain.lock(true);
    assert_eq!(code(app.account_connect(aya, fields.clone()).await), ErrorCode::SecretsUnavailable);
    keychain.lock(false);
    assert_eq!(issued(&world).await, 0, "the keys could not be kept");
    let known = app.admin_get(aya).await.unwrap().accounts;
    assert!(known.iter().all(|one| one.basic_id != "@shop"), "so it is not connected");
    let id = connects(&world, fields.clone()).await;
    for member in [&world.aya, &world.ken] {
        world.assign(member, &id).await;
    }
    let own = AccountFields { shared: false, ..fields };
    assert_eq!(code(app.account_connect(aya, own).await), ErrorCode::AccountInUse);
    assert_eq!(issued(&world).await, 1, "the one in use");
    assert_eq!(is(&look(&world, &id).await, CheckName::Credentials), (CheckState::Ok, CheckCode::Ok));
    assert_eq!(issued(&world).await, 1, "and it is still good");
}

#[tokio::test]
async fn a_token_that_is_replaced_is_given_back() {
    let mut world = with_keychain(Open::default()).await;
    let (fields, id) = a_shop(&world).await;
    for _ in 0..2 {
        connects(&world, fields.clone()).await;
        assert_eq!(issued(&world).await, 1, "the same keys once more");
        look(&world, &id).await;
        assert_eq!(issued(&world).await, 1);
    }
    world.restart().await;
    connects(&world, fields.clone()).await;
    assert_eq!(issued(&world).await, 1, "also one of an earlier run");
    switches(&world, "@shop", json!({ "newSecret": true })).await;
    let channel_secret = world.platform.credentials_of("@shop").await.unwrap().channel_secret;
    let renewed = AccountFields { channel_secret, ..fields };
    connects(&world, renewed.clone()).await;
    assert_eq!(issued(&world).await, 1, "with a new channel secret");
    connects(&world, AccountFields { token_kind: TokenKind::Stateless, ..renewed }).await;
    assert_eq!(issued(&world).await, 0, "by another way of getting tokens");
    assert_eq!(is(&look(&world, &id).await, CheckName::Credentials), (CheckState::Ok, CheckCode::Ok));
}

#[tokio::test]
async fn an_account_whose_secrets_cannot_be_removed_stays_connected() {
    let keychain = LockableSecrets::default();
    let kept = keychain.clone();
    let world = World::with_secrets(Box::new(move |_| Arc::new(kept.clone()))).await;
    let (_, id) = a_shop(&world).await;
    keychain.lock(true);
    let refused = world.app().account_disconnect(&world.aya, &id).await;
    assert_eq!(code(refused), ErrorCode::SecretsUnavailable);
    let admin = world.app().admin_get(&world.aya).await.unwrap();
    assert!(!admin.accounts.iter().find(|one| one.id == id).unwrap().disconnected);
    keychain.lock(false);
    assert_eq!(is(&look(&world, &id).await, CheckName::Credentials), (CheckState::Ok, CheckCode::Ok));
    assert_eq!(issued(&world).await, 1, "with the token that it had");
    world.app().account_disconnect(&world.aya, &id).await.expect("now they can");
    assert_eq!(issued(&world).await, 0);
}

/// Secrets of which one act, when a test asks for it, comes to a stop before it is done.
#[derive(Clone)]
struct Stopping {
    kept: Arc<dyn Secrets>,
    stop: Arc<Mutex<Option<(Act, Stop)>>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Change,
    Remove,
}

/// The side of what is stopped.
struct Stop {
    stopped: UnboundedSender<()>,
    go: mpsc::Receiver<()>,
    done: UnboundedSender<()>,
}

/// The test's side of it.
struct Stopped {
    stopped: UnboundedReceiver<()>,
    go: mpsc::Sender<()>,
    done: UnboundedReceiver<()>,
}

impl Stopping {
    fn next(&self, act: Act) -> Stopped {
        let ((told, stopped), (go, wait), (end, done)) =
            (unbounded_channel(), mpsc::channel(), unbounded_channel());
        *self.stop.lock().unwrap() = Some((act, Stop { stopped: told, go: wait, done: end }));
        Stopped { stopped, go, done }
    }

    fn act<T>(&self, act: Act, call: impl FnOnce(&dyn Secrets) -> T) -> T {
        let stop = self.stop.lock().unwrap().take_if(|(which, _)| *which == act);
        if let Some((_, stop)) = &stop {
            stop.stopped.send(()).unwrap();
            stop.go.recv().unwrap();
        }
        let answer = call(self.kept.as_ref());
        if let Some((_, stop)) = stop {
            // Nobody may wait for it.
            let _ = stop.done.send(());
        }
        answer
    }
}

impl Secrets for Stopping {
    fn get(&self, account: &LineAccountId) -> Result<Option<AccountSecrets>, app::Error> {
        self.kept.get(account)
    }

    fn set(&self, account: &LineAccountId, secrets: &AccountSecrets) -> Result<(), app::Error> {
        self.kept.set(account, secrets)
    }

    fn change(
        &self,
        account: &LineAccountId,
        make: &mut dyn FnMut(Option<AccountSecrets>) -> Option<AccountSecrets>,
    ) -> Result<(), app::Error> {
        self.act(Act::Change, |kept| kept.change(account, make))
    }

    fn remove(&self, account: &LineAccountId) -> Result<(), app::Error> {
        self.act(Act::Remove, |kept| kept.remove(account))
    }

    fn place(&self) -> SecretsPlace {
        self.kept.place()
    }

    fn state(&self) -> SecretsState {
        self.kept.state()
    }

    fn has_keychain(&self) -> bool {
        self.kept.has_keychain()
    }

    fn unlock(&self, passphrase: &str) -> Result<(), app::Error> {
        self.kept.unlock(passphrase)
    }

    fn keep(
        &self,
        place: SecretsPlace,
        passphrase: &str,
        accounts: &[LineAccountId],
    ) -> Result<(), app::Error> {
        self.kept.keep(place, passphrase, accounts)
    }
}

async fn with_stopping() -> (World, Stopping, Open) {
    let keychain = Open::default();
    // Its own folder: it is made before the world is.
    let folder = tempfile::tempdir().unwrap();
    let secrets = Stopping { kept: local(folder.path(), keychain.clone()), stop: Arc::default() };
    let given = secrets.clone();
    (World::with_secrets(Box::new(move |_| Arc::new(given.clone()))).await, secrets, keychain)
}

#[tokio::test]
async fn nobody_waits_for_the_keychain_while_an_account_is_connected_and_in_vain_it_is_as_it_was() {
    for known in [false, true] {
        let (world, secrets, keychain) = with_stopping().await;
        let keys = world.line.opens_account("Shop", "@shop").await.unwrap();
        if known {
            connects(&world, typed(&keys, TokenKind::Stateless)).await;
        }
        let fields = by_assertion(&world, &keys).await;
        let nok = MemberFields {
            name: "Nok".into(),
            reading: String::new(),
            department: String::new(),
            administrator: true,
            line_account_id: None,
        };
        let admin = world.app().member_add(&world.aya, nok).await.unwrap();
        let nok = admin.members.iter().find(|member| member.name == "Nok").unwrap().id.clone();
        let before = keychain.0.lock().unwrap().clone();
        let mut keeping = secrets.next(Act::Change);
        let (app, aya) = (world.app().clone(), world.aya.clone());
        let connecting = tokio::spawn(async move { app.account_connect(&aya, fields).await.map(drop) });
        keeping.stopped.recv().await.unwrap();
        world.app().member_remove(&nok, &world.aya).await.expect("others write meanwhile");
        keeping.go.send(()).unwrap();
        assert!(connecting.await.unwrap().is_err(), "Aya administers nothing any more");
        assert!(*keychain.0.lock().unwrap() == before, "what was kept for it is taken back");
        assert_eq!(issued(&world).await, 0);
    }
}

#[tokio::test]
async fn an_account_that_is_being_taken_out_of_use_gets_no_other_token() {
    let (world, secrets, keychain) = with_stopping().await;
    let (_, id) = a_shop(&world).await;
    // Whoever asks LINE anything now needs another.
    world.platform.revoke_tokens("@shop").await.unwrap();
    let mut removing = secrets.next(Act::Remove);
    let (app, aya, of) = (world.app().clone(), world.aya.clone(), id.clone());
    let disconnecting = tokio::spawn(async move { app.account_disconnect(&aya, &of).await.map(drop) });
    removing.stopped.recv().await.unwrap();
    let (app, aya, of) = (world.app().clone(), world.aya.clone(), id.clone());
    let looking = tokio::spawn(async move { app.account_check(&aya, &of).await.map(drop) });
    world.app().account_mode(&world.aya, &id, true).await.expect("others write meanwhile");
    removing.go.send(()).unwrap();
    disconnecting.await.unwrap().expect("it is out of use");
    let _ = looking.await.unwrap();
    assert_eq!(issued(&world).await, 0);
    assert!(!keychain.0.lock().unwrap().keys().any(|name| name.starts_with(id.as_str())));
}

#[tokio::test]
async fn a_token_that_is_kept_late_does_not_bring_old_keys_back() {
    for disconnects in [false, true] {
        let (world, secrets, _) = with_stopping().await;
        let (fields, id) = a_shop(&world).await;
        world.platform.revoke_tokens("@shop").await.unwrap();
        let mut forgetting = secrets.next(Act::Change);
        let (app, aya, of) = (world.app().clone(), world.aya.clone(), id.clone());
        let looking = tokio::spawn(async move { app.account_check(&aya, &of).await.map(drop) });
        forgetting.stopped.recv().await.expect("an old channel secret is looked for first");
        let mut keeping = secrets.next(Act::Change);
        forgetting.go.send(()).unwrap();
        looking.await.unwrap().unwrap();
        keeping.stopped.recv().await.expect("LINE has issued another token, which is to be kept");
        if disconnects {
            world.app().account_disconnect(&world.aya, &id).await.unwrap();
        } else {
            connects(&world, fields).await;
        }
        let before = token_at_hand(&secrets, &id);
        keeping.go.send(()).unwrap();
        keeping.done.recv().await.unwrap();
        assert_eq!(token_at_hand(&secrets, &id), before, "as the administrator left it");
        assert_eq!(before.is_none(), disconnects);
        assert_eq!(issued(&world).await, usize::from(!disconnects), "LINE counts the one in use");
    }
}

fn token_at_hand(secrets: &Stopping, id: &LineAccountId) -> Option<String> {
    let TokenSecret::Assertion { issued, .. } = secrets.get(id).unwrap()?.token else { panic!("a key") };
    Some(issued.expect("a token").token.reveal().to_owned())
}

#[tokio::test]
async fn what_was_left_in_the_keychain_is_swept_at_the_next_start() {
    let keychain = Open::default();
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

#[tokio::test]
async fn two_channel_secrets_count_for_a_day_while_one_is_renewed() {
    let world = World::new().await;
    let id = account(&world, "@aya").await;
    let before = world.platform.credentials_of("@aya").await.unwrap();
    switches(&world, "@aya", json!({ "newSecret": true })).await;
    assert_eq!(
        is(&look(&world, &id).await, CheckName::Signature),
        (CheckState::Failed, CheckCode::WrongSecret)
    );
    let after = world.platform.credentials_of("@aya").await.unwrap();
    let keys = Credentials {
        basic_id: after.basic_id,
        channel_id: after.channel_id,
        channel_secret: after.channel_secret.clone(),
        access_token: after.channel_access_token,
    };
    let fields = AccountFields { shared: false, ..typed(&keys, TokenKind::LongLived) };
    world.app().account_connect(&world.aya, fields.clone()).await.unwrap();
    let until = look(&world, &id).await.old_secret_until.expect("until when the old one counts");
    assert_eq!(until.0 - crate::talk::now(&world), 24 * 60 * 60 * 1000);
    let [old, new] = [before.channel_secret, after.channel_secret];
    assert_eq!((posts(&world, &id, &old).await, posts(&world, &id, &new).await), (200, 200));
    world.app().account_connect(&world.aya, fields).await.unwrap();
    assert_eq!(posts(&world, &id, &old).await, 200, "typed again, the old one still has its day");
    world.clock.advance(24 * 60 * 60 * 1000);
    assert_eq!((posts(&world, &id, &old).await, posts(&world, &id, &new).await), (401, 200));
    assert_eq!(look(&world, &id).await.old_secret_until, None);
}

/// Posts an empty delivery, signed with this secret, to an account's door. Returns the status.
async fn posts(world: &World, id: &domain::LineAccountId, secret: &str) -> u16 {
    let bot = world.platform.credentials_of("@aya").await.unwrap().bot_user_id;
    let body = json!({ "destination": bot, "events": [] }).to_string();
    let url = world.workspace().door().unwrap().join(&format!("line/webhook/{id}")).unwrap();
    let request = reqwest::Client::builder().no_proxy().build().unwrap().post(url);
    let request = request.header("x-line-signature", sign(secret, body.as_bytes())).body(body);
    request.send().await.unwrap().status().as_u16()
}
