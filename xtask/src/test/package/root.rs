//! A Debian root with nothing of ours in it, made from the packages of this computer's own distribution.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use duct::cmd;

use crate::{display::Display, places, programs};

/// What every desktop has, and a bare root has not: a session bus, who registers the handlers of links, and fonts.
const DESKTOP: &str = "dbus,desktop-file-utils,fonts-noto-cjk";
const USER: &str = "aya";
const HOME: &str = "/srv/aya";
/// Far above any sensible start: only a start that hangs is ended by it.
const TIMEOUT: Duration = Duration::from_secs(60);
/// What the log says when the window can be used.
const READY: &str = "\"message\":\"ui_ready\"";

/// The root.
pub struct Root {
    folder: PathBuf,
}

impl Root {
    /// Makes a new one.
    pub fn make() -> Result<Self> {
        let folder = places::target().join("package-test/root");
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(places::target().join("package-test"))?;
        let include = format!("--include={DESKTOP}");
        let mut arguments = vec!["--quiet".into(), "--variant=apt".into(), include];
        arguments.extend(apt_options()?.into_iter().map(|option| format!("--aptopt={option}")));
        arguments.extend([codename()?, folder.to_string_lossy().into_owned()]);
        cmd("mmdebstrap", arguments).stdin_bytes(sources()?).run()?;
        let root = Self { folder };
        root.run(&["apt-get", "update", "--quiet=2"])?;
        root.run(&["useradd", "--create-home", "--home-dir", HOME, USER])?;
        Ok(root)
    }

    /// Where a path of the root lies on this computer.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path.trim_start_matches('/'))
    }

    /// The user's data folder.
    pub fn data_folder(&self) -> PathBuf {
        self.path(HOME).join(".local/share/Engawa")
    }

    /// Installs a package with what it depends on, as `apt-get install ./engawa.deb` does.
    pub fn install(&self, package: &Path) -> Result<()> {
        fs::copy(package, self.path("/tmp/engawa.deb"))?;
        self.run(&[
            "apt-get",
            "install",
            "--yes",
            "--quiet=2",
            "--no-install-recommends",
            "/tmp/engawa.deb",
        ])?;
        Ok(fs::remove_file(self.path("/tmp/engawa.deb"))?)
    }

    /// Removes it again.
    pub fn remove(&self) -> Result<()> {
        self.run(&["apt-get", "purge", "--yes", "--quiet=2", "engawa"])
    }

    /// The installed version, as dpkg tells it.
    pub fn version(&self) -> Result<String> {
        Ok(self.command(&[]).args(["dpkg-query", "-W", "engawa"]).output().map(text)?.replace('\t', " "))
    }

    /// The files of the installed package.
    pub fn files(&self) -> Result<Vec<String>> {
        let list = self.command(&[]).args(["dpkg-query", "--listfiles", "engawa"]).output().map(text)?;
        Ok(list.lines().filter(|file| self.path(file).is_file()).map(str::to_owned).collect())
    }

    /// What has Engawa's name outside of people's homes, with the log of what was installed left out.
    pub fn leftovers(&self) -> Result<BTreeSet<String>> {
        let found = cmd!("find", &self.folder, "-xdev", "-iname", "*engawa*").read()?;
        let ours =
            found.lines().filter_map(|path| path.strip_prefix(self.folder.to_str()?)).map(str::to_owned);
        Ok(ours.filter(|path| !path.starts_with(HOME)).collect())
    }

    /// Starts Engawa as the user, without any network, until its window can be used; then the power goes. Returns the
    /// log's lines about this start.
    pub fn start(&self, picture: &Path) -> Result<Vec<String>> {
        let before = self.log().len();
        let display = Display::open()?;
        let mut engawa = self.start_on(&display)?;
        let lines = self.wait_until_ready(&mut engawa, before);
        if programs::find("import").is_some() {
            display.command("import").args(["-window", "root"]).arg(picture).status()?;
        }
        engawa.kill()?;
        engawa.wait()?;
        lines
    }

    fn start_on(&self, display: &Display) -> Result<Child> {
        let mut command = self.command(&["--unshare-net", "--ro-bind", "/tmp/.X11-unix", "/tmp/.X11-unix"]);
        command.args(["setpriv", "--reuid=1000", "--regid=1000", "--clear-groups", "--inh-caps=-all"]);
        command.args(["env", "--ignore-environment", "PATH=/usr/bin:/bin", "LANG=C.UTF-8"]);
        command.arg(format!("HOME={HOME}")).arg(format!("DISPLAY={}", display.name()));
        command.args(["dbus-run-session", "--", "engawa", "--practice"]);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().context("cannot start bwrap")
    }

    fn wait_until_ready(&self, engawa: &mut Child, before: usize) -> Result<Vec<String>> {
        let deadline = Instant::now() + TIMEOUT;
        while Instant::now() < deadline {
            let lines = self.log().split_off(before);
            if lines.iter().any(|line| line.contains(READY)) {
                return Ok(lines);
            }
            if let Some(status) = engawa.try_wait()? {
                bail!("Engawa ended before its window was ready ({status}); its log: {lines:?}");
            }
            pause();
        }
        bail!("the window was not ready within {} s; the log: {:?}", TIMEOUT.as_secs(), self.log())
    }

    fn log(&self) -> Vec<String> {
        let log = fs::read_to_string(self.data_folder().join("logs/engawa.log")).unwrap_or_default();
        log.lines().map(str::to_owned).collect()
    }

    fn run(&self, arguments: &[&str]) -> Result<()> {
        let command = self.command(&[]).args(arguments).env("DEBIAN_FRONTEND", "noninteractive").status();
        ensure!(command?.success(), "{} failed in the root", arguments.join(" "));
        Ok(())
    }

    /// What runs a program within the root. When this program ends, so does that.
    fn command(&self, options: &[&str]) -> Command {
        let mut command = Command::new("bwrap");
        command.args(["--cap-add", "ALL", "--die-with-parent", "--bind"]).arg(&self.folder);
        command.args(["/", "--proc", "/proc", "--dev", "/dev"]);
        command.args(["--ro-bind", "/etc/resolv.conf", "/etc/resolv.conf"]).args(options).arg("--");
        command.current_dir("/");
        command
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the log is another process's: its state can only be looked at"
)]
fn pause() {
    std::thread::sleep(Duration::from_millis(50));
}

fn text(output: std::process::Output) -> String {
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// The name of this computer's own release, such as `bookworm`.
fn codename() -> Result<String> {
    let release = fs::read_to_string("/etc/os-release")?;
    let name = release.lines().find_map(|line| line.strip_prefix("VERSION_CODENAME="));
    Ok(name.context("this system has no name")?.trim_matches('"').to_owned())
}

/// Where this computer has the packages of its distribution from, in the form of a `sources.list`.
fn sources() -> Result<Vec<u8>> {
    let format = "deb $(REPO_URI) $(RELEASE) $(COMPONENT)|$(ORIGIN)";
    let list = cmd!("apt-get", "indextargets", "--format", format, "Created-By: Packages").read()?;
    let ours = list.lines().filter_map(|line| line.strip_suffix("|Debian").or(line.strip_suffix("|Ubuntu")));
    let lines: BTreeSet<&str> = ours.collect();
    ensure!(!lines.is_empty(), "apt knows no packages: run `apt-get update` first");
    Ok(lines.into_iter().flat_map(|line| format!("{line}\n").into_bytes()).collect())
}

/// This computer's own ways to reach them, such as a proxy, and what it takes for fresh.
fn apt_options() -> Result<Vec<String>> {
    let dump = cmd!("apt-config", "dump", "Acquire", "--no-empty").read()?;
    let own = |line: &&str| ["Acquire::http", "Acquire::Check-"].iter().any(|start| line.starts_with(start));
    Ok(dump.lines().filter(own).map(str::to_owned).collect())
}
