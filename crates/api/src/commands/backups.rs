//! Backups of the workspace.

use app::Result;
use app::backups::views::BackupStatus;

use crate::api::Api;
use crate::args::{BackupEncrypt, BackupFolderChoose, BackupKeep, Nothing};

pub(crate) async fn backup_get(api: &Api, _: Nothing) -> Result<BackupStatus> {
    api.app.backup_get(&api.me().await?).await
}

pub(crate) async fn backup_folder_choose(api: &Api, a: BackupFolderChoose) -> Result<Option<BackupStatus>> {
    api.app.backup_folder_choose(&api.me().await?, a.utc_offset).await
}

pub(crate) async fn backup_keep(api: &Api, a: BackupKeep) -> Result<BackupStatus> {
    api.app.backup_keep(&api.me().await?, a.kept).await
}

pub(crate) async fn backup_encrypt(api: &Api, a: BackupEncrypt) -> Result<BackupStatus> {
    api.app.backup_encrypt(&api.me().await?, a.passphrase.as_deref()).await
}

pub(crate) async fn backup_now(api: &Api, _: Nothing) -> Result<BackupStatus> {
    api.app.backup_now(&api.me().await?).await
}
