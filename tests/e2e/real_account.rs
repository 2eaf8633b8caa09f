//! From the first start to a two-way conversation over a company's own Official Account: the guided set-up in the real
//! window, with a LINE whose consoles stand as they do for a new account.

use line_simulator::{Config, Simulator};
use practice::line_people::LinePeople;
use serde_json::{Value, json};
use testkit::{FaultProxy, Way};

use crate::desk::Desk;

/// LINE, with a shop's new account and Mio.
struct Line {
    simulator: Simulator,
    people: LinePeople,
    account: Value,
    mio: String,
}

impl Line {
    async fn start() -> Self {
        let simulator = Simulator::start(Config::default()).await.expect("LINE starts");
        let people = LinePeople::of(&simulator.url());
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
async fn founds(desk: &Desk) {
    desk.click("start-local").await;
    desk.fill("start-company", "Café Hanare").await;
    desk.fill("start-member", "Aya").await;
    desk.click("start-local-open").await;
    desk.find("frame").await;
}

/// Types the account's keys and has them looked at.
async fn types_keys(desk: &Desk, line: &Line, secret: &str) {
    desk.fill("connect-channel-id", line.key("channelId")).await;
    desk.fill("connect-secret", secret).await;
    desk.click("keys-check").await;
}

/// Waits until a check in the window stands at a state.
async fn check(desk: &Desk, name: &str, state: &str) {
    desk.css(&format!("[data-testid='check-{name}'][data-state='{state}']")).await;
}

/// This computer has no keychain in a test: secrets go to a file with a passphrase.
async fn keeps_secrets_in_a_file(desk: &Desk) {
    desk.click("radio-file").await;
    desk.fill("secrets-passphrase", "wet hands, forty chats").await;
    desk.fill("secrets-again", "wet hands, forty chats").await;
    desk.look("set-up-secrets").await;
    desk.click("secrets-keep").await;
}

async fn connects(desk: &Desk, line: &Line) {
    founds(desk).await;
    desk.click("banner-connect").await;
    desk.find("connect-channel-id").await;
    desk.look("set-up-keys").await;
    types_keys(desk, line, line.key("channelSecret")).await;
    keeps_secrets_in_a_file(desk).await;
    desk.with("account-found", "@hanare").await;
    desk.look("set-up-is-this-you").await;
    desk.click("radio-own").await;
    desk.click("you-yes").await;
}

#[tokio::test]
async fn a_shop_connects_its_account_and_talks_both_ways() {
    let line = Line::start().await;
    let desk = Desk::at_a_shop(&line.simulator.url()).await;
    connects(&desk, &line).await;
    // LINE is on this computer here, so the door is its own public address, and the step is done.
    check(&desk, "credentials", "ok").await;
    check(&desk, "use_webhook", "failed").await;
    desk.look("set-up-checks-failed").await;
    line.switches(json!({ "webhookActive": true, "chatMode": "chat", "redelivery": true })).await;
    line.switches(json!({ "greeting": false, "autoReply": false, "allowGroups": true })).await;
    desk.click("checks-again").await;
    for name in ["use_webhook", "webhook_test", "signature", "chat_mode"] {
        check(&desk, name, "ok").await;
    }
    desk.look("set-up-checks").await;
    desk.click("connect-next").await;
    for item in ["use_webhook", "redelivery", "greeting", "auto_reply", "group_join"] {
        desk.click(&format!("checklist-tick-{item}")).await;
    }
    desk.look("set-up-switches").await;
    desk.click("connect-next").await;
    desk.click("people-on").await;
    desk.click("people-me").await;
    desk.css("[data-testid='first-event'][data-arrived='false']").await;
    desk.look("set-up-first-conversation").await;
    line.people.adds_by_link(&line.mio, "https://line.me/R/ti/p/%40hanare").await.expect("Mio adds it");
    line.people.writes(&line.mio, "@hanare", "Are you open?").await.expect("Mio writes");
    desk.click("people-open").await;
    desk.click_with("room-row", "Mio").await;
    desk.with("message", "Are you open?").await;
    desk.fill("composer", "We are!").await;
    desk.click("send").await;
    desk.with("message", "Accepted by LINE").await;
    let sent = line.people.get("sent").await.expect("LINE tells").to_string();
    assert_eq!(sent.matches("We are!").count(), 1, "once");

    // The next morning the file asks for its passphrase, and the conversation goes on.
    let data = desk.close().await;
    let desk = Desk::again_at_a_shop(data, &line.simulator.url()).await;
    desk.find("secrets-banner").await;
    desk.look("secrets-locked").await;
    desk.click("banner-unlock").await;
    desk.fill("unlock-passphrase", "wet hands, forty chats").await;
    desk.click("unlock").await;
    desk.gone("secrets-banner").await;
    line.people.writes(&line.mio, "@hanare", "Good morning").await.expect("Mio writes");
    desk.click_with("room-row", "Mio").await;
    desk.with("message", "Good morning").await;
}

#[tokio::test]
async fn a_wrong_channel_secret_is_reported_at_once_and_later_failures_are_on_a_banner() {
    let line = Line::start().await;
    line.switches(json!({ "webhookActive": true, "chatMode": "chat" })).await;
    let desk = Desk::at_a_shop(&line.simulator.url()).await;
    founds(&desk).await;
    desk.click("banner-connect").await;
    types_keys(&desk, &line, "00000000000000000000000000000000").await;
    desk.css("[data-testid='connect-secret'][aria-invalid='true']").await;
    desk.with("keys-form", "LINE does not take this").await;
    desk.look("set-up-wrong-secret").await;
    types_keys(&desk, &line, line.key("channelSecret")).await;
    keeps_secrets_in_a_file(&desk).await;
    desk.click("you-yes").await;
    check(&desk, "webhook_test", "ok").await;
    // Somebody switches "Use webhook" off in LINE's console: the next look finds it.
    line.switches(json!({ "webhookActive": false })).await;
    desk.click("checks-again").await;
    check(&desk, "use_webhook", "failed").await;
    desk.click("rail-messages").await;
    desk.find("trouble-banner").await;
    desk.look("trouble-banner").await;
    line.switches(json!({ "webhookActive": true })).await;
    desk.click("trouble-open").await;
    desk.click("checks-again").await;
    desk.gone("trouble-banner").await;
    desk.look("health").await;
}

#[tokio::test]
async fn a_tunnels_public_address_is_set_and_verified_and_a_dead_tunnel_is_reported_until_it_is_back() {
    let line = Line::start().await;
    line.switches(json!({ "webhookActive": true, "chatMode": "chat" })).await;
    let desk = Desk::at_a_shop(&line.simulator.url()).await;
    connects(&desk, &line).await;
    check(&desk, "webhook_test", "ok").await;
    desk.click("step-address").await;
    let door = desk.find("address-door").await.text().await.expect("the door's address");
    let tunnel = FaultProxy::before(&door).await;
    desk.click("radio-other").await;
    desk.fill("address-url", "shop.example").await;
    desk.click("address-use").await;
    desk.css("[data-testid='address-url'][aria-invalid='true']").await;
    desk.fill("address-url", tunnel.url().as_str()).await;
    desk.look("set-up-address").await;
    desk.click("address-use").await;
    check(&desk, "webhook_url", "ok").await;
    check(&desk, "webhook_test", "ok").await;
    line.people.adds_by_link(&line.mio, "https://line.me/R/ti/p/%40hanare").await.expect("Mio adds it");
    tunnel.is(Way::Refuses).await;
    desk.click("checks-again").await;
    check(&desk, "webhook_test", "failed").await;
    desk.click("rail-messages").await;
    desk.find("trouble-banner").await;
    tunnel.is(Way::Open).await;
    desk.click("trouble-open").await;
    desk.click("checks-again").await;
    desk.gone("trouble-banner").await;
}
