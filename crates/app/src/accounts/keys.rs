//! The keys that somebody types from LINE's console: are they keys at all, and whose are they?

use domain::account::TokenKind;
use domain::{FieldError, FieldErrorCode, LIMITS};
use line::{AssertionKey, BotInfo, Client, ErrorKind, KeyError, Secret};

use super::views::AccountFields;
use crate::environment::{AccountSecrets, IssuedToken, TokenSecret};
use crate::form::Form;
use crate::{Error, Result};

/// An account's keys, in the form of keys.
pub(super) struct Keys {
    pub channel_id: String,
    pub channel_secret: Secret,
    token: TokenSecret,
}

impl Keys {
    /// Checks what was typed; what does not belong to the kind of token is ignored.
    ///
    /// # Errors
    /// `InvalidFields` with every wrong field.
    pub fn checked(fields: &AccountFields) -> Result<Self> {
        let mut form = Form::default();
        let channel_id = form.required("channelId", &fields.channel_id, LIMITS.channel_id);
        let channel_secret = form.required("channelSecret", &fields.channel_secret, LIMITS.channel_secret);
        let digits = channel_id.bytes().all(|b| b.is_ascii_digit());
        form.check(digits, "channelId", FieldErrorCode::NotAChannelId);
        let hex = channel_secret.len() == 32 && channel_secret.bytes().all(|b| b.is_ascii_hexdigit());
        form.check(hex || channel_secret.is_empty(), "channelSecret", FieldErrorCode::NotAChannelSecret);
        let token = token(&mut form, fields);
        form.done()?;
        Ok(Self { channel_id, channel_secret: Secret::new(channel_secret), token })
    }

    /// They, as they are kept.
    pub fn secrets(&self) -> AccountSecrets {
        AccountSecrets {
            channel_secret: self.channel_secret.clone(),
            old_channel_secret: None,
            token: self.token.clone(),
        }
    }

    /// They, with the token that LINE has issued for them meanwhile.
    pub fn secrets_with(&self, new: Option<IssuedToken>) -> AccountSecrets {
        let mut secrets = self.secrets();
        if let TokenSecret::Assertion { issued, .. } = &mut secrets.token {
            *issued = new;
        }
        secrets
    }

    /// How they get tokens.
    pub fn token_kind(&self) -> TokenKind {
        match self.token {
            TokenSecret::Stateless => TokenKind::Stateless,
            TokenSecret::Assertion { .. } => TokenKind::Assertion,
            TokenSecret::LongLived(_) => TokenKind::LongLived,
        }
    }
}

fn token(form: &mut Form, fields: &AccountFields) -> TokenSecret {
    match fields.token_kind {
        TokenKind::Stateless => TokenSecret::Stateless,
        TokenKind::LongLived => {
            let token = form.required("accessToken", &fields.access_token, LIMITS.access_token);
            form.check(token.bytes().all(|b| b.is_ascii_graphic()), "accessToken", FieldErrorCode::NotAToken);
            TokenSecret::LongLived(Secret::new(token))
        }
        TokenKind::Assertion => {
            let key_id = form.required("keyId", &fields.key_id, LIMITS.key_id);
            let private_key = form.required("privateKey", &fields.private_key, LIMITS.private_key);
            if !key_id.is_empty()
                && !private_key.is_empty()
                && let Err(error) = AssertionKey::parse(&key_id, &private_key)
            {
                form.check(false, "privateKey", key_code(&error));
            }
            TokenSecret::Assertion { key_id, private_key: Secret::new(private_key), issued: None }
        }
    }
}

fn key_code(error: &KeyError) -> FieldErrorCode {
    match error {
        KeyError::PublicOnly => FieldErrorCode::PublicKey,
        KeyError::Encrypted => FieldErrorCode::EncryptedKey,
        KeyError::NotRsa => FieldErrorCode::NotAnRsaKey,
        KeyError::NoKeyId | KeyError::Unreadable | KeyError::Unusable(_) => FieldErrorCode::NotAPrivateKey,
    }
}

/// Whose keys these are, by LINE's word. A long-lived token proves itself but not the channel it was entered with,
/// so LINE is asked for that too.
///
/// # Errors
/// `InvalidFields` for keys that LINE does not take and for a token of another channel, `LineRefused`,
/// `LineUnreachable`.
pub(super) async fn owner(client: &Client, keys: &Keys) -> Result<BotInfo> {
    if matches!(keys.token, TokenSecret::LongLived(_)) {
        let token = client.verify_token().await.map_err(|error| refusal(keys, error))?;
        let mut form = Form::default();
        form.check(token.client_id == keys.channel_id, "accessToken", FieldErrorCode::OfAnotherChannel);
        form.done()?;
    }
    client.bot_info().await.map_err(|error| refusal(keys, error))
}

/// Keys that LINE does not take are wrong in the fields that prove them.
fn refusal(keys: &Keys, error: line::Error) -> Error {
    if error.kind != ErrorKind::Unauthorized {
        return error.into();
    }
    let fields: &[&str] = match keys.token {
        TokenSecret::Stateless => &["channelId", "channelSecret"],
        TokenSecret::LongLived(_) => &["accessToken"],
        TokenSecret::Assertion { .. } => &["privateKey"],
    };
    let wrong = fields.iter().map(|field| FieldError::new(*field, FieldErrorCode::Refused));
    Error::fields(wrong.collect())
}
