//! Pieces of Rust's syntax that both modules and their code have.

use syn::{Attribute, UseTree};

/// The paths of a `use`, each with the name that it gets here; none for `*`.
pub fn flatten(tree: &UseTree, before: &mut Vec<String>, found: &mut Vec<(Option<String>, Vec<String>)>) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            flatten(&path.tree, before, found);
            before.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| flatten(tree, before, found)),
        UseTree::Glob(_) => found.push((None, before.clone())),
        UseTree::Name(name) if name.ident == "self" => found.push((before.last().cloned(), before.clone())),
        UseTree::Name(name) => {
            let name = name.ident.to_string();
            found.push((Some(name.clone()), [before.as_slice(), &[name]].concat()));
        }
        UseTree::Rename(rename) => {
            let last = Some(rename.ident.to_string()).filter(|last| last != "self");
            let path = before.iter().cloned().chain(last).collect();
            found.push((Some(rename.rename.to_string()), path));
        }
    }
}

/// `#[cfg(test)]`, also among other conditions.
pub fn is_for_tests(attributes: &[Attribute]) -> bool {
    let names_test = |attribute: &Attribute| {
        let Ok(list) = attribute.meta.require_list() else { return false };
        let condition = list.tokens.to_string();
        let words: Vec<&str> = condition.split(|c: char| !c.is_alphanumeric()).collect();
        words.contains(&"test") && !words.contains(&"not")
    };
    attributes.iter().any(|attribute| attribute.path().is_ident("cfg") && names_test(attribute))
}
