//! The windows: the main one, and in Practice the phone.

use tauri::{AppHandle, Manager, Runtime, WebviewUrl, WebviewWindowBuilder};

use crate::closing;
use crate::rendering;
use crate::shell::Shell;
use crate::spelling;
use crate::window::Window;

/// The origin of the main window's own files, as Tauri serves them on this system: Windows has no schemes of its own.
const OWN_ORIGIN: &str = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };

/// Opens the main window. Its own files only: it can go nowhere else.
///
/// # Errors
/// When the system gives no window.
pub fn open_main<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let page = format!("index.html?lang={}", app.state::<Shell>().language().tag());
    let window = WebviewWindowBuilder::new(app, Window::Main.label(), WebviewUrl::App(page.into()))
        .title("Engawa")
        .inner_size(1280.0, 820.0)
        // A screen of 1366 x 768 at 150 % has 910 x 512 less its bars: one pane and the composer fit (docs/design.md).
        .min_inner_size(640.0, 440.0)
        .prevent_overflow()
        .data_directory(app.state::<Shell>().data_folder().join("window"))
        .on_navigation(|url| is_page_of_the_window(url, OWN_ORIGIN))
        // What is dropped is for its page, which the system's own handler would keep it from.
        .disable_drag_drop_handler()
        .build()?;
    rendering::set_compositing(&window)?;
    spelling::check_as_typed(&window)?;
    let handle = app.clone();
    window.on_window_event(move |event| match event {
        tauri::WindowEvent::CloseRequested { api, .. } if !closing::may_close(&handle) => api.prevent_close(),
        tauri::WindowEvent::Destroyed => handle.exit(0),
        _ => {}
    });
    Ok(())
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
    let phone = WebviewWindowBuilder::new(app, Window::Phone.label(), WebviewUrl::External(page))
        .title("Engawa")
        .on_document_title_changed(|phone, title| drop(phone.set_title(&title)))
        .inner_size(390.0, 780.0)
        .min_inner_size(340.0, 560.0)
        .data_directory(app.state::<Shell>().data_folder().join("window"))
        .on_navigation(move |url| url.origin() == origin)
        // Pictures dropped on the phone are for its page.
        .disable_drag_drop_handler()
        .build()?;
    rendering::set_compositing(&phone)
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
