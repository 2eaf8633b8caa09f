//! The paths in an item's code that may lead to another module.

use proc_macro2::{TokenStream, TokenTree};
use syn::{ImplItemFn, Item, ItemMod, ItemUse, Macro, Path, Visibility, spanned::Spanned, visit::Visit};

use super::{
    module::{Module, Reference},
    syntax::{flatten, is_for_tests},
};

/// Adds the paths of `item` to its module, which knows its children and imports already.
pub fn collect(module: &mut Module, item: &Item) {
    // Its imports and re-exports are known already.
    if !matches!(item, Item::Use(_)) {
        Visitor { module }.visit_item(item);
    }
}

struct Visitor<'a> {
    module: &'a mut Module,
}

impl Visitor<'_> {
    /// Paths that begin with a name that is only known here may be names of anything: those of modules below count when
    /// something follows, those that are shown to others count always.
    fn add(&mut self, path: Vec<String>, line: usize) {
        let Some(first) = path.first() else { return };
        let leads = match first.as_str() {
            "crate" | "super" | "self" => path.len() > 1,
            name => {
                path.len() > 1 && self.module.children.contains(name)
                    || self.module.imports.get(name).is_some_and(|import| import.shown)
            }
        };
        if leads {
            self.module.references.push(Reference { path, line });
        }
    }

    /// The paths among the tokens of a macro.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut line = 0;
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.add_from_macro(std::mem::take(&mut path), line);
                        line = name.span().start().line;
                    }
                    path.push(name.to_string());
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' && !path.is_empty() => colons += 1,
                other => {
                    self.add_from_macro(std::mem::take(&mut path), line);
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        self.add_from_macro(path, line);
    }

    fn add_from_macro(&mut self, path: Vec<String>, line: usize) {
        if path.len() > 1 {
            self.add(path, line);
        }
    }
}

impl<'ast> Visit<'ast> for Visitor<'_> {
    fn visit_path(&mut self, path: &'ast Path) {
        let steps = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.add(steps, path.span().start().line);
        syn::visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        self.visit_path(&call.path);
        self.tokens(call.tokens.clone());
    }

    /// One within a function is a use of it.
    fn visit_item_use(&mut self, import: &'ast ItemUse) {
        let mut paths = Vec::new();
        flatten(&import.tree, &mut Vec::new(), &mut paths);
        for (_, path) in paths {
            self.add(path, import.span().start().line);
        }
    }

    fn visit_impl_item_fn(&mut self, function: &'ast ImplItemFn) {
        if !is_for_tests(&function.attrs) {
            syn::visit::visit_impl_item_fn(self, function);
        }
    }

    /// A module below is a module of its own.
    fn visit_item_mod(&mut self, _: &'ast ItemMod) {}

    /// `pub(in crate::x)` uses nothing.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}
}
