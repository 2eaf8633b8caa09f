//! A new e-mail through the desktop portal, which hands the mail program the picture as an attachment.

use std::fs::File;

use app::environment::{ShareCapabilities, ShareOutcome, ShareRequest, ShareSurface, ShareTarget};
use app::{Error, ErrorCode};
use ashpd::desktop::ResponseError;
use ashpd::desktop::email::EmailRequest;

use crate::handed_files::HandedFiles;

/// The mail program behind `org.freedesktop.portal.Email`.
pub struct EmailPortal {
    pub files: HandedFiles,
}

impl ShareTarget for EmailPortal {
    fn capabilities(&self) -> Option<ShareCapabilities> {
        Some(ShareCapabilities { surface: ShareSurface::Email, picture: true })
    }

    fn open(&self, request: &ShareRequest) -> Result<ShareOutcome, Error> {
        let kept = self.files.keep(&request.picture_name, &request.picture).and_then(File::open);
        let picture = kept.map_err(|e| Error::new(ErrorCode::SaveFailed).with("detail", &e).because(e))?;
        Ok(match tauri::async_runtime::block_on(compose(request, picture)) {
            Ok(()) => ShareOutcome::Opened { surface: ShareSurface::Email, picture: true },
            Err(ashpd::Error::Response(ResponseError::Cancelled)) => ShareOutcome::Dismissed,
            Err(error) => {
                tracing::info!(%error, "the e-mail portal was not opened");
                ShareOutcome::Unsupported
            }
        })
    }
}

/// Comes back when the mail program was opened, or somebody closed the portal's question for one.
async fn compose(request: &ShareRequest, picture: File) -> ashpd::Result<()> {
    let email = EmailRequest::default().subject(request.subject.as_str()).body(request.text.as_str());
    email.attach(picture.into()).send().await?.response()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::io::Read;
    use std::os::fd::{AsFd, AsRawFd};
    use std::process::Command;
    use std::sync::mpsc;

    use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

    use super::*;

    const INSIDE: &str = "ENGAWA_TEST_IN_SESSION";
    const NAME: &str = "share::portal::tests::the_email_portal_is_handed_subject_text_and_picture";

    /// What the portal was asked to compose: subject, body, the attachment's name and its bytes.
    type Composed = (String, String, String, Vec<u8>);

    /// A portal that answers every question with `code` (0: opened, 1: cancelled, 2: another fault).
    struct Portal {
        code: u32,
        composed: mpsc::Sender<Composed>,
    }

    #[zbus::interface(name = "org.freedesktop.portal.Email")]
    impl Portal {
        #[zbus(property, name = "version")]
        fn version(&self) -> u32 {
            4
        }

        async fn compose_email(
            &self,
            _parent: String,
            mut options: HashMap<String, OwnedValue>,
            #[zbus(connection)] connection: &zbus::Connection,
            #[zbus(header)] header: zbus::message::Header<'_>,
        ) -> OwnedObjectPath {
            let mut text = |name: &str| {
                let value = options.remove(name).expect("it is there");
                String::try_from(value).expect("it is a text")
            };
            let (token, subject, body) = (text("handle_token"), text("subject"), text("body"));
            let attached = options.remove("attachment_fds").expect("the picture is attached");
            let Value::Array(attached) = Value::from(attached) else { panic!("a list of descriptors") };
            let Some(Value::Fd(descriptor)) = attached.first() else { panic!("one descriptor") };
            let mut file = File::from(descriptor.as_fd().try_clone_to_owned().expect("a descriptor"));
            let link = format!("/proc/self/fd/{}", file.as_raw_fd());
            let path = std::fs::read_link(link).expect("a file");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("it can be read");
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            self.composed.send((subject, body, name, bytes)).expect("the test waits");
            let sender = header.sender().expect("it was sent by somebody").clone();
            let of_sender = sender.trim_start_matches(':').replace('.', "_");
            let path = format!("/org/freedesktop/portal/desktop/request/{of_sender}/{token}");
            let answer = (self.code, HashMap::<&str, Value<'_>>::new());
            let request = "org.freedesktop.portal.Request";
            connection
                .emit_signal(Some(sender), path.as_str(), request, "Response", &answer)
                .await
                .expect("the answer leaves");
            OwnedObjectPath::try_from(path).expect("a path")
        }
    }

    /// Where there is no private bus for tests, it says that this was left out.
    #[test]
    fn the_email_portal_is_handed_subject_text_and_picture() {
        if let Ok(code) = std::env::var(INSIDE) {
            return inside(&code);
        }
        for code in ["0", "1", "2", "no portal"] {
            let me = std::env::current_exe().expect("this test");
            let session = Command::new("dbus-run-session")
                .args(["--", &me.to_string_lossy(), "--exact", NAME])
                .env(INSIDE, code)
                .output();
            let Ok(done) = session else {
                eprintln!("left out: dbus-run-session is not installed");
                return;
            };
            let said = String::from_utf8_lossy(&done.stdout);
            assert!(done.status.success(), "{code}: {said}{}", String::from_utf8_lossy(&done.stderr));
            assert!(said.contains("1 passed"), "{code}: the steps were taken: {said}");
        }
    }

    fn inside(code: &str) {
        let (composed, asked) = mpsc::channel();
        let _portal = code.parse().ok().map(|code| served(Portal { code, composed }));
        let data = tempfile::TempDir::new().expect("a data folder");
        let request = ShareRequest {
            subject: "Aya – Café Hanare".into(),
            text: "招待です。\nhttps://line.me/R/ti/p/%40aya".into(),
            link: "https://line.me/R/ti/p/%40aya".into(),
            picture_name: "Aya – Café Hanare.png".into(),
            picture: b"\x89PNG picture".to_vec(),
        };
        let target = EmailPortal { files: HandedFiles::of_data_folder(data.path()) };
        let outcome = target.open(&request).expect("it is answered");
        let opened = ShareOutcome::Opened { surface: ShareSurface::Email, picture: true };
        match code {
            "0" => assert_eq!(outcome, opened),
            "1" => assert_eq!(outcome, ShareOutcome::Dismissed, "somebody closed the question for a program"),
            _ => assert_eq!(outcome, ShareOutcome::Unsupported, "the next share target's turn"),
        }
        if let Ok(composed) = asked.try_recv() {
            let ShareRequest { subject, text, picture_name, picture, .. } = request;
            assert_eq!(composed, (subject, text, picture_name, picture));
        }
    }

    fn served(portal: Portal) -> zbus::blocking::Connection {
        zbus::blocking::connection::Builder::session()
            .and_then(|bus| bus.name("org.freedesktop.portal.Desktop"))
            .and_then(|bus| bus.serve_at("/org/freedesktop/portal/desktop", portal))
            .and_then(zbus::blocking::connection::Builder::build)
            .expect("a portal on a bus of its own")
    }
}
