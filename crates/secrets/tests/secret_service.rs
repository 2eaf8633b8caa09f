//! Against a real Secret Service, where there is one for tests: gnome-keyring on a bus of its own.
//!
//! `cargo test` starts this program as any other; it starts itself once more under `dbus-run-session` and takes the
//! steps there. Where the two programs are not installed it says that this was left out.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::print_stdout)]

use std::path::Path;
use std::process::Command;

use app::environment::SecretsState;
use app::environment::{AccountSecrets, Secrets, TokenSecret};
use domain::LineAccountId;
use line::Secret;
use secrets::LocalSecrets;

const INSIDE: &str = "ENGAWA_TEST_IN_SESSION";

#[test]
fn a_real_secret_service_stores_secrets_and_a_locked_one_is_reported() {
    if let Ok(state) = std::env::var(INSIDE) {
        return inside(&state);
    }
    if !["dbus-run-session", "gnome-keyring-daemon"].iter().all(|program| is_there(program)) {
        println!("left out: dbus-run-session or gnome-keyring-daemon is not installed");
        return;
    }
    run("unlocked", "printf 'pass\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null; ");
    run("locked", "");
    run("none", "unset DBUS_SESSION_BUS_ADDRESS; ");
}

fn is_there(program: &str) -> bool {
    Command::new("sh")
        .args(["-c", &format!("command -v {program}")])
        .output()
        .is_ok_and(|o| o.status.success())
}

fn run(state: &str, before: &str) {
    let home = tempfile::tempdir().unwrap();
    let me = std::env::current_exe().unwrap();
    let script = format!(
        "{before}exec '{}' --exact a_real_secret_service_stores_secrets_and_a_locked_one_is_reported",
        me.display()
    );
    let done = Command::new("dbus-run-session")
        .args(["--", "sh", "-c", &script])
        .env(INSIDE, state)
        .env("HOME", home.path())
        .env("XDG_DATA_HOME", home.path())
        .env("XDG_RUNTIME_DIR", home.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{state}: {said}{}", String::from_utf8_lossy(&done.stderr));
    assert!(said.contains("1 passed"), "{state}: the steps were taken: {said}");
}

fn inside(state: &str) {
    let folder = tempfile::tempdir().unwrap();
    let secrets = LocalSecrets::open(folder.path());
    if state == "unlocked" { keeps(&secrets, folder.path()) } else { is_said(&secrets) }
}

fn keeps(secrets: &LocalSecrets, folder: &Path) {
    assert_eq!(secrets.state(), SecretsState::Ready);
    let account = LineAccountId::from("account");
    let kept = AccountSecrets {
        channel_secret: Secret::new("secret"),
        old_channel_secret: None,
        token: TokenSecret::Assertion {
            key_id: "key".into(),
            private_key: Secret::new("KEY".repeat(1500)),
            issued: None,
        },
    };
    secrets.set(&account, &kept).expect("it is kept");
    let found = LocalSecrets::open(folder).get(&account).expect("the keychain answers").expect("it is there");
    assert_eq!(found.channel_secret.reveal(), "secret");
    let TokenSecret::Assertion { private_key, .. } = found.token else { panic!("the key is kept, too") };
    assert_eq!(private_key.reveal(), "KEY".repeat(1500));
    secrets.remove(&account).expect("it is removed");
    assert!(LocalSecrets::open(folder).get(&account).expect("it answers").is_none());
}

fn is_said(secrets: &LocalSecrets) {
    assert_eq!(secrets.state(), SecretsState::Unavailable);
    assert!(secrets.get(&LineAccountId::from("account")).is_err(), "not the same as having none");
}
