//! The shape of an event, for whoever mends this program: what people wrote, who and where they are is left out, so that
//! an administrator can hand it on.

use domain::text::one_line;
use serde_json::{Map, Value, json};

/// The longest shape that is shown, in characters.
const MOST_CHARACTERS: usize = 4000;
/// The longest name of a property that is shown, in characters.
const MOST_NAME_CHARACTERS: usize = 40;
/// Texts that say what a thing is, and not what anybody wrote.
const KINDS: [&str; 2] = ["type", "mode"];
/// Numbers that say nothing of a person.
const NUMBERS: [&str; 6] = ["timestamp", "duration", "fileSize", "index", "total", "length"];

/// An event's shape as JSON in lines: every text is replaced by its length, and so are numbers that could tell a place.
pub(super) fn diagnosis(raw: &str) -> String {
    let shape = match serde_json::from_str::<Map<String, Value>>(raw) {
        Ok(event) => object(event),
        Err(_) => json!(format!("no JSON object, {} bytes", raw.len())),
    };
    let shape = serde_json::to_string_pretty(&shape).unwrap_or_default();
    shape.chars().take(MOST_CHARACTERS).collect()
}

fn object(properties: Map<String, Value>) -> Value {
    let shape = |(name, value): (String, Value)| {
        let shape = shape(&name, value);
        (one_line(&name, MOST_NAME_CHARACTERS), shape)
    };
    Value::Object(properties.into_iter().map(shape).collect())
}

fn shape(name: &str, value: Value) -> Value {
    match value {
        Value::String(text) if KINDS.contains(&name) => json!(one_line(&text, MOST_NAME_CHARACTERS)),
        Value::String(text) => json!(format!("text of {} characters", text.chars().count())),
        Value::Number(number) if NUMBERS.contains(&name) => Value::Number(number),
        Value::Number(_) => json!("a number"),
        Value::Array(values) => values.into_iter().map(|value| shape(name, value)).collect(),
        Value::Object(properties) => object(properties),
        Value::Bool(_) | Value::Null => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_diagnosis_of_an_event_has_its_shape_and_nothing_that_anybody_wrote() {
        let raw = r#"{"type":"message","timestamp":7,"source":{"type":"user","userId":"Umio"},"message":
            {"id":"1","type":"text","text":"at six","latitude":35.01,"emojis":[{"index":1,"emojiId":"abc"}]}}"#;
        let shape = diagnosis(raw);
        for part in ["\"message\"", "\"timestamp\": 7", "text of 6 characters", "\"index\": 1", "a number"] {
            assert!(shape.contains(part), "{part} in {shape}");
        }
        for part in ["at six", "Umio", "35", "abc"] {
            assert!(!shape.contains(part), "{part} in {shape}");
        }
    }

    #[test]
    fn the_diagnosis_of_anything_is_bounded() {
        for raw in ["", "7", "{", &format!("{}{}", "[".repeat(9999), "]".repeat(9999))] {
            assert!(diagnosis(raw).starts_with("\"no JSON object"), "{raw:.20}");
        }
        let many =
            format!(r#"{{{}}}"#, (0..9999).map(|n| format!(r#""{n}":1"#)).collect::<Vec<_>>().join(","));
        assert_eq!(diagnosis(&many).chars().count(), MOST_CHARACTERS);
    }
}
