//! Our side of the contract tests, which compare the client, parser and signature with LINE's own (`tests/contract`).
//!
//! - `contract calls API_BASE TOKEN_BASE`: makes every call the client knows; ends with 1 when one is
//!   refused or its answer cannot be read.
//! - `contract events`: parses one event per line, prints what each was parsed as, one per line.
//! - `contract sign SECRET`, `contract verify SECRET SIGNATURE`: over the bytes of standard input.

#![expect(clippy::print_stdout, reason = "the answers are this program's output")]

use std::{
    error::Error,
    fmt::Debug,
    io::{Read, stdin},
    process::ExitCode,
    sync::Arc,
};

use line::{
    AssertionKey, Bases, Body, Client, Clock, Download, Http, Message, OnIssued, PushOptions, Secret, Sender,
    Timeouts, Token, event::Event, signature,
};
use url::Url;
use uuid::Uuid;

type Outcome = Result<bool, Box<dyn Error>>;

/// An assertion signing key for tests, registered nowhere.
const KEY: &str = include_str!("../tests/client/keys/assertion.jwk.json");
const USER: &str = "U4af4980629c1a8a2d6e3f0a1b2c3d4e5";
const GROUP: &str = "Ca56f94637c40f1b2a3d4e5f60718293a";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let words: Vec<_> = arguments.iter().map(String::as_str).collect();
    let all_passed = match words[..] {
        ["calls", api, tokens] => calls(api, tokens).await?,
        ["events"] => events()?,
        ["sign", secret] => sign(secret)?,
        ["verify", secret, signature] => verify(secret, signature)?,
        _ => {
            return Err(
                "contract calls API_BASE TOKEN_BASE | events | sign SECRET | verify SECRET SIGNATURE".into(),
            );
        }
    };
    Ok(ExitCode::from(u8::from(!all_passed)))
}

fn input() -> Result<Vec<u8>, std::io::Error> {
    let mut bytes = Vec::new();
    stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn events() -> Outcome {
    for line in String::from_utf8(input()?)?.lines() {
        println!("{:?}", Event::parse(line));
    }
    Ok(true)
}

fn sign(secret: &str) -> Outcome {
    println!("{}", signature::sign(&Secret::new(secret), &input()?));
    Ok(true)
}

fn verify(secret: &str, signature: &str) -> Outcome {
    Ok(line::signature::verify([&Secret::new(secret)], &input()?, signature.as_bytes()))
}

/// The number of calls that passed and failed; prints those that failed.
#[derive(Default)]
struct Tally {
    passed: usize,
    failed: usize,
}

impl Tally {
    fn note<T: Debug>(&mut self, call: &str, outcome: Result<T, line::Error>) {
        match outcome {
            Ok(_) => self.passed += 1,
            Err(error) => {
                self.failed += 1;
                println!("{call}: {error} {:?}", error.details);
            }
        }
    }
}

fn client(base: &str, token: Token) -> Result<Client, Box<dyn Error>> {
    let bases = Bases { api: Url::parse(base)?, data: Url::parse(base)? };
    Ok(Client::new(Http::new(&bases, Timeouts::default())?, bases, token))
}

async fn calls(api: &str, tokens: &str) -> Outcome {
    let mut tally = Tally::default();
    let token = Token::LongLived(Secret::new("token"));
    reading(&client(api, token.clone())?, &mut tally).await;
    sending(&client(api, token.clone())?, &mut tally).await;
    settings(&client(api, token.clone())?, &mut tally).await;

    tally.note("verify_token, long-lived", client(tokens, token)?.verify_token().await);
    let channel_secret = Secret::new("8c570fa6dd201bb328f1c1eac23a96d8");
    let channel_id = "1573163733".to_owned();
    let clock: Clock = Arc::new(|| 0);
    let stateless = Token::Stateless {
        channel_id: channel_id.clone(),
        channel_secret: channel_secret.clone(),
        clock: clock.clone(),
    };
    tally.note("verify_token, stateless", client(tokens, stateless)?.verify_token().await);
    // Issues one first; what is verified and revoked then is the one that came.
    let key = AssertionKey::parse("536e453c-aa93-4449-8e90-add2608783c6", KEY)?;
    let on_issued: OnIssued = Arc::new(|_| ());
    let assertion = client(tokens, Token::Assertion { channel_id, key, issued: None, on_issued, clock })?;
    tally.note("verify_token, by assertion", assertion.verify_token().await);
    tally.note("revoke_token", assertion.revoke_token(&channel_secret).await);
    println!("{} passed, {} failed", tally.passed, tally.failed);
    Ok(tally.failed == 0)
}

async fn reading(client: &Client, tally: &mut Tally) {
    tally.note("bot_info", client.bot_info().await);
    tally.note("profile", client.profile(USER).await);
    tally.note("group_summary", client.group_summary(GROUP).await);
    tally.note("group_member_count", client.group_member_count(GROUP).await);
    tally.note("group_member_profile", client.group_member_profile(GROUP, USER).await);
    tally.note("room_member_profile", client.room_member_profile("Ra8dbf4673c", USER).await);
    tally.note("room_member_count", client.room_member_count("Ra8dbf4673c").await);
    tally.note("leave_group", client.leave_group(GROUP).await);
    tally.note("content", whole(client.content("444573844083572737", 1024).await).await);
    tally.note("content_preview", whole(client.content_preview("444573844083572737", 1024).await).await);
}

async fn whole(download: Result<Download, line::Error>) -> Result<(), line::Error> {
    if let Download::Ready(mut content) = download? {
        while content.chunk().await?.is_some() {}
    }
    Ok(())
}

async fn sending(client: &Client, tally: &mut Tally) {
    let silent = PushOptions { notification_disabled: true };
    let key = Uuid::from_u128(0x123e_4567_e89b_42d3_a456_4266_1417_4000);
    for message in messages() {
        let aya = Sender { name: Some("Aya".into()), icon_url: Some("https://example.com/aya.png".into()) };
        let message = [message.sent_by(aya)];
        tally.note("push", client.push(USER, &message, key, silent).await);
        tally.note("reply", client.reply("nHuyWiB7yP5Zw52FIkcQobQuGDXCTA", &message).await);
    }
    tally.note("mark_as_read", client.mark_as_read("30yhdy232").await);
    tally.note("show_loading_indicator", client.show_loading_indicator(USER, 20).await);
}

fn messages() -> Vec<Message> {
    let url = || "https://example.com/original".to_owned();
    let preview = || "https://example.com/preview".to_owned();
    let emoji =
        line::Emoji { index: 0, product_id: "5ac1bfd5040ab15980c9b435".into(), emoji_id: "001".into() };
    let bodies = [
        Body::Text { text: "$ hello".into(), emojis: vec![emoji], quote_token: Some("q3Plxr4AgKd".into()) },
        Body::Sticker { package_id: "446".into(), sticker_id: "1988".into(), quote_token: None },
        Body::Image { original_content_url: url(), preview_image_url: preview() },
        Body::Video { original_content_url: url(), preview_image_url: preview() },
        Body::Audio { original_content_url: url(), duration: 60_000 },
        Body::Location { title: "Shop".into(), address: "Tokyo".into(), latitude: 35.6, longitude: 139.7 },
    ];
    bodies.into_iter().map(Message::from).collect()
}

async fn settings(client: &Client, tally: &mut Tally) {
    let endpoint = "https://example.com/line/webhook/shop";
    tally.note("webhook_endpoint", client.webhook_endpoint().await);
    tally.note("set_webhook_endpoint", client.set_webhook_endpoint(endpoint).await);
    tally.note("test_webhook_endpoint", client.test_webhook_endpoint(None).await);
    tally.note("test_webhook_endpoint, elsewhere", client.test_webhook_endpoint(Some(endpoint)).await);
    tally.note("quota", client.quota().await);
    tally.note("consumption", client.consumption().await);
}
