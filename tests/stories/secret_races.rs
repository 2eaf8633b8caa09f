//! Changes of an account's secrets that meet each other, or a slow keychain.

use std::sync::{Arc, Mutex, mpsc};

use app::company::views::MemberFields;
use app::environment::{AccountSecrets, Secrets, SecretsPlace, SecretsState, TokenSecret};
use domain::LineAccountId;
use domain::account::TokenKind;
use testkit::World;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::connecting::{connects, typed};
use crate::keychains::{OpenKeychain, a_shop, by_assertion, issued, local};

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

async fn with_stopping() -> (World, Stopping, OpenKeychain) {
    let keychain = OpenKeychain::default();
    // Its own folder: it is made before the world is.
    let folder = tempfile::tempdir().unwrap();
    let secrets = Stopping { kept: local(folder.path(), keychain.clone()), stop: Arc::default() };
    let given = secrets.clone();
    (World::with_secrets(Box::new(move |_| Arc::new(given.clone()))).await, secrets, keychain)
}

#[tokio::test]
async fn no_writer_waits_for_the_keychain_during_a_connect_and_a_failed_one_is_rolled_back() {
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
        let nok = world.app().member_add(&world.aya, nok).await.unwrap().id;
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
async fn an_account_that_is_being_disconnected_gets_no_other_token() {
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
async fn a_token_that_is_stored_late_does_not_overwrite_newer_credentials() {
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
