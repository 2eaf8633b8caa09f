//! Where LINE finds this computer: the webhook server on it, and the address that leads there from outside.

mod checked;
mod find;
pub mod public_address;
