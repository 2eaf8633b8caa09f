use std::fmt::{Debug, Formatter};

use serde::Deserialize;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use super::lenient::lenient;

/// The longest `webhookEventId` taken as such, in bytes. LINE's are ULIDs of 26 characters.
const MAX_ID_BYTES: usize = 64;

/// A webhook body, split into events that are kept as LINE wrote them.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// The user id of the account that the webhook is for.
    pub destination: String,
    /// The raw events; none when LINE only verifies the webhook URL: answer 200 all the same.
    pub events: Vec<RawEvent>,
}

impl Delivery {
    /// Splits a webhook body, whose signature has been verified, into raw events.
    ///
    /// # Errors
    /// A body that is not JSON of the outer shape. The events inside may be anything.
    pub fn parse(body: &[u8]) -> Result<Self, serde_json::Error> {
        #[derive(Deserialize)]
        struct Outer {
            destination: String,
            events: Vec<Box<RawValue>>,
        }
        let outer: Outer = serde_json::from_slice(body)?;
        let events = outer.events.into_iter().map(RawEvent::new).collect();
        Ok(Self { destination: outer.destination, events })
    }
}

/// A webhook event as LINE sent it, with what is needed to store it once and in order.
#[derive(Clone)]
pub struct RawEvent {
    /// The event's id, the same when it is redelivered. When LINE leaves it out: `sha256:` and the
    /// hash of `raw`, so that equal events are still one.
    pub webhook_event_id: String,
    /// When the event happened, in milliseconds since 1970 UTC; 0 when LINE leaves it out.
    pub timestamp: i64,
    /// The event's JSON, byte by byte.
    pub raw: Box<RawValue>,
}

impl RawEvent {
    fn new(raw: Box<RawValue>) -> Self {
        #[derive(Deserialize, Default)]
        #[serde(rename_all = "camelCase", default)]
        struct Common {
            #[serde(deserialize_with = "lenient")]
            webhook_event_id: Option<String>,
            #[serde(deserialize_with = "lenient")]
            timestamp: i64,
        }
        let common: Common = serde_json::from_str(raw.get()).unwrap_or_default();
        let usable = |id: &String| (1..=MAX_ID_BYTES).contains(&id.len());
        let webhook_event_id = common.webhook_event_id.filter(usable).unwrap_or_else(|| hash(raw.get()));
        Self { webhook_event_id, timestamp: common.timestamp, raw }
    }
}

/// Shows no message text: the output may reach a log.
impl Debug for RawEvent {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RawEvent")
            .field("webhook_event_id", &self.webhook_event_id)
            .field("timestamp", &self.timestamp)
            .field("raw", &format_args!("{} bytes", self.raw.get().len()))
            .finish()
    }
}

/// `sha256:` and 56 of 64 hexadecimal digits: within `MAX_ID_BYTES`, so that no real id can be taken for a hash by length.
fn hash(raw: &str) -> String {
    let hex: String = Sha256::digest(raw).iter().take(28).map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_of_a_delivery_shows_no_message_text() {
        let body = br#"{"destination":"U1","events":[{"webhookEventId":"01A","message":{"text":"at six"}}]}"#;
        let shown = format!("{:?}", Delivery::parse(body).unwrap());
        assert!(shown.contains("01A") && shown.contains("52 bytes"), "{shown}");
        assert!(!shown.contains("six"), "{shown}");
    }

    #[test]
    fn raw_events_are_kept_byte_by_byte() {
        let body =
            r#"{"destination":"Ubot","events":[ {"webhookEventId":"01A","timestamp":7, "odd" : [1,  2]} ]}"#;
        let delivery = Delivery::parse(body.as_bytes()).unwrap();
        assert_eq!(delivery.destination, "Ubot");
        assert_eq!(delivery.events[0].webhook_event_id, "01A");
        assert_eq!(delivery.events[0].timestamp, 7);
        assert_eq!(
            delivery.events[0].raw.get(),
            r#"{"webhookEventId":"01A","timestamp":7, "odd" : [1,  2]}"#
        );
    }

    #[test]
    fn a_webhook_url_verification_without_events_is_a_delivery() {
        let delivery = Delivery::parse(br#"{"destination":"Ubot","events":[]}"#).unwrap();
        assert!(delivery.events.is_empty());
    }

    #[test]
    fn a_body_that_is_not_a_delivery_is_a_parse_error() {
        for body in [
            "",
            "{",
            "[]",
            "null",
            r#"{"destination":"U"}"#,
            r#"{"destination":1,"events":[]}"#,
            "\u{feff}{}",
        ] {
            assert!(Delivery::parse(body.as_bytes()).is_err(), "{body:?}");
        }
        assert!(Delivery::parse(b"{\"destination\":\"\xff\",\"events\":[]}").is_err(), "not UTF-8");
    }

    #[test]
    fn an_event_without_a_usable_webhook_event_id_gets_a_hash_of_its_bytes() {
        let long = "x".repeat(65);
        let body = format!(
            r#"{{"destination":"U","events":[{{"a":1}},{{"a":1}},7,{{"webhookEventId":"{long}"}},{{"webhookEventId":5}}]}}"#
        );
        let ids: Vec<_> = Delivery::parse(body.as_bytes())
            .unwrap()
            .events
            .into_iter()
            .map(|event| event.webhook_event_id)
            .collect();
        assert!(ids.iter().all(|id| id.starts_with("sha256:") && id.len() <= MAX_ID_BYTES), "{ids:?}");
        assert_eq!(ids[0], ids[1], "equal events are one");
        assert_ne!(ids[0], ids[2]);
    }

    #[test]
    fn deeply_nested_json_does_not_overflow_the_stack() {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        let body = format!(r#"{{"destination":"U","events":[{{"deep":{deep}}}]}}"#);
        // Refused or kept, but no crash: a stranger with a valid secret must not stop the program.
        if let Ok(delivery) = Delivery::parse(body.as_bytes()) {
            assert_eq!(delivery.events.len(), 1);
        }
    }
}
