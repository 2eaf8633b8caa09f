//! LINE for PC on this computer: how it was installed, and how it is started (R8). There is none for Linux.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use app::{Error, ErrorCode};
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_shell::ShellExt;

/// LINE's app in the Microsoft Store: its package family, and the app in it.
const STORE_FAMILY: &str = "NAVER.LINEwin8_8ptj331gd3tyt";
const STORE_APP: &str = "NAVER.LINEwin8_8ptj331gd3tyt!LINE";
/// LINE's bundle identifier on macOS.
const BUNDLE: &str = "jp.naver.line.mac";
/// LINE's own programs on Windows: whoever else has taken the `line` protocol is not started.
const LAUNCHERS: [&str; 2] = ["linelauncher.exe", "line.exe"];

/// LINE for PC, by the way in which it was installed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineProgram {
    /// By LINE's installer for Windows.
    Launcher(PathBuf),
    /// From the Microsoft Store.
    StorePackage,
    /// On macOS.
    Bundle,
}

impl LineProgram {
    /// Looks for LINE for PC; none: it is not installed.
    pub fn find<R: Runtime>(app: &AppHandle<R>) -> Option<Self> {
        if cfg!(windows) {
            let folder = app.path().local_data_dir().ok()?;
            Self::on_windows(&folder, line_protocol_command().as_deref())
        } else if cfg!(target_os = "macos") {
            bundle_is_installed().then_some(Self::Bundle)
        } else {
            None
        }
    }

    /// Starts it, or brings it to the front.
    ///
    /// # Errors
    /// `OpenFailed`.
    pub fn start<R: Runtime>(&self, app: &AppHandle<R>) -> Result<(), Error> {
        let (program, argument) = self.command();
        let started = app.shell().command(program).args(argument).spawn();
        started.map(drop).map_err(|e| Error::new(ErrorCode::OpenFailed).because(e.to_string()))
    }

    /// Where LINE's installer puts it, else the Store's package, else the program that the `line` protocol was registered for.
    fn on_windows(local_data: &Path, protocol: Option<&str>) -> Option<Self> {
        let launcher = local_data.join("LINE").join("bin").join("LineLauncher.exe");
        if launcher.is_file() {
            return Some(Self::Launcher(launcher));
        }
        if local_data.join("Packages").join(STORE_FAMILY).is_dir() {
            return Some(Self::StorePackage);
        }
        protocol.and_then(program_of).filter(|program| program.is_file()).map(Self::Launcher)
    }

    /// The system's own program starts it, so that it is nobody's child: it stays when Engawa is closed.
    fn command(&self) -> (&'static str, Vec<OsString>) {
        match self {
            Self::Launcher(path) => ("explorer.exe", vec![path.into()]),
            Self::StorePackage => ("explorer.exe", vec![format!("shell:AppsFolder\\{STORE_APP}").into()]),
            Self::Bundle => ("open", vec!["-b".into(), BUNDLE.into()]),
        }
    }
}

/// LINE's program in a command as the registry has it: `"C:\…\LineLauncher.exe" "%1"`.
fn program_of(command: &str) -> Option<PathBuf> {
    let command = command.trim();
    let program = match command.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => command.split(" \"").next()?.split(" %").next()?,
    };
    let name = program.rsplit(['\\', '/']).next()?.to_ascii_lowercase();
    LAUNCHERS.contains(&name.as_str()).then(|| PathBuf::from(program))
}

/// The command that the `line` protocol was registered for.
#[cfg(windows)]
fn line_protocol_command() -> Option<String> {
    let key = windows_registry::CURRENT_USER.open(r"Software\Classes\line\shell\open\command").ok()?;
    key.get_string("").ok()
}

#[cfg(not(windows))]
fn line_protocol_command() -> Option<String> {
    None
}

/// Whether the system knows an application with LINE's bundle identifier.
#[cfg(target_os = "macos")]
fn bundle_is_installed() -> bool {
    use objc2_app_kit::NSWorkspace;
    use objc2_foundation::NSString;

    let bundle = NSString::from_str(BUNDLE);
    NSWorkspace::sharedWorkspace().URLForApplicationWithBundleIdentifier(&bundle).is_some()
}

#[cfg(not(target_os = "macos"))]
fn bundle_is_installed() -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r8_line_is_found_where_its_installer_the_store_or_the_protocol_put_it() {
        let local = tempfile::TempDir::new().expect("a folder");
        let found = |protocol| LineProgram::on_windows(local.path(), protocol);
        assert_eq!(found(None), None, "it is not installed");
        let elsewhere = local.path().join("LineLauncher.exe");
        let command = format!("\"{}\" \"%1\"", elsewhere.display());
        assert_eq!(found(Some(&command)), None, "what was removed leaves its protocol behind");
        std::fs::write(&elsewhere, "").expect("a file");
        assert_eq!(found(Some(&command)), Some(LineProgram::Launcher(elsewhere)));
        std::fs::create_dir_all(local.path().join("Packages").join(STORE_FAMILY)).expect("a folder");
        assert_eq!(found(None), Some(LineProgram::StorePackage));
        let launcher = local.path().join("LINE/bin/LineLauncher.exe");
        std::fs::create_dir_all(local.path().join("LINE/bin")).expect("a folder");
        std::fs::write(&launcher, "").expect("a file");
        assert_eq!(found(None), Some(LineProgram::Launcher(launcher)));
    }

    #[test]
    fn r8_a_foreign_handler_of_the_line_protocol_is_never_started() {
        let launcher = PathBuf::from(r"D:\Apps\LINE\bin\LineLauncher.exe");
        for command in [
            r#""D:\Apps\LINE\bin\LineLauncher.exe" "%1""#,
            r#"D:\Apps\LINE\bin\LineLauncher.exe "%1""#,
            r"D:\Apps\LINE\bin\LineLauncher.exe %1",
            r"D:\Apps\LINE\bin\LineLauncher.exe",
        ] {
            assert_eq!(program_of(command), Some(launcher.clone()), "{command}");
        }
        for foreign in [
            r#""C:\evil\line.exe.exe" "%1""#,
            r#""C:\evil\handler.exe" "C:\LINE\bin\LineLauncher.exe""#,
            r"cmd.exe /c LineLauncher.exe",
            "",
        ] {
            assert_eq!(program_of(foreign), None, "{foreign}");
        }
    }

    #[test]
    fn r8_line_is_started_by_the_system_and_outlives_engawa() {
        let started = |program: LineProgram| {
            let (program, arguments) = program.command();
            let arguments = arguments.into_iter().map(|one| one.to_string_lossy().into_owned());
            std::iter::once(program.to_owned()).chain(arguments).collect::<Vec<_>>().join(" ")
        };
        let launcher = PathBuf::from(r"C:\LINE\bin\LineLauncher.exe");
        assert_eq!(started(LineProgram::Launcher(launcher)), r"explorer.exe C:\LINE\bin\LineLauncher.exe");
        let app = r"explorer.exe shell:AppsFolder\NAVER.LINEwin8_8ptj331gd3tyt!LINE";
        assert_eq!(started(LineProgram::StorePackage), app);
        assert_eq!(started(LineProgram::Bundle), "open -b jp.naver.line.mac");
    }
}
