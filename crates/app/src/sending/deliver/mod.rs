//! What waits goes to LINE: in order within a room, never twice, and each outcome as it was (R21).
//!
//! A try is written down before it is made. A push may then be repeated with its retry key, and LINE sends it
//! once (LINE reference A.2.3). A reply has no such key: after an answer that got lost, its token tells whether
//! LINE took it, as long as the token lives; after that nobody can know, and the member is told so.

mod ask;
mod clock_skew;
pub(crate) mod delivery;
mod hold;
mod icon;
mod missing_media;
mod next;
pub(crate) mod outcome;
mod plan;
mod request;
mod steps;
#[cfg(test)]
mod tests;
mod verdict;
