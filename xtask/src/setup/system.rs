//! What the operating system has to bring.

use std::path::Path;

use anyhow::{Context, Result, bail};
use duct::cmd;

use super::need::Need;
use crate::programs;

/// One thing of the system: the Debian packages that bring it, and how to see elsewhere that it is there.
struct Part {
    need: Need,
    debian: &'static [&'static str],
    /// For systems without apt: what a reader should install.
    what: &'static str,
    is_there: fn() -> bool,
}

const LINUX: &[Part] = &[
    Part {
        need: Need::Window,
        debian: &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev"],
        what: "a C compiler, pkg-config, and the development files of GTK 3 and WebKitGTK 4.1 \
               (https://v2.tauri.app/start/prerequisites names the packages of your system)",
        is_there: || programs::first_line("pkg-config", &["--modversion", "webkit2gtk-4.1"]).is_some(),
    },
    Part {
        need: Need::WindowTests,
        debian: &["xvfb", "webkit2gtk-driver", "dbus", "openbox", "xclip", "libayatana-appindicator3-1"],
        what: "Xvfb, WebKitWebDriver, dbus-daemon, openbox, xclip and libayatana-appindicator3",
        is_there: || {
            let programs = ["Xvfb", "WebKitWebDriver", "dbus-daemon", "openbox", "xclip"];
            programs.iter().all(|program| on_path(program)) && has_library("libayatana-appindicator3.so.1")
        },
    },
    Part {
        need: Need::Fonts,
        debian: &["fonts-noto-core", "fonts-noto-cjk", "fonts-noto-color-emoji"],
        what: "the Noto fonts (core, CJK, colour emoji), with which QR cards and pictures of the window are drawn",
        is_there: || programs::first_line("fc-list", &["Noto Sans CJK JP"]).is_some(),
    },
    Part {
        need: Need::Bundles,
        debian: &["libayatana-appindicator3-dev"],
        what: "the development files of libayatana-appindicator3, the tray's library",
        is_there: || {
            programs::first_line("pkg-config", &["--modversion", "ayatana-appindicator3-0.1"]).is_some()
        },
    },
    Part {
        need: Need::Packages,
        debian: &["mmdebstrap", "bubblewrap", "appstream", "desktop-file-utils", "rpm"],
        what: "mmdebstrap, bubblewrap, appstreamcli, desktop-file-validate and rpm",
        is_there: || {
            ["mmdebstrap", "bwrap", "appstreamcli", "desktop-file-validate", "rpm"].iter().all(|p| on_path(p))
        },
    },
    Part {
        need: Need::Python,
        debian: &["python3", "python3-venv"],
        what: "Python 3.9 or newer, with venv",
        is_there: || programs::first_line("python3", &["-c", "import venv, ensurepip; print(1)"]).is_some(),
    },
];

/// Installs the system's part of `needs` where that can be done without a question (Debian and Ubuntu), and
/// returns what has to be installed by hand elsewhere.
pub fn install(needs: &[Need]) -> Result<Vec<String>> {
    if !cfg!(target_os = "linux") {
        return Ok(elsewhere(needs));
    }
    let parts = || LINUX.iter().filter(|part| needs.contains(&part.need));
    if !is_debian() {
        return Ok(parts().filter(|part| !(part.is_there)()).map(|part| part.what.to_owned()).collect());
    }
    let wanted: Vec<&str> = parts().flat_map(|part| part.debian).copied().collect();
    let missing = not_installed(&wanted);
    if !missing.is_empty() {
        apt_install(&missing)?;
    }
    Ok(Vec::new())
}

/// Installs a package that none of the needs has.
///
/// # Errors
/// Where there is no apt, and when apt does not have it.
pub fn install_package(name: &str) -> Result<()> {
    anyhow::ensure!(is_debian(), "{name} has to be installed by hand");
    apt_install(&[name])
}

/// Windows and macOS bring their web view, and Rust itself could not have been built without a linker.
/// Their windows are not tested from here, so only Python is left.
fn elsewhere(needs: &[Need]) -> Vec<String> {
    let python = ["python3", "python"].iter().any(|name| on_path(name));
    let missing = needs.contains(&Need::Python) && !python;
    missing.then(|| "Python 3.9 or newer: https://www.python.org".to_owned()).into_iter().collect()
}

/// Whether the loader knows a library.
fn has_library(name: &str) -> bool {
    let known = std::process::Command::new("/sbin/ldconfig").arg("-p").output();
    known.is_ok_and(|known| String::from_utf8_lossy(&known.stdout).contains(name))
}

fn is_debian() -> bool {
    Path::new("/etc/debian_version").exists() && on_path("apt-get")
}

fn on_path(program: &str) -> bool {
    programs::find(program).is_some()
}

/// Those of `packages` that dpkg does not have as installed.
fn not_installed<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    let question = ["-W", "-f=${Package} ${db:Status-Status}\n"].into_iter().chain(packages.iter().copied());
    // dpkg-query fails when it does not know one of them, and still answers for the others.
    let answer = cmd("dpkg-query", question).stderr_null().unchecked().read().unwrap_or_default();
    let installed = |package: &&str| answer.lines().any(|line| line == format!("{package} installed"));
    packages.iter().filter(|package| !installed(package)).copied().collect()
}

fn apt_install(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    println!("Installing with apt: {list}");
    let by_hand = || format!("please run: sudo apt-get install --no-install-recommends {list}");
    let before = prefix().with_context(by_hand)?;
    let apt = |arguments: &[&str]| {
        let words = before.iter().chain(arguments).copied().collect::<Vec<_>>();
        cmd(words[0], &words[1..]).run()
    };
    apt(&["apt-get", "update", "--quiet"]).with_context(by_hand)?;
    let install = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends"];
    apt(&[&install, packages].concat()).with_context(by_hand)?;
    Ok(())
}

/// The words in front of `apt-get`: root needs no sudo, and containers often have none.
fn prefix() -> Result<Vec<&'static str>> {
    let noninteractive = ["env", "DEBIAN_FRONTEND=noninteractive"];
    if programs::first_line("id", &["-u"]).as_deref() == Some("0") {
        Ok(noninteractive.to_vec())
    } else if on_path("sudo") {
        Ok([&["sudo"], noninteractive.as_slice()].concat())
    } else {
        bail!("packages are missing, and neither root nor sudo is at hand")
    }
}
