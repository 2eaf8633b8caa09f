//! The shell: windows, the command bus, and what the desktop can do. Thin enough to rewrite in a week.

mod about;
mod arguments;
mod backups;
mod behaviour;
mod changes;
mod clipboard;
mod clipboard_handover;
mod closing;
mod commands;
mod computer;
mod desktop;
mod handed_files;
mod input_method;
mod instance;
mod line_program;
mod links;
mod log;
mod markup;
mod media;
mod milestones;
mod notifications;
mod pending_link;
mod placement;
mod placing;
mod print;
mod rendering;
mod screen_lock;
mod share;
mod shell;
mod spelling;
mod start;
mod tray;
mod tray_host;
mod unread;
mod updates;
mod window;
mod windows;

use std::process::ExitCode;

use tauri::{AppHandle, Manager, RunEvent, Runtime};
use tauri_plugin_deep_link::DeepLinkExt;

pub use arguments::{Arguments, ArgumentsError};
use instance::Claim;
use milestones::Milestone;
use shell::Shell;

/// The entry among the programs that start with the computer.
const AUTOSTART_NAME: &str = "Engawa";

/// Starts Engawa and stays until its main window is closed.
pub fn run() -> ExitCode {
    if std::env::args().any(|argument| argument == clipboard_handover::HOLD) {
        return clipboard_handover::hold();
    }
    rendering::choose();
    let (data_folder, link) = (arguments::data_folder(), arguments::link());
    // Before anything that two programs would do at the same place.
    let claim = instance::claim(&data_folder, link.as_deref(), instance::PATIENCE);
    if matches!(claim, Ok(Claim::HandedOver)) {
        return ExitCode::SUCCESS;
    }
    log::init(&data_folder);
    let arguments = match Arguments::read() {
        Ok(arguments) => arguments,
        Err(error) => {
            // There is no window yet: whoever sets these looks at a terminal.
            eprintln!("engawa: {error}");
            tracing::error!(%error, "Engawa was not started");
            return ExitCode::FAILURE;
        }
    };
    match builder(tauri::Builder::default(), arguments).build(tauri::generate_context!()) {
        Ok(app) => {
            serve(claim, app.handle());
            if let Some(link) = &link {
                app.state::<Shell>().link.keep(link);
            }
            app.run(on_run_event);
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!(%error, "the window could not be opened");
            ExitCode::FAILURE
        }
    }
}

/// An AppImage is not installed by anybody who would tell the desktop which program opens `engawa://`.
fn register_links<R: Runtime>(app: &AppHandle<R>) {
    if std::env::var_os("APPIMAGE").is_none() {
        return;
    }
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || {
        if let Err(error) = app.deep_link().register_all() {
            tracing::warn!(%error, "engawa:// links will not find this program");
        }
    });
}

/// Answers second starts. A data folder that no instance can hold is the window's to tell of.
fn serve<R: Runtime>(claim: std::io::Result<Claim>, app: &AppHandle<R>) {
    let app = app.clone();
    let come_up = move |link: Option<&str>| {
        let is_there = window::Window::Main.find(&app).is_some();
        if is_there {
            links::come_up_with(&app, link);
        }
        is_there
    };
    let served = claim.and_then(|claim| match claim {
        Claim::First(instance) => instance.serve(come_up),
        Claim::HandedOver => Ok(()),
    });
    if let Err(error) = served {
        tracing::warn!(%error, "a second start will not find this one");
    }
}

/// Quitting by the system's menu is quitting: an exit that has a code is the program's own.
fn on_run_event<R: Runtime>(app: &AppHandle<R>, event: RunEvent) {
    match event {
        RunEvent::ExitRequested { code: None, api, .. }
            if window::Window::Main.find(app).is_some() && !closing::may_close(app) =>
        {
            api.prevent_exit();
        }
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => urls.iter().for_each(|url| links::come_up_with(app, Some(url.as_str()))),
        // A click in the Dock.
        #[cfg(target_os = "macos")]
        RunEvent::Reopen { .. } => window::Window::Main.come_up(app),
        _ => {}
    }
}

/// The shell on any runtime: the real one, or Tauri's mock runtime in tests.
pub fn builder<R: Runtime>(builder: tauri::Builder<R>, arguments: Arguments) -> tauri::Builder<R> {
    share::add_plugin(builder)
        .plugin(
            tauri_plugin_autostart::Builder::new().arg(arguments::HIDDEN).app_name(AUTOSTART_NAME).build(),
        )
        .plugin(tauri_plugin_clipboard_manager::init())
        .plugin(tauri_plugin_deep_link::init())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_shell::init())
        .register_asynchronous_uri_scheme_protocol("media", media::answer)
        .invoke_handler(tauri::generate_handler![
            commands::start_state,
            commands::workspace_open,
            commands::workspace_close,
            commands::call,
            commands::attachment_put,
            commands::language_set,
            commands::backups_find,
            commands::backup_restore,
            commands::practice_phone_open,
            commands::updates_get,
            commands::update_look,
            commands::update_install,
            commands::window_close,
            commands::window_stay,
            commands::window_hide,
            commands::window_quit,
            commands::tray_set,
            commands::computer_get,
            commands::computer_set,
            commands::about_get,
            commands::network_back,
            commands::deep_link_take,
            commands::ui_ready,
            commands::ui_error,
        ])
        .manage(Shell::new(arguments))
        .setup(|app| {
            let shell = app.state::<Shell>();
            shell.reach(Milestone::Setup);
            notifications::listen(app.handle())?;
            register_links(app.handle());
            // The window and the workspace come about side by side.
            start::open_last_workspace(app.handle());
            windows::open_main(app.handle())?;
            shell.reach(Milestone::Window);
            updates::set_up(app.handle())?;
            Ok(())
        })
}
