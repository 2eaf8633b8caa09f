//! The Messaging API: what `api.line.me` and `api-data.line.me` serve, on one port.
mod assertions;
mod auth;
mod bot;
mod content;
mod faults;
mod groups;
mod ids;
mod messages;
mod oauth;
mod profile;
mod response;
mod tokens;
mod validation;
mod webhooks;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

use crate::limits;
use crate::platform::Platform;

pub(crate) fn router(platform: Platform) -> Router {
    Router::new()
        .route("/v2/bot/info", get(bot::info))
        .route("/v2/bot/profile/{user_id}", get(bot::profile))
        .route("/v2/bot/followers/ids", get(bot::followers))
        .route("/v2/bot/message/quota", get(bot::quota))
        .route("/v2/bot/message/quota/consumption", get(bot::consumption))
        .route("/v2/bot/chat/markAsRead", post(bot::mark_as_read))
        .route("/v2/bot/chat/loading/start", post(bot::loading))
        .route("/v2/bot/message/push", post(messages::push))
        .route("/v2/bot/message/reply", post(messages::reply))
        .route("/v2/bot/message/multicast", post(messages::multicast))
        .route("/v2/bot/message/validate/{kind}", post(messages::validate))
        .route("/v2/bot/message/{message_id}/content", get(content::whole))
        .route("/v2/bot/message/{message_id}/content/preview", get(content::preview))
        .route("/v2/bot/message/{message_id}/content/transcoding", get(content::transcoding))
        .route("/v2/bot/group/{group_id}/summary", get(groups::summary))
        .route("/v2/bot/group/{group_id}/members/count", get(groups::count))
        .route("/v2/bot/group/{group_id}/members/ids", get(groups::ids))
        .route("/v2/bot/group/{group_id}/member/{user_id}", get(groups::member))
        .route("/v2/bot/group/{group_id}/leave", post(groups::leave))
        .route("/v2/bot/channel/webhook/endpoint", get(webhooks::endpoint).put(webhooks::set_endpoint))
        .route("/v2/bot/channel/webhook/test", post(webhooks::test))
        .route("/oauth2/v3/token", post(tokens::issue))
        .route("/oauth2/v2.1/verify", get(tokens::verify_expiring))
        .route("/oauth2/v2.1/token", post(assertions::issue))
        .route("/oauth2/v2.1/tokens/kid", get(assertions::key_ids))
        .route("/oauth2/v2.1/revoke", post(assertions::revoke))
        .route("/v2/oauth/verify", post(tokens::verify_long_lived))
        .route("/v2/{*rest}", axum::routing::any(response::not_found))
        .route_layer(from_fn_with_state(platform.clone(), faults::inject))
        .layer(DefaultBodyLimit::max(limits::API_BODY))
        .layer(from_fn_with_state(platform.clone(), response::with_request_id))
        .with_state(platform)
}
