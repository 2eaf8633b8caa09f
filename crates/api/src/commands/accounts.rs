//! LINE accounts: connecting them, and how they do.

use app::Result;
use app::accounts::views::{
    AccountHealth, AccountPreview, AddressFound, AdminAccount, PublicAddress, Secrets,
};

use crate::api::Api;
use crate::args::{
    AccountChecklist, AccountConnect, AccountMode, AccountStopLine, Nothing, OfAccount, PublicAddressSet,
    SecretsKeep, SecretsUnlock,
};

pub(crate) async fn account_preview(api: &Api, a: AccountConnect) -> Result<AccountPreview> {
    api.app.account_preview(&api.me().await?, a.fields).await
}

pub(crate) async fn account_connect(api: &Api, a: AccountConnect) -> Result<AdminAccount> {
    api.app.account_connect(&api.me().await?, a.fields).await
}

pub(crate) async fn account_disconnect(api: &Api, a: OfAccount) -> Result<AdminAccount> {
    api.app.account_disconnect(&api.me().await?, &a.line_account_id).await
}

pub(crate) async fn account_mode(api: &Api, a: AccountMode) -> Result<AdminAccount> {
    api.app.account_mode(&api.me().await?, &a.line_account_id, a.shared).await
}

pub(crate) async fn account_stop_line(api: &Api, a: AccountStopLine) -> Result<AdminAccount> {
    api.app.account_stop_line(&api.me().await?, &a.line_account_id, a.stop_line).await
}

pub(crate) async fn account_health(api: &Api, a: OfAccount) -> Result<AccountHealth> {
    api.app.account_health(&api.me().await?, &a.line_account_id).await
}

pub(crate) async fn account_check(api: &Api, a: OfAccount) -> Result<AccountHealth> {
    api.app.account_check(&api.me().await?, &a.line_account_id).await
}

pub(crate) async fn account_checklist(api: &Api, a: AccountChecklist) -> Result<AccountHealth> {
    api.app.account_checklist(&api.me().await?, &a.line_account_id, a.item, a.done).await
}

pub(crate) async fn public_address_find(api: &Api, _: Nothing) -> Result<Vec<AddressFound>> {
    api.app.public_address_find(&api.me().await?).await
}

pub(crate) async fn public_address_set(api: &Api, a: PublicAddressSet) -> Result<PublicAddress> {
    api.app.public_address_set(&api.me().await?, a.url.as_deref()).await
}

pub(crate) async fn secrets_unlock(api: &Api, a: SecretsUnlock) -> Result<Secrets> {
    api.app.secrets_unlock(&api.me().await?, &a.passphrase).await
}

pub(crate) async fn secrets_keep(api: &Api, a: SecretsKeep) -> Result<Secrets> {
    api.app.secrets_keep(&api.me().await?, a.place, &a.passphrase).await
}
