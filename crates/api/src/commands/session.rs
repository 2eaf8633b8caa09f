//! Who works here, and how.

use app::Result;
use app::company::views::{ActAs, PracticeStep, Session, Settings, SettingsSet};

use crate::api::Api;
use crate::args::{LinkOpen, Nothing};

pub(crate) async fn session_get(api: &Api, _: Nothing) -> Result<Session> {
    api.app.session_get(&api.me().await?).await
}

pub(crate) async fn session_act_as(api: &Api, a: ActAs) -> Result<Session> {
    api.app.session_act_as(&api.me().await?, &a.member_id).await
}

pub(crate) async fn settings_set(api: &Api, a: SettingsSet) -> Result<Settings> {
    api.app.settings_set(&api.me().await?, &a).await
}

pub(crate) async fn practice_steps(api: &Api, _: Nothing) -> Result<Vec<PracticeStep>> {
    api.app.practice_steps(&api.me().await?).await
}

pub(crate) async fn link_open(api: &Api, a: LinkOpen) -> Result<()> {
    api.app.link_open(&api.me().await?, &a.url).await
}
