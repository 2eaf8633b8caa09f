//! One start of a program: from its process to its painted window, and what it uses then.

use std::{
    collections::BTreeMap,
    fs,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use super::{
    candidate::{Candidate, folder},
    frames::Framebuffer,
    processes,
};
use crate::display::Display;

/// The interval at which the screen is looked at.
const LOOK: Duration = Duration::from_millis(3);
/// A window that stands still for so long is settled.
const STILL: Duration = Duration::from_millis(800);
/// Not painted within so long: it does not start.
const TIMEOUT: Duration = Duration::from_secs(60);
/// The memory is read so long after the window was painted.
const REST: Duration = Duration::from_secs(5);
/// The processor is watched for so long.
const IDLE: Duration = Duration::from_secs(30);
/// So long a program has to end when it is asked to.
const ENDING: Duration = Duration::from_secs(5);

/// What was measured at one start.
pub struct Start {
    /// From the process to the first frame of the main window that has something in it.
    pub painted: Duration,
    /// The processor time that this took, of all its processes: what a busy machine does not change much.
    pub work: Duration,
    /// To the last change of what it shows; none when it never stood still.
    pub settled: Option<Duration>,
    /// KiB by the name of the process.
    pub memory: BTreeMap<String, u64>,
    /// The share of one processor that an idle window takes, in per cent; none when it was not watched.
    pub idle: Option<f64>,
}

/// Starts a program on a screen of its own and measures it; its idling too, if asked.
///
/// # Errors
/// When it ends or paints nothing.
pub fn measure(candidate: &Candidate, idle: bool) -> Result<Start> {
    let screen = folder().join("screen");
    fs::create_dir_all(&screen)?;
    let display = Display::open_recorded(&screen)?;
    let mut framebuffer = Framebuffer::open(&screen)?;
    let started = Instant::now();
    let mut child =
        command(&display, candidate).spawn().with_context(|| format!("cannot start {}", candidate.name))?;
    let painted = painted(&mut framebuffer, &mut child, started)?;
    let work = Duration::from_secs_f64(processes::processor_seconds(&processes::family(child.id())));
    let settled = settled(&mut framebuffer, started, painted)?;
    pause(REST.saturating_sub(started.elapsed().saturating_sub(painted)));
    let memory = processes::memory(&processes::family(child.id()));
    let idle = idle.then(|| idle_percent(child.id()));
    end(&mut child)?;
    Ok(Start { painted, work, settled, memory, idle })
}

fn command(display: &Display, candidate: &Candidate) -> Command {
    let mut command = display.command(&candidate.program);
    let home = &candidate.home;
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.env("HOME", home).env("LANG", "C.UTF-8").env_remove("LANGUAGE").env_remove("LC_ALL");
    for (name, below) in [("CONFIG", ".config"), ("CACHE", ".cache"), ("DATA", "share"), ("STATE", "state")] {
        command.env(format!("XDG_{name}_HOME"), home.join(below));
    }
    command.env("XDG_RUNTIME_DIR", home.join("runtime"));
    command.args(&candidate.arguments);
    if candidate.user.is_some() {
        // The bus takes nobody but who has started it, and a refusal ends some programs.
        command.env("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    }
    if candidate.is_engawa() {
        command.env("ENGAWA_DATA_DIR", candidate.data()).env("ENGAWA_STATE_DIR", home.join("state"));
    }
    command
}

fn painted(framebuffer: &mut Framebuffer, child: &mut Child, started: Instant) -> Result<Duration> {
    let mut seen = framebuffer.frame()?;
    loop {
        let now = framebuffer.frame()?;
        let at = started.elapsed();
        if now != seen && now.is_painted() {
            return Ok(at);
        }
        seen = now;
        if let Some(status) = child.try_wait()? {
            bail!("it ended ({status})");
        }
        if at > TIMEOUT {
            bail!("it painted nothing within {} s", TIMEOUT.as_secs());
        }
        pause(LOOK);
    }
}

/// The last change before the window stood still.
fn settled(framebuffer: &mut Framebuffer, started: Instant, painted: Duration) -> Result<Option<Duration>> {
    let (mut seen, mut changed) = (framebuffer.frame()?, painted);
    while started.elapsed() < painted + REST {
        let now = framebuffer.frame()?;
        if now != seen && now.differs(&seen) {
            (seen, changed) = (now, started.elapsed());
        } else if started.elapsed() > changed + STILL {
            return Ok(Some(changed));
        }
        pause(LOOK);
    }
    Ok(None)
}

fn idle_percent(program: u32) -> f64 {
    // Who ends meanwhile takes its time along; who comes brings its own.
    let family = processes::family(program);
    let (before, began) = (processes::processor_seconds(&family), Instant::now());
    pause(IDLE);
    let after = processes::processor_seconds(&processes::family(program));
    100.0 * (after - before).max(0.0) / began.elapsed().as_secs_f64()
}

/// Asks it to end, as a session does, so that the next start does not find a crash.
fn end(child: &mut Child) -> Result<()> {
    Command::new("kill").args(["-TERM", &child.id().to_string()]).status()?;
    let asked = Instant::now();
    while asked.elapsed() < ENDING {
        if child.try_wait()?.is_some() {
            return Ok(());
        }
        pause(10 * LOOK);
    }
    child.kill()?;
    child.wait()?;
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "other programs' processes and pictures can only be looked at")]
fn pause(time: Duration) {
    thread::sleep(time);
}
