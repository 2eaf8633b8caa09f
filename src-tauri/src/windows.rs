//! The windows: the main one, and in Practice the phone.

use std::path::Path;
use std::time::Duration;

use tauri::{AppHandle, Manager, Runtime, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};

use crate::input_method;
use crate::placement::LEAST;
use crate::shell::Shell;
use crate::window::Window;
use crate::{closing, placing, tray_host};

/// The origin of the main window's own files, as Tauri serves them on this system: Windows has no schemes of its own.
const OWN_ORIGIN: &str = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };

/// How often a start into the tray looks for one, and how long it waits in between.
const TRAY_LOOKS: u32 = 20;
const TRAY_LOOK: Duration = Duration::from_secs(1);

/// Opens the main window. Its own files only: it can go nowhere else.
///
/// # Errors
/// When the system gives no window.
pub fn open_main<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let page = format!("index.html?lang={}", app.state::<Shell>().language().tag());
    let builder = WebviewWindowBuilder::new(app, Window::Main.label(), WebviewUrl::App(page.into()))
        .title("Engawa")
        .min_inner_size(f64::from(LEAST.0), f64::from(LEAST.1))
        .prevent_overflow()
        .visible(!app.state::<Shell>().arguments.hidden)
        .on_navigation(|url| is_page_of_the_window(url, OWN_ORIGIN))
        // What is dropped is for its page, which the system's own handler would keep it from.
        .disable_drag_drop_handler();
    let builder = keep_web_data(placing::place(builder, app), app.state::<Shell>().data_folder());
    let window = builder.build()?;
    input_method::show_compositions(&window)?;
    window.on_window_event({
        let window = window.clone();
        move |event| on_event(&window, event)
    });
    if app.state::<Shell>().arguments.hidden {
        tauri::async_runtime::spawn(come_up_without_tray(app.clone()));
    }
    Ok(())
}

fn on_event<R: Runtime>(window: &WebviewWindow<R>, event: &WindowEvent) {
    let app = window.app_handle();
    match event {
        WindowEvent::CloseRequested { api, .. } if !closing::may_close_by_cross(app) => api.prevent_close(),
        WindowEvent::Moved(_) | WindowEvent::Resized(_) => placing::note(window),
        WindowEvent::Destroyed => {
            placing::keep(&app.state::<Shell>());
            app.exit(0);
        }
        _ => {}
    }
}

/// A program that starts with the computer may be there before the desktop's tray. Where none comes, the window does.
async fn come_up_without_tray<R: Runtime>(app: AppHandle<R>) {
    for _ in 0..TRAY_LOOKS {
        if tray_host::is_there().await {
            return;
        }
        tokio::time::sleep(TRAY_LOOK).await;
    }
    Window::Main.come_up(&app);
}

/// Opens the practice phone, or brings it to the front. It shows a page of the simulator's and has
/// no capability: no command can be invoked from it.
pub async fn open_phone<R: Runtime>(app: &AppHandle<R>, page: &url::Url) -> tauri::Result<()> {
    let language = app.state::<Shell>().members_language().await;
    let mut page = page.clone();
    page.query_pairs_mut().append_pair("lang", language.tag());
    if let Some(phone) = Window::Phone.find(app) {
        phone.show()?;
        return phone.set_focus();
    }
    let origin = page.origin();
    let builder = WebviewWindowBuilder::new(app, Window::Phone.label(), WebviewUrl::External(page))
        .title("Engawa")
        .on_document_title_changed(|phone, title| drop(phone.set_title(&title)))
        .inner_size(390.0, 780.0)
        .min_inner_size(340.0, 560.0)
        .on_navigation(move |url| url.origin() == origin)
        // Pictures dropped on the phone are for its page.
        .disable_drag_drop_handler();
    let phone = keep_web_data(builder, app.state::<Shell>().data_folder()).build()?;
    input_method::show_compositions(&phone)
}

/// Has the web view keep its own data in the data folder. Where that cannot be written they go to a temporary folder, which
/// nobody else can read, so that there is a window to say so.
fn keep_web_data<'a, R: Runtime, M: Manager<R>>(
    builder: WebviewWindowBuilder<'a, R, M>,
    data_folder: &Path,
) -> WebviewWindowBuilder<'a, R, M> {
    let folder = data_folder.join("window");
    match std::fs::create_dir_all(&folder) {
        Ok(()) => builder.data_directory(folder),
        Err(error) => {
            tracing::error!(%error, "the data folder cannot be written");
            match tempfile::tempdir() {
                Ok(temporary) => builder.data_directory(temporary.keep()),
                Err(_) => builder.incognito(true).data_directory(std::env::temp_dir()),
            }
        }
    }
}

/// Whether a URL is of this very origin. `Url::origin` does not say: the origin of a scheme of one's own is opaque.
fn is_page_of_the_window(url: &url::Url, origin: &str) -> bool {
    let plain = url.port().is_none() && url.username().is_empty() && url.password().is_none();
    plain && url.host_str().is_some_and(|host| format!("{}://{host}", url.scheme()) == origin)
}

/// Closes the practice phone, if it is open.
pub fn close_phone<R: Runtime>(app: &AppHandle<R>) {
    if let Some(phone) = Window::Phone.find(app) {
        let _ = phone.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn navigation_of_the_main_window_is_confined_to_its_exact_origin() {
        let goes = |url: &str, origin| is_page_of_the_window(&url.parse().expect("a URL"), origin);
        assert!(goes("tauri://localhost/index.html#messages", "tauri://localhost"));
        assert!(goes("http://tauri.localhost/", "http://tauri.localhost"));
        for elsewhere in [
            "http://tauri.localhost:8080/",
            "https://tauri.localhost/",
            "http://evil@tauri.localhost/",
            "http://tauri.localhost.evil.example/",
            "http://ipc.localhost/",
            "tauri://localhost/",
            "data:text/html,x",
            "about:blank",
            "javascript:alert(1)",
            "file:///etc/passwd",
        ] {
            assert!(!goes(elsewhere, "http://tauri.localhost"), "{elsewhere}");
        }
        for elsewhere in
            ["tauri://evil/", "tauri://localhost:1/", "http://tauri.localhost/", "media://localhost/x"]
        {
            assert!(!goes(elsewhere, "tauri://localhost"), "{elsewhere}");
        }
    }
}
