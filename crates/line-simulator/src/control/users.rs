//! The control API of LINE users: what they do, over HTTP.
use axum::Json;
use axum::extract::{Path, State};
use serde::Deserialize;
use serde_json::{Value, json};

use super::valid_json::ValidJson;
use crate::error::ControlError;
use crate::platform::{Lookup, LookupResult, Platform};
use crate::world::{
    ChatView, GroupDraft, GroupInvitation, GroupView, MessageDraft, MessageView, Share, User, UserChange,
    UserDraft,
};

type Answer<T> = Result<Json<T>, ControlError>;
type Done = Answer<Value>;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Account {
    basic_id: String,
}

#[derive(Deserialize)]
pub(super) struct Letter {
    from: String,
    text: String,
}

#[derive(Deserialize)]
pub(super) struct Edit {
    text: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Leave {
    user_id: String,
}

#[derive(Deserialize)]
pub(super) struct By {
    by: String,
}

#[derive(Deserialize)]
pub(super) struct ShareText {
    from: Option<String>,
    text: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ShareWith {
    user_ids: Vec<String>,
}

fn done() -> Done {
    Ok(Json(json!({})))
}

pub(super) async fn add_user(
    State(platform): State<Platform>,
    ValidJson(draft): ValidJson<UserDraft>,
) -> Answer<User> {
    platform.add_user(draft).await.map(Json)
}

pub(super) async fn user(State(platform): State<Platform>, Path(user_id): Path<String>) -> Answer<User> {
    platform.user(&user_id).await.map(Json)
}

pub(super) async fn change_user(
    State(platform): State<Platform>,
    Path(user_id): Path<String>,
    ValidJson(change): ValidJson<UserChange>,
) -> Answer<User> {
    platform.change_user(&user_id, change).await.map(Json)
}

pub(super) async fn look_up(
    State(platform): State<Platform>,
    Path(user_id): Path<String>,
    ValidJson(lookup): ValidJson<Lookup>,
) -> Answer<LookupResult> {
    platform.look_up(&user_id, lookup).await.map(Json)
}

pub(super) async fn add_friend(
    State(platform): State<Platform>,
    Path(user_id): Path<String>,
    ValidJson(lookup): ValidJson<Lookup>,
) -> Answer<LookupResult> {
    platform.add_friend(&user_id, lookup).await.map(Json)
}

pub(super) async fn block(
    State(platform): State<Platform>,
    Path(user_id): Path<String>,
    ValidJson(account): ValidJson<Account>,
) -> Done {
    platform.block(&user_id, &account.basic_id).await?;
    done()
}

pub(super) async fn unblock(
    State(platform): State<Platform>,
    Path(user_id): Path<String>,
    ValidJson(account): ValidJson<Account>,
) -> Done {
    platform.unblock(&user_id, &account.basic_id).await?;
    done()
}

pub(super) async fn letter(
    State(platform): State<Platform>,
    Path(user_id): Path<String>,
    ValidJson(letter): ValidJson<Letter>,
) -> Answer<MessageView> {
    platform.letter(&user_id, &letter.from, &letter.text).await.map(Json)
}

pub(super) async fn chats(
    State(platform): State<Platform>,
    Path(user_id): Path<String>,
) -> Answer<Vec<ChatView>> {
    platform.chats(&user_id).await.map(Json)
}

pub(super) async fn messages(
    State(platform): State<Platform>,
    Path((user_id, chat_id)): Path<(String, String)>,
) -> Answer<Vec<MessageView>> {
    platform.messages(&user_id, &chat_id).await.map(Json)
}

pub(super) async fn write(
    State(platform): State<Platform>,
    Path((user_id, chat_id)): Path<(String, String)>,
    ValidJson(draft): ValidJson<MessageDraft>,
) -> Answer<MessageView> {
    platform.write(&user_id, &chat_id, draft).await.map(Json)
}

pub(super) async fn unsend(
    State(platform): State<Platform>,
    Path((user_id, chat_id, message_id)): Path<(String, String, String)>,
) -> Done {
    platform.unsend(&user_id, &chat_id, &message_id).await?;
    done()
}

pub(super) async fn edit(
    State(platform): State<Platform>,
    Path((user_id, chat_id, message_id)): Path<(String, String, String)>,
    ValidJson(edit): ValidJson<Edit>,
) -> Answer<MessageView> {
    platform.edit(&user_id, &chat_id, &message_id, &edit.text).await.map(Json)
}

pub(super) async fn make_group(
    State(platform): State<Platform>,
    ValidJson(draft): ValidJson<GroupDraft>,
) -> Answer<GroupView> {
    platform.make_group(draft).await.map(Json)
}

pub(super) async fn invite(
    State(platform): State<Platform>,
    Path(group_id): Path<String>,
    ValidJson(invitation): ValidJson<GroupInvitation>,
) -> Answer<GroupView> {
    platform.invite(&group_id, invitation).await.map(Json)
}

pub(super) async fn leave_group(
    State(platform): State<Platform>,
    Path(group_id): Path<String>,
    ValidJson(leave): ValidJson<Leave>,
) -> Done {
    platform.leave_group(&group_id, &leave.user_id).await?;
    done()
}

pub(super) async fn remove_account(
    State(platform): State<Platform>,
    Path(group_id): Path<String>,
    ValidJson(by): ValidJson<By>,
) -> Done {
    platform.remove_account(&group_id, &by.by).await?;
    done()
}

pub(super) async fn shares(State(platform): State<Platform>) -> Json<Vec<Share>> {
    Json(platform.shares().await)
}

pub(super) async fn share(
    State(platform): State<Platform>,
    ValidJson(text): ValidJson<ShareText>,
) -> Answer<Share> {
    platform.share(text.from.as_deref(), &text.text).await.map(Json)
}

pub(super) async fn send_share(
    State(platform): State<Platform>,
    Path(id): Path<String>,
    ValidJson(with): ValidJson<ShareWith>,
) -> Done {
    platform.send_share(&id, &with.user_ids).await?;
    done()
}

pub(super) async fn drop_share(State(platform): State<Platform>, Path(id): Path<String>) -> Done {
    platform.drop_share(&id).await?;
    done()
}
