//! Tokens for signed assertions: what has to be in one, how many there are, how they end.
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use line_simulator::{AccountChange, Endpoint, ErrorCode, Fault, FaultOrder, PublicKey};
use ring::rand::SystemRandom;
use ring::rsa::KeyPair;
use ring::signature::RSA_PKCS1_SHA256;
use serde_json::{Value, json};

use crate::support::{Answer, Api, START_MS, World, account, answer};

const DAY_S: i64 = 86_400;

fn public_key() -> PublicKey {
    serde_json::from_str(include_str!("keys/public.jwk.json")).unwrap()
}

fn signed(header: &Value, claims: &Value) -> String {
    let pair = KeyPair::from_pkcs8(include_bytes!("keys/assertion.pk8")).unwrap();
    let part = |value: &Value| BASE64URL.encode(value.to_string());
    let text = format!("{}.{}", part(header), part(claims));
    let mut signature = vec![0; pair.public().modulus_len()];
    pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), text.as_bytes(), &mut signature).unwrap();
    format!("{text}.{}", BASE64URL.encode(signature))
}

struct Channel {
    world: World,
    kid: String,
}

impl Channel {
    async fn new() -> Self {
        let world = World::new().await;
        let kid = world.platform.register_key("@sakura", public_key()).await.unwrap();
        Self { world, kid }
    }

    fn header(&self) -> Value {
        json!({ "alg": "RS256", "typ": "JWT", "kid": self.kid })
    }

    fn claims(&self) -> Value {
        let id = &self.world.account.channel_id;
        let now = self.world.platform.now_ms() / 1_000;
        json!({ "iss": id, "sub": id, "aud": "https://api.line.me/", "exp": now + 1_800, "token_exp": 30 * DAY_S })
    }

    async fn ask(&self, assertion: &str) -> Answer {
        let form = [
            ("grant_type", "client_credentials"),
            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            ("client_assertion", assertion),
        ];
        let url = format!("{}/oauth2/v2.1/token", self.world.simulator.url());
        answer(self.world.api.http.post(url).form(&form)).await
    }

    async fn issue(&self) -> Answer {
        self.ask(&signed(&self.header(), &self.claims())).await
    }

    async fn kids(&self) -> Vec<Value> {
        let assertion = signed(&self.header(), &self.claims());
        let query = [
            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            ("client_assertion", assertion.as_str()),
        ];
        let url = format!("{}/oauth2/v2.1/tokens/kid", self.world.simulator.url());
        let answer = answer(self.world.api.http.get(url).query(&query)).await;
        answer.body["kids"].as_array().unwrap_or_else(|| panic!("{}", answer.body)).clone()
    }

    async fn revoke(&self, secret: &str, token: &str) -> u16 {
        let id = self.world.account.channel_id.as_str();
        let form = [("client_id", id), ("client_secret", secret), ("access_token", token)];
        let url = format!("{}/oauth2/v2.1/revoke", self.world.simulator.url());
        answer(self.world.api.http.post(url).form(&form)).await.status
    }

    async fn opens(&self, token: &str) -> bool {
        Api::new(self.world.simulator.url(), token).get("/v2/bot/info").await.status == 200
    }
}

fn token(issued: &Answer) -> &str {
    issued.body["access_token"].as_str().unwrap_or_else(|| panic!("{}", issued.body))
}

#[tokio::test]
async fn an_assertion_by_the_registered_key_is_issued_a_token_of_the_requested_lifetime() {
    let channel = Channel::new().await;
    let issued = channel.issue().await;
    assert_eq!(
        (&issued.body["token_type"], &issued.body["expires_in"]),
        (&json!("Bearer"), &json!(30 * DAY_S))
    );
    assert_eq!(channel.kids().await, [issued.body["key_id"].clone()]);
    assert!(channel.opens(token(&issued)).await);
    let verify = |token: String| {
        let url = format!("{}/oauth2/v2.1/verify", channel.world.simulator.url());
        answer(channel.world.api.http.get(url).query(&[("access_token", token)]))
    };
    let verified = verify(token(&issued).to_owned()).await;
    assert_eq!(verified.body["client_id"], channel.world.account.channel_id.as_str());
    assert_eq!(verified.body["expires_in"], 30 * DAY_S);
    channel.world.platform.advance_clock(30 * DAY_S * 1_000).await.unwrap();
    assert!(!channel.opens(token(&issued)).await, "its time is over");
    assert_eq!(verify(token(&issued).to_owned()).await.status, 400);
    assert!(channel.kids().await.is_empty());
}

#[tokio::test]
async fn an_assertion_with_a_wrong_claim_key_or_signature_is_issued_no_token() {
    let channel = Channel::new().await;
    let other = channel.world.platform.add_account(account("Momiji", "@momiji")).await.unwrap();
    let claims = |name: &str, value: Value| {
        let mut claims = channel.claims();
        claims[name] = value;
        signed(&channel.header(), &claims)
    };
    let header = |name: &str, value: &str| {
        let mut header = channel.header();
        header[name] = value.into();
        signed(&header, &channel.claims())
    };
    let now = START_MS / 1_000;
    let right = signed(&channel.header(), &channel.claims());
    let forged = {
        let (head, signature) = right.rsplit_once('.').unwrap();
        format!("{}.{signature}", head.replacen("ey", "eY", 1))
    };
    let wrong = [
        ("another channel", claims("iss", other.channel_id.into())),
        ("sub", claims("sub", "1".into())),
        ("audience", claims("aud", "https://example.com/".into())),
        ("too late", claims("exp", now.into())),
        ("too long", claims("exp", (now + 1_801).into())),
        ("no life", claims("token_exp", Value::Null)),
        ("too long a life", claims("token_exp", (30 * DAY_S + 1).into())),
        ("kid", header("kid", "unknown")),
        ("alg", header("alg", "none")),
        ("signature", forged),
        ("cut", right[..right.len() - 10].to_owned()),
        ("no JWT", "hello".to_owned()),
    ];
    for (what, assertion) in wrong {
        let refused = channel.ask(&assertion).await;
        assert_eq!((refused.status, &refused.body["error"]), (400, &json!("invalid_client")), "{what}");
    }
    assert!(channel.kids().await.is_empty(), "none of them was counted");
}

#[tokio::test]
async fn a_channel_has_thirty_valid_tokens_and_no_more() {
    let channel = Channel::new().await;
    let first = channel.issue().await;
    for _ in 1..30 {
        assert_eq!(channel.issue().await.status, 200);
    }
    assert_eq!(channel.issue().await.status, 400, "the oldest is not dropped: the newest is refused");
    assert!(channel.opens(token(&first)).await);
    assert_eq!(channel.revoke("wrong", token(&first)).await, 400);
    assert_eq!(channel.revoke(&channel.world.account.channel_secret, token(&first)).await, 200);
    assert!(!channel.opens(token(&first)).await);
    assert_eq!(channel.issue().await.status, 200, "there is room again");
    assert_eq!(channel.revoke(&channel.world.account.channel_secret, "unknown").await, 200, "as at LINE");
}

#[tokio::test]
async fn tokens_are_revoked_on_command_and_the_long_lived_one_when_it_is_reissued() {
    let channel = Channel::new().await;
    let issued = channel.issue().await;
    channel.world.platform.revoke_tokens("@sakura").await.unwrap();
    assert!(!channel.opens(token(&issued)).await);
    let old = &channel.world.account.channel_access_token;
    assert!(channel.opens(old).await, "that one ends by the console only");
    let change = AccountChange { new_access_token: true, ..AccountChange::default() };
    channel.world.platform.change_account("@sakura", change).await.unwrap();
    assert!(!channel.opens(old).await);
    let new = channel.world.platform.credentials_of("@sakura").await.unwrap();
    assert!(channel.opens(&new.channel_access_token).await);
}

#[tokio::test]
async fn only_public_rsa_keys_are_registered() {
    let world = World::new().await;
    let refused = async |key| world.platform.register_key("@sakura", key).await.unwrap_err().code;
    assert_eq!(
        refused(PublicKey { d: Some("AQAB".into()), ..public_key() }).await,
        ErrorCode::Invalid,
        "private"
    );
    assert_eq!(refused(PublicKey { kty: "EC".into(), ..public_key() }).await, ErrorCode::Invalid);
    assert_eq!(
        refused(PublicKey { n: "AQAB".into(), ..public_key() }).await,
        ErrorCode::Invalid,
        "too short"
    );
    let nowhere = world.platform.register_key("@nowhere", public_key()).await.unwrap_err();
    assert_eq!(nowhere.code, ErrorCode::NotFound);
}

#[tokio::test]
async fn faults_are_injected_into_the_token_calls_too() {
    let channel = Channel::new().await;
    for endpoint in [Endpoint::Token, Endpoint::Revoke] {
        channel.world.platform.fault(FaultOrder { endpoint, times: 1, fault: Fault::RateLimit }).await;
    }
    assert_eq!(channel.issue().await.status, 429);
    assert_eq!(channel.revoke("any", "any").await, 429);
    assert_eq!(channel.issue().await.status, 200);
}
