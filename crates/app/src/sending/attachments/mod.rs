//! Attachments: what members hand in to be sent, made to fit what LINE takes (LINE reference A.2.2).

pub(crate) mod attachment;
mod fit;
pub mod parts;
mod paste;
mod probe;
mod rewrite;
