//! The faults, from the proof's side: the shim that is preloaded, and the file by which it is told.

use std::ffi::OsString;
use std::fmt::{Display, Formatter};
use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use tempfile::{NamedTempFile, TempDir};

/// A kind of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// ENOSPC.
    Full,
    /// EROFS.
    ReadOnly,
    /// EIO, on syncs too.
    IoError,
    /// Half of what was to be written, and ENOSPC then.
    Short,
}

/// All kinds.
pub const KINDS: [Kind; 4] = [Kind::Full, Kind::ReadOnly, Kind::IoError, Kind::Short];

impl Display for Kind {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Full => "full",
            Self::ReadOnly => "read_only",
            Self::IoError => "io_error",
            Self::Short => "short",
        })
    }
}

/// The compiled shim.
pub struct Shim {
    folder: TempDir,
}

impl Shim {
    /// Compiles the shim, with the C compiler that compiled SQLite.
    ///
    /// # Errors
    /// Elsewhere than on Linux, and without a C compiler.
    pub fn build() -> Result<Self> {
        ensure!(cfg!(target_os = "linux"), "faults of the disk are preloaded into a process, on Linux only");
        let shim = Self { folder: TempDir::new()? };
        let source = shim.folder.path().join("faults.c");
        std::fs::write(&source, include_str!("faults.c"))?;
        let mut compiler = std::process::Command::new("cc");
        compiler.args(["-O2", "-shared", "-fPIC", "-o"]).arg(shim.library()).arg(&source).arg("-ldl");
        let done = compiler.status().context("there is no C compiler")?;
        ensure!(done.success(), "the shim does not compile");
        Ok(shim)
    }

    fn library(&self) -> PathBuf {
        self.folder.path().join("faults.so")
    }
}

/// The fault of one day.
pub struct Fault {
    control: NamedTempFile,
    variables: Vec<(&'static str, OsString)>,
}

impl Fault {
    /// A fault of this kind from a write on, counted below a folder.
    ///
    /// # Errors
    /// When the control file cannot be written.
    pub fn new(shim: &Shim, folder: &Path, write: u64, kind: Kind) -> Result<Self> {
        let control = NamedTempFile::new()?;
        std::fs::write(control.path(), [0; 16])?;
        let variables = vec![
            ("LD_PRELOAD", shim.library().into()),
            ("ENGAWA_FAULT_FOLDER", folder.into()),
            ("ENGAWA_FAULT_AT", write.to_string().into()),
            ("ENGAWA_FAULT_KIND", kind.to_string().into()),
            ("ENGAWA_FAULT_CONTROL", control.path().into()),
        ];
        Ok(Self { control, variables })
    }

    /// What a process needs in its environment.
    pub fn variables(&self) -> &[(&'static str, OsString)] {
        &self.variables
    }

    /// Whether it has begun.
    ///
    /// # Errors
    /// When the control file cannot be read.
    pub fn has_begun(&self) -> Result<bool> {
        let bytes = std::fs::read(self.control.path())?;
        Ok(bytes.get(8).is_some_and(|state| *state > 0))
    }

    /// The disk is well again, and stays so.
    ///
    /// # Errors
    /// When the control file cannot be written.
    pub fn end(&self) -> Result<()> {
        use std::io::{Seek, SeekFrom, Write};
        // In place: the process looks at the file itself.
        let mut file = File::options().write(true).open(self.control.path())?;
        file.seek(SeekFrom::Start(8))?;
        Ok(file.write_all(&2_u64.to_le_bytes())?)
    }
}
