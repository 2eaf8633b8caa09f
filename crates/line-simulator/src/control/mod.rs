//! The control API (`/simulator/…`), pictures, and the practice phone's pages.
mod guard;
mod loads;
mod pages;
mod test_control;
mod users;
mod valid_json;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{delete, get, post};

use crate::config::Pages;
use crate::limits;
use crate::platform::Platform;

pub(crate) fn router(platform: Platform, pages: Option<Pages>) -> Router {
    Router::new()
        .nest("/simulator", line_users().merge(test_control()))
        .route("/pictures/{hash}", get(pages::picture))
        .route("/contents/{hash}", get(pages::content))
        .fallback(get(pages::page).with_state((platform.clone(), pages)))
        .layer(DefaultBodyLimit::max(limits::CONTROL_BODY))
        .layer(from_fn_with_state(platform.clone(), guard::same_machine_only))
        .with_state(platform)
}

/// The routes of what LINE users do.
fn line_users() -> Router<Platform> {
    Router::new()
        .route("/users", post(users::add_user))
        .route("/users/{user_id}", get(users::user).patch(users::change_user))
        .route("/users/{user_id}/look", post(users::look_up))
        .route("/users/{user_id}/add", post(users::add_friend))
        .route("/users/{user_id}/block", post(users::block))
        .route("/users/{user_id}/unblock", post(users::unblock))
        .route("/users/{user_id}/letters", post(users::letter))
        .route("/users/{user_id}/chats", get(users::chats))
        .route("/users/{user_id}/chats/{chat_id}/messages", get(users::messages).post(users::write))
        .route("/users/{user_id}/chats/{chat_id}/messages/{message_id}/unsend", post(users::unsend))
        .route("/users/{user_id}/chats/{chat_id}/messages/{message_id}/edit", post(users::edit))
        .route("/users/{user_id}/chats/{chat_id}/messages/{message_id}/load", post(loads::load))
        .route("/users/{user_id}/chats/{chat_id}/messages/{message_id}/load/{part}", get(loads::media))
        .route("/users/{user_id}/icons/{name}", get(loads::icon))
        .route("/groups", post(users::make_group))
        .route("/groups/{group_id}/invite", post(users::invite))
        .route("/groups/{group_id}/leave", post(users::leave_group))
        .route("/groups/{group_id}/remove-account", post(users::remove_account))
        .route("/share", get(users::shares).post(users::share))
        .route("/share/{id}", delete(users::drop_share))
        .route("/share/{id}/send", post(users::send_share))
}

/// The routes of what tests and hosts do.
fn test_control() -> Router<Platform> {
    Router::new()
        .route("/state", get(test_control::state))
        .route("/events", get(test_control::events))
        .route("/accounts", post(test_control::add_account))
        .route("/accounts/{basic_id}", get(test_control::account).patch(test_control::change_account))
        .route("/accounts/{basic_id}/keys", post(test_control::register_key))
        .route("/accounts/{basic_id}/revoke-tokens", post(test_control::revoke_tokens))
        .route("/deliveries", get(test_control::deliveries))
        .route("/sent", get(test_control::sent))
        .route("/loads", get(loads::loads))
        .route("/stickers", post(test_control::stickers))
        .route("/webhooks/hold", post(test_control::hold))
        .route("/webhooks/release", post(test_control::release))
        .route("/webhooks/redeliver", post(test_control::redeliver))
        .route("/webhooks/settle", post(test_control::settle))
        .route("/faults", post(test_control::fault).delete(test_control::clear_faults))
        .route("/clock/advance", post(test_control::advance))
}
