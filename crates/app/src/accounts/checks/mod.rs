//! The checks of a LINE account: every trap of LINE's consoles is checked, or is an item that a person ticks (LINE
//! reference A.1 to A.4). Findings are kept with their times.

mod credentials;
mod findings;
mod health;
mod observed;
pub(crate) mod run;
mod watch;
mod webhook;
