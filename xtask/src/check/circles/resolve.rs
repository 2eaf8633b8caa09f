//! From a path, as it was written, to the module that defines what it leads to.

use super::module::{Krate, Module, ModulePath};

/// Imports that lead to imports: more steps than anybody writes.
const MOST_STEPS: u8 = 16;

/// Where a path leads.
enum Found {
    Module(ModulePath),
    /// Something in it.
    In(ModulePath),
}

impl Krate {
    /// The module that `path`, written in the module `from`, leads to; none for other crates.
    pub fn resolve(&self, from: &ModulePath, path: &[String]) -> Option<ModulePath> {
        match self.follow(from, path, MOST_STEPS)? {
            Found::Module(module) | Found::In(module) => Some(module),
        }
    }

    fn follow(&self, from: &ModulePath, path: &[String], steps: u8) -> Option<Found> {
        let steps = steps.checked_sub(1)?;
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => self.walk(Vec::new(), rest, steps),
            "self" => self.walk(from.clone(), rest, steps),
            "super" => {
                let (_, parent) = from.split_last()?;
                match rest.first() {
                    Some(next) if next == "super" => self.follow(&parent.to_vec(), rest, steps),
                    _ => self.walk(parent.to_vec(), rest, steps),
                }
            }
            name => {
                let here = self.modules.get(from)?;
                if here.children.contains(name) {
                    return self.walk(from.clone(), path, steps);
                }
                let import = here.imports.get(name).filter(|import| import.path != path)?;
                self.onward(from, &import.path, rest, steps)
            }
        }
    }

    /// Follows an import, and from there the rest.
    fn onward(&self, from: &ModulePath, import: &[String], rest: &[String], steps: u8) -> Option<Found> {
        match self.follow(from, import, steps)? {
            Found::Module(module) => self.walk(module, rest, steps),
            found @ Found::In(_) => Some(found),
        }
    }

    /// From the module `at` down.
    fn walk(&self, at: ModulePath, path: &[String], steps: u8) -> Option<Found> {
        let Some((name, rest)) = path.split_first() else { return Some(Found::Module(at)) };
        let module = self.modules.get(&at)?;
        if module.children.contains(name) {
            let below = [at.as_slice(), std::slice::from_ref(name)].concat();
            // A module for tests only is none.
            return if self.modules.contains_key(&below) { self.walk(below, rest, steps) } else { None };
        }
        if module.items.contains(name) {
            return Some(Found::In(at));
        }
        if let Some(import) = module.imports.get(name) {
            return self.onward(&at, &import.path, rest, steps);
        }
        self.through_globs(&at, module, name, steps).or(Some(Found::In(at)))
    }

    fn through_globs(&self, at: &ModulePath, module: &Module, name: &str, steps: u8) -> Option<Found> {
        let sources = module.globs.iter().filter_map(|glob| self.follow(at, glob, steps));
        let modules = sources.filter_map(|found| match found {
            Found::Module(module) => Some(module),
            Found::In(_) => None,
        });
        let mut having =
            modules.filter(|path| self.modules.get(path).is_some_and(|m| m.items.contains(name)));
        having.next().map(Found::In)
    }
}
