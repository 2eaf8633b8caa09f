//! A LINE platform on a real socket, with a shop's account on it and Mio, who has added it.

use std::sync::{Arc, Mutex};

use line::{AssertionKey, Client, IssuedToken, Message, PushOptions, Secret, Timeouts, Token};
use line_simulator::{
    AccountCredentials, AccountDraft, Config, Endpoint, Fault, FaultOrder, GroupDraft, Lookup, Platform,
    Simulator, User, UserDraft,
};
use url::Url;
use uuid::Uuid;

use crate::support::{client, long_timeouts, short_timeouts};

pub const KEY: Uuid = Uuid::from_u128(0x123e_4567_e89b_42d3_a456_4266_1417_4000);

pub type Kept = Arc<Mutex<Vec<IssuedToken>>>;

/// The shop's account, and Mio, who has added it.
pub struct World {
    pub simulator: Simulator,
    pub platform: Platform,
    pub shop: AccountCredentials,
    pub mio: User,
}

impl World {
    pub async fn start() -> Self {
        let simulator = Simulator::start(Config { seed: Some(1), ..Config::default() }).await.unwrap();
        let platform = simulator.platform();
        let draft = AccountDraft { display_name: "Shop".into(), ..AccountDraft::default() };
        let shop = platform.add_account(draft).await.unwrap();
        let mio = user(&platform, "Mio").await;
        platform.add_friend(&mio.user_id, Lookup::id(&shop.basic_id)).await.unwrap();
        Self { simulator, platform, shop, mio }
    }

    pub fn client(&self) -> Client {
        self.client_with(self.token(), long_timeouts())
    }

    pub fn token(&self) -> Token {
        Token::LongLived(Secret::new(&self.shop.channel_access_token))
    }

    pub fn client_with(&self, token: Token, timeouts: Timeouts) -> Client {
        client(&Url::parse(&self.simulator.url()).unwrap(), token, timeouts)
    }

    pub fn stateless(&self) -> Client {
        let platform = self.platform.clone();
        let token = Token::Stateless {
            channel_id: self.shop.channel_id.clone(),
            channel_secret: Secret::new(&self.shop.channel_secret),
            clock: Arc::new(move || platform.now_ms()),
        };
        self.client_with(token, long_timeouts())
    }

    /// A client by assertion, and the tokens that it hands out to be kept.
    pub async fn by_assertion(&self, issued: Option<IssuedToken>) -> (Client, Kept) {
        let public = serde_json::from_str(include_str!("keys/public.jwk.json")).unwrap();
        let kid = self.platform.register_key(&self.shop.basic_id, public).await.unwrap();
        let (platform, kept) = (self.platform.clone(), Kept::default());
        let keeping = kept.clone();
        let token = Token::Assertion {
            channel_id: self.shop.channel_id.clone(),
            key: AssertionKey::parse(&kid, include_str!("keys/assertion.jwk.json")).unwrap(),
            issued,
            on_issued: Arc::new(move |token| keeping.lock().unwrap().push(token)),
            clock: Arc::new(move || platform.now_ms()),
        };
        (self.client_with(token, long_timeouts()), kept)
    }

    pub async fn issued_tokens(&self) -> usize {
        self.platform.state().await.accounts[0].issued_tokens
    }

    pub async fn group(&self) -> (String, User) {
        let ploy = user(&self.platform, "Ploy").await;
        let draft = GroupDraft {
            by: self.mio.user_id.clone(),
            name: "Trip".into(),
            user_ids: vec![ploy.user_id.clone()],
            basic_id: Some(self.shop.basic_id.clone()),
            picture: None,
        };
        (self.platform.make_group(draft).await.unwrap().group_id, ploy)
    }

    pub async fn fails(&self, endpoint: Endpoint, fault: Fault) {
        self.platform.fault(FaultOrder { endpoint, times: 1, fault }).await;
    }

    pub async fn push(&self, text: &str) -> Result<line::Accepted, line::Error> {
        self.push_by(&self.client(), text).await
    }

    /// Pushes with a total timeout of a moment.
    pub async fn push_with_short_timeout(&self) -> Result<line::Accepted, line::Error> {
        self.push_by(&self.client_with(self.token(), short_timeouts()), "hello").await
    }

    pub async fn push_by(&self, client: &Client, text: &str) -> Result<line::Accepted, line::Error> {
        client.push(&self.mio.user_id, &[Message::text(text)], KEY, PushOptions::default()).await
    }
}

pub async fn user(platform: &Platform, name: &str) -> User {
    platform.add_user(UserDraft { display_name: name.into(), ..UserDraft::default() }).await.unwrap()
}

pub fn picture() -> Vec<u8> {
    // The smallest PNG: one pixel.
    const PNG: &[u8] = include_bytes!("pixel.png");
    PNG.to_vec()
}
