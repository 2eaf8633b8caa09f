//! Profiles in JSON.
use serde_json::{Value, json};

use crate::platform::Platform;
use crate::world::LineUser;

/// The profile of a group's member, and the beginning of a user's profile.
pub(super) fn member_profile(platform: &Platform, user: &LineUser) -> Value {
    let mut body = json!({ "displayName": user.display_name, "userId": user.user_id });
    set(&mut body, "pictureUrl", platform.picture_url(user.picture.as_ref()));
    body
}

/// Sets a property, or leaves it out: LINE writes no null.
pub(super) fn set(body: &mut Value, name: &str, value: Option<String>) {
    if let (Some(value), Some(fields)) = (value, body.as_object_mut()) {
        fields.insert(name.to_owned(), value.into());
    }
}
