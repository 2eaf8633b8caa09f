//! Where LINE finds this computer: the door on it, and the address that leads there from outside.

mod checked;
mod find;
pub mod public_address;
