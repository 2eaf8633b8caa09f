//! A short run of each proof. At full length: `cargo xtask prove NAME`.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::process::Command;

/// The same acts each time: what chance alone would find belongs to the long runs, which print their seed.
const SEED: &str = "1127";

/// Runs a proof; what it says is in the failure.
fn prove(name: &str) {
    let output = Command::new(env!("CARGO_BIN_EXE_proofs"))
        .args([name, "--short", "--seed", SEED])
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn r21_r23_killed_at_random_moments_nothing_is_lost_or_doubled() {
    prove("kills");
}

#[test]
fn r23_strangers_who_flood_the_webhook_server_store_nothing_and_keep_nobody_out() {
    prove("strangers");
}

#[test]
fn r23_duplicated_reordered_late_and_redelivered_events_end_in_the_state_of_the_in_order_run() {
    prove("order");
}

#[cfg(target_os = "linux")]
#[test]
fn r21_r23_on_a_full_read_only_or_broken_disk_nothing_is_lost_and_work_goes_on_without_a_restart() {
    prove("disk");
}
