//! The shell: windows, the command bus, and what the desktop can do. Thin enough to rewrite in a week.

mod arguments;
mod backups;
mod changes;
mod clipboard;
mod closing;
mod commands;
mod desktop;
mod handed_files;
mod line_program;
mod log;
mod markup;
mod media;
mod milestones;
mod print;
mod rendering;
mod share;
mod shell;
mod spelling;
mod start;
mod updates;
mod window;
mod windows;

use std::process::ExitCode;

use tauri::{Manager, Runtime};

pub use arguments::{Arguments, ArgumentsError};
use milestones::Milestone;
use shell::Shell;

/// Starts Engawa and stays until its main window is closed.
pub fn run() -> ExitCode {
    log::init(&arguments::data_folder());
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
            app.run(on_run_event);
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!(%error, "the window could not be opened");
            ExitCode::FAILURE
        }
    }
}

/// Quitting, by the menu or a key, is closing the window. An exit that has a code is the program's own.
fn on_run_event<R: Runtime>(app: &tauri::AppHandle<R>, event: tauri::RunEvent) {
    if let tauri::RunEvent::ExitRequested { code: None, api, .. } = event
        && window::Window::Main.find(app).is_some()
        && !closing::may_close(app)
    {
        api.prevent_exit();
    }
}

/// The shell on any runtime: the real one, or Tauri's mock runtime in tests.
pub fn builder<R: Runtime>(builder: tauri::Builder<R>, arguments: Arguments) -> tauri::Builder<R> {
    share::add_plugin(builder)
        .plugin(tauri_plugin_clipboard_manager::init())
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
            commands::ui_ready,
            commands::ui_error,
        ])
        .manage(Shell::new(arguments))
        .setup(|app| {
            let shell = app.state::<Shell>();
            shell.reach(Milestone::Setup);
            // The window and the workspace come about side by side.
            start::open_last_workspace(app.handle());
            windows::open_main(app.handle())?;
            shell.reach(Milestone::Window);
            updates::set_up(app.handle())?;
            Ok(())
        })
}
