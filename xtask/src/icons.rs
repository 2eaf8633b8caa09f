//! `cargo xtask icons`: the mark (`icons/engawa.svg`) in the sizes and forms that systems ask for.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, ensure};

use crate::{
    package::tauri,
    places,
    setup::{self, Need},
};

/// The sides of the squares that Linux looks for (`hicolor`).
const SIZES: &[u32] = &[16, 24, 32, 48, 64, 128, 256, 512];

/// The command.
pub fn run(arguments: Vec<String>) -> Result<()> {
    ensure!(arguments.is_empty(), "icons takes no arguments");
    setup::ensure(&[Need::Ui])?;
    let icons = places::root().join("icons");
    let usual = made(&[])?;
    copy(&usual, &icons, |name| matches!(name, "icon.icns" | "icon.ico"))?;
    copy(&usual, &icons.join("windows-store"), |name| name.starts_with("Square") || name == "StoreLogo.png")?;
    let sizes: Vec<String> = SIZES.iter().map(u32::to_string).collect();
    let squares = made(&sizes.iter().flat_map(|size| ["--png", size.as_str()]).collect::<Vec<_>>())?;
    copy(&squares, &icons, |_| true)
}

/// A folder with what `tauri icon` makes of the mark.
fn made(options: &[&str]) -> Result<PathBuf> {
    let folder = places::target().join("icons");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let output = folder.to_string_lossy();
    tauri(&[&["icon", "icons/engawa.svg", "--output", output.as_ref()], options].concat()).run()?;
    Ok(folder)
}

fn copy(from: &Path, to: &Path, wanted: impl Fn(&str) -> bool) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)?.flatten().filter(|entry| entry.path().is_file()) {
        if wanted(&entry.file_name().to_string_lossy()) {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    use super::*;

    /// Width and height, as a PNG's first chunk says them.
    fn sides(png: &Path) -> (u32, u32) {
        let bytes = fs::read(png).unwrap();
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        (number(16), number(20))
    }

    #[test]
    fn every_icon_that_is_packaged_is_there_in_its_size() {
        let config = fs::read_to_string(places::root().join("tauri.conf.json")).unwrap();
        for size in SIZES {
            let icon = format!("icons/{size}x{size}.png");
            assert!(config.contains(&icon), "{icon} is not packaged");
            assert_eq!(sides(&places::root().join(&icon)), (*size, *size), "{icon}");
        }
        let pngs = fs::read_dir(places::root().join("icons")).unwrap().flatten();
        let pngs = pngs.filter(|entry| entry.path().extension() == Some(OsStr::new("png")));
        assert_eq!(pngs.count(), SIZES.len(), "a size that nobody makes would stay as it is for ever");
    }
}
