//! A new e-mail by `xdg-email`, where no portal answers: it hands the picture to the mail programs that it knows.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use app::environment::{ShareCapabilities, ShareOutcome, ShareRequest, ShareSurface, ShareTarget};
use app::{Error, ErrorCode};

use crate::handed_files::HandedFiles;

/// The program of xdg-utils.
pub const PROGRAM: &str = "xdg-email";

/// How long it may take to say that it cannot. It stays as long as the mail program that it started.
const TIMEOUT: Duration = Duration::from_secs(3);

/// The mail program behind `xdg-email`.
pub struct XdgEmail {
    pub files: HandedFiles,
    pub program: PathBuf,
}

impl ShareTarget for XdgEmail {
    fn capabilities(&self) -> Option<ShareCapabilities> {
        Some(ShareCapabilities { surface: ShareSurface::Email, picture: true })
    }

    fn open(&self, request: &ShareRequest) -> Result<ShareOutcome, Error> {
        let picture = self.files.keep(&request.picture_name, &request.picture);
        let picture = picture
            .map_err(|e| Error::new(ErrorCode::SaveFailed).with("detail", &e).because(e.to_string()))?;
        // Not there: the next share target's turn.
        let Ok(child) = command(&self.program, request, &picture).spawn() else {
            return Ok(ShareOutcome::Unsupported);
        };
        Ok(match exit_within(child, TIMEOUT) {
            Some(status) if !status.success() => ShareOutcome::Unsupported,
            Some(_) | None => ShareOutcome::Opened { surface: ShareSurface::Email, picture: true },
        })
    }
}

/// Its output is nobody's: a pipe to this program would end with it, and take the mail program along.
fn command(program: &Path, request: &ShareRequest, picture: &Path) -> Command {
    let mut command = Command::new(program);
    command.arg("--utf8");
    if !request.subject.is_empty() {
        command.arg("--subject").arg(&request.subject);
    }
    command.arg("--body").arg(&request.text).arg("--attach").arg(picture);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// How a process ended; none: it goes on.
fn exit_within(mut child: Child, time: Duration) -> Option<ExitStatus> {
    let (ended, wait) = mpsc::channel();
    std::thread::spawn(move || ended.send(child.wait()));
    wait.recv_timeout(time).ok().and_then(Result::ok)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// A program in the place of `xdg-email` that writes its arguments down, one after another, and the picture's bytes.
    fn stand_in(folder: &Path, ends: &str) -> PathBuf {
        let program = folder.join("xdg-email");
        let script = format!(
            "#!/bin/sh\nprintf '%s\\0' \"$@\" > '{0}/arguments'\nfor last; do :; done\ncp \"$last\" '{0}/attached'\n{ends}\n",
            folder.display()
        );
        std::fs::write(&program, script).expect("a script");
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("it can be run");
        program
    }

    fn request() -> ShareRequest {
        ShareRequest {
            subject: "Aya – \"Café\" & $HOME".into(),
            text: "招待です。\n-- 'please' `add` me\nhttps://line.me/R/ti/p/%40aya".into(),
            link: "https://line.me/R/ti/p/%40aya".into(),
            picture_name: "Aya – Café Hanare.png".into(),
            picture: b"\x89PNG picture".to_vec(),
        }
    }

    fn opened(ends: &str) -> (ShareOutcome, tempfile::TempDir) {
        let data = tempfile::TempDir::new().expect("a data folder");
        let program = stand_in(data.path(), ends);
        let email = XdgEmail { files: HandedFiles::of_data_folder(data.path()), program };
        (email.open(&request()).expect("it is answered"), data)
    }

    #[test]
    fn xdg_email_is_handed_subject_text_and_picture_as_they_are() {
        let (outcome, data) = opened("exit 0");
        assert_eq!(outcome, ShareOutcome::Opened { surface: ShareSurface::Email, picture: true });
        let arguments = std::fs::read_to_string(data.path().join("arguments")).expect("it was run");
        let arguments: Vec<&str> = arguments.split_terminator('\0').collect();
        let ShareRequest { subject, text, picture_name, picture, .. } = request();
        assert_eq!(arguments[..6], ["--utf8", "--subject", &subject, "--body", &text, "--attach"]);
        assert!(arguments[6].ends_with(&picture_name), "the attachment has its name: {}", arguments[6]);
        assert_eq!(std::fs::read(data.path().join("attached")).expect("it was there"), picture);
    }

    #[test]
    fn xdg_email_without_a_mail_program_is_unsupported() {
        assert_eq!(opened("exit 3").0, ShareOutcome::Unsupported);
        let data = tempfile::TempDir::new().expect("a data folder");
        let files = HandedFiles::of_data_folder(data.path());
        let missing = XdgEmail { files, program: data.path().join("nothing") };
        assert_eq!(missing.open(&request()).expect("it is answered"), ShareOutcome::Unsupported);
    }
}
