//! A screen without a monitor, for a window that nobody looks at (Linux).
//!
//! Each program gets its own screen, clipboard, session bus and window manager, so that tests running side by side
//! cannot take each other's keyboard focus or clipboard.

use std::{
    ffi::{OsStr, OsString},
    fs::{self, DirEntry},
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result, ensure};

/// Wide and high enough for two windows of Engawa.
const SCREEN: &str = "1600x1000x24";

/// No frames around windows: what is then on the screen, a program has drawn.
const FRAMELESS: &str = r#"<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <applications><application class="*"><decor>no</decor></application></applications>
</openbox_config>
"#;

/// The command: `in-display PROGRAM [ARGS]`. Ends with the program's exit code.
pub fn run(arguments: Vec<String>) -> Result<()> {
    let (program, arguments) = arguments.split_first().context("in-display needs a program to run")?;
    let display = Display::open()?;
    let status =
        display.command(program).args(arguments).status().with_context(|| format!("cannot run {program}"))?;
    drop(display);
    std::process::exit(status.code().unwrap_or(1))
}

/// An X server with a window manager and a session bus. When it is dropped, all end, and with them whatever still runs
/// on it: a driver whose test has failed would otherwise stay for ever.
pub struct Display {
    name: String,
    bus: String,
    processes: Vec<Child>,
}

impl Display {
    /// Starts one under a number that nobody else uses.
    pub fn open() -> Result<Self> {
        Self::start_all(&[], &[])
    }

    /// Starts one whose picture is in the file `Xvfb_screen0` of `folder` at all times, and whose windows have no frames.
    pub fn open_recorded(folder: &Path) -> Result<Self> {
        let frameless = folder.join("openbox.xml");
        fs::write(&frameless, FRAMELESS)?;
        Self::start_all(
            &["-fbdir".as_ref(), folder.as_ref()],
            &["--config-file".as_ref(), frameless.as_ref()],
        )
    }

    fn start_all(server: &[&OsStr], windows: &[&OsStr]) -> Result<Self> {
        let mut display = Self { name: String::new(), bus: String::new(), processes: Vec::new() };
        let usual = ["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"].map(OsStr::new);
        display.name = format!(":{}", display.start("Xvfb", &[&usual, server].concat())?);
        let bus = ["--session", "--nofork", "--print-address"].map(OsStr::new);
        display.bus = display.start("dbus-daemon", &bus)?;
        let usual = ["--sm-disable", "--startup", "echo ready"].map(OsStr::new);
        display.start("openbox", &[&usual, windows].concat())?;
        Ok(display)
    }

    /// The screen's name, as `DISPLAY` says it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// `program` on this screen and bus.
    ///
    /// No `WEBKIT_*` variable reaches it: two of them make WebDriver's screenshots wait for ever.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env("DISPLAY", &self.name).env("GDK_BACKEND", "x11").env_remove("WAYLAND_DISPLAY");
        command.env("DBUS_SESSION_BUS_ADDRESS", &self.bus);
        let names = std::env::vars_os().map(|(name, _)| name);
        for name in names.filter(|name| name.to_string_lossy().starts_with("WEBKIT_")) {
            command.env_remove(name);
        }
        command
    }

    /// Starts `program` and returns its first line, which it writes once it can be reached.
    fn start(&mut self, program: &str, arguments: &[&OsStr]) -> Result<String> {
        let mut process = self
            .command(program)
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {program}"))?;
        let output = process.stdout.take();
        self.processes.push(process);
        let mut line = String::new();
        BufReader::new(output.with_context(|| format!("{program} has no output"))?).read_line(&mut line)?;
        let line = line.trim();
        ensure!(!line.is_empty(), "{program} ended at once");
        Ok(line.to_owned())
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let guests = guests(&self.bus);
        if !guests.is_empty() {
            // Some may have ended by now, which is as good.
            let _ = Command::new("kill").arg("-KILL").args(guests).stderr(Stdio::null()).status();
        }
        for process in self.processes.iter_mut().rev() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// The ids of all processes that were started with this session bus: its address is like no other.
fn guests(bus: &str) -> Vec<OsString> {
    if bus.is_empty() {
        return Vec::new();
    }
    let marked = format!("DBUS_SESSION_BUS_ADDRESS={bus}");
    let on_bus = |process: &DirEntry| {
        let environment = fs::read(process.path().join("environ")).unwrap_or_default();
        environment.split(|byte| *byte == 0).any(|variable| variable == marked.as_bytes())
    };
    let Ok(processes) = fs::read_dir("/proc") else { return Vec::new() };
    processes.flatten().filter(on_bus).map(|process| process.file_name()).collect()
}
