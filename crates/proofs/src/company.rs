//! The company of a proof: one member, one LINE account, and the LINE users who write to it.

use anyhow::{Context, Result, anyhow};
use app::accounts::views::AccountFields;
use app::company::views::{MemberFields, SettingsSet};
use domain::workspace::WorkspaceKind;
use line_simulator::AccountCredentials;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use workspace::Workspace;

/// Founds the company: its member has the account, the connection is on, and what is sent leaves at once. Gives the
/// member's and the account's ids.
///
/// # Errors
/// What the use cases say.
pub async fn found(workspace: &Workspace, founding: &Founding) -> Result<Value> {
    let app = workspace.app();
    let member = app.workspace_found(WorkspaceKind::Local, &founding.company, &founding.member).await;
    let member = member.map_err(plain)?;
    let own = &founding.account;
    let keys =
        AccountFields::with_token(&own.channel_id, &own.channel_secret, &own.channel_access_token, false);
    let account = app.account_connect(&member, keys).await.map_err(plain)?.id;
    let admin = app.admin_get(&member).await.map_err(plain)?;
    let entry = admin.members.iter().find(|one| one.id == member).context("the member is in the list")?;
    let fields = MemberFields {
        name: entry.name.clone(),
        reading: entry.reading.clone(),
        department: entry.department.clone(),
        administrator: true,
        line_account_id: Some(account.clone()),
    };
    app.member_edit(&member, &member, entry.version, fields).await.map_err(plain)?;
    app.connection_set(&member, true, true, &[]).await.map_err(plain)?;
    app.settings_set(&member, &SettingsSet { undo_seconds: Some(0), ..SettingsSet::default() })
        .await
        .map_err(plain)?;
    register_webhooks(workspace).await?;
    Ok(json!({ "memberId": member, "lineAccountId": account }))
}

/// Tells LINE where the webhooks go.
///
/// # Errors
/// What LINE says.
pub async fn register_webhooks(workspace: &Workspace) -> Result<Value> {
    let server = workspace.webhook_server_url().map_err(plain)?;
    workspace.register_webhooks(&server).await.map_err(plain)?;
    Ok(Value::Null)
}

/// A company with one member.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Founding {
    /// The company's name.
    pub company: String,
    /// The member's name.
    pub member: String,
    /// The account's keys.
    pub account: AccountCredentials,
}

/// With its cause: a proof's reader wants to know why.
pub fn plain(error: app::Error) -> anyhow::Error {
    let cause = error.source.as_ref().map(ToString::to_string).unwrap_or_default();
    anyhow!("{error} {cause}")
}
