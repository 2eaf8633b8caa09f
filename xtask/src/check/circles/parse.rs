//! Reads a crate's files into modules.

use std::path::Path;

use anyhow::{Context, Result};
use syn::{Attribute, Item, ItemMod, Visibility, spanned::Spanned};

use super::{
    module::{Import, Krate, Module, ModulePath, Reference},
    references,
    syntax::{flatten, is_for_tests},
};
use crate::check::source::Source;

/// The crate whose root is `root`.
///
/// # Errors
/// With the file that is no Rust.
pub fn krate(root: &Source, sources: &[Source]) -> Result<Krate> {
    let mut krate = Krate { root: root.path.clone(), modules: Default::default() };
    file(&mut krate, sources, root, Vec::new())?;
    Ok(krate)
}

fn file(krate: &mut Krate, sources: &[Source], source: &Source, path: ModulePath) -> Result<()> {
    let parsed = syn::parse_file(&source.text).with_context(|| source.path.clone())?;
    module(krate, sources, source, path, &parsed.items)
}

fn module(
    krate: &mut Krate,
    sources: &[Source],
    source: &Source,
    path: ModulePath,
    items: &[Item],
) -> Result<()> {
    let mut module = Module { file: source.path.clone(), ..Module::default() };
    let items = || items.iter().filter(|item| !is_for_tests(attributes(item)));
    for item in items() {
        define(&mut module, item);
    }
    for item in items() {
        references::collect(&mut module, item);
    }
    krate.modules.insert(path.clone(), module);
    for item in items() {
        let Item::Mod(child) = item else { continue };
        let below = [path.as_slice(), &[child.ident.to_string()]].concat();
        match &child.content {
            Some((_, items)) => self::module(krate, sources, source, below, items)?,
            // A file that is not there, or not in the tree, the compiler tells better.
            None => {
                if let Some(found) = find(sources, source, &path, child) {
                    file(krate, sources, found, below)?;
                }
            }
        }
    }
    Ok(())
}

/// The file of `mod child;` in `source`, whose module is `path`.
fn find<'a>(
    sources: &'a [Source],
    source: &Source,
    path: &ModulePath,
    child: &ItemMod,
) -> Option<&'a Source> {
    let file = Path::new(&source.path);
    let stem = file.file_stem()?.to_str()?;
    let folder = file.parent()?;
    let own = if path.is_empty() || stem == "mod" { folder.to_path_buf() } else { folder.join(stem) };
    let name = child.ident.to_string();
    let candidates = [own.join(format!("{name}.rs")), own.join(&name).join("mod.rs")];
    sources.iter().find(|source| candidates.iter().any(|candidate| candidate == Path::new(&source.path)))
}

fn define(module: &mut Module, item: &Item) {
    match item {
        Item::Mod(child) => {
            module.children.insert(child.ident.to_string());
        }
        Item::Use(import) => {
            let shown = !matches!(import.vis, Visibility::Inherited);
            let mut paths = Vec::new();
            flatten(&import.tree, &mut Vec::new(), &mut paths);
            for (name, path) in paths {
                if !shown {
                    module
                        .references
                        .push(Reference { path: path.clone(), line: import.span().start().line });
                }
                match name {
                    Some(name) => {
                        module.imports.insert(name, Import { path, shown });
                    }
                    None => module.globs.push(path),
                }
            }
        }
        other => module.items.extend(name(other)),
    }
}

fn name(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::TraitAlias(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}
