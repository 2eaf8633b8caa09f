//! Stories: every rule of the product, told through the use cases against LINE on a real socket.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod account_setup;
mod account_watch;
mod by_itself;
mod connecting;
mod faults_clock;
mod faults_keys;
mod faults_media;
mod faults_way;
mod groups;
mod media;
mod people;
mod public_address;
mod r01_authorisation;
mod r02_line_users_first;
mod r03_room_by_itself;
mod r04_add_from_room;
mod r05_profile;
mod r07_invitations;
mod r09_ways_in;
mod r10_contacts;
mod r12_edit;
mod r14_share;
mod r16_trash;
mod r17_in_conversation;
mod r19_one_contact;
mod r20_company_conversation;
mod r21_honest_sending;
mod r21_limits;
mod r22_recall;
mod r23_nothing_lost;
mod reach;
mod saving;
mod secrets;
mod sending_kinds;
mod talk;
