//! The simulator through its own port: the Messaging API, webhooks, and LINE users who act.
mod accounts;
mod control;
mod faults;
mod groups;
mod reading;
mod sending;
mod state;
mod support;
mod users;
mod webhooks;
