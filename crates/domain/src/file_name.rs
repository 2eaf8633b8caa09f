//! File names: those of strangers, sanitised for a member's computer, and those that say whose a file is.

use std::borrow::Cow;

use crate::stranger::{is_blank, is_control};

/// How many characters are kept.
const MOST_CHARACTERS: usize = 120;
/// What is longer behind the last dot is no ending.
const MOST_ENDING: usize = 10;
/// How many bytes are kept: disks take 255, and programs add to a name while they copy it.
const MOST_BYTES: usize = 240;

/// A stranger's file name, sanitised: no path, nothing that hides or turns round what it ends with, nothing
/// that a disk refuses. Never empty; how it ends stays.
#[must_use]
pub fn sanitise(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown = last.chars().filter(|c| !is_control(*c) && !"<>:\"|?*".contains(*c));
    let shown: String = shown.collect();
    let shown = shown.trim_end_matches(is_edge);
    let (stem, ending) = match shown.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().count() <= MOST_ENDING => (stem, format!(".{ending}")),
        _ => (shown, String::new()),
    };
    let stem = stem.trim_matches(is_edge);
    // What is left of a name that is cut may be a device's, too.
    let whole = no_device(stem);
    let stem = no_device(cut(&whole, &ending));
    if is_blank(&stem) { format!("file{ending}") } else { format!("{stem}{ending}") }
}

/// A file name that says whose it is, such as `Aya Tanaka – Café Hanare.png`: the names that are there, joined, and harmless on
/// every system. A slash in a name is no folder.
#[must_use]
pub fn of_names(names: &[&str], ending: &str) -> String {
    let names: Vec<String> =
        names.iter().filter(|name| !is_blank(name)).map(|name| name.replace(['/', '\\'], "-")).collect();
    sanitise(&format!("{}.{ending}", names.join(" – ")))
}

/// The part of a stem for which disks have room beside its ending. Cutting gives no ending to a name that had none:
/// `….exe` of a longer word would be a program.
fn cut<'a>(stem: &'a str, ending: &str) -> &'a str {
    let characters = stem.char_indices().nth(MOST_CHARACTERS - ending.chars().count());
    let kept = &stem[..characters.map_or(stem.len(), |(at, _)| at)];
    let kept = &kept[..kept.floor_char_boundary(MOST_BYTES - ending.len())];
    let is_cut = kept.len() < stem.len();
    let kept = kept.trim_end_matches(is_edge);
    if is_cut && ending.is_empty() { without_ending(kept) } else { kept }
}

fn without_ending(mut stem: &str) -> &str {
    while let Some((before, ending)) = stem.rsplit_once('.')
        && ending.chars().count() <= MOST_ENDING
    {
        stem = before.trim_end_matches(is_edge);
    }
    stem
}

fn no_device(stem: &str) -> Cow<'_, str> {
    if is_device(stem) { Cow::Owned(format!("_{stem}")) } else { Cow::Borrowed(stem) }
}

/// What hides a file at the start of its name, what Windows drops at its end, and blanks, which nobody sees there.
fn is_edge(c: char) -> bool {
    c == '.' || c.is_whitespace()
}

/// Whether Windows takes it for a device, whatever comes behind a dot.
fn is_device(stem: &str) -> bool {
    let name = stem.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let is_digit = |n: &str| n.chars().count() == 1 && "123456789¹²³".contains(n);
    let port = |kind: &str| name.strip_prefix(kind).is_some_and(is_digit);
    ["CON", "PRN", "AUX", "NUL"].contains(&name.as_str()) || port("COM") || port("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_that_is_cut_gets_no_ending_that_it_did_not_have() {
        let name = format!("{}.exe{}", "x".repeat(116), "y".repeat(20));
        assert_eq!(sanitise(&name), "x".repeat(116), "no program");
        assert_eq!(sanitise(&format!("com7{}x", " ".repeat(150))), "_com7", "no device");
        assert_eq!(sanitise(&format!("com8{}x", "\u{a0}".repeat(150))), "_com8", "nor with blanks behind it");
        let dots = format!("{}...é.{}", "あ".repeat(76), "い".repeat(20));
        assert_eq!(sanitise(&sanitise(&dots)), sanitise(&dots));
    }

    #[test]
    fn a_sanitised_file_name_gets_no_other_ending_when_it_is_sanitised_again() {
        let once = sanitise("Com2..éééééééééé\u{a0}");
        assert_eq!((sanitise(&once), once.as_str()), (once.clone(), "_Com2.éééééééééé"));
    }

    #[test]
    fn a_strangers_file_name_is_sanitised() {
        for (name, plain) in [
            ("見積書 2026.pdf", "見積書 2026.pdf"),
            ("ราคา.xlsx", "ราคา.xlsx"),
            ("../../etc/passwd", "passwd"),
            (r"C:\Windows\win.ini", "win.ini"),
            ("a:b?.txt", "ab.txt"),
            (".bashrc", "file.bashrc"),
            ("..a.txt", "a.txt"),
            ("photo.jpg. . ", "photo.jpg"),
            ("con", "_con"),
            ("Com1.tar.gz", "_Com1.tar.gz"),
            ("COM¹.txt", "_COM¹.txt"),
            ("com.txt", "com.txt"),
            ("common.txt", "common.txt"),
            ("invoice\u{202e}fdp.exe", "invoicefdp.exe"),
            ("line\nbreak\0.txt", "linebreak.txt"),
            ("\u{3164}\u{200b}.exe", "file.exe"),
            ("", "file"),
            ("/", "file"),
            ("...", "file"),
            ("?.pdf", "file.pdf"),
        ] {
            assert_eq!(sanitise(name), plain, "{name:?}");
        }
    }

    #[test]
    fn a_file_name_says_whose_it_is_and_is_harmless_on_every_system() {
        for (names, name) in [
            (["Aya Tanaka", "Café Hanare"], "Aya Tanaka – Café Hanare.png"),
            (["伊藤 太郎", "株式会社 花/鳥"], "伊藤 太郎 – 株式会社 花-鳥.png"),
            (["พลอย ใจดี", "A\\B: Co."], "พลอย ใจดี – A-B Co.png"),
            (["Aya", ""], "Aya.png"),
            (["../..", "etc"], "-.. – etc.png"),
            (["\u{202e}ayA", "con"], "ayA – con.png"),
            (["", "\u{3164}"], "file.png"),
        ] {
            assert_eq!(of_names(&names, "png"), name, "{names:?}");
        }
        let long = of_names(&["長い名前".repeat(30).as_str(), "会社"], "pdf");
        assert!(long.len() <= MOST_BYTES && long.ends_with(".pdf"), "{long}");
    }

    #[test]
    fn a_long_file_name_is_cut_by_bytes_at_a_character_and_keeps_its_extension() {
        let long = sanitise(&format!("{}.pdf", "a".repeat(300)));
        assert_eq!((long.chars().count(), long.ends_with("a.pdf")), (MOST_CHARACTERS, true));
        let wide = sanitise(&format!("{}.pdf", "長".repeat(94)));
        assert_eq!((wide.len(), wide.ends_with("長.pdf")), (238, true), "disks count bytes");
        let spaced = sanitise(&format!("{}{}.pdf", "長".repeat(78), " .".repeat(40)));
        assert!(spaced.ends_with("長.pdf"), "nothing that hides at the cut: {spaced}");
        let device = sanitise(&format!("con.{}.pdf", "長".repeat(94)));
        assert_eq!(
            (sanitise(&device), device.starts_with("_con.")),
            (device.clone(), true),
            "cut with its mark"
        );
    }
}
