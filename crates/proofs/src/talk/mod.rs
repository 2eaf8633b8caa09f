//! Talk between LINE users and a member while something goes wrong, and the agreement in the end.

pub mod agreement;
pub mod deliveries;
pub mod ledger;
pub mod stage;
