//! The clipboard of this computer, read for a member's paste (decision 31): a list of files, else a picture. Nothing else
//! is read, and a text is never taken for a file.

use app::environment::Clipboard;
use app::{Error, ErrorCode};
use tauri::{AppHandle, Runtime};

/// Reads what can be attached. Blocks: not for the main thread.
///
/// # Errors
/// `ClipboardUnreadable`.
pub fn read<R: Runtime>(app: &AppHandle<R>) -> Result<Clipboard, Error> {
    system::read(app).map_err(|error| Error::new(ErrorCode::ClipboardUnreadable).because(error))
}

/// Linux: GTK's clipboard, as the web view has it. It is the one that works on X11 and on every Wayland compositor: only
/// the window that has the keyboard may read there, unless the compositor has a protocol that some do not speak.
#[cfg(target_os = "linux")]
mod system {
    use std::path::PathBuf;
    use std::sync::mpsc::{Sender, channel};
    use std::time::Duration;

    use app::environment::Clipboard;
    use gtk::gdk::{Atom, SELECTION_CLIPBOARD};
    use tauri::{AppHandle, Runtime};
    use url::Url;

    /// Why the clipboard could not be read.
    type Fault = Box<dyn std::error::Error + Send + Sync>;

    /// A program that has not handed its copy over by then is taken not to answer.
    const READ_TIMEOUT: Duration = Duration::from_secs(5);
    /// As what file managers offer files: what every one does, and GNOME's own form, which begins with what is done to them.
    const FILES: [&str; 2] = ["text/uri-list", "x-special/gnome-copied-files"];
    /// As what programs offer a picture, the best first.
    const PICTURES: [&str; 6] =
        ["image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp", "image/tiff"];

    pub(super) fn read<R: Runtime>(app: &AppHandle<R>) -> Result<Clipboard, Fault> {
        let (sender, receiver) = channel();
        app.run_on_main_thread(move || ask_for_targets(sender))?;
        Ok(receiver.recv_timeout(READ_TIMEOUT)?)
    }

    /// Asks as what the copy is offered, and then for what is wanted of it. GTK calls back: the main thread does not wait.
    fn ask_for_targets(answer: Sender<Clipboard>) {
        let clipboard = gtk::Clipboard::get(&SELECTION_CLIPBOARD);
        clipboard.request_contents(&Atom::intern("TARGETS"), move |clipboard, offered| {
            let offered: Vec<String> = offered
                .targets()
                .unwrap_or_default()
                .iter()
                .map(|target| target.name().to_string())
                .collect();
            let wanted = wanted(&offered);
            ask_for(clipboard, wanted.into_iter(), answer);
        });
    }

    /// Asks for one after the other, until one is there.
    fn ask_for(
        clipboard: &gtk::Clipboard,
        mut wanted: std::vec::IntoIter<&'static str>,
        answer: Sender<Clipboard>,
    ) {
        // Whoever waited has given up when nobody takes the answer.
        let Some(target) = wanted.next() else { return drop(answer.send(Clipboard::Nothing)) };
        clipboard.request_contents(&Atom::intern(target), move |clipboard, copy| {
            // Whoever has let go of the copy meanwhile gives a length below 0.
            let data = if copy.length() > 0 { copy.data() } else { Vec::new() };
            match content(target, data) {
                Clipboard::Nothing => ask_for(clipboard, wanted, answer),
                found => drop(answer.send(found)),
            }
        });
    }

    /// Which of the offered targets are read: files before pictures, for a picture that was copied as a file is a file.
    fn wanted(offered: &[String]) -> Vec<&'static str> {
        let is_offered = |target: &&str| offered.iter().any(|one| one == *target);
        let picture = PICTURES.into_iter().find(is_offered);
        FILES.into_iter().filter(is_offered).chain(picture).collect()
    }

    fn content(target: &str, data: Vec<u8>) -> Clipboard {
        if FILES.contains(&target) {
            let files = files(&data);
            return if files.is_empty() { Clipboard::Nothing } else { Clipboard::Files(files) };
        }
        if data.is_empty() { Clipboard::Nothing } else { Clipboard::Picture(data) }
    }

    /// The files of a list of URLs, a line each. What is no file of this computer is not one of them: a link stays a text.
    fn files(list: &[u8]) -> Vec<PathBuf> {
        let list = String::from_utf8_lossy(list);
        let urls = list.split(['\n', '\0']).map(str::trim).filter_map(|line| Url::parse(line).ok());
        urls.filter(|url| url.scheme() == "file").filter_map(|url| url.to_file_path().ok()).collect()
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn a_list_of_files_is_read_from_file_urls_and_nothing_else_is_a_file() {
            let paths = |list: &str| files(list.as_bytes());
            assert_eq!(
                paths("file:///tmp/a%20b.png\r\nfile:///tmp/%E8%A6%8B%E7%A9%8D.pdf\r\n"),
                [PathBuf::from("/tmp/a b.png"), PathBuf::from("/tmp/見積.pdf")]
            );
            assert_eq!(paths("copy\nfile:///tmp/a.png\0"), [PathBuf::from("/tmp/a.png")], "GNOME's own form");
            for text in [
                "/etc/passwd",
                "https://example.com/a.png",
                "file://other.example/a",
                "# file:///tmp/a",
                "etc",
            ] {
                assert_eq!(paths(text), Vec::<PathBuf>::new(), "{text}");
            }
        }

        #[test]
        fn files_are_read_before_pictures_and_a_text_is_not_read_at_all() {
            let offered = |targets: &[&str]| targets.iter().map(ToString::to_string).collect::<Vec<_>>();
            let nautilus =
                offered(&["text/plain", "x-special/gnome-copied-files", "text/uri-list", "image/png"]);
            assert_eq!(wanted(&nautilus), ["text/uri-list", "x-special/gnome-copied-files", "image/png"]);
            assert_eq!(wanted(&offered(&["image/jpeg", "image/png", "TARGETS"])), ["image/png"]);
            assert!(wanted(&offered(&["UTF8_STRING", "text/plain", "text/html"])).is_empty());
        }
    }
}

/// Windows and macOS: the clipboard as the plugin has it, which reads no list of files itself.
#[cfg(not(target_os = "linux"))]
mod system {
    use std::io::Cursor;

    use app::environment::Clipboard;
    use image::{ImageFormat, RgbaImage};
    use tauri::{AppHandle, Runtime};

    /// Why the clipboard could not be read.
    type Fault = Box<dyn std::error::Error + Send + Sync>;

    pub(super) fn read<R: Runtime>(_: &AppHandle<R>) -> Result<Clipboard, Fault> {
        let mut clipboard = arboard::Clipboard::new()?;
        match clipboard.get().file_list() {
            Ok(files) if !files.is_empty() => return Ok(Clipboard::Files(files)),
            Ok(_) | Err(arboard::Error::ContentNotAvailable) => {}
            Err(error) => return Err(error.into()),
        }
        match clipboard.get_image() {
            Ok(picture) => Ok(png(picture)?.map_or(Clipboard::Nothing, Clipboard::Picture)),
            Err(arboard::Error::ContentNotAvailable) => Ok(Clipboard::Nothing),
            Err(error) => Err(error.into()),
        }
    }

    fn png(picture: arboard::ImageData<'_>) -> Result<Option<Vec<u8>>, Fault> {
        let (width, height) = (u32::try_from(picture.width)?, u32::try_from(picture.height)?);
        let Some(picture) = RgbaImage::from_raw(width, height, picture.bytes.into_owned()) else {
            return Ok(None);
        };
        let mut png = Cursor::new(Vec::new());
        picture.write_to(&mut png, ImageFormat::Png)?;
        Ok(Some(png.into_inner()))
    }
}
