use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::Value;

/// Deserialises a property that is worth having but not worth losing the event for: of another shape it counts as absent.
pub(super) fn lenient<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + Default,
{
    let value = Value::deserialize(deserializer)?;
    Ok(serde_json::from_value(value).unwrap_or_default())
}
