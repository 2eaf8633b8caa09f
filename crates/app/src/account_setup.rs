//! STUBS of the interface commit: replaced in the next commits.
use domain::{LineAccountId, MemberId};

use crate::views::accounts::{
    AccountFields, AccountFound, AccountHealth, AddressFound, ChecklistName, Secrets, SecretsPlace,
};
use crate::views::admin::Admin;
use crate::{App, Error, ErrorCode, Result};

fn later<T>() -> Result<T> {
    Err(Error::new(ErrorCode::Internal))
}

#[allow(missing_docs, clippy::missing_errors_doc, clippy::unused_async)]
impl App {
    pub async fn account_look(&self, _actor: &MemberId, _fields: AccountFields) -> Result<AccountFound> {
        later()
    }
    pub async fn account_disconnect(&self, _actor: &MemberId, _id: &LineAccountId) -> Result<Admin> {
        later()
    }
    pub async fn account_health(&self, _actor: &MemberId, _id: &LineAccountId) -> Result<AccountHealth> {
        later()
    }
    pub async fn account_check(&self, _actor: &MemberId, _id: &LineAccountId) -> Result<AccountHealth> {
        later()
    }
    pub async fn account_checklist(
        &self,
        _actor: &MemberId,
        _id: &LineAccountId,
        _item: ChecklistName,
        _done: bool,
    ) -> Result<AccountHealth> {
        later()
    }
    pub async fn public_address_find(&self, _actor: &MemberId) -> Result<Vec<AddressFound>> {
        later()
    }
    pub async fn public_address_set(&self, _actor: &MemberId, _url: Option<&str>) -> Result<Admin> {
        later()
    }
    pub async fn secrets_unlock(&self, _actor: &MemberId, _passphrase: &str) -> Result<Secrets> {
        later()
    }
    pub async fn secrets_keep(
        &self,
        _actor: &MemberId,
        _place: SecretsPlace,
        _passphrase: &str,
    ) -> Result<Admin> {
        later()
    }
    pub(crate) async fn note_unauthorized(&self, _id: &LineAccountId) -> Result<()> {
        Ok(())
    }
    pub(crate) fn secrets_view(&self) -> Secrets {
        let secrets = &self.outside.secrets;
        Secrets {
            place: secrets.place(),
            state: secrets.state(),
            keychain: secrets.has_keychain(),
            missing: Vec::new(),
        }
    }
}
