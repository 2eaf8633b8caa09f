//! From JSON to a command's arguments, and from its output to JSON.

use app::{Error, ErrorCode, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// Parses a command's arguments. None at all are an empty object.
///
/// # Errors
/// `Internal` for arguments of another shape: the window's types and these come from one table.
pub(crate) fn parse<T: DeserializeOwned>(args: Value) -> Result<T> {
    let args = if args.is_null() { Value::Object(Map::default()) } else { args };
    serde_json::from_value(args).map_err(|e| Error::new(ErrorCode::Internal).because(e))
}

/// Writes a command's output.
///
/// # Errors
/// `Internal` for what JSON cannot hold.
pub(crate) fn write<T: Serialize>(output: &T) -> Result<Value> {
    serde_json::to_value(output).map_err(|e| Error::new(ErrorCode::Internal).because(e))
}
