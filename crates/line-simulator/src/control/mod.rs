//! The control API (`/simulator/…`), pictures, and the practice phone's pages.
mod acts;
mod guard;
mod loads;
mod pages;
mod stage;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{delete, get, post};

use crate::limits;
use crate::platform::Platform;
use crate::server::Pages;

pub(crate) fn router(platform: Platform, pages: Option<Pages>) -> Router {
    Router::new()
        .nest("/simulator", people().merge(behind_the_stage()))
        .route("/pictures/{hash}", get(pages::picture))
        .route("/contents/{hash}", get(pages::content))
        .fallback(get(pages::page).with_state((platform.clone(), pages)))
        .layer(DefaultBodyLimit::max(limits::CONTROL_BODY))
        .layer(from_fn_with_state(platform.clone(), guard::only_from_here))
        .with_state(platform)
}

/// What LINE users do.
fn people() -> Router<Platform> {
    Router::new()
        .route("/users", post(acts::add_user))
        .route("/users/{user_id}", get(acts::user).patch(acts::change_user))
        .route("/users/{user_id}/look", post(acts::look))
        .route("/users/{user_id}/add", post(acts::add_friend))
        .route("/users/{user_id}/block", post(acts::block))
        .route("/users/{user_id}/unblock", post(acts::unblock))
        .route("/users/{user_id}/letters", post(acts::letter))
        .route("/users/{user_id}/chats", get(acts::chats))
        .route("/users/{user_id}/chats/{chat_id}/messages", get(acts::messages).post(acts::write))
        .route("/users/{user_id}/chats/{chat_id}/messages/{message_id}/unsend", post(acts::unsend))
        .route("/users/{user_id}/chats/{chat_id}/messages/{message_id}/edit", post(acts::edit))
        .route("/users/{user_id}/chats/{chat_id}/messages/{message_id}/load", post(loads::load))
        .route("/users/{user_id}/chats/{chat_id}/messages/{message_id}/load/{part}", get(loads::media))
        .route("/users/{user_id}/icons/{name}", get(loads::icon))
        .route("/groups", post(acts::make_group))
        .route("/groups/{group_id}/invite", post(acts::invite))
        .route("/groups/{group_id}/leave", post(acts::leave_group))
        .route("/groups/{group_id}/remove-account", post(acts::remove_account))
        .route("/share", get(acts::shares).post(acts::share))
        .route("/share/{id}", delete(acts::drop_share))
        .route("/share/{id}/send", post(acts::send_share))
}

/// What tests and hosts do.
fn behind_the_stage() -> Router<Platform> {
    Router::new()
        .route("/state", get(stage::state))
        .route("/events", get(stage::events))
        .route("/accounts", post(stage::add_account))
        .route("/accounts/{basic_id}", get(stage::account).patch(stage::change_account))
        .route("/accounts/{basic_id}/keys", post(stage::register_key))
        .route("/accounts/{basic_id}/revoke-tokens", post(stage::revoke_tokens))
        .route("/deliveries", get(stage::deliveries))
        .route("/sent", get(stage::sent))
        .route("/loads", get(loads::loads))
        .route("/stickers", post(stage::stickers))
        .route("/webhooks/hold", post(stage::hold))
        .route("/webhooks/release", post(stage::release))
        .route("/webhooks/redeliver", post(stage::redeliver))
        .route("/webhooks/settle", post(stage::settle))
        .route("/faults", post(stage::fault).delete(stage::clear_faults))
        .route("/clock/advance", post(stage::advance))
}
