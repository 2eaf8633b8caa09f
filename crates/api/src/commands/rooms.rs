//! Rooms.

use app::Result;
use app::contacts::views::ContactDetail;
use app::rooms::message_views::MessagePage;
use app::rooms::views::{RoomDetail, RoomList};

use crate::api::Api;
use crate::args::{
    MessagesGet, OfRoom, RoomAddContact, RoomDraft, RoomListGet, RoomMember, RoomMute, RoomRead,
};

pub(crate) async fn room_list(api: &Api, a: RoomListGet) -> Result<RoomList> {
    api.app.room_list(&api.me().await?, a.filter, &a.search, a.offset, a.limit).await
}

pub(crate) async fn room_get(api: &Api, a: OfRoom) -> Result<RoomDetail> {
    api.app.room_get(&api.me().await?, &a.room_id).await
}

pub(crate) async fn room_messages(api: &Api, a: MessagesGet) -> Result<MessagePage> {
    api.app.room_messages(&api.me().await?, &a.room_id, a.before.as_ref(), a.limit).await
}

pub(crate) async fn room_read(api: &Api, a: RoomRead) -> Result<()> {
    api.app.room_read(&api.me().await?, &a.room_id, a.up_to).await
}

pub(crate) async fn room_mute(api: &Api, a: RoomMute) -> Result<()> {
    api.app.room_mute(&api.me().await?, &a.room_id, a.muted).await
}

pub(crate) async fn room_draft(api: &Api, a: RoomDraft) -> Result<()> {
    api.app.room_draft(&api.me().await?, &a.room_id, &a.text).await
}

pub(crate) async fn room_take(api: &Api, a: OfRoom) -> Result<RoomDetail> {
    api.app.room_take(&api.me().await?, &a.room_id).await
}

pub(crate) async fn room_invite_member(api: &Api, a: RoomMember) -> Result<RoomDetail> {
    api.app.room_invite_member(&api.me().await?, &a.room_id, &a.member_id).await
}

pub(crate) async fn room_hand_over(api: &Api, a: RoomMember) -> Result<()> {
    api.app.room_hand_over(&api.me().await?, &a.room_id, &a.member_id).await
}

pub(crate) async fn room_leave(api: &Api, a: OfRoom) -> Result<()> {
    api.app.room_leave(&api.me().await?, &a.room_id).await
}

pub(crate) async fn room_add_contact(api: &Api, a: RoomAddContact) -> Result<ContactDetail> {
    api.app.room_add_contact(&api.me().await?, &a.room_id, &a.line_user_id).await
}
