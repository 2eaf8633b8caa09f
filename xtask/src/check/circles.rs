//! No two modules of a crate use each other, neither directly nor round about: whoever reads one does not have to read the
//! other first.
//!
//! What counts as using: a `use`, and any path in code or in a macro, that leads to another module of the same crate
//! (`crate::…`, `super::…`, `self::…`, or the name of a module below). A path is followed through re-exports and imports to
//! the module that defines the thing, so `crate::Error` is a use of `error`, not of the root.
//!
//! Which circles are looked for: in each folder, among its modules. A file deep below one module that uses something deep
//! below another is an arrow between the two modules of the folder that both are in. A folder's own file (`mod.rs`, or
//! the `.rs` beside it) is one of the modules of its folder: a module that takes something which that file defines, while
//! that file uses the module, is a circle too. What belongs to both goes into a file of its own.
//!
//! What does not count: `mod x;`, and `pub use x::…`, with which a folder shows what is in it; code for tests only; names
//! that a macro makes up; and the root of a crate (`lib.rs`, `main.rs`), which puts its modules together. What the root
//! itself defines is the ground that all of them stand on.

mod graph;
mod module;
mod parse;
mod references;
mod resolve;
mod syntax;

use std::path::Path;

use anyhow::Result;

use super::{
    finding::{Finding, ensure_none},
    source,
};
use module::Krate;

/// Looks at every crate.
///
/// # Errors
/// With the circles, and each place that makes an arrow of one.
pub fn check() -> Result<()> {
    let sources = source::all()?;
    let roots = sources.iter().filter(|source| is_root(&source.path));
    let mut findings = Vec::new();
    for root in roots {
        let krate = parse::krate(root, &sources)?;
        findings.extend(circles(&krate));
    }
    ensure_none(findings, "import circles: move what both use into a module of its own")
}

/// `crates/app/src/lib.rs`, `src-tauri/src/main.rs`, `xtask/src/main.rs`.
fn is_root(path: &str) -> bool {
    let file = Path::new(path);
    let folder = file.parent().unwrap_or(Path::new(""));
    let of_a_crate = folder.ends_with("src") && folder.components().count() >= 2;
    of_a_crate && (file.ends_with("lib.rs") || file.ends_with("main.rs"))
}

/// The circles of one crate, each with the places of its arrows.
fn circles(krate: &Krate) -> Vec<Finding> {
    let folders = graph::folders(krate);
    let circles = folders
        .iter()
        .flat_map(|(folder, graph)| graph.circles().into_iter().map(move |circle| (folder, graph, circle)));
    circles
        .map(|(folder, graph, circle)| {
            let inside =
                if folder.is_empty() { String::new() } else { format!("in {}: ", folder.join("::")) };
            let what = format!("{inside}{}{}", circle.join(" -> "), graph.arrows(&circle));
            Finding::new(&krate.root, 1, what)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::source::Source;

    /// The circles of a crate of these files, as `a -> b -> a`.
    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let source =
            |(path, text): &(&str, &str)| Source { path: format!("c/src/{path}"), text: (*text).into() };
        let sources: Vec<Source> = files.iter().map(source).collect();
        let krate = parse::krate(&sources[0], &sources).unwrap();
        circles(&krate).into_iter().map(|f| f.what.lines().next().unwrap_or_default().to_owned()).collect()
    }

    #[test]
    fn two_modules_that_use_each_other_are_a_circle_and_one_way_is_none() {
        let root = ("lib.rs", "mod a; mod b;");
        assert!(found(&[root, ("a.rs", "use crate::b::B;"), ("b.rs", "pub struct B;")]).is_empty());
        let both = found(&[
            root,
            ("a.rs", "use crate::b::B; pub struct A;"),
            ("b.rs", "pub struct B(super::a::A);"),
        ]);
        assert_eq!(both, ["a -> b -> a"]);
    }

    #[test]
    fn a_circle_round_about_through_files_deep_below_is_found() {
        let files = [
            ("lib.rs", "mod a; mod b; mod c;"),
            ("a.rs", "mod deep;"),
            ("a/deep.rs", "fn f() { crate::b::g() }"),
            ("b.rs", "pub fn g() { assert!(crate::c::h()); }"),
            ("c.rs", "use super::a; pub fn h() -> bool { a::x() }"),
        ];
        assert_eq!(found(&files), ["a -> b -> c -> a"], "in calls and macros too");
    }

    #[test]
    fn a_re_export_is_no_use_and_leads_to_where_the_thing_is() {
        let root = ("lib.rs", "mod a; mod error; pub use error::Error; pub use a::A; pub struct App;");
        let files =
            [root, ("a.rs", "use crate::{App, Error}; pub struct A;"), ("error.rs", "pub struct Error;")];
        assert!(found(&files).is_empty());
        let back = [root, files[1], ("error.rs", "pub struct Error(crate::A);")];
        assert_eq!(found(&back), ["a -> error -> a"]);
    }

    #[test]
    fn a_module_that_takes_from_its_folders_file_while_that_uses_it_is_a_circle() {
        let root = ("lib.rs", "mod f;");
        let child = ("f/x.rs", "use super::Shared; pub fn x(_: Shared) {}");
        let uses = [root, ("f/mod.rs", "mod x; pub struct Shared; fn y() { x::x(Shared) }"), child];
        assert_eq!(found(&uses), ["in f: (f itself) -> x -> (f itself)"]);
        let only_declares = [root, ("f/mod.rs", "mod x; pub use x::x; pub struct Shared;"), child];
        assert!(found(&only_declares).is_empty());
    }

    #[test]
    fn tests_may_look_anywhere() {
        let files = [
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "pub struct A; #[cfg(test)] mod tests { use crate::b::B; }"),
            ("b.rs", "use crate::a::A; pub struct B; #[cfg(test)] use crate::a::*;"),
        ];
        assert!(found(&files).is_empty());
    }

    #[test]
    fn only_lib_and_main_below_src_are_roots() {
        assert!(is_root("crates/app/src/lib.rs") && is_root("src-tauri/src/main.rs"));
        assert!(!is_root("crates/app/src/contacts/lib.rs") && !is_root("tests/e2e/main.rs"));
    }
}
