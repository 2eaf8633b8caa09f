//! Invitations (R7, R8).

use app::Result;
use app::environment::{PrintOutcome, ShareCapabilities, ShareOutcome};
use app::invitations::views::{Invitation, LineOpened, LineWays};

use crate::api::Api;
use crate::args::{
    InvitationCard, InvitationCopy, InvitationCreate, InvitationLabel, InvitationOpenLine, InvitationSaveQr,
    InvitationShare, InvitationSystemShare, Nothing, OfInvitation,
};

pub(crate) async fn invitation_create(api: &Api, a: InvitationCreate) -> Result<Invitation> {
    api.app.invitation_create(&api.me().await?, a.channel, a.label.as_deref(), a.days).await
}

pub(crate) async fn invitation_list(api: &Api, _: Nothing) -> Result<Vec<Invitation>> {
    api.app.invitation_list(&api.me().await?).await
}

pub(crate) async fn invitation_get(api: &Api, a: OfInvitation) -> Result<Invitation> {
    api.app.invitation_get(&api.me().await?, &a.invitation_id).await
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
    api.app.invitation_share(&api.me().await?, &a.invitation_id, a.program, &a.subject, &a.text).await
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

pub(crate) async fn invitation_print_card(api: &Api, a: InvitationCard) -> Result<PrintOutcome> {
    api.app.invitation_print_card(&api.me().await?, &a.invitation_id, a.sheet, a.words).await
}

pub(crate) async fn invitation_share_ways(api: &Api, _: Nothing) -> Result<Option<ShareCapabilities>> {
    api.app.invitation_share_ways(&api.me().await?).await
}

pub(crate) async fn invitation_system_share(api: &Api, a: InvitationSystemShare) -> Result<ShareOutcome> {
    api.app.invitation_system_share(&api.me().await?, &a.invitation_id, &a.subject, &a.text).await
}

pub(crate) async fn invitation_open_line(api: &Api, a: InvitationOpenLine) -> Result<LineOpened> {
    api.app.invitation_open_line(&api.me().await?, &a.invitation_id, &a.text).await
}

pub(crate) async fn invitation_line_ways(api: &Api, _: Nothing) -> Result<LineWays> {
    api.app.invitation_line_ways(&api.me().await?).await
}
