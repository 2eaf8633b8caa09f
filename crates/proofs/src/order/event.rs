//! An event, as LINE writes it (LINE reference A.1.5 to A.1.7).

use serde_json::{Map, Value, json};

/// An event of the story.
#[derive(Debug, Clone)]
pub struct Event {
    /// LINE's time of it, in ms UTC.
    pub at: i64,
    json: Map<String, Value>,
}

impl Event {
    /// An event with a number of its own, which makes its `webhookEventId`.
    pub fn new(number: usize, at: i64, kind: &str, source: Value) -> Self {
        let json = json!({
            "type": kind,
            "mode": "active",
            "timestamp": at,
            "source": source,
            "webhookEventId": format!("01K{number:023}"),
        });
        let Value::Object(json) = json else { return Self { at, json: Map::new() } };
        Self { at, json }
    }

    /// The same with a field.
    pub fn with(mut self, name: &str, value: Value) -> Self {
        self.json.insert(name.to_owned(), value);
        self
    }

    /// The event in a delivery.
    pub fn in_delivery(&self, again: bool) -> Value {
        let mut json = self.json.clone();
        json.insert("deliveryContext".into(), json!({ "isRedelivery": again }));
        Value::Object(json)
    }

    /// What it is, for whoever reads a failure.
    pub fn describe(&self) -> String {
        let one = |name: &str| self.json.get(name).map(Value::to_string).unwrap_or_default();
        let fields: String =
            ["message", "unsend", "follow", "joined", "left"].iter().map(|name| one(name)).collect();
        format!("{} {} {} {fields}", self.at, one("type"), one("source"))
    }
}
