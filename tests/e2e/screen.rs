//! The screen that a test runs on, as its window manager sees it: WebDriver knows nothing of windows' frames.

use std::time::Instant;

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConfigureWindowAux, ConnectionExt, EventMask, Window,
};
use x11rb::rust_connection::RustConnection;

use crate::page::{POLL_INTERVAL, TIMEOUT};

/// The screen of this test, and Engawa's windows on it.
pub struct Screen {
    x: RustConnection,
    root: Window,
}

impl Screen {
    pub fn open() -> Self {
        let (x, screen) = x11rb::connect(None).expect("the test has a screen");
        let root = x.setup().roots[screen].root;
        Self { x, root }
    }

    /// The windows that are shown, or put away; a hidden one is none of them.
    pub fn windows(&self) -> Vec<Window> {
        self.listed("_NET_CLIENT_LIST")
    }

    /// Clicks the cross of each window, as its window manager does.
    pub fn click_cross(&self) {
        for window in self.windows() {
            self.send(window, "_NET_CLOSE_WINDOW", [0, 2, 0, 0, 0]);
        }
    }

    /// Puts the window away, as its button does.
    pub fn minimise(&self) {
        self.send(self.window(), "WM_CHANGE_STATE", [3, 0, 0, 0, 0]);
    }

    /// Whether the window is in front; none is when every window is put away.
    pub fn is_in_front(&self) -> bool {
        self.listed("_NET_ACTIVE_WINDOW").contains(&self.window())
    }

    pub fn title(&self) -> String {
        let (name, text) = (self.atom("_NET_WM_NAME"), self.atom("UTF8_STRING"));
        let title = self.x.get_property(false, self.window(), name, text, 0, 64);
        String::from_utf8_lossy(&title.expect("asked").reply().expect("told").value).into_owned()
    }

    /// Where a window's content is, and how large: x, y, width, height.
    pub fn place(&self, window: Window) -> (i16, i16, u16, u16) {
        let size = self.x.get_geometry(window).expect("asked").reply().expect("told");
        let at = self.x.translate_coordinates(window, self.root, 0, 0).expect("asked").reply().expect("told");
        (at.dst_x, at.dst_y, size.width, size.height)
    }

    pub fn put(&self, window: Window, (x, y): (i32, i32), (width, height): (u32, u32)) {
        let place = ConfigureWindowAux::new().x(x).y(y).width(width).height(height);
        self.x.configure_window(window, &place).expect("asked").check().expect("the window manager is told");
    }

    pub async fn wait_until(&self, what: &str, is_so: impl Fn(&Self) -> bool) {
        until(what, || is_so(self)).await;
    }

    fn window(&self) -> Window {
        *self.windows().first().expect("a window")
    }

    fn listed(&self, of: &str) -> Vec<Window> {
        let list = self.x.get_property(false, self.root, self.atom(of), AtomEnum::WINDOW, 0, 64);
        list.expect("asked").reply().expect("told").value32().map(Iterator::collect).unwrap_or_default()
    }

    fn atom(&self, name: &str) -> u32 {
        self.x.intern_atom(false, name.as_bytes()).expect("asked").reply().expect("told").atom
    }

    fn send(&self, window: Window, message: &str, data: [u32; 5]) {
        let event = ClientMessageEvent::new(32, window, self.atom(message), data);
        let mask = EventMask::SUBSTRUCTURE_NOTIFY | EventMask::SUBSTRUCTURE_REDIRECT;
        self.x.send_event(false, self.root, mask, event).expect("asked").check().expect("it is told");
    }
}

/// Waits until something is so.
pub async fn until(what: &str, is_so: impl Fn() -> bool) {
    let started = Instant::now();
    while !is_so() {
        assert!(started.elapsed() < TIMEOUT, "{what}");
        tokio::time::sleep(POLL_INTERVAL).await;
    }
}
