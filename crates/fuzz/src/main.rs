//! libFuzzer on one target, which `ENGAWA_FUZZ_TARGET` names. `cargo xtask prove fuzz` builds and runs it.
#![no_main]

use std::sync::OnceLock;

use fuzz::Target;
use libfuzzer_sys::fuzz_target;

static TARGET: OnceLock<Option<Target>> = OnceLock::new();

fuzz_target!(|bytes: &[u8]| {
    let target = TARGET.get_or_init(|| fuzz::find(&std::env::var("ENGAWA_FUZZ_TARGET").unwrap_or_default()));
    let Some(target) = target else { panic!("ENGAWA_FUZZ_TARGET names no target") };
    (target.run)(bytes);
});
