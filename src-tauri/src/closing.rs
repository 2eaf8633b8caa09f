//! Closing the window and quitting: what is in its undo seconds is sent first, and what cannot leave is asked about (R26).
//! Where there is a tray, closing hides the window and quits nothing (decision 34).

use std::sync::PoisonError;
use std::time::Duration;

use api::shell::{CLOSING, Closing as ClosingEvent};
use app::App;
use tauri::{AppHandle, Emitter, Manager, Runtime};

use crate::shell::{Closing, Shell};
use crate::window::Window;
use crate::{clipboard_handover, placing, tray_host};

/// So long LINE has for what is sent at the end.
const FLUSH_TIME: Duration = Duration::from_secs(5);
/// So long the clipboard may take to go to somebody else.
const CLIPBOARD_TIME: Duration = Duration::from_secs(2);
/// The window says that it is sending when that takes longer than this.
const SILENT_TIME: Duration = Duration::from_millis(400);

/// The tray's id.
pub const TRAY_ID: &str = "engawa";

/// Whether the window may close now that somebody has clicked its cross. Otherwise it goes into the tray, or quits as
/// [`quit`] does.
pub fn may_close_by_cross<R: Runtime>(app: &AppHandle<R>) -> bool {
    let shell = app.state::<Shell>();
    let quits = *shell.closing.lock().unwrap_or_else(PoisonError::into_inner) != Closing::No;
    if quits || !shell.computer.preferences().close_to_tray || app.tray_by_id(TRAY_ID).is_none() {
        return may_close(app);
    }
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        // A desktop that shows tray icons may have ended since: nobody would find the window again.
        if tray_host::is_there().await { to_tray(&app) } else { quit(&app) }
    });
    false
}

/// Hides the window, once somebody knows where it goes.
fn to_tray<R: Runtime>(app: &AppHandle<R>) {
    if app.state::<Shell>().computer.preferences().tray_told {
        hide(app);
    } else {
        tell(app, ClosingEvent::ToTray);
    }
}

/// Hides the window: whoever asks for it knows that the program goes on in the tray.
pub fn hide<R: Runtime>(app: &AppHandle<R>) {
    let shell = app.state::<Shell>();
    placing::keep(&shell);
    shell.computer.change(|preferences| preferences.tray_told = true);
    if let Some(window) = Window::Main.find(app)
        && let Err(error) = window.hide()
    {
        tracing::error!(%error, "the window could not be hidden");
    }
}

/// Quits: the window closes, and the program ends. What is in its undo seconds is sent first, and what cannot leave is
/// asked about.
pub fn quit<R: Runtime>(app: &AppHandle<R>) {
    if may_close(app) {
        close(app);
    }
}

/// Whether the window may close now. Otherwise what waits is sent first, and the window closes by itself afterwards, or
/// asks. Who asks for it again while it asks has answered.
pub fn may_close<R: Runtime>(app: &AppHandle<R>) -> bool {
    let shell = app.state::<Shell>();
    let Some(open) = shell.open_app() else { return true };
    let mut closing = shell.closing.lock().unwrap_or_else(PoisonError::into_inner);
    match *closing {
        Closing::Now | Closing::Asking => return true,
        Closing::Sending => return false,
        Closing::No => *closing = Closing::Sending,
    }
    let app = app.clone();
    tauri::async_runtime::spawn(async move { send_and_close(&app, &open).await });
    false
}

/// Closes the window, whatever waits.
pub fn close<R: Runtime>(app: &AppHandle<R>) {
    set(app, Closing::Now);
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let handed_on = app::blocking(clipboard_handover::hand_on);
        if tokio::time::timeout(CLIPBOARD_TIME, handed_on).await.is_err() {
            tracing::warn!("what was copied goes with this program");
        }
        if let Some(window) = Window::Main.find(&app)
            && let Err(error) = window.close()
        {
            tracing::error!(%error, "the window could not be closed");
            app.exit(0);
        }
    });
}

/// Keeps the window open: whoever asks for its closing again is asked again.
pub fn stay<R: Runtime>(app: &AppHandle<R>) {
    set(app, Closing::No);
}

/// Sends what is in its undo seconds, as far as LINE takes it in time. Returns how many messages have not left.
pub async fn flush(app: &App) -> u32 {
    match tokio::time::timeout(FLUSH_TIME, app.outbox_flush()).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::error!(%error, "messages wait for the next start"),
        Err(_) => tracing::warn!("LINE is slow: messages wait for the next start"),
    }
    app.outbox_unsent().await.unwrap_or_else(|error| {
        tracing::error!(%error, "what waits could not be counted");
        0
    })
}

async fn send_and_close<R: Runtime>(app: &AppHandle<R>, open: &App) {
    let silent = app.clone();
    let told = tauri::async_runtime::spawn(async move {
        tokio::time::sleep(SILENT_TIME).await;
        tell(&silent, ClosingEvent::Sending);
    });
    let unsent = flush(open).await;
    told.abort();
    if unsent == 0 {
        return close(app);
    }
    set(app, Closing::Asking);
    Window::Main.come_up(app);
    tell(app, ClosingEvent::Asking { unsent });
}

fn tell<R: Runtime>(app: &AppHandle<R>, event: ClosingEvent) {
    let _ = app.emit_to(Window::Main.label(), CLOSING, event);
}

fn set<R: Runtime>(app: &AppHandle<R>, to: Closing) {
    *app.state::<Shell>().closing.lock().unwrap_or_else(PoisonError::into_inner) = to;
}
