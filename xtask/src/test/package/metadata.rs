//! What desktops and software centres read of an installed Engawa.

use std::fs;

use anyhow::{Context, Result, ensure};
use duct::cmd;

use super::{root::Root, told::tell};

const DESKTOP: &str = "/usr/share/applications/Engawa.desktop";
const METAINFO: &str = "/usr/share/metainfo/app.engawa.desktop.metainfo.xml";
const LANGUAGES: &[&str] = &["ja", "ko", "zh_TW", "th"];

/// Holds desktop entry and AppStream metadata against their own validators, and looks whether links of ours lead here. A
/// version before may have less of it: then it says so, and the upgrade brings the rest.
pub fn check(root: &Root) -> Result<()> {
    if !root.path(METAINFO).exists() {
        tell("AppStream", "none in this version");
        return Ok(());
    }
    cmd!("desktop-file-validate", root.path(DESKTOP)).run().context("the desktop entry is not valid")?;
    cmd!("appstreamcli", "validate", "--no-net", "--explain", root.path(METAINFO))
        .run()
        .context("the AppStream metadata is not valid")?;
    tell("desktop entry", "desktop-file-validate says nothing against it");
    tell("AppStream", "appstreamcli validate passes");
    languages(root)?;
    let handlers = fs::read_to_string(root.path("/usr/share/applications/mimeinfo.cache"))?;
    let ours = handlers.lines().find(|line| line.starts_with("x-scheme-handler/engawa="));
    tell("engawa:// opens", ours.context("links are not opened by Engawa")?);
    Ok(())
}

fn languages(root: &Root) -> Result<()> {
    let (desktop, metainfo) =
        (fs::read_to_string(root.path(DESKTOP))?, fs::read_to_string(root.path(METAINFO))?);
    for language in LANGUAGES {
        ensure!(
            desktop.contains(&format!("Comment[{language}]=")),
            "the desktop entry does not speak {language}"
        );
        ensure!(
            metainfo.contains(&format!("xml:lang=\"{language}\"")),
            "the metadata do not speak {language}"
        );
    }
    tell("languages", format!("en, {}", LANGUAGES.join(", ")));
    Ok(())
}
