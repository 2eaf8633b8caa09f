//! The simulator through its own port: the Messaging API, webhooks, and LINE users who act.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests may panic too")]

mod accounts;
mod console;
mod control;
mod faults;
mod groups;
mod loads;
mod messages;
mod sending;
mod state_file;
mod support;
mod tokens;
mod users;
mod webhooks;
