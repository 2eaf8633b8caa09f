//! The webhook server: HTTP for LINE's webhooks and for outgoing media. Each event is stored before it is acknowledged
//! (R23).
//!
//! [`webhook_routes`] makes the routes for webhooks and [`media_routes`] those for files that members send;
//! [`WebhookServer`] serves any routes on a listener, merged as the caller likes.
//!
//! Each LINE account has a webhook URL of its own, `/line/webhook/{account id}`. LINE names the account
//! inside the body too, but the body is not to be believed before its signature is verified, and the
//! secret to verify it with depends on the account. The id in the URL proves nothing and needs
//! not be secret.
//!
//! | answer | when |
//! |---|---|
//! | 200 | every event of the body is on the disk, also when it was there before |
//! | 400 | rightly signed, but no webhook body, or for another account |
//! | 401 | signature missing or wrong |
//! | 404 | no such account, or no such address |
//! | 408 | the body did not arrive in time, or gave way to others: too many large ones were on their way |
//! | 410 | a link to media that has ended, or was withdrawn |
//! | 413 | the body is larger than [`MAX_BODY_BYTES`] |
//! | 500 | the disk refused; LINE sends again if it was told to |
//! | 503 | the account's secret cannot be had now, so nothing can be verified; LINE sends again, too |
//!
//! Of a refused body nothing is stored or logged.

mod accounts;
mod clock;
mod committer;
mod exchange;
mod media;
mod places;
mod readers;
mod receive;
mod server;

pub use accounts::{Account, Accounts, Observation};
pub use clock::Clock;
pub use media::{Link, Published, PublishedFile, is_token, media_path, media_routes};
pub use receive::{MAX_BODY_BYTES, path, webhook_routes};
pub use server::WebhookServer;
