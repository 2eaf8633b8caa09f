//! From the first start to a two-way conversation over a company's own Official Account: the guided set-up in the real
//! window, with a LINE whose consoles stand as they do for a new account.

use line_simulator::{Config, Simulator};
use practice::control_client::ControlClient;
use serde_json::{Value, json};
use testkit::{FaultProxy, ProxyMode};

use crate::test_app::TestApp;

/// LINE, with a shop's new account and Mio.
struct Line {
    simulator: Simulator,
    people: ControlClient,
    account: Value,
    mio: String,
}

impl Line {
    async fn start() -> Self {
        let simulator = Simulator::start(Config::default()).await.expect("LINE starts");
        let people = ControlClient::new(&simulator.url());
        let new = json!({ "displayName": "Café Hanare", "basicId": "@hanare", "asNew": true });
        let account = people.post("accounts", new).await.expect("an account is opened");
        let mio = people.joins("Mio", "ja").await.expect("Mio joins LINE");
        Self { simulator, people, account, mio }
    }

    fn key(&self, name: &str) -> &str {
        self.account[name].as_str().expect("LINE's console shows it")
    }

    /// What the owner switches in LINE's consoles.
    async fn switches(&self, switches: Value) {
        self.people.patch("accounts/@hanare", switches).await.expect("the console takes it");
    }
}

/// Founds a company on this computer.
async fn founds(app: &TestApp) {
    app.click("start-local").await;
    app.fill("start-company", "Café Hanare").await;
    app.fill("start-member", "Aya").await;
    app.click("start-local-open").await;
    app.with("line-elsewhere", "127.0.0.1").await;
}

/// Types the account's keys and has them looked at.
async fn types_keys(app: &TestApp, line: &Line, secret: &str) {
    app.fill("connect-channel-id", line.key("channelId")).await;
    app.fill("connect-secret", secret).await;
    app.click("keys-check").await;
}

/// Waits until a check in the window stands at a state.
async fn check(app: &TestApp, name: &str, state: &str) {
    app.css(&format!("[data-testid='check-{name}'][data-state='{state}']")).await;
}

/// This computer has no keychain in a test: secrets go to a file with a passphrase.
async fn keeps_secrets_in_a_file(app: &TestApp) {
    app.click("radio-file").await;
    app.fill("secrets-passphrase", "wet hands, forty chats").await;
    app.fill("secrets-again", "wet hands, forty chats").await;
    app.check_accessibility("set-up-secrets").await;
    app.click("secrets-keep").await;
}

async fn connects(app: &TestApp, line: &Line) {
    founds(app).await;
    app.click("banner-connect").await;
    app.find("connect-channel-id").await;
    app.check_accessibility("set-up-keys").await;
    types_keys(app, line, line.key("channelSecret")).await;
    keeps_secrets_in_a_file(app).await;
    app.with("account-found", "@hanare").await;
    app.check_accessibility("set-up-is-this-you").await;
    app.click("radio-own").await;
    app.click("you-yes").await;
}

#[tokio::test]
async fn a_shop_connects_its_account_and_talks_both_ways() {
    let line = Line::start().await;
    let app = TestApp::at_a_shop(&line.simulator.url()).await;
    connects(&app, &line).await;
    // LINE is on this computer here, so the webhook server is its own public address, and the step is done.
    check(&app, "credentials", "ok").await;
    check(&app, "use_webhook", "failed").await;
    app.check_accessibility("set-up-checks-failed").await;
    line.switches(json!({ "webhookActive": true, "chatMode": "chat", "redelivery": true })).await;
    line.switches(json!({ "greeting": false, "autoReply": false, "allowGroups": true })).await;
    app.click("checks-again").await;
    for name in ["use_webhook", "webhook_test", "signature", "chat_mode"] {
        check(&app, name, "ok").await;
    }
    app.check_accessibility("set-up-checks").await;
    app.click("connect-next").await;
    for item in ["use_webhook", "redelivery", "greeting", "auto_reply", "group_join"] {
        app.click(&format!("checklist-tick-{item}")).await;
    }
    app.check_accessibility("set-up-switches").await;
    app.click("connect-next").await;
    app.click("people-on").await;
    app.click("people-me").await;
    app.css("[data-testid='first-event'][data-arrived='false']").await;
    app.check_accessibility("set-up-first-conversation").await;
    line.people.adds_by_link(&line.mio, "https://line.me/R/ti/p/%40hanare").await.expect("Mio adds it");
    line.people.writes(&line.mio, "@hanare", "Are you open?").await.expect("Mio writes");
    app.click("people-open").await;
    app.click_with("room-row", "Mio").await;
    app.with("message", "Are you open?").await;
    app.fill("composer", "We are!").await;
    app.click("send").await;
    app.with("message", "Accepted by LINE").await;
    let sent = line.people.get("sent").await.expect("LINE tells").to_string();
    assert_eq!(sent.matches("We are!").count(), 1, "once");

    // The next morning the file asks for its passphrase, and the conversation goes on.
    let data = app.close().await;
    let app = TestApp::restart_at_a_shop(data, &line.simulator.url()).await;
    app.find("secrets-banner").await;
    app.check_accessibility("secrets-locked").await;
    app.click("banner-unlock").await;
    app.fill("unlock-passphrase", "wet hands, forty chats").await;
    app.click("unlock").await;
    app.gone("secrets-banner").await;
    line.people.writes(&line.mio, "@hanare", "Good morning").await.expect("Mio writes");
    app.click_with("room-row", "Mio").await;
    app.with("message", "Good morning").await;
}

#[tokio::test]
async fn a_wrong_channel_secret_is_reported_at_once_and_later_failures_are_on_a_banner() {
    let line = Line::start().await;
    line.switches(json!({ "webhookActive": true, "chatMode": "chat" })).await;
    let app = TestApp::at_a_shop(&line.simulator.url()).await;
    founds(&app).await;
    app.click("banner-connect").await;
    types_keys(&app, &line, "00000000000000000000000000000000").await;
    app.css("[data-testid='connect-secret'][aria-invalid='true']").await;
    app.with("keys-form", "LINE does not take this").await;
    app.check_accessibility("set-up-wrong-secret").await;
    types_keys(&app, &line, line.key("channelSecret")).await;
    keeps_secrets_in_a_file(&app).await;
    app.click("you-yes").await;
    check(&app, "webhook_test", "ok").await;
    // Somebody switches "Use webhook" off in LINE's console: the next look finds it.
    line.switches(json!({ "webhookActive": false })).await;
    app.click("checks-again").await;
    check(&app, "use_webhook", "failed").await;
    app.click("rail-messages").await;
    app.find("trouble-banner").await;
    app.check_accessibility("trouble-banner").await;
    line.switches(json!({ "webhookActive": true })).await;
    app.click("trouble-open").await;
    app.click_until("checks-again", "[data-testid='check-use_webhook'][data-state='ok']").await;
    app.gone("trouble-banner").await;
    app.check_accessibility("health").await;
}

#[tokio::test]
async fn a_tunnels_public_address_is_set_and_verified_and_a_dead_tunnel_is_reported_until_it_is_back() {
    let line = Line::start().await;
    line.switches(json!({ "webhookActive": true, "chatMode": "chat" })).await;
    let app = TestApp::at_a_shop(&line.simulator.url()).await;
    connects(&app, &line).await;
    check(&app, "webhook_test", "ok").await;
    app.click("step-address").await;
    let server = app.find("address-door").await.text().await.expect("the webhook server's address");
    let tunnel = FaultProxy::before(&server).await;
    app.click("radio-other").await;
    app.fill("address-url", "shop.example").await;
    app.click("address-use").await;
    app.css("[data-testid='address-url'][aria-invalid='true']").await;
    app.fill("address-url", tunnel.url().as_str()).await;
    app.check_accessibility("set-up-address").await;
    app.click("address-use").await;
    check(&app, "webhook_url", "ok").await;
    check(&app, "webhook_test", "ok").await;
    line.people.adds_by_link(&line.mio, "https://line.me/R/ti/p/%40hanare").await.expect("Mio adds it");
    tunnel.set_mode(ProxyMode::Refuse).await;
    app.click_until("checks-again", "[data-testid='check-webhook_test'][data-state='failed']").await;
    app.click("rail-messages").await;
    app.find("trouble-banner").await;
    tunnel.set_mode(ProxyMode::Forward).await;
    app.click("trouble-open").await;
    app.click_until("checks-again", "[data-testid='check-webhook_test'][data-state='ok']").await;
    app.gone("trouble-banner").await;
}
