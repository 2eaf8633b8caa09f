//! The members of the practice company, and the LINE users who have already found it.

use app::accounts::views::AccountFields;
use app::company::views::{Admin, MemberFields};
use app::environment::Secrets;
use app::{App, Error, ErrorCode, Result};
use domain::workspace::WorkspaceKind;
use domain::{LineAccountId, MessageId};
use line_simulator::Simulator;
use workspace::Workspace;

use crate::control_client::{ControlClient, ControlError};
use crate::secrets::{MemorySecrets, account_secrets};
use crate::words::Words;

const COMPANY: &str = "Café Hanare";

/// A member of the practice company.
struct Colleague {
    name: &'static str,
    reading: &'static str,
    department: fn(&Words) -> &'static str,
    /// The LINE account that carries their conversations.
    account: &'static str,
}

/// The accounts: basic ID, name on LINE, and whether several members share it.
const ACCOUNTS: [(&str, &str, bool); 3] = [
    ("@aya", "Aya | Café Hanare", false),
    ("@ken", "Ken | Café Hanare", false),
    ("@hanare", "Café Hanare", true),
];

const COLLEAGUES: [Colleague; 4] = [
    Colleague {
        name: "Aya Tanaka",
        reading: "たなか あや",
        department: |words| words.reservations,
        account: "@aya",
    },
    Colleague {
        name: "Ken Mori", reading: "もり けん", department: |words| words.events, account: "@ken"
    },
    Colleague {
        name: "Sora Inoue",
        reading: "いのうえ そら",
        department: |words| words.cafe,
        account: "@hanare",
    },
    Colleague {
        name: "Hana Fujii",
        reading: "ふじい はな",
        department: |words| words.cafe,
        account: "@hanare",
    },
];

/// Sets the workspace up with its simulator: at the very first start the people, then the secrets of this start. What
/// only LINE waits for goes on in a task of its own: the webhook URLs, and the first conversation.
pub(crate) async fn set_up(
    workspace: &Workspace,
    simulator: &Simulator,
    control: &ControlClient,
    secrets: &MemorySecrets,
    words: Words,
) -> Result<()> {
    let app = workspace.app();
    let new = !app.workspace_exists().await?;
    if new {
        found_company(app, control, &words).await?;
    }
    copy_secrets(app, simulator, secrets).await?;
    let registered = workspace.register_webhooks(&workspace.webhook_server_url()?);
    let (app, control) = (app.clone(), control.clone());
    // The window does not wait: the rooms appear in it as LINE tells of them.
    tokio::spawn(async move {
        if let Err(error) = registered.await {
            tracing::error!(%error, "LINE was not told where the webhooks go");
        }
        if new && let Err(error) = first_conversation(&app, &control, &words).await {
            tracing::error!(%error, "the first conversation did not come about");
        }
    });
    Ok(())
}

async fn found_company(app: &App, control: &ControlClient, words: &Words) -> Result<()> {
    let aya = app.workspace_found(WorkspaceKind::Practice, COMPANY, COLLEAGUES[0].name).await?;
    for (basic_id, name, shared) in ACCOUNTS {
        let account = control.opens_account(name, basic_id).await.map_err(internal)?;
        let fields = AccountFields::with_token(
            &account.channel_id,
            &account.channel_secret,
            &account.access_token,
            shared,
        );
        app.account_connect(&aya, fields).await?;
    }
    let admin = app.admin_get(&aya).await?;
    let version = admin.members.first().map_or(1, |member| member.version);
    app.member_edit(&aya, &aya, version, member_fields(&COLLEAGUES[0], words, &admin, true)).await?;
    for colleague in &COLLEAGUES[1..] {
        app.member_add(&aya, member_fields(colleague, words, &admin, false)).await?;
    }
    // Their switches at LINE stand as they should.
    for account in &admin.accounts {
        for line in app.account_health(&aya, &account.id).await?.checklist {
            app.account_checklist(&aya, &account.id, line.item, true).await?;
        }
    }
    app.connection_set(&aya, true, true, &[]).await?;
    Ok(())
}

fn member_fields(colleague: &Colleague, words: &Words, admin: &Admin, administrator: bool) -> MemberFields {
    MemberFields {
        name: colleague.name.to_owned(),
        reading: colleague.reading.to_owned(),
        department: (colleague.department)(words).to_owned(),
        administrator,
        line_account_id: account_id(admin, colleague.account),
    }
}

fn account_id(admin: &Admin, basic_id: &str) -> Option<LineAccountId> {
    admin.accounts.iter().find(|account| account.basic_id == basic_id).map(|account| account.id.clone())
}

/// Copies the accounts' secrets from the simulator, which keeps them; the workspace asks for them by its own ids.
async fn copy_secrets(app: &App, simulator: &Simulator, secrets: &MemorySecrets) -> Result<()> {
    let credentials = simulator.platform().credentials().await;
    for account in app.webhook_accounts().await? {
        if let Some(own) = credentials.iter().find(|own| own.bot_user_id == account.bot_user_id) {
            secrets.set(&account.id, &account_secrets(own))?;
        } else {
            tracing::warn!(account = %account.id, "the simulator does not know this account");
        }
    }
    Ok(())
}

/// Mio has found Aya and asked something; Daichi talks with Aya and with Ken; somebody wrote to the shared
/// account, and nobody has taken it yet. Ploy and Yi-chun are on LINE and wait to be invited.
async fn first_conversation(app: &App, control: &ControlClient, words: &Words) -> Result<()> {
    let talk = async {
        let mio = control.joins("Mio 🌸", "ja").await?;
        control.adds_by_link(&mio, "https://line.me/R/ti/p/%40aya").await?;
        control.writes(&mio, "@aya", words.mio_books).await?;
        let daichi = control.joins("大地", "ja").await?;
        control.adds_by_link(&daichi, "https://line.me/R/ti/p/%40aya").await?;
        control.adds_by_link(&daichi, "https://line.me/R/ti/p/%40ken").await?;
        control.writes(&daichi, "@aya", words.daichi_thanks).await?;
        control.writes(&daichi, "@ken", words.daichi_asks).await?;
        control.joins("พลอย Ploy", "th").await?;
        control.joins("怡君 Yi-chun", "zh-TW").await?;
        let jun = control.joins("민준 Jun", "ko").await?;
        control.writes(&jun, "@hanare", words.jun_asks).await?;
        Ok(())
    };
    talk.await.map_err(internal)?;
    answer(app, "大地", words.aya_answers).await?;
    app.practice_begins().await
}

/// Aya's answer to somebody, as she would write it: it goes out by itself.
async fn answer(app: &App, name: &str, text: &str) -> Result<()> {
    let aya = app.acting_member().await?;
    app.apply_pending().await?;
    app.fetch_due().await?;
    let rooms = app.room_list(&aya, domain::room::RoomFilter::Mine, name, 0, 1).await?;
    let Some(room) = rooms.rows.first() else { return Ok(()) };
    let id = MessageId(app.new_id());
    app.message_send(&aya, &room.id, &id, text).await?;
    Ok(())
}

fn internal(error: ControlError) -> Error {
    Error::new(ErrorCode::Internal).because(error)
}
