//! The shell under Tauri's mock runtime: real permissions, no screen.
#![expect(clippy::expect_used, reason = "a test that cannot go on says where")]

use std::collections::BTreeSet;
use std::time::Instant;

use api::shell::COMMANDS;
use domain::language::Language;
use engawa_lib::{Arguments, builder};
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

fn engawa(data: &tempfile::TempDir) -> App<MockRuntime> {
    let arguments = Arguments {
        practice: false,
        data_folder: data.path().to_owned(),
        state_folder: data.path().join("state"),
        line_bases: None,
        language: Language::En,
        hidden: false,
        started: Instant::now(),
    };
    builder(mock_builder(), arguments).build(tauri::generate_context!()).expect("the shell is built")
}

fn ask(window: &WebviewWindow<MockRuntime>, command: &str, args: Value) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.into(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" }
            .parse()
            .expect("an address"),
        body: InvokeBody::Json(args),
        headers: Default::default(),
        invoke_key: INVOKE_KEY.into(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().expect("JSON"))
}

#[test]
fn only_the_main_window_has_the_capability_to_invoke_commands() {
    let data = tempfile::TempDir::new().expect("a data folder");
    let app = engawa(&data);
    let main = WebviewWindowBuilder::new(&app, "main", WebviewUrl::default()).build().expect("a window");
    let phone = WebviewWindowBuilder::new(&app, "phone", WebviewUrl::default()).build().expect("a window");
    assert_eq!(ask(&main, "start_state", json!({})), Ok(json!({ "phase": "choose" })));
    let refused = ask(&phone, "start_state", json!({})).expect_err("the phone has no capability");
    assert!(refused.to_string().contains("not allowed"), "{refused}");
    let refused = ask(&phone, "call", json!({ "name": "session_get", "args": {} })).expect_err("nor this");
    assert!(refused.to_string().contains("not allowed"), "{refused}");
}

#[test]
fn the_window_has_no_capability_for_the_plugins_that_start_other_programs() {
    let data = tempfile::TempDir::new().expect("a data folder");
    let app = engawa(&data);
    let main = WebviewWindowBuilder::new(&app, "main", WebviewUrl::default()).build().expect("a window");
    for command in
        ["plugin:shell|execute", "plugin:shell|open", "plugin:opener|open_url", "plugin:vnidrop-share|share"]
    {
        let refused =
            ask(&main, command, json!({ "path": "https://example.com", "url": "https://example.com" }));
        let refused = refused.expect_err("Rust alone opens other programs").to_string();
        assert!(refused.contains("not allowed") || refused.contains("not found"), "{command}: {refused}");
    }
}

#[test]
fn the_permission_allows_the_declared_commands_and_each_is_registered() {
    let permission = include_str!("../../src-tauri/permissions/engawa.toml");
    let allowed: BTreeSet<_> =
        permission.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\",")).collect();
    let declared: BTreeSet<_> = COMMANDS.iter().copied().chain(["call", "attachment_put"]).collect();
    assert_eq!(allowed, declared, "engawa.toml and the table in crates/api/src/shell.rs");
    let data = tempfile::TempDir::new().expect("a data folder");
    let app = engawa(&data);
    let main = WebviewWindowBuilder::new(&app, "main", WebviewUrl::default()).build().expect("a window");
    assert!(is_unknown(&ask(&main, "no_such_command", json!({}))));
    for command in declared {
        let answer = ask(&main, command, json!({}));
        assert!(!is_unknown(&answer), "{command} is not in the shell's handler");
    }
}

/// Whether Tauri has no such command, or lets nobody invoke it.
fn is_unknown(answer: &Result<Value, Value>) -> bool {
    let refused = answer.as_ref().err().map(Value::to_string).unwrap_or_default();
    refused.contains("not found") || refused.contains("not allowed")
}

#[test]
fn before_a_workspace_is_open_every_command_says_that_there_is_none() {
    let data = tempfile::TempDir::new().expect("a data folder");
    let app = engawa(&data);
    let main = WebviewWindowBuilder::new(&app, "main", WebviewUrl::default()).build().expect("a window");
    let refused =
        ask(&main, "call", json!({ "name": "session_get", "args": {} })).expect_err("nothing is open");
    assert_eq!(refused["code"], "not_found");
}

#[test]
fn a_company_is_founded_and_its_first_member_administers_it() {
    let data = tempfile::TempDir::new().expect("a data folder");
    let app = engawa(&data);
    let main = WebviewWindowBuilder::new(&app, "main", WebviewUrl::default()).build().expect("a window");
    let nameless =
        ask(&main, "workspace_open", json!({ "kind": "local", "companyName": "", "memberName": "" }));
    assert_eq!(nameless.expect_err("a company has a name")["code"], "invalid_fields");
    let names = json!({ "kind": "local", "companyName": "Hanaya", "memberName": "Aya" });
    assert_eq!(ask(&main, "workspace_open", names), Ok(json!({ "phase": "open" })));
    let session = ask(&main, "call", json!({ "name": "session_get", "args": {} })).expect("a session");
    assert_eq!(session["companyName"], "Hanaya");
    assert_eq!(session["administrator"], true);
}

#[test]
fn the_content_security_policy_allows_only_the_windows_own_files_and_scripts() {
    let config: Value = serde_json::from_str(include_str!("../../tauri.conf.json")).expect("JSON");
    let security = &config["app"]["security"];
    assert_eq!(
        security["csp"],
        json!({
            "default-src": "'self'",
            "script-src": "'self'",
            "style-src": "'self'",
            "img-src": "'self' media: http://media.localhost data: blob:",
            "media-src": "'self' media: http://media.localhost",
            "connect-src": "ipc: http://ipc.localhost",
            "object-src": "'none'",
            "base-uri": "'none'",
            "form-action": "'none'",
            "frame-ancestors": "'none'",
        }),
        "each directive is as strict as the window allows: whoever loosens one says why here"
    );
    assert_eq!(security["freezePrototype"], true, "a script that gets in finds little to turn");
    assert_eq!(security["capabilities"], json!(["main"]), "the practice phone has none");
    for loosens in ["devCsp", "dangerousDisableAssetCspModification", "assetProtocol"] {
        assert!(security.get(loosens).is_none(), "{loosens}");
    }
    let page = include_str!("../../ui/index.html");
    assert!(!page.contains("<style"), "Tauri would write a nonce for it into the policy");
}

#[test]
fn the_language_chosen_on_the_start_page_is_kept_for_this_computer() {
    let data = tempfile::TempDir::new().expect("a data folder");
    let app = engawa(&data);
    let main = WebviewWindowBuilder::new(&app, "main", WebviewUrl::default()).build().expect("a window");
    assert_eq!(ask(&main, "language_set", json!({ "language": "zh_tw" })), Ok(json!(null)));
    ask(&main, "language_set", json!({ "language": "de" })).expect_err("Engawa does not speak it");
    assert_eq!(std::fs::read_to_string(data.path().join("language")).expect("it is kept"), "zh_tw");
}
