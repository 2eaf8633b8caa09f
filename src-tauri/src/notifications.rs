//! Notifications on this computer, and what is done with them: a click opens the room, a button marks it as read.

use std::hash::{DefaultHasher, Hash, Hasher};

use app::desktop_notification::DesktopNotification;
use domain::deep_link::DeepLink;
use domain::{MemberId, RoomId, UtcMs};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_notification::{Action, ActionPerformed, ActionType, ActiveNotification, NotificationExt};

use crate::links;
use crate::markup;
use crate::shell::Shell;

/// The type of the buttons; its words are those of the latest notification.
const ACTIONS: &str = "room";
const OPEN: &str = "open";
const MARK_READ: &str = "mark_read";

/// What a notification carries, to know it by when it is clicked.
const MEMBER: &str = "member";
const ROOM: &str = "room";
const UP_TO: &str = "up_to";

/// Listens for what is done with notifications.
///
/// # Errors
/// When the plugin refuses.
pub fn listen<R: Runtime>(app: &AppHandle<R>) -> tauri_plugin_notification::Result<()> {
    let handle = app.clone();
    app.notification().on_action(move |performed| on_action(&handle, performed))
}

/// Shows a notification, in place of an earlier one of its tag where the system can take that away.
pub fn show<R: Runtime>(app: &AppHandle<R>, notification: &DesktopNotification) {
    if let Err(error) = try_show(app, notification) {
        tracing::warn!(%error, "a notification was not shown");
    }
}

fn try_show<R: Runtime>(
    app: &AppHandle<R>,
    notification: &DesktopNotification,
) -> tauri_plugin_notification::Result<()> {
    let (plugin, id) = (app.notification(), id_of(&notification.tag));
    plugin.remove_active(vec![id])?;
    plugin.register_action_types(vec![buttons(notification)])?;
    let mut builder = plugin
        .builder()
        .id(id)
        .title(&notification.title)
        .body(markup::escaped_for_server(&notification.body))
        .action_type_id(ACTIONS);
    builder = carry(builder, MEMBER, Some(&notification.member));
    builder = carry(builder, ROOM, notification.room.as_ref());
    builder = carry(builder, UP_TO, notification.mark_read.as_ref().map(|mark| mark.up_to));
    builder.show()
}

type Builder<R> = tauri_plugin_notification::NotificationBuilder<R>;

fn carry<R: Runtime>(builder: Builder<R>, key: &str, value: Option<impl Serialize>) -> Builder<R> {
    match value {
        Some(value) => builder.extra(key, value),
        None => builder,
    }
}

fn buttons(notification: &DesktopNotification) -> ActionType {
    let mut actions = vec![Action::builder(OPEN, notification.open).build()];
    if let Some(mark) = &notification.mark_read {
        actions.push(Action::builder(MARK_READ, mark.label).build());
    }
    ActionType::builder(ACTIONS).actions(actions).build()
}

/// The plugin knows notifications by numbers.
fn id_of(tag: &str) -> i32 {
    // The same tag has the same number, and two tags hardly ever.
    let mut hasher = DefaultHasher::new();
    tag.hash(&mut hasher);
    let [.., a, b, c, d] = hasher.finish().to_be_bytes();
    i32::from_be_bytes([a, b, c, d])
}

/// A click on the notification itself does what its first button does.
fn on_action<R: Runtime>(app: &AppHandle<R>, performed: &ActionPerformed) {
    let carried = performed.notification();
    let room: Option<RoomId> = carried.and_then(|one| carried_value(one, ROOM));
    if performed.action_id() == MARK_READ {
        if let (Some(room), Some(member), Some(up_to)) = (
            room,
            carried.and_then(|one| carried_value(one, MEMBER)),
            carried.and_then(|one| carried_value(one, UP_TO)),
        ) {
            mark_read(app, member, room, up_to);
        }
        return;
    }
    let place = room.map_or(DeepLink::Messages, |id| DeepLink::Room { id });
    links::open(app, place);
}

fn carried_value<T: DeserializeOwned>(notification: &ActiveNotification, key: &str) -> Option<T> {
    T::deserialize(notification.extra().get(key)?).ok()
}

/// Marks a room as read for the member who was notified. While the window is locked, or somebody else acts, nothing is
/// marked: whoever passes by reads for nobody.
fn mark_read<R: Runtime>(app: &AppHandle<R>, member: MemberId, room: RoomId, up_to: UtcMs) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let Ok(api) = app.state::<Shell>().api().await else { return };
        let args = json!({ "roomId": room, "upTo": up_to });
        if let Err(error) = api.call_for(Some(&member), "room_read", args).await {
            tracing::info!(code = ?error.code, "a room was not marked as read from its notification");
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_has_one_number_and_another_tag_has_another() {
        assert_eq!(id_of("messages 1"), id_of("messages 1"));
        assert_ne!(id_of("messages 1"), id_of("messages 2"));
        assert_ne!(id_of("messages 1"), id_of("refused 1"));
    }
}
