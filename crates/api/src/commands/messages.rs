//! Messages (R21, R22).

use app::Result;
use app::rooms::message_views::Message;

use crate::api::Api;
use crate::args::{MessageSend, OfMessage};

pub(crate) async fn message_send(api: &Api, a: MessageSend) -> Result<Message> {
    let sent = (a.content, a.quoted_message_id);
    api.app.message_send(&api.me().await?, &a.room_id, &a.message_id, sent).await
}

pub(crate) async fn message_save(api: &Api, a: OfMessage) -> Result<bool> {
    api.app.message_save(&api.me().await?, &a.message_id).await
}

pub(crate) async fn message_fetch_media(api: &Api, a: OfMessage) -> Result<Message> {
    api.app.message_fetch_media(&api.me().await?, &a.message_id).await
}

pub(crate) async fn message_withdraw_link(api: &Api, a: OfMessage) -> Result<Message> {
    api.app.message_withdraw_link(&api.me().await?, &a.message_id).await
}

pub(crate) async fn message_recall(api: &Api, a: OfMessage) -> Result<Message> {
    api.app.message_recall(&api.me().await?, &a.message_id).await
}

pub(crate) async fn message_resend(api: &Api, a: OfMessage) -> Result<Message> {
    api.app.message_resend(&api.me().await?, &a.message_id).await
}

pub(crate) async fn message_discard(api: &Api, a: OfMessage) -> Result<()> {
    api.app.message_discard(&api.me().await?, &a.message_id).await
}
