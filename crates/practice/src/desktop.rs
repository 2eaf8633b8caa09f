//! The desktop in Practice: what would leave for LINE goes to the practice phone.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::desktop_notification::{Attention, DesktopNotification};
use app::environment::{Clipboard, Desktop, Picture, PrintJob, PrintOutcome};
use app::{Error, ErrorCode};
use serde_json::json;
use url::Url;

use crate::control_client::ControlClient;
use crate::phone_host::OnShare;

/// LINE's share page (LINE reference A.5), which the practice phone stands in for.
const SHARE_HOST: &str = "social-plugins.line.me";

/// The computer's desktop, with a LINE program on it.
pub(crate) struct PracticeDesktop {
    pub computer: Arc<dyn Desktop>,
    pub control: ControlClient,
    pub phone: Url,
    pub on_share: OnShare,
    pub runtime: tokio::runtime::Handle,
}

impl PracticeDesktop {
    fn share_on_phone(&self, text: &str) -> Result<(), Error> {
        let share = self.control.post("share", json!({ "text": text }));
        self.runtime.block_on(share).map_err(|e| Error::new(ErrorCode::OpenFailed).because(e))?;
        (self.on_share)(&self.phone);
        Ok(())
    }
}

impl Desktop for PracticeDesktop {
    fn copy_text(&self, text: &str) -> Result<(), Error> {
        self.computer.copy_text(text)
    }

    fn copy_image(&self, image: &Picture) -> Result<(), Error> {
        self.computer.copy_image(image)
    }

    fn read_clipboard(&self) -> Result<Clipboard, Error> {
        self.computer.read_clipboard()
    }

    fn save_file(&self, name: &str, bytes: &[u8]) -> Result<Option<PathBuf>, Error> {
        self.computer.save_file(name, bytes)
    }

    fn save_copy(&self, name: &str, of: &Path) -> Result<Option<PathBuf>, Error> {
        self.computer.save_copy(name, of)
    }

    fn choose_folder(&self) -> Result<Option<PathBuf>, Error> {
        self.computer.choose_folder()
    }

    fn open_url(&self, url: &Url) -> Result<(), Error> {
        if url.host_str() != Some(SHARE_HOST) {
            return self.computer.open_url(url);
        }
        self.share_on_phone(&shared_text(url))
    }

    fn line_installed(&self) -> bool {
        true
    }

    fn open_line(&self, text: &str) -> Result<(), Error> {
        self.share_on_phone(text)
    }

    fn print(&self, job: &PrintJob) -> Result<PrintOutcome, Error> {
        self.computer.print(job)
    }

    fn shows_qr(&self, png: Option<Vec<u8>>) {
        self.computer.shows_qr(png);
    }

    fn attention(&self) -> Attention {
        self.computer.attention()
    }

    fn notify(&self, notification: &DesktopNotification) {
        self.computer.notify(notification);
    }
}

/// What LINE's share page would put into the message: the words, and the link unless they have it.
fn shared_text(url: &Url) -> String {
    let value =
        |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    let (text, link) = (value("text").unwrap_or_default(), value("url").unwrap_or_default());
    if text.contains(&link) { text } else { format!("{text}\n{link}").trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_page_adds_the_link_once() {
        let page = |text: &str| {
            let mut url = Url::parse("https://social-plugins.line.me/lineit/share").expect("an address");
            url.query_pairs_mut()
                .append_pair("url", "https://line.me/R/ti/p/%40aya")
                .append_pair("text", text);
            url
        };
        assert_eq!(shared_text(&page("Add me")), "Add me\nhttps://line.me/R/ti/p/%40aya");
        let whole = "Add me: https://line.me/R/ti/p/%40aya";
        assert_eq!(shared_text(&page(whole)), whole);
    }
}
