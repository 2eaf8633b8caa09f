//! The world of a proof: a LINE simulator with people on it, and a company whose Engawa runs in a process of its own.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use line_simulator::{
    AccountCredentials, AccountDraft, Config, GroupDraft, Lookup, Platform, Simulator, UserDraft,
};
use serde_json::Value;
use tempfile::TempDir;
use tokio::time::{Instant, sleep};
use url::Url;

use crate::company::Founding;
use crate::headless::{Account, Act, Headless, Start};

/// So long is waited for a state that has to come.
pub const DEADLINE: Duration = Duration::from_secs(120);
/// Between two looks whether it has come.
pub const LOOK_AGAIN: Duration = Duration::from_millis(20);
const PEOPLE: [&str; 3] = ["Mio", "Ploy", "Jun"];

/// LINE, the people on it, and the company's data folder.
pub struct World {
    /// Acts of the LINE users, and what the simulator knows.
    pub platform: Platform,
    /// The company's account.
    pub account: AccountCredentials,
    /// The conversations: one with each person, and a group.
    pub chats: Vec<Chat>,
    start: Start,
    registered: Mutex<Option<Url>>,
    folder: TempDir,
    _simulator: Simulator,
}

/// A conversation.
#[derive(Debug, Clone)]
pub struct Chat {
    /// A LINE user in it.
    pub user: String,
    /// Its id on the user's phone.
    pub id: String,
    /// Its room in the workspace.
    pub room: String,
}

impl World {
    /// A new world: the company is founded, and everybody is in its rooms. Nothing waits.
    ///
    /// # Errors
    /// When something of it does not start.
    pub async fn begin(seed: u64) -> Result<Self> {
        let simulator = Simulator::start(Config { seed: Some(seed), ..Config::default() }).await?;
        let platform = simulator.platform();
        let draft = AccountDraft {
            display_name: "Hanare".into(),
            basic_id: Some("@hanare".into()),
            redelivery: Some(true),
            ..AccountDraft::default()
        };
        let account = platform.add_account(draft).await.map_err(said)?;
        let mut folder = TempDir::with_prefix("engawa-proof-")?;
        folder.disable_cleanup(true);
        let line = Url::parse(&simulator.url())?;
        let start = Start { folder: folder.path().join("workspace"), line, account: None };
        let mut world = Self {
            platform,
            account,
            chats: Vec::new(),
            start,
            registered: Mutex::default(),
            folder,
            _simulator: simulator,
        };
        let engawa = world.start().await?;
        world.found(&engawa).await?;
        engawa.close().await?;
        Ok(world)
    }

    /// Starts Engawa. The process may not be ready yet: [`settle_in`](Self::settle_in).
    ///
    /// # Errors
    /// When no process can be started.
    pub async fn start(&self) -> Result<Headless> {
        Headless::start(&self.start, &self.log()).await
    }

    /// The same with variables in its environment.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub async fn start_with(&self, variables: &[(&str, OsString)]) -> Result<Headless> {
        Headless::start_with(&self.start, &self.log(), variables).await
    }

    /// Waits until Engawa is ready, and LINE knows where it is. False when it ended before.
    pub async fn settle_in(&self, engawa: &Headless) -> bool {
        let Some(url) = engawa.ready().await else { return false };
        let known = self.registered.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if known.as_ref() != Some(&url) {
            if engawa.act(Act::RegisterWebhooks).await.is_err() {
                return false;
            }
            *self.registered.lock().unwrap_or_else(PoisonError::into_inner) = Some(url);
        }
        true
    }

    /// The workspace's folder.
    pub fn folder(&self) -> &std::path::Path {
        &self.start.folder
    }

    /// What the processes logged: warnings and errors.
    pub fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// Deletes the data folder. Without this it is kept, for whoever looks for the cause of a failure.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn clean_up(&self) -> Result<()> {
        Ok(std::fs::remove_dir_all(self.folder.path())?)
    }

    async fn found(&mut self, engawa: &Headless) -> Result<()> {
        engawa.ready().await.context("the first start fails: see the log")?;
        let founding =
            Founding { company: "Hanare".into(), member: "Aya".into(), account: self.account.clone() };
        let founded = engawa.act(Act::Found(founding)).await?;
        let id = founded["lineAccountId"].as_str().context("the account has an id")?.into();
        self.start.account = Some(Account { id, credentials: self.account.clone() });
        ensure!(self.settle_in(engawa).await, "LINE does not learn where Engawa is");
        let users = self.people().await?;
        let group = GroupDraft {
            by: users.first().cloned().context("somebody")?,
            name: "Picnic".into(),
            user_ids: users[1..].to_vec(),
            picture: None,
            basic_id: Some(self.account.basic_id.clone()),
        };
        let group = self.platform.make_group(group).await.map_err(said)?.group_id;
        let direct = users.iter().map(|user| (user.clone(), self.account.basic_id.clone(), user.clone()));
        let chats: Vec<_> = direct.chain([(users[0].clone(), group.clone(), group)]).collect();
        let rooms = rooms(engawa, chats.len()).await?;
        let room = |line_id: &str| rooms[line_id].as_str().map(str::to_owned).context("a room is missing");
        let chat =
            |(user, id, line_id): (String, String, String)| Ok(Chat { user, id, room: room(&line_id)? });
        self.chats = chats.into_iter().map(chat).collect::<Result<_>>()?;
        self.platform.settled(DEADLINE).await.map_err(said)?;
        wait_until_nothing_waits(engawa).await
    }

    /// LINE users, who all have added the account.
    async fn people(&self) -> Result<Vec<String>> {
        let mut users = Vec::new();
        for name in PEOPLE {
            let draft = UserDraft { display_name: name.into(), ..UserDraft::default() };
            let user = self.platform.add_user(draft).await.map_err(said)?.user_id;
            self.platform.add_friend(&user, Lookup::id(&self.account.basic_id)).await.map_err(said)?;
            users.push(user);
        }
        Ok(users)
    }
}

/// Waits until no event, message or download waits.
///
/// # Errors
/// When something still does after the deadline, or the process ends.
pub async fn wait_until_nothing_waits(engawa: &Headless) -> Result<()> {
    let started = Instant::now();
    loop {
        let waiting = engawa.act(Act::CountWaiting).await?;
        if waiting == 0 {
            return Ok(());
        }
        ensure!(started.elapsed() < DEADLINE, "{waiting} events, messages or downloads wait for ever");
        sleep(LOOK_AGAIN).await;
    }
}

async fn rooms(engawa: &Headless, count: usize) -> Result<Value> {
    let started = Instant::now();
    loop {
        let rooms = engawa.act(Act::Rooms).await?;
        if rooms.as_object().is_some_and(|rooms| rooms.len() == count) {
            return Ok(rooms);
        }
        ensure!(started.elapsed() < DEADLINE, "not all rooms come about: {rooms}");
        sleep(LOOK_AGAIN).await;
    }
}

/// A refusal of the simulator's.
pub fn said(error: line_simulator::ControlError) -> anyhow::Error {
    anyhow::anyhow!("the simulator refuses: {}", error.message)
}
