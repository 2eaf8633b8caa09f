//! Where LINE accounts' secrets are kept: chosen by an administrator, opened by whoever knows the passphrase.

use domain::{FieldErrorCode, LIMITS};
use domain::{LineAccountId, MemberId};
use store::Conn;

use super::account::connected_ids;
use super::views::Secrets;
use crate::authorisation::{require_administrator, working};
use crate::blocking::blocking;
use crate::environment::SecretsPlace;
use crate::environment::SecretsState;
use crate::form::Form;
use crate::{App, Result};

impl App {
    /// Opens the file of secrets. Whoever works here and knows the passphrase may, as at each start.
    ///
    /// # Errors
    /// `WrongPassphrase`; `SecretsUnavailable` when the file cannot be read.
    pub async fn secrets_unlock(&self, actor: &MemberId, passphrase: &str) -> Result<Secrets> {
        working(&mut self.store.read().await?, actor).await?;
        let (secrets, passphrase) = (self.environment.secrets.clone(), passphrase.to_owned());
        blocking(move || secrets.unlock(&passphrase)).await??;
        self.webhook_accounts.secrets_changed().await?;
        self.secrets_now().await
    }

    /// Says where secrets are kept from now on. Those at hand move there, and nothing is left where they were. While
    /// the file is locked it cannot move; a new passphrase for a file then begins a new one, and the old one is put
    /// aside as it is.
    ///
    /// # Errors
    /// `NotAdministrator`, `InvalidFields` (`passphrase`), `SecretsUnavailable`, `SecretsLocked`; then everything
    /// is as it was.
    pub async fn secrets_keep(
        &self,
        actor: &MemberId,
        place: SecretsPlace,
        passphrase: &str,
    ) -> Result<Secrets> {
        require_administrator(&mut self.store.read().await?, actor).await?;
        if place == SecretsPlace::File {
            let mut form = Form::default();
            let length = passphrase.chars().count();
            form.check(length >= LIMITS.passphrase_least, "passphrase", FieldErrorCode::TooShort);
            form.check(length <= LIMITS.passphrase, "passphrase", FieldErrorCode::TooLong);
            form.done()?;
        }
        let accounts = connected_ids(&mut self.store.read().await?).await?;
        let (secrets, passphrase) = (self.environment.secrets.clone(), passphrase.to_owned());
        blocking(move || secrets.keep(place, &passphrase, &accounts)).await??;
        self.webhook_accounts.secrets_changed().await?;
        self.secrets_now().await
    }

    async fn secrets_now(&self) -> Result<Secrets> {
        let accounts = connected_ids(&mut self.store.read().await?).await?;
        self.secrets_view(accounts).await
    }

    /// How the secrets of these accounts are kept, for administrators. Asks the keychain, so no connection is held.
    ///
    /// # Errors
    /// `Internal` when the call broke off.
    pub(crate) async fn secrets_view(&self, accounts: Vec<LineAccountId>) -> Result<Secrets> {
        let secrets = self.environment.secrets.clone();
        blocking(move || {
            let missing = accounts.into_iter().filter(|id| matches!(secrets.get(id), Ok(None))).collect();
            Secrets {
                place: secrets.place(),
                state: secrets.state(),
                keychain: secrets.has_keychain(),
                missing,
            }
        })
        .await
    }

    /// Whether secrets can be had; of no interest before there are any.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn secrets_state(&self, conn: &mut Conn) -> Result<SecretsState> {
        let state = self.environment.secrets.state();
        if state != SecretsState::Ready && connected_ids(conn).await?.is_empty() {
            return Ok(SecretsState::Ready);
        }
        Ok(state)
    }
}
