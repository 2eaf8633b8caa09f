//! Who works here, and how.

use app::Result;
use app::company::views::{
    AdminMember, PracticeStep, RestoredDecision, Session, SessionMembers, Settings, SettingsSet,
};
use app::diagnostics::Diagnostics;

use crate::api::Api;
use crate::args::{IdleLockSet, LinkOpen, Nothing, OfMember, PinSet, SessionSwitch};

pub(crate) async fn session_get(api: &Api, _: Nothing) -> Result<Session> {
    api.app.session_get(&api.me().await?).await
}

pub(crate) async fn session_members(api: &Api, _: Nothing) -> Result<SessionMembers> {
    api.app.session_members().await
}

pub(crate) async fn session_switch(api: &Api, a: SessionSwitch) -> Result<Session> {
    api.app.session_switch(&a.member_id, a.pin.as_deref()).await
}

pub(crate) async fn session_lock(api: &Api, _: Nothing) -> Result<()> {
    api.app.session_lock();
    Ok(())
}

pub(crate) async fn pin_set(api: &Api, a: PinSet) -> Result<()> {
    api.app.pin_set(&api.me().await?, a.current.as_deref(), a.pin.as_deref()).await
}

pub(crate) async fn pin_reset(api: &Api, a: OfMember) -> Result<AdminMember> {
    api.app.pin_reset(&api.me().await?, &a.member_id).await
}

pub(crate) async fn idle_lock_set(api: &Api, a: IdleLockSet) -> Result<()> {
    api.app.idle_lock_set(&api.me().await?, a.minutes).await
}

pub(crate) async fn restored_copy_decide(api: &Api, a: RestoredDecision) -> Result<()> {
    api.app.restored_copy_decide(&api.me().await?, a.choice).await
}

pub(crate) async fn settings_set(api: &Api, a: SettingsSet) -> Result<Settings> {
    api.app.settings_set(&api.me().await?, &a).await
}

pub(crate) async fn diagnostics_get(api: &Api, _: Nothing) -> Result<Diagnostics> {
    api.app.diagnostics_get(&api.me().await?).await
}

pub(crate) async fn practice_steps(api: &Api, _: Nothing) -> Result<Vec<PracticeStep>> {
    api.app.practice_steps(&api.me().await?).await
}

pub(crate) async fn link_open(api: &Api, a: LinkOpen) -> Result<()> {
    api.app.link_open(&api.me().await?, &a.url).await
}
