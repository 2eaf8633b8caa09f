//! The program and its system, for About and for diagnostics. Nothing of it is about a person.

use api::shell::About;

use crate::shell::Shell;
use crate::tray_host;

/// The most characters of what the system says of itself.
const MOST_CHARACTERS: usize = 80;

/// The program and its system.
pub async fn get(shell: &Shell) -> About {
    About {
        version: env!("CARGO_PKG_VERSION").into(),
        licence: env!("CARGO_PKG_LICENSE").into(),
        system: std::env::consts::OS.into(),
        system_version: system_version(),
        processor: std::env::consts::ARCH.into(),
        session: session(),
        web_view: tauri::webview_version().unwrap_or_default(),
        language: shell.arguments.language,
        tray: tray_host::is_there().await,
    }
}

/// How Linux calls itself (`man 5 os-release`); other systems' names say enough.
fn system_version() -> String {
    let file = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    pretty_name(&file)
}

fn pretty_name(os_release: &str) -> String {
    let name = os_release.lines().find_map(|line| line.strip_prefix("PRETTY_NAME=")).unwrap_or_default();
    name.trim_matches(['"', '\'']).chars().filter(|c| !c.is_control()).take(MOST_CHARACTERS).collect()
}

/// Which of Linux's two ways to draw; anything else in the variable is not told on.
fn session() -> Option<String> {
    let kind = std::env::var("XDG_SESSION_TYPE").ok()?;
    ["x11", "wayland"].iter().find(|known| **known == kind).map(|known| (*known).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_version_is_what_it_calls_itself_and_bounded() {
        let debian = "NAME=\"Debian GNU/Linux\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nID=debian\n";
        assert_eq!(pretty_name(debian), "Debian GNU/Linux 12 (bookworm)");
        assert_eq!(pretty_name("ID=x"), "");
        assert_eq!(pretty_name(&format!("PRETTY_NAME={}", "x".repeat(500))).len(), MOST_CHARACTERS);
    }
}
