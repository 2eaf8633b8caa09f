//! The one door from the window. Every use case goes through [`call`]; the rest is about the window itself.

use api::{AttachmentPart, Error};
use app::ErrorCode;
use serde_json::Value;
use tauri::ipc::{InvokeBody, Request};
use tauri::{AppHandle, Manager, Runtime, State};

use crate::start::{self, Founders, Shell, StartState, WorkspaceKind};
use crate::windows;

/// Where the start stands. Waits while a workspace is being opened.
#[tauri::command]
pub async fn start_state(shell: State<'_, Shell>) -> Result<StartState, Error> {
    shell.reach("start_state_asked");
    let state = shell.settled().await;
    shell.reach("start_state_answered");
    Ok(state)
}

/// Opens a workspace, and remembers it for the next start. A new one on this computer needs both names.
#[tauri::command]
pub async fn workspace_open<R: Runtime>(
    app: AppHandle<R>,
    kind: WorkspaceKind,
    company_name: Option<String>,
    member_name: Option<String>,
) -> Result<StartState, Error> {
    let founders = Founders {
        company_name: company_name.unwrap_or_default(),
        member_name: member_name.unwrap_or_default(),
    };
    Ok(start::open(&app, kind, founders).await?)
}

/// Closes the workspace and goes back to the choice.
#[tauri::command]
pub async fn workspace_close<R: Runtime>(app: AppHandle<R>) -> Result<(), Error> {
    start::close(&app).await;
    Ok(())
}

/// Carries out a command of the table (crates/api).
#[tauri::command]
pub async fn call(shell: State<'_, Shell>, name: String, args: Value) -> Result<Value, Error> {
    let answer = shell.api().await?.call(&name, args).await;
    match name.as_str() {
        "session_get" => shell.reach("first_session_get"),
        "room_list" => shell.reach("first_room_list"),
        _ => {}
    }
    answer
}

/// Takes in a part of a file that a member attaches: the body is its bytes, the headers say which part of which file
/// (`x-attachment`, `x-room`, `x-name` percent-encoded, `x-offset`, `x-size`). Bytes do not travel as JSON.
#[tauri::command]
pub async fn attachment_put(shell: State<'_, Shell>, request: Request<'_>) -> Result<Value, Error> {
    let header =
        |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let part = AttachmentPart {
        attachment_id: header("x-attachment").to_owned(),
        room_id: header("x-room").to_owned(),
        name: header("x-name").to_owned(),
        offset: header("x-offset").parse().unwrap_or(u64::MAX),
        size: header("x-size").parse().unwrap_or_default(),
    };
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(Error::from(app::Error::new(ErrorCode::Internal)));
    };
    shell.api().await?.attachment_put(&part, bytes).await
}

/// Opens the practice phone.
#[tauri::command]
pub async fn practice_phone_open<R: Runtime>(app: AppHandle<R>) -> Result<(), Error> {
    let page = app.state::<Shell>().phone_page().await?;
    windows::open_phone(&app, &page).map_err(|error| Error::from(app_error(error)))
}

/// The first screen with data is shown.
#[tauri::command]
pub fn ui_ready(shell: State<'_, Shell>) {
    shell.reach("ui_ready");
}

/// A fault in the window, for the log. At most 2,000 characters of it.
#[tauri::command]
pub fn ui_error(message: String) {
    let message: String = message.chars().take(2000).collect();
    tracing::error!(message, "ui_error");
}

fn app_error(error: tauri::Error) -> app::Error {
    app::Error::new(app::ErrorCode::Internal).because(error)
}
