//! The unread messages of the member who acts, outside of the page: in the window's title, on the dock and the taskbar.

use std::sync::atomic::Ordering;
use std::time::Duration;

use store::{Change, Changes, Store};
use tauri::{AppHandle, Manager, Runtime, WebviewWindow};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};

use crate::shell::Shell;
use crate::window::Window;

/// What happens within this time is counted once.
const BATCH_TIME: Duration = Duration::from_millis(250);
/// More are not counted in the title, as in the list.
const MAX_SHOWN: u32 = 99;

/// Shows how many messages are unread, until the store is closed.
pub async fn follow<R: Runtime>(app: AppHandle<R>, store: Store) {
    let mut changes = store.changes();
    drop(store);
    let mut open = true;
    while open {
        show(&app, unread(&app).await);
        open = wait_for_change(&mut changes).await;
    }
    // Nothing is open now, or another workspace already.
    show(&app, unread(&app).await);
}

async fn unread<R: Runtime>(app: &AppHandle<R>) -> u32 {
    match app.state::<Shell>().app().await {
        Some(workspace) => workspace.acting_unread().await.unwrap_or(0),
        None => 0,
    }
}

/// Waits until the number may be another one. False: the store is closed.
async fn wait_for_change(changes: &mut Receiver<Changes>) -> bool {
    loop {
        match changes.recv().await {
            Ok(changed) if changed.iter().any(may_change_unread) => break,
            Ok(_) => {}
            Err(RecvError::Lagged(_)) => break,
            Err(RecvError::Closed) => return false,
        }
    }
    tokio::time::sleep(BATCH_TIME).await;
    while matches!(changes.try_recv(), Ok(_) | Err(TryRecvError::Lagged(_))) {}
    true
}

fn may_change_unread(change: &Change) -> bool {
    matches!(change, Change::Session | Change::Room(_))
}

/// Shows the number, where it is another one than before.
fn show<R: Runtime>(app: &AppHandle<R>, unread: u32) {
    if app.state::<Shell>().shown_unread.swap(unread, Ordering::Relaxed) == unread {
        return;
    }
    let Some(window) = Window::Main.find(app) else { return };
    if let Err(error) = window.set_title(&title(unread)).and_then(|()| badge(&window, unread)) {
        tracing::warn!(%error, "the number of unread messages is not shown");
    }
}

/// The window's title.
fn title(unread: u32) -> String {
    match unread {
        0 => "Engawa".to_owned(),
        1..=MAX_SHOWN => format!("({unread}) Engawa"),
        _ => format!("({MAX_SHOWN}+) Engawa"),
    }
}

/// The number on the dock (macOS), or on the launcher of desktops that have such a thing (Linux).
#[cfg(not(windows))]
fn badge<R: Runtime>(window: &WebviewWindow<R>, unread: u32) -> tauri::Result<()> {
    window.set_badge_count(Some(i64::from(unread)).filter(|unread| *unread > 0))
}

/// A dot on the taskbar's button: Windows has place for a picture of 16 pixels, which no number is read in.
#[cfg(windows)]
fn badge<R: Runtime>(window: &WebviewWindow<R>, unread: u32) -> tauri::Result<()> {
    window.set_overlay_icon(
        (unread > 0).then(|| tauri::image::Image::new_owned(dot(DOT_SIZE), DOT_SIZE, DOT_SIZE)),
    )
}

#[cfg(windows)]
const DOT_SIZE: u32 = 32;

/// The pixels of a round dot: red, green, blue, alpha.
#[cfg(any(windows, test))]
fn dot(size: u32) -> Vec<u8> {
    const RED: [u8; 3] = [0xd1, 0x34, 0x38];
    let radius = f64::from(size) / 2.0;
    let alpha = |x: u32, y: u32| {
        let (dx, dy) = (f64::from(x) + 0.5 - radius, f64::from(y) + 0.5 - radius);
        let inside = (radius - dx.hypot(dy)).clamp(0.0, 1.0);
        (inside * 255.0).round() as u8
    };
    let pixels = (0..size).flat_map(|y| (0..size).map(move |x| (x, y)));
    pixels.flat_map(|(x, y)| [RED[0], RED[1], RED[2], alpha(x, y)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_counts_unread_messages_up_to_99() {
        let titles = [0, 1, 3, 99, 100, u32::MAX].map(title);
        let expected = ["Engawa", "(1) Engawa", "(3) Engawa", "(99) Engawa", "(99+) Engawa", "(99+) Engawa"];
        assert_eq!(titles, expected);
    }

    #[test]
    fn the_overlay_of_the_taskbar_is_a_round_dot() {
        let pixels = dot(32);
        assert_eq!(pixels.len(), 32 * 32 * 4);
        let alpha = |x: usize, y: usize| pixels[(y * 32 + x) * 4 + 3];
        assert_eq!((alpha(0, 0), alpha(31, 31), alpha(16, 16)), (0, 0, 255));
    }
}
