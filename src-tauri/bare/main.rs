//! A window of Tauri's with a sentence in it, which `cargo xtask bench desktop` measures beside Engawa: what Tauri and the
//! system's web view take before a program has done anything.

fn main() -> std::process::ExitCode {
    match tauri::Builder::default().run(tauri::generate_context!("src-tauri/bare/tauri.conf.json")) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            std::process::ExitCode::FAILURE
        }
    }
}
