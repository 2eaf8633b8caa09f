//! The window's TypeScript, made from the two command tables: `ui/src/ipc/bindings.ts`.

use std::fmt::Write;

use app::cards::LineAccountCard;
use domain::LIMITS;
use domain::contact::ContactFields;
use domain::limits::Limits;
use ts_rs::{Config, TS, TypeVisitor};

/// The whole file.
pub fn bindings() -> String {
    let config = Config::new().with_large_int("number");
    let mut types = Types { config: &config, declared: Default::default() };
    types.add::<crate::error::Error>();
    types.add::<LineAccountCard>();
    types.add::<crate::AttachmentPart>();
    types.add::<Limits>();
    types.add::<crate::shell::ShellEvents>();
    let mut commands = String::new();
    macro_rules! each {
        ($($name:ident($args:ty) -> $output:ty;)+) => {$(
            types.add::<$args>();
            types.add::<$output>();
            let _ = writeln!(commands, "  {}: {{ args: {}; output: {} }};", stringify!($name), <$args>::name(&config), output::<$output>(&config));
        )+};
    }
    crate::command_table!(each);
    let table = std::mem::take(&mut commands);
    crate::shell_command_table!(each);
    let shell_table = commands;
    let mut file = String::from("// Made by `cargo xtask bindings` from crates/api. Do not edit.\n\n");
    for declaration in types.declared.values() {
        let _ = writeln!(file, "export {declaration}\n");
    }
    let _ = writeln!(file, "export interface Commands {{\n{table}}}\n");
    let _ = writeln!(file, "export interface ShellCommands {{\n{shell_table}}}\n");
    let blank = serde_json::to_string_pretty(&ContactFields::default()).unwrap_or_default();
    let _ = writeln!(
        file,
        "/** A contact of which nothing is written down. */\nexport const blankContactFields: ContactFields = {blank};\n"
    );
    let limits = serde_json::to_string_pretty(&LIMITS).unwrap_or_default();
    let _ = writeln!(file, "/** The limits of what people type. */\nexport const limits: Limits = {limits};");
    file
}

fn output<T: TS + 'static>(config: &Config) -> String {
    match T::name(config).as_str() {
        "null" => "null".into(),
        name => name.to_owned(),
    }
}

/// Every type reached from the table, by name.
struct Types<'a> {
    config: &'a Config,
    declared: std::collections::BTreeMap<String, String>,
}

impl Types<'_> {
    fn add<T: TS + 'static + ?Sized>(&mut self) {
        T::visit_dependencies(self);
        T::visit_generics(self);
        if T::output_path().is_some() {
            self.declared.entry(T::ident(self.config)).or_insert_with(|| T::decl(self.config));
        }
    }
}

impl TypeVisitor for Types<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() && self.declared.contains_key(&T::ident(self.config)) {
            return;
        }
        self.add::<T>();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bindings_file_is_up_to_date() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/ipc/bindings.ts");
        if std::env::var_os("UPDATE_BINDINGS").is_some() {
            std::fs::write(path, bindings()).expect("the bindings can be written");
        }
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            committed == bindings(),
            "run `cargo xtask bindings`: the table and ui/src/ipc/bindings.ts differ"
        );
    }
}
