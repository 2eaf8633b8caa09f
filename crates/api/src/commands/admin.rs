//! Admin.

use app::Result;
use app::company::views::{Admin, AdminMember, Company, Connection, MediaLimits, UnsentMessages};
use app::receiving::views::SetAsideEvents;
use domain::name::NotConnectable;

use crate::api::Api;
use crate::args::{
    CompanyRename, ConnectionSet, MediaLimitsSet, MemberAdd, MemberEdit, MemberPhotoSet, NameCheck, Nothing,
    OfMember, SetAsideRetry,
};

pub(crate) async fn admin_get(api: &Api, _: Nothing) -> Result<Admin> {
    api.app.admin_get(&api.me().await?).await
}

pub(crate) async fn company_rename(api: &Api, a: CompanyRename) -> Result<Company> {
    api.app.company_rename(&api.me().await?, &a.name).await
}

pub(crate) async fn connection_set(api: &Api, a: ConnectionSet) -> Result<Connection> {
    api.app.connection_set(&api.me().await?, a.on, a.everyone, &a.member_ids).await
}

pub(crate) async fn media_limits_set(api: &Api, a: MediaLimitsSet) -> Result<MediaLimits> {
    api.app.media_limits_set(&api.me().await?, a.limits).await
}

pub(crate) async fn member_add(api: &Api, a: MemberAdd) -> Result<AdminMember> {
    api.app.member_add(&api.me().await?, a.fields).await
}

pub(crate) async fn member_edit(api: &Api, a: MemberEdit) -> Result<AdminMember> {
    api.app.member_edit(&api.me().await?, &a.member_id, a.version, a.fields).await
}

pub(crate) async fn member_photo_set(api: &Api, a: MemberPhotoSet) -> Result<AdminMember> {
    api.app.member_photo_set(&api.me().await?, &a.member_id, a.image.as_deref()).await
}

pub(crate) async fn member_remove(api: &Api, a: OfMember) -> Result<()> {
    api.app.member_remove(&api.me().await?, &a.member_id).await
}

pub(crate) async fn name_check(api: &Api, a: NameCheck) -> Result<Option<NotConnectable>> {
    api.app.name_check(&api.me().await?, &a.name).await
}

pub(crate) async fn member_unsent(api: &Api, a: OfMember) -> Result<UnsentMessages> {
    api.app.member_unsent(&api.me().await?, &a.member_id).await
}

pub(crate) async fn set_aside_list(api: &Api, _: Nothing) -> Result<SetAsideEvents> {
    api.app.set_aside_list(&api.me().await?).await
}

pub(crate) async fn set_aside_retry(api: &Api, a: SetAsideRetry) -> Result<SetAsideEvents> {
    api.app.set_aside_retry(&api.me().await?, a.seq).await
}
