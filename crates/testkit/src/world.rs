//! The company, LINE, and the acts between them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::accounts::views::AccountFields;
use app::company::views::MemberFields;
use app::company::views::SettingsSet;
use app::environment::TunnelPrograms;
use app::environment::{Environment, Secrets};
use app::rooms::message_views::Attachment;
use app::sending::attachments::parts::Part;
use app::sending::composed::NewMessageContent;
use app::{App, Error};
use domain::language::Language;
use domain::workspace::WorkspaceKind;
use domain::{LineAccountId, MemberId, MessageId, RoomId};
use line_simulator::{Config, Platform, Simulator};
use practice::MemorySecrets;
use practice::control_client::{ControlClient, Credentials};
use serde_json::{Value, json};
use store::runs::RunRegister;
use tempfile::TempDir;
use url::Url;
use workspace::Workspace;

use crate::desktop::RecordingDesktop;
use crate::environment::{FixedClock, FixedDisk, SeededRng};
use crate::faults::LineClock;
use crate::proxy::FaultProxy;

mod starts;

/// Makes the secrets of a start of the program, by the workspace's folder.
pub type SecretsAt = Box<dyn Fn(&Path) -> Arc<dyn Secrets> + Send + Sync>;

/// Aya and Ken of Café Hanare, each with a LINE account of their own; Mio and Ploy on LINE.
pub struct World {
    pub clock: FixedClock,
    pub line_clock: LineClock,
    pub desktop: Arc<RecordingDesktop>,
    pub disk: FixedDisk,
    pub aya: MemberId,
    pub ken: MemberId,
    pub mio: String,
    pub ploy: String,
    pub line: ControlClient,
    pub platform: Platform,
    workspace: Option<Workspace>,
    environment: Environment,
    secrets: SecretsAt,
    /// What the program takes for LINE.
    base: Url,
    _simulator: Simulator,
    folder: TempDir,
    /// What outlives the data folder: the register of runs.
    state: TempDir,
    /// The workspace's folder: that one, or one that was restored.
    at: PathBuf,
}

impl World {
    /// The connection is on for everybody, Aya is an administrator, and nobody has added anybody yet.
    pub async fn new() -> Self {
        let memory = Arc::new(MemorySecrets::default());
        Self::with_secrets(Box::new(move |_| memory.clone())).await
    }

    /// The same, with secrets that are kept elsewhere. They are asked for at each start.
    pub async fn with_secrets(secrets: SecretsAt) -> Self {
        let clock = FixedClock::default();
        let line_clock = LineClock::of(&clock);
        let config = Config { clock: Arc::new(line_clock.clone()), seed: Some(1), ..Config::default() };
        let simulator = Simulator::start(config).await.expect("LINE starts");
        let line = ControlClient::new(&simulator.url());
        let desktop = Arc::new(RecordingDesktop::default());
        let disk = FixedDisk::default();
        let folder = TempDir::new().expect("a folder");
        let state = TempDir::new().expect("a folder beside the data");
        let environment = Environment {
            clock: Arc::new(clock.clone()),
            rng: Arc::new(SeededRng::default()),
            secrets: secrets(folder.path()),
            desktop: desktop.clone(),
            share_target: desktop.clone(),
            disk: Arc::new(disk.clone()),
            // None runs here, whatever runs on the computer.
            tunnel_programs: TunnelPrograms { ngrok: 1, cloudflared: Vec::new() },
            version: env!("CARGO_PKG_VERSION"),
            language: Language::En,
            run_register: RunRegister::at(state.path()),
        };
        let base = Url::parse(&simulator.url()).expect("an address");
        let workspace = open(folder.path(), &environment, &base).await;
        let app = workspace.app();
        let aya =
            app.workspace_found(WorkspaceKind::Practice, "Café Hanare", "Aya").await.expect("a company");
        let ken = app.member_add(&aya, directory_entry("Ken", None)).await.expect("a second member").id;
        let mio = line.joins("Mio", "ja").await.expect("Mio joins LINE");
        let ploy = line.joins("Ploy", "th").await.expect("Ploy joins LINE");
        let platform = simulator.platform();
        let world = Self {
            clock,
            line_clock,
            desktop,
            disk,
            aya,
            ken,
            mio,
            ploy,
            line,
            platform,
            workspace: Some(workspace),
            environment,
            secrets,
            base,
            _simulator: simulator,
            at: folder.path().to_owned(),
            folder,
            state,
        };
        world.give_own_account(&world.aya, "@aya").await;
        world.give_own_account(&world.ken, "@ken").await;
        world.app().connection_set(&world.aya, true, true, &[]).await.expect("the connection is on");
        world.settle().await;
        world
    }

    /// The use cases.
    pub fn app(&self) -> &App {
        self.workspace().app()
    }

    /// The command table, as the window calls it.
    pub async fn call(&self, name: &str, args: Value) -> Result<Value, api::Error> {
        self.workspace().api().call(name, args).await
    }

    /// The open workspace.
    pub fn workspace(&self) -> &Workspace {
        self.workspace.as_ref().expect("the workspace is open")
    }

    /// Where the workspace's data lies.
    pub fn folder(&self) -> &std::path::Path {
        &self.at
    }

    /// The program is started again, and from now on takes this for LINE.
    pub async fn line_is_at(&mut self, base: Url) {
        self.close().await;
        self.base = base;
        self.open().await;
    }

    /// From now on the program reaches LINE through a proxy that fails on command.
    pub async fn through_a_proxy(&mut self) -> FaultProxy {
        let proxy = FaultProxy::before(self.platform.url()).await;
        self.line_is_at(proxy.url()).await;
        proxy
    }

    /// A member gets a LINE account of their own.
    pub async fn give_own_account(&self, member: &MemberId, basic_id: &str) -> LineAccountId {
        let account = self.connect_account(basic_id, false).await;
        self.assign(member, &account).await;
        account
    }

    /// The company gets an account that several members share.
    pub async fn connect_account(&self, basic_id: &str, shared: bool) -> LineAccountId {
        let opened =
            self.line.opens_account(&format!("Café Hanare {basic_id}"), basic_id).await.expect("an account");
        let fields = AccountFields::with_token(
            &opened.channel_id,
            &opened.channel_secret,
            &opened.access_token,
            shared,
        );
        let account = self.app().account_connect(&self.aya, fields).await.expect("it is connected");
        let door = self.workspace().webhook_server_url().expect("a door");
        self.workspace().register_webhooks(&door).await.expect("LINE learns where to");
        assert_eq!(account.basic_id, basic_id, "LINE says whose keys these are");
        account.id
    }

    /// The credentials of an account, as LINE's console shows them now.
    pub async fn credentials(&self, basic_id: &str) -> Credentials {
        let known = self.platform.credentials_of(basic_id).await.expect("an account");
        Credentials {
            basic_id: known.basic_id,
            channel_id: known.channel_id,
            channel_secret: known.channel_secret,
            access_token: known.channel_access_token,
        }
    }

    /// The company connects an account once more: Engawa sees it as LINE shows it now.
    pub async fn connect_again(&self, basic_id: &str) {
        let own = self.credentials(basic_id).await;
        let fields =
            AccountFields::with_token(&own.channel_id, &own.channel_secret, &own.access_token, false);
        self.app().account_connect(&self.aya, fields).await.expect("it is connected");
    }

    /// A member's conversations go over this account from now on.
    pub async fn assign(&self, member: &MemberId, account: &LineAccountId) {
        let admin = self.app().admin_get(&self.aya).await.expect("Admin");
        let entry = admin.members.iter().find(|one| &one.id == member).expect("the member").clone();
        let fields = MemberFields {
            name: entry.name,
            reading: entry.reading,
            department: entry.department,
            administrator: entry.administrator,
            line_account_id: Some(account.clone()),
        };
        self.app()
            .member_edit(&self.aya, member, entry.version, fields)
            .await
            .expect("the member is changed");
    }

    /// A member without a LINE account joins the company.
    pub async fn hire(&self, name: &str) -> MemberId {
        self.app().member_add(&self.aya, directory_entry(name, None)).await.expect("a new member").id
    }

    /// Everything that LINE has sent is stored and applied, and what it made due is fetched.
    pub async fn settle(&self) {
        self.platform
            .settled(std::time::Duration::from_secs(10))
            .await
            .expect("LINE has delivered everything");
        while self.app().apply_pending().await.expect("events are applied") > 0 {}
        self.app().fetch_due().await.expect("profiles and media are fetched");
        self.app().notify_due().await.expect("whoever acts is notified");
    }

    /// A LINE user adds a member's account and everything that follows happens.
    pub async fn adds(&self, user: &str, basic_id: &str) {
        let added = self.line.post(&format!("users/{user}/add"), json!({ "id": basic_id })).await;
        added.expect("the account is added");
        self.settle().await;
    }

    /// A LINE user writes and everything that follows happens.
    pub async fn writes(&self, user: &str, chat: &str, text: &str) {
        self.line.writes(user, chat, text).await.expect("the message is sent");
        self.settle().await;
    }

    /// The member's room that is found by these words.
    pub async fn room(&self, member: &MemberId, search: &str) -> RoomId {
        let rooms = self.app().room_list(member, domain::room::RoomFilter::Mine, search, 0, 10).await;
        rooms.expect("rooms").rows.first().expect("there is such a room").id.clone()
    }

    /// A member writes; the message waits for its undo seconds.
    pub async fn sends(&self, member: &MemberId, room: &RoomId, text: &str) -> MessageId {
        let id = MessageId(self.new_id());
        self.app().message_send(member, room, &id, text).await.expect("the message is stored");
        id
    }

    /// A member sends anything; it waits for its undo seconds.
    pub async fn says(
        &self,
        member: &MemberId,
        room: &RoomId,
        content: impl Into<NewMessageContent>,
    ) -> MessageId {
        let id = MessageId(self.new_id());
        self.app().message_send(member, room, &id, content).await.expect("the message is stored");
        id
    }

    /// A member sets in how many seconds a sent message can be recalled.
    pub async fn sets_undo_seconds(&self, member: &MemberId, seconds: u32) {
        let set = SettingsSet { undo_seconds: Some(seconds), ..SettingsSet::default() };
        self.app().settings_set(member, &set).await.expect("the settings are saved");
    }

    /// A member hands in a file, as a window does: slice by slice.
    pub async fn attaches(
        &self,
        member: &MemberId,
        room: &RoomId,
        name: &str,
        bytes: &[u8],
    ) -> Result<Attachment, Error> {
        let (id, size) = (self.new_id(), bytes.len() as u64);
        let part = |offset: usize| Part::new(id.as_str().into(), name, offset as u64, size);
        for (place, slice) in bytes.chunks(SLICE).enumerate() {
            let put = self.app().attachment_put(member, room, &part(place * SLICE), slice).await?;
            if let Some(attachment) = put {
                return Ok(attachment);
            }
        }
        self.app().attachment_put(member, room, &part(0), &[]).await.map(|_| unreachable!("it is empty"))
    }

    /// An id, as a window makes one for what it sends.
    pub fn new_id(&self) -> String {
        self.environment.rng.id(app::environment::Clock::now(&self.clock))
    }

    /// The undo seconds pass, and what is due goes to LINE.
    pub async fn delivers(&self) {
        self.clock.advance(30_000);
        self.app().deliver_due().await.expect("the outbox is worked off");
        self.app().notify_due().await.expect("whoever acts is notified");
    }
}

/// As a window hands files over, in bytes.
const SLICE: usize = 1024 * 1024;

async fn open(folder: &Path, environment: &Environment, base: &Url) -> Workspace {
    let bases = line::Bases { api: base.clone(), data: base.clone() };
    Workspace::open_still(folder, environment.clone(), bases).await.expect("the workspace opens")
}

fn directory_entry(name: &str, account: Option<LineAccountId>) -> MemberFields {
    MemberFields {
        name: name.to_owned(),
        reading: String::new(),
        department: String::new(),
        administrator: false,
        line_account_id: account,
    }
}
