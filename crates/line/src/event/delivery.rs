use std::fmt::{Debug, Formatter};

use serde::Deserialize;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

/// The longest `webhookEventId` taken as such. LINE's are ULIDs of 26 characters.
const MAX_ID_BYTES: usize = 64;

/// A webhook body, split into events that are kept as LINE wrote them.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// The account's own user id: which account it is for.
    pub destination: String,
    /// Empty when LINE only checks the address: answer 200 all the same.
    pub events: Vec<RawEvent>,
}

impl Delivery {
    /// Splits a body whose signature has been verified.
    ///
    /// # Errors
    /// The body is not JSON of the outer shape. Events inside may be anything.
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

/// One event as LINE wrote it, with what is needed to keep it once and in order.
#[derive(Clone)]
pub struct RawEvent {
    /// LINE's id of the event, the same when it is delivered again. When LINE leaves it out:
    /// `sha256:` and the hash of `raw`, so that equal events are still one.
    pub webhook_event_id: String,
    /// When it happened, in milliseconds since 1970 UTC; 0 when LINE leaves it out.
    pub timestamp: i64,
    /// The event's JSON, byte by byte.
    pub raw: Box<RawValue>,
}

impl RawEvent {
    fn new(raw: Box<RawValue>) -> Self {
        #[derive(Deserialize, Default)]
        #[serde(rename_all = "camelCase", default)]
        struct Common {
            #[serde(deserialize_with = "super::lenient::lenient")]
            webhook_event_id: Option<String>,
            #[serde(deserialize_with = "super::lenient::lenient")]
            timestamp: i64,
        }
        let common: Common = serde_json::from_str(raw.get()).unwrap_or_default();
        let usable = |id: &String| (1..=MAX_ID_BYTES).contains(&id.len());
        let webhook_event_id = common.webhook_event_id.filter(usable).unwrap_or_else(|| hash(raw.get()));
        Self { webhook_event_id, timestamp: common.timestamp, raw }
    }
}

/// Without what people wrote: it may reach a log.
impl Debug for RawEvent {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RawEvent")
            .field("webhook_event_id", &self.webhook_event_id)
            .field("timestamp", &self.timestamp)
            .field("raw", &format_args!("{} bytes", self.raw.get().len()))
            .finish()
    }
}

fn hash(raw: &str) -> String {
    let digest = Sha256::digest(raw);
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    // 56 of 64 hex digits: within MAX_ID_BYTES, so that no real id can be taken for a hash by length.
    format!("sha256:{}", &hex[..56])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_debug_output_of_a_webhook_event_has_no_message_text() {
        let body = br#"{"destination":"U1","events":[{"webhookEventId":"01A","message":{"text":"at six"}}]}"#;
        let shown = format!("{:?}", Delivery::parse(body).unwrap());
        assert!(shown.contains("01A") && shown.contains("52 bytes"), "{shown}");
        assert!(!shown.contains("six"), "{shown}");
    }

    #[test]
    fn events_are_kept_byte_by_byte() {
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
    fn an_address_check_without_events_is_a_delivery() {
        let delivery = Delivery::parse(br#"{"destination":"Ubot","events":[]}"#).unwrap();
        assert!(delivery.events.is_empty());
    }

    #[test]
    fn what_is_not_a_delivery_is_an_error() {
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
    fn an_event_without_a_usable_id_gets_one_from_its_bytes() {
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
    fn deep_nesting_is_kept_and_does_not_overflow() {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        let body = format!(r#"{{"destination":"U","events":[{{"deep":{deep}}}]}}"#);
        // Refused or kept, but no crash: a stranger with a valid secret must not stop the program.
        if let Ok(delivery) = Delivery::parse(body.as_bytes()) {
            assert_eq!(delivery.events.len(), 1);
        }
    }
}
