//! A crate as its modules, with the paths by which each uses others.

use std::collections::{BTreeMap, BTreeSet};

/// The steps from the root of a crate to a module; empty for the root.
pub type ModulePath = Vec<String>;

/// One crate.
pub struct Krate {
    /// The file of its root.
    pub root: String,
    pub modules: BTreeMap<ModulePath, Module>,
}

/// One module.
#[derive(Default)]
pub struct Module {
    /// Its file, from the root of the checkout.
    pub file: String,
    /// The modules that it declares.
    pub children: BTreeSet<String>,
    /// What it defines.
    pub items: BTreeSet<String>,
    /// What it imports or re-exports under a name, and by which path.
    pub imports: BTreeMap<String, Import>,
    /// The paths of `use x::*`.
    pub globs: Vec<Vec<String>>,
    /// The paths by which it uses something.
    pub references: Vec<Reference>,
}

/// `use a::b as c;`
pub struct Import {
    pub path: Vec<String>,
    /// Others see it here as well.
    pub shown: bool,
}

/// A path as it was written, and its line.
#[derive(Clone)]
pub struct Reference {
    pub path: Vec<String>,
    pub line: usize,
}
