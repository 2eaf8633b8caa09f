//! How a LINE account does: every trap of LINE's consoles is looked at, or is a line that a person ticks (LINE
//! reference A.1 to A.4). What was found is kept with its times.

mod credentials;
mod findings;
mod health;
mod observed;
pub(crate) mod run;
mod watch;
mod webhook;
