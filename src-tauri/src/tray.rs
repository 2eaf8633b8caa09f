//! The tray: Engawa's icon with a menu of three lines. The window says its words, in its member's language.

use api::shell::TraySet;
use tauri::menu::{MenuBuilder, MenuItem};
use tauri::tray::{MouseButton, MouseButtonState, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Manager, Runtime};

use crate::closing::TRAY_ID;
use crate::window::Window;
use crate::{closing, tray_host};

const OPEN: &str = "open";
const UNREAD: &str = "unread";
const QUIT: &str = "quit";

/// The lines of the tray's menu.
struct Lines<R: Runtime> {
    open: MenuItem<R>,
    unread: MenuItem<R>,
    quit: MenuItem<R>,
}

/// Says what the tray says from now on; makes it when it is not there yet and this computer has a place for it.
///
/// # Errors
/// When the system refuses the icon.
pub async fn set<R: Runtime>(app: &AppHandle<R>, words: &TraySet) -> tauri::Result<()> {
    if app.tray_by_id(TRAY_ID).is_some() {
        return say(app, words);
    }
    if tray_host::is_there().await { make(app, words) } else { Ok(()) }
}

fn make<R: Runtime>(app: &AppHandle<R>, words: &TraySet) -> tauri::Result<()> {
    let item = |id, text: &str| MenuItem::with_id(app, id, mnemonic_free(text), true, None::<&str>);
    let lines = Lines {
        open: item(OPEN, &words.open)?,
        unread: item(UNREAD, &words.unread)?,
        quit: item(QUIT, &words.quit)?,
    };
    let menu =
        MenuBuilder::new(app).item(&lines.open).item(&lines.unread).separator().item(&lines.quit).build()?;
    let mut tray = TrayIconBuilder::with_id(TRAY_ID)
        .menu(&menu)
        .show_menu_on_left_click(false)
        .tooltip(&words.unread)
        .on_menu_event(|app, event| match event.id().as_ref() {
            QUIT => closing::quit(app),
            _ => Window::Main.come_up(app),
        })
        .on_tray_icon_event(|tray, event| {
            if let TrayIconEvent::Click {
                button: MouseButton::Left,
                button_state: MouseButtonState::Up,
                ..
            } = event
            {
                Window::Main.come_up(tray.app_handle());
            }
        });
    if let Some(icon) = app.default_window_icon() {
        tray = tray.icon(icon.clone());
    }
    tray.build(app)?;
    app.manage(lines);
    Ok(())
}

fn say<R: Runtime>(app: &AppHandle<R>, words: &TraySet) -> tauri::Result<()> {
    let Some(lines) = app.try_state::<Lines<R>>() else { return Ok(()) };
    lines.open.set_text(mnemonic_free(&words.open))?;
    lines.unread.set_text(mnemonic_free(&words.unread))?;
    lines.quit.set_text(mnemonic_free(&words.quit))?;
    app.tray_by_id(TRAY_ID).map_or(Ok(()), |tray| tray.set_tooltip(Some(&words.unread)))
}

/// An `&` of ours is an `&`, and underlines nothing.
fn mnemonic_free(text: &str) -> String {
    text.replace('&', "&&")
}
