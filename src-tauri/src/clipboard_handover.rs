//! The clipboard's handover at the end: on X11 what was copied lives in the program that copied it, and would go with it.
//! Where a clipboard manager runs, it takes it over. Where none does, a second process of this program holds a text until
//! somebody copies something else, as xclip and wl-copy do.

#[cfg(not(target_os = "linux"))]
use std::process::ExitCode;

/// The switch of the process that holds a text, which it reads from its standard input.
pub const HOLD: &str = "--hold-clipboard";

/// Hands on what this program has on the clipboard. Blocks; not for the UI thread, which is asked for it.
#[cfg(not(target_os = "linux"))]
pub fn hand_on() {}

/// Holds a text: of no use where the system itself keeps what was copied.
#[cfg(not(target_os = "linux"))]
pub fn hold() -> ExitCode {
    ExitCode::FAILURE
}

#[cfg(target_os = "linux")]
pub use linux::{hand_on, hold};

#[cfg(target_os = "linux")]
mod linux {
    use std::io::{Read, Write};
    use std::process::{Command, ExitCode, Stdio};
    use std::time::Duration;

    use arboard::{Clipboard, SetExtLinux};
    use x11rb::protocol::res::{ClientIdMask, ClientIdSpec, ConnectionExt as _};
    use x11rb::protocol::xproto::{ConnectionExt as _, Window};
    use x11rb::rust_connection::RustConnection;

    use super::HOLD;

    /// The longest text that is held, in bytes.
    const MAX_BYTES: u64 = 4 << 20;
    /// How often it is looked whether the other process has it, and the pause in between.
    const LOOKS: u32 = 40;
    const LOOK: Duration = Duration::from_millis(25);

    type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

    /// Hands on what this program has on the clipboard. Blocks; not for the UI thread, which is asked for it.
    pub fn hand_on() {
        // A Wayland compositor has clipboards of its own.
        if std::env::var_os("DISPLAY").is_none() || std::env::var_os("WAYLAND_DISPLAY").is_some() {
            return;
        }
        if let Err(error) = try_to_hand_on() {
            tracing::debug!(%error, "what was copied goes with this program");
        }
    }

    fn try_to_hand_on() -> Outcome<()> {
        let (x, _) = x11rb::connect(None)?;
        if owner(&x, "CLIPBOARD_MANAGER")?.is_some() {
            return Ok(());
        }
        match owner(&x, "CLIPBOARD")? {
            Some(window) if is_ours(&x, window)? => {}
            _ => return Ok(()),
        }
        let text = Clipboard::new()?.get_text()?;
        let mut holder = Command::new(std::env::current_exe()?)
            .arg(HOLD)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        if let Some(mut input) = holder.stdin.take() {
            input.write_all(text.as_bytes())?;
        }
        wait_until_held(&x)
    }

    /// Waits until another process has the clipboard: before that, this one may not end.
    fn wait_until_held(x: &RustConnection) -> Outcome<()> {
        for _ in 0..LOOKS {
            match owner(x, "CLIPBOARD")? {
                Some(window) if !is_ours(x, window)? => return Ok(()),
                _ => std::thread::park_timeout(LOOK),
            }
        }
        Err("the text was not taken over in time".into())
    }

    fn owner(x: &RustConnection, selection: &str) -> Outcome<Option<Window>> {
        let atom = x.intern_atom(false, selection.as_bytes())?.reply()?.atom;
        let owner = x.get_selection_owner(atom)?.reply()?.owner;
        Ok(Some(owner).filter(|window| *window != x11rb::NONE))
    }

    /// Whether a window is of this process, as the X server knows it.
    fn is_ours(x: &RustConnection, window: Window) -> Outcome<bool> {
        let whose = ClientIdSpec { client: window, mask: ClientIdMask::LOCAL_CLIENT_PID };
        let ids = x.res_query_client_ids(&[whose])?.reply()?.ids;
        Ok(ids.iter().any(|id| id.value.first() == Some(&std::process::id())))
    }

    /// Holds the text of the standard input on the clipboard until something else is copied.
    pub fn hold() -> ExitCode {
        let mut text = String::new();
        let read = std::io::stdin().take(MAX_BYTES).read_to_string(&mut text);
        let held = read.is_ok() && put(text).is_ok();
        if held { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    fn put(text: String) -> Result<(), arboard::Error> {
        Clipboard::new()?.set().wait().text(text)
    }
}
