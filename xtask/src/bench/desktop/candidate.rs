//! The programs that are measured.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use duct::cmd;

use crate::{places, programs, setup};

/// A program of the same kind, as Debian has it.
struct Peer {
    name: &'static str,
    package: &'static str,
    program: &'static str,
    /// Whether the system's administrator may start it.
    as_root: bool,
}

impl Peer {
    const fn new(name: &'static str, package: &'static str, program: &'static str) -> Self {
        Self { name, package, program, as_root: true }
    }

    fn candidate(&self, root: bool) -> Option<Candidate> {
        let program = programs::find(self.program)?;
        if root && !self.as_root {
            // The session's bus is not this user's: it starts without.
            let words = ["--reuid", NOBODY, "--regid", "nogroup", "--clear-groups"].map(OsString::from);
            let arguments = words.into_iter().chain([program.into_os_string()]).collect();
            let as_nobody = Candidate::new(self.name, Kind::Peer, programs::find("setpriv")?);
            return Some(Candidate { user: Some(NOBODY), arguments, ..as_nobody });
        }
        Some(Candidate::new(self.name, Kind::Peer, program))
    }
}

const NOBODY: &str = "nobody";

const PEERS: &[Peer] = &[
    Peer::new("Dino", "dino-im", "dino-im"),
    Peer { as_root: false, ..Peer::new("Gajim", "gajim", "gajim") },
    Peer::new("Telegram Desktop", "telegram-desktop", "telegram-desktop"),
    Peer::new("Thunderbird", "thunderbird", "thunderbird"),
    Peer::new("GNOME Contacts", "gnome-contacts", "gnome-contacts"),
];

/// What a measured program is to Engawa.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Engawa itself, as it was just built.
    Engawa,
    /// Another build of Engawa (`--beside`).
    Build,
    /// A window of Tauri's with a sentence in it: no program in a web view starts sooner.
    Bare,
    /// A native program.
    Peer,
}

/// A program that is measured.
pub struct Candidate {
    pub name: String,
    pub kind: Kind,
    pub program: PathBuf,
    pub arguments: Vec<OsString>,
    /// Who starts it, if somebody else.
    pub user: Option<&'static str>,
    /// Its own home folder, and below it everything that it keeps.
    pub home: PathBuf,
}

impl Candidate {
    fn new(name: &str, kind: Kind, program: PathBuf) -> Self {
        let home = folder().join(name.replace(' ', "-").to_lowercase());
        let arguments = match kind {
            Kind::Engawa | Kind::Build => vec!["--practice".into()],
            Kind::Bare | Kind::Peer => Vec::new(),
        };
        Self { name: name.to_owned(), kind, program, arguments, user: None, home }
    }

    /// Whether it has Engawa's data folder.
    pub fn is_engawa(&self) -> bool {
        matches!(self.kind, Kind::Engawa | Kind::Build)
    }

    /// The folder of Engawa's data.
    pub fn data(&self) -> PathBuf {
        self.home.join("data")
    }

    /// Makes its folders, empty.
    pub fn prepare(&self) -> Result<()> {
        if self.home.exists() {
            fs::remove_dir_all(&self.home)?;
        }
        fs::create_dir_all(self.home.join("runtime"))?;
        if let Some(user) = self.user {
            cmd!("chown", "-R", user, &self.home).run()?;
        }
        Ok(())
    }
}

/// Where everything is kept that the measured programs write.
pub fn folder() -> PathBuf {
    places::target().join("bench-desktop")
}

/// Engawa, other builds of it, the bare window, and those peers that can be had here.
pub fn all(beside: &[(String, PathBuf)]) -> Vec<Candidate> {
    let release = |program: &str| places::target().join("release").join(program);
    let mut all = vec![Candidate::new("Engawa", Kind::Engawa, release("engawa"))];
    all.extend(beside.iter().map(|(name, path)| Candidate::new(name, Kind::Build, path.clone())));
    all.push(Candidate::new("bare Tauri window", Kind::Bare, release("bare-window")));
    let root = programs::first_line("id", &["-u"]).as_deref() == Some("0");
    all.extend(PEERS.iter().filter_map(|peer| peer.candidate(root)));
    all
}

/// Installs the peers that are missing, as far as that can be done without a question.
pub fn install_peers() {
    let missing = PEERS.iter().filter(|peer| programs::find(peer.program).is_none());
    for peer in missing {
        if let Err(error) = setup::install_package(peer.package) {
            println!("{} is left out: {error:#}", peer.name);
        }
    }
}

/// The bytes that Engawa has on a disk once it is installed: as its package says, else the program's.
pub fn installed_bytes() -> Result<(u64, &'static str)> {
    let packages = fs::read_dir(places::target().join("release/bundle/deb")).into_iter().flatten().flatten();
    let package =
        packages.map(|entry| entry.path()).find(|path| path.extension().is_some_and(|end| end == "deb"));
    let said = package.and_then(|package| package_kib(&package));
    match said {
        Some(kib) => Ok((kib * 1024, "all files of the package")),
        None => {
            let program = places::target().join("release/engawa");
            let size = fs::metadata(&program).with_context(|| format!("no {}", program.display()))?.len();
            Ok((size, "the program, which has its resources in it"))
        }
    }
}

fn package_kib(package: &Path) -> Option<u64> {
    programs::first_line("dpkg-deb", &["--field", package.to_str()?, "Installed-Size"])?.trim().parse().ok()
}
