//! The command bus: the commands that the main window may invoke. Every use case goes through [`call`]; the rest is
//! about the window itself (`api::shell`).

use api::shell::{
    About, BackupRestore, BackupsFind, BackupsFound, Computer, ComputerSet, LanguageSet, OpenedLink,
    RestoredWorkspace, StartState, TraySet, UiError, Updates, WorkspaceOpen,
};
use api::{AttachmentPart, Error};
use app::ErrorCode;
use domain::MemberId;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tauri::ipc::{InvokeBody, Request};
use tauri::{AppHandle, Manager, Runtime, State, WebviewWindow};

use crate::milestones::Milestone;
use crate::shell::Shell;
use crate::{about, backups, behaviour, closing, spelling, start, tray, updates, windows};

/// The state of the start. Waits while a workspace is being opened.
#[tauri::command]
pub async fn start_state(shell: State<'_, Shell>) -> Result<StartState, Error> {
    shell.reach(Milestone::StartStateAsked);
    let state = shell.settled().await;
    shell.reach(Milestone::StartStateAnswered);
    Ok(state)
}

/// Opens a workspace ([`WorkspaceOpen`]), and saves it as the last one for the next start.
#[tauri::command]
pub async fn workspace_open<R: Runtime>(
    app: AppHandle<R>,
    request: Request<'_>,
) -> Result<StartState, Error> {
    let workspace = args::<WorkspaceOpen>(&request)?;
    Ok(on_a_task(async move { start::open_workspace(&app, workspace).await }).await??)
}

/// Closes the workspace and goes back to the choice.
#[tauri::command]
pub async fn workspace_close<R: Runtime>(app: AppHandle<R>) -> Result<(), Error> {
    on_a_task(async move { start::close_workspace(&app).await }).await
}

/// Runs what opens or closes a whole workspace as a task of its own, which has a whole stack: what a command is given here
/// has most of it in use already, and a debug build's frames are large.
async fn on_a_task<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> Result<T, Error> {
    tauri::async_runtime::spawn(work).await.map_err(|error| Error::from(internal(error)))
}

/// Carries out a command of the table (crates/api), for the member whom the window shows.
#[tauri::command]
pub async fn call(
    shell: State<'_, Shell>,
    name: String,
    args: Value,
    member: Option<MemberId>,
) -> Result<Value, Error> {
    let answer = shell.api().await?.call_for(member.as_ref(), &name, args).await;
    match name.as_str() {
        "session_get" => shell.reach(Milestone::FirstSessionGet),
        "room_list" => shell.reach(Milestone::FirstRoomList),
        _ => {}
    }
    answer
}

/// Takes in a part of a file that a member attaches: the body is its bytes, the header `x-part` says which part of which
/// file ([`AttachmentPart`]). Bytes do not travel as JSON.
#[tauri::command]
pub async fn attachment_put(shell: State<'_, Shell>, request: Request<'_>) -> Result<Value, Error> {
    let header = request.headers().get("x-part").and_then(|value| value.to_str().ok());
    let part = AttachmentPart::from_header(header.unwrap_or_default())?;
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(Error::from(app::Error::new(ErrorCode::Internal)));
    };
    shell.api().await?.attachment_put(&part, bytes).await
}

/// Sets this computer's language ([`LanguageSet`]).
#[tauri::command]
pub fn language_set(shell: State<'_, Shell>, request: Request<'_>) -> Result<(), Error> {
    shell.save_language(args::<LanguageSet>(&request)?.language);
    Ok(())
}

/// Looks for backups ([`BackupsFind`]). None when the member changed their mind.
#[tauri::command]
pub async fn backups_find<R: Runtime>(
    app: AppHandle<R>,
    request: Request<'_>,
) -> Result<Option<BackupsFound>, Error> {
    let browse = args::<BackupsFind>(&request)?.browse;
    Ok(backups::find(&app, browse).await?)
}

/// Restores a backup that was found ([`BackupRestore`]), and opens it.
#[tauri::command]
pub async fn backup_restore<R: Runtime>(
    app: AppHandle<R>,
    request: Request<'_>,
) -> Result<RestoredWorkspace, Error> {
    let backup = args::<BackupRestore>(&request)?;
    Ok(on_a_task(async move { backups::restore(&app, backup).await }).await??)
}

/// Opens the practice phone.
#[tauri::command]
pub async fn practice_phone_open<R: Runtime>(app: AppHandle<R>) -> Result<(), Error> {
    let page = app.state::<Shell>().phone_page().await?;
    windows::open_phone(&app, &page).await.map_err(|error| Error::from(internal(error)))
}

/// The version that runs, and where newer ones come from. Asks nobody.
#[tauri::command]
pub fn updates_get<R: Runtime>(app: AppHandle<R>) -> Updates {
    updates::known(&app)
}

/// Looks for a newer version, where this installation asks at all.
#[tauri::command]
pub async fn update_look<R: Runtime>(app: AppHandle<R>) -> Result<Option<String>, Error> {
    Ok(updates::look(&app).await?)
}

/// Installs the newer version and starts it.
#[tauri::command]
pub async fn update_install<R: Runtime>(app: AppHandle<R>) -> Result<(), Error> {
    Ok(updates::install(&app).await?)
}

/// Closes the window although messages have not left: somebody said so.
#[tauri::command]
pub fn window_close<R: Runtime>(app: AppHandle<R>) {
    closing::close(&app);
}

/// Keeps the window open: somebody chose to stay with what has not left.
#[tauri::command]
pub fn window_stay<R: Runtime>(app: AppHandle<R>) {
    closing::stay(&app);
}

/// Hides the window: somebody knows now that it goes into the tray.
#[tauri::command]
pub fn window_hide<R: Runtime>(app: AppHandle<R>) {
    closing::hide(&app);
}

/// Quits, by a key or from the palette.
#[tauri::command]
pub fn window_quit<R: Runtime>(app: AppHandle<R>) {
    closing::quit(&app);
}

/// Says what the tray says ([`TraySet`]).
#[tauri::command]
pub async fn tray_set<R: Runtime>(app: AppHandle<R>, request: Request<'_>) -> Result<(), Error> {
    let words = args::<TraySet>(&request)?;
    tray::set(&app, &words).await.map_err(|error| Error::from(internal(error)))
}

/// How the program behaves on this computer.
#[tauri::command]
pub async fn computer_get<R: Runtime>(app: AppHandle<R>) -> Result<Computer, Error> {
    Ok(behaviour::get(&app).await)
}

/// Changes how the program behaves on this computer ([`ComputerSet`]).
#[tauri::command]
pub async fn computer_set<R: Runtime>(app: AppHandle<R>, request: Request<'_>) -> Result<Computer, Error> {
    let change = args::<ComputerSet>(&request)?;
    Ok(behaviour::set(&app, change).await?)
}

/// The program, and the system that it runs on.
#[tauri::command]
pub async fn about_get(shell: State<'_, Shell>) -> Result<About, Error> {
    Ok(about::get(&shell).await)
}

/// Has what waits for LINE tried again at once: the web view has noticed that the network is back.
#[tauri::command]
pub async fn network_back(shell: State<'_, Shell>) -> Result<(), Error> {
    match shell.app().await {
        Some(app) => Ok(app.try_again_now().await?),
        None => Ok(()),
    }
}

/// The deep link that the window has not been to yet. It navigates: what it may show, the commands of the table decide.
#[tauri::command]
pub fn deep_link_take(shell: State<'_, Shell>) -> Option<OpenedLink> {
    shell.link.take()
}

/// Notes that the first screen with data is shown, and begins what need not be there before it.
#[tauri::command]
pub fn ui_ready<R: Runtime>(window: WebviewWindow<R>, shell: State<'_, Shell>) {
    shell.reach(Milestone::UiReady);
    if let Err(error) = spelling::check_as_typed(&window) {
        tracing::warn!(%error, "spelling is not checked");
    }
}

/// Logs a fault in the window ([`UiError`]), at most 2,000 characters of it.
#[tauri::command]
pub fn ui_error(request: Request<'_>) -> Result<(), Error> {
    let message: String = args::<UiError>(&request)?.message.chars().take(2000).collect();
    tracing::error!(message, "ui_error");
    Ok(())
}

/// The arguments of a command of the shell's, as `api::shell` declares them.
fn args<T: DeserializeOwned>(request: &Request<'_>) -> Result<T, Error> {
    let wrong = || app::Error::new(ErrorCode::Internal);
    match request.body() {
        InvokeBody::Json(args) => T::deserialize(args).map_err(|error| wrong().because(error).into()),
        InvokeBody::Raw(_) => Err(wrong().into()),
    }
}

fn internal(error: tauri::Error) -> app::Error {
    app::Error::new(ErrorCode::Internal).because(error)
}
