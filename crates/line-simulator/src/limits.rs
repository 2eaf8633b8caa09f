//! Sizes and lifetimes. Those of LINE name where they come from; the others keep the simulator small.

/// A text that an account sends, in UTF-16 units (LINE reference A.2.2).
pub(crate) const TEXT_UNITS: usize = 5_000;
/// A text that a LINE user writes, in UTF-16 units.
pub(crate) const WRITTEN_UNITS: usize = 10_000;
/// A `sender` name, in UTF-16 units (LINE reference A.2.2).
pub(crate) const SENDER_NAME_UNITS: usize = 20;
/// URLs in messages, in characters (LINE reference A.2.2).
pub(crate) const URL_CHARS: usize = 2_000;
/// A webhook URL, in characters (LINE reference A.1.1).
pub(crate) const WEBHOOK_URL_CHARS: usize = 500;
/// Title and address of a place, in UTF-16 units (LINE reference A.2.2).
pub(crate) const PLACE_UNITS: usize = 100;
/// Recipients of a multicast (LINE reference A.2.1).
pub(crate) const MULTICAST_RECIPIENTS: usize = 500;
/// Messages in one request (LINE reference A.2.1).
pub(crate) const MESSAGES_PER_REQUEST: usize = 5;
/// An API request's body, in bytes (LINE reference A.2.4).
pub(crate) const API_BODY: usize = 2 * 1024 * 1024;
/// A reply token's lifetime after its webhook, in ms (LINE reference A.2.1).
pub(crate) const REPLY_TOKEN_MS: i64 = 60_000;
/// The longest lifetime of a reply token after its event, in ms (LINE reference A.2.1).
pub(crate) const REPLY_TOKEN_EVENT_MS: i64 = 20 * 60_000;
/// A retry key is remembered this long, in ms (LINE reference A.2.3).
pub(crate) const RETRY_KEY_MS: i64 = 24 * 3_600_000;
/// A user can unsend a message for this long, in ms (LINE reference A.1.6).
pub(crate) const UNSEND_MS: i64 = 24 * 3_600_000;
/// A LINE user who is no friend receives the account's messages this long after writing, in ms (LINE reference A.2.1).
pub(crate) const STRANGER_REACHABLE_MS: i64 = 7 * 24 * 3_600_000;
/// A stateless token's lifetime, in seconds (LINE reference A.4).
pub(crate) const STATELESS_SECONDS: i64 = 900;
/// The longest lifetime of a token for an assertion, in seconds (LINE reference A.4).
pub(crate) const ISSUED_SECONDS: i64 = 30 * 24 * 3_600;
/// Valid tokens for assertions that a channel can have (LINE reference A.4).
pub(crate) const ISSUED_TOKENS: usize = 30;
/// The longest lifetime of an assertion, in seconds (LINE reference A.4).
pub(crate) const ASSERTION_SECONDS: i64 = 30 * 60;
/// Assertion signing keys of a channel.
pub(crate) const KEYS: usize = 30;
/// LINE emoji in a text (LINE reference A.2.2).
pub(crate) const EMOJIS: usize = 20;
/// A picture that an account sends, in bytes; "10 MB" read the strict way (LINE reference A.2.2).
pub(crate) const IMAGE: u64 = 10_000_000;
/// A small picture or icon that an account sends, in bytes (LINE reference A.2.2).
pub(crate) const SMALL_IMAGE: u64 = 1_000_000;
/// A video or sound that an account sends, in bytes (LINE reference A.2.2).
pub(crate) const LONG_MEDIA: u64 = 200_000_000;
/// LINE waits this long for a webhook's answer (LINE reference A.1.3).
pub(crate) const WEBHOOK_ANSWER: std::time::Duration = std::time::Duration::from_secs(2);

/// A phone waits this long for the next bytes of what it loads.
pub(crate) const LOAD_STALL: std::time::Duration = std::time::Duration::from_secs(20);

/// Body of a control call, in bytes.
pub(crate) const CONTROL_BODY: usize = 16 * 1024 * 1024;
/// A picture or file, in bytes.
pub(crate) const MEDIA: usize = 10 * 1024 * 1024;
/// A LINE user's or group's name, in characters. Longer than LINE allows, so that long ones can be tried.
pub(crate) const NAME_CHARS: usize = 1_000;
/// Pixels of a picture's side.
pub(crate) const PICTURE_SIDE: u32 = 12_000;
/// Users, accounts, groups: each at most this many.
pub(crate) const NOUNS: usize = 10_000;
/// Members of a group.
pub(crate) const GROUP_MEMBERS: usize = 500;
/// Messages kept in a chat.
pub(crate) const MESSAGES_PER_CHAT: usize = 5_000;
/// Events kept for redelivery on command, of each account.
pub(crate) const EVENTS: usize = 1_000;
/// Entries of the logs `sent`, `deliveries` and `loads`.
pub(crate) const LOG: usize = 20_000;
/// Texts waiting to be shared.
pub(crate) const SHARES: usize = 100;

/// The length of a text in UTF-16 units, which is how LINE counts.
pub(crate) fn utf16_len(text: &str) -> usize {
    text.encode_utf16().count()
}
