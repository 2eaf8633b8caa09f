//! Webhook bodies. What has a valid signature is LINE's, but what is in it are strangers' words; and who knows the
//! secret of one account can write anything.

use line::event::{Delivery, Event};

/// LINE's own id, or `sha256:` and a hash.
const MAX_ID: usize = 71;

/// Splits a body into events and reads each; also reads the bytes as one event.
pub fn run(bytes: &[u8]) {
    if let Ok(delivery) = Delivery::parse(bytes) {
        for event in &delivery.events {
            let raw = event.raw.get();
            let (id, parsed) = (&event.webhook_event_id, Event::parse(raw));
            assert!(!id.is_empty() && id.len() <= MAX_ID, "every event has an id of bounded length");
            assert!(raw.len() <= bytes.len(), "an event is kept as it was sent");
            assert_eq!(parsed, Event::parse(raw), "the same event is read in the same way");
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = Event::parse(text);
    }
}
