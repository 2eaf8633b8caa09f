//! The RPM package, looked at: there is no Fedora here to install it in.

use std::{collections::BTreeSet, path::Path};

use anyhow::{Result, ensure};
use duct::cmd;

use super::told::tell;

/// Holds its files against those of the Debian package, which was installed.
pub fn check(rpm: &Path, deb: &Path) -> Result<()> {
    let ours = files(&cmd!("rpm", "--query", "--package", "--list", "--verbose", rpm).read()?);
    let theirs = files(&cmd!("dpkg-deb", "--contents", deb).read()?);
    ensure!(ours == theirs, "the packages differ: {:?}", ours.symmetric_difference(&theirs));
    tell("rpm", format!("the same {} files as in the deb, and its licence", ours.len()));
    let requires = cmd!("rpm", "--query", "--package", "--requires", rpm).read()?;
    let named: Vec<&str> = requires.lines().filter(|line| !line.starts_with("rpmlib(")).collect();
    tell("rpm requires", named.join(", "));
    Ok(())
}

/// The files of a long listing, by their paths. Where licences stand is each distribution's own habit, and folders count
/// for nothing.
fn files(listing: &str) -> BTreeSet<String> {
    let lines = listing.lines().filter(|line| line.starts_with('-'));
    let paths = lines.filter_map(|line| line.split_whitespace().last());
    paths
        .map(|path| format!("/{}", path.trim_start_matches(['.', '/'])))
        .filter(|path| !is_licence(path))
        .collect()
}

fn is_licence(path: &str) -> bool {
    path.starts_with("/usr/share/doc/") || path.starts_with("/usr/share/licenses/")
}

#[cfg(test)]
mod tests {
    use super::files;

    #[test]
    fn packages_are_compared_by_their_files_without_folders_and_licences() {
        let deb = files(
            "drwxr-xr-x 0/0       0 2026-11-27 21:14 usr/bin\n\
             -rwxr-xr-x 0/0 1333882 2026-11-27 21:14 usr/bin/engawa\n\
             -rw-r--r-- 0/0     446 2026-11-27 21:14 usr/share/doc/engawa/copyright\n",
        );
        let engawa = "-rwxr-xr-x    1 root     root       1333882 Nov 27 21:14 /usr/bin/engawa\n";
        let licence =
            "-rw-r--r--    1 root     root  11358 Nov 27 21:14 /usr/share/licenses/engawa/LICENSE\n";
        assert_eq!(deb, files(&format!("{engawa}{licence}")));
        assert_eq!(deb.len(), 1);
        let more = "-rw-r--r--    1 root     root   7678 Nov 27 21:14 /usr/share/metainfo/x.xml\n";
        assert_ne!(deb, files(&format!("{engawa}{more}")), "one has no metadata");
    }
}
