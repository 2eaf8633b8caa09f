//! Stories: every rule of the product, told through the use cases against LINE on a real socket.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod people;
mod r01_authorisation;
mod r05_profile;
mod r07_invitations;
mod r10_contacts;
mod r12_edit;
mod r14_share;
mod r16_trash;
mod r17_in_conversation;
mod r19_one_contact;
