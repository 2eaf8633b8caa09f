//! Invitations (R7, R8).

use app::Result;
use app::invitations::views::{Invitation, LineWays};

use crate::api::Api;
use crate::args::{
    InvitationCard, InvitationCopy, InvitationCreate, InvitationLabel, InvitationSaveQr, InvitationShare,
    Nothing, OfInvitation,
};

pub(crate) async fn invitation_create(api: &Api, a: InvitationCreate) -> Result<Invitation> {
    api.app.invitation_create(&api.me().await?, a.channel, a.label.as_deref(), a.days).await
}

pub(crate) async fn invitation_list(api: &Api, _: Nothing) -> Result<Vec<Invitation>> {
    api.app.invitation_list(&api.me().await?).await
}

pub(crate) async fn invitation_label(api: &Api, a: InvitationLabel) -> Result<Invitation> {
    api.app.invitation_label(&api.me().await?, &a.invitation_id, &a.label).await
}

pub(crate) async fn invitation_withdraw(api: &Api, a: OfInvitation) -> Result<Invitation> {
    api.app.invitation_withdraw(&api.me().await?, &a.invitation_id).await
}

pub(crate) async fn invitation_copy(api: &Api, a: InvitationCopy) -> Result<()> {
    api.app.invitation_copy(&api.me().await?, &a.invitation_id, a.part, a.text.as_deref()).await
}

pub(crate) async fn invitation_save_qr(api: &Api, a: InvitationSaveQr) -> Result<Option<String>> {
    api.app.invitation_save_qr(&api.me().await?, &a.invitation_id, a.format).await
}

pub(crate) async fn invitation_share(api: &Api, a: InvitationShare) -> Result<()> {
    api.app.invitation_share(&api.me().await?, &a.invitation_id, a.target, &a.subject, &a.text).await
}

pub(crate) async fn invitation_show(api: &Api, a: OfInvitation) -> Result<()> {
    api.app.invitation_show(&api.me().await?, &a.invitation_id).await
}

pub(crate) async fn invitation_card(api: &Api, a: InvitationCard) -> Result<String> {
    api.app.invitation_card(&api.me().await?, &a.invitation_id, a.sheet, a.words).await
}

pub(crate) async fn invitation_save_card(api: &Api, a: InvitationCard) -> Result<Option<String>> {
    api.app.invitation_save_card(&api.me().await?, &a.invitation_id, a.sheet, a.words).await
}

pub(crate) async fn invitation_line_ways(api: &Api, _: Nothing) -> Result<LineWays> {
    api.app.invitation_line_ways(&api.me().await?).await
}
