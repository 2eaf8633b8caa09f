//! The stored form of secrets, as text for the file and the keychain. Nothing of it ever has a `Debug`, and all of it is
//! zeroed when it is dropped.

use app::environment::{AccountSecrets, IssuedToken, TokenSecret};
use domain::UtcMs;
use line::Secret;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// An account's secrets as they are stored, in the three parts that change apart from each other.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub(crate) struct StoredSecrets {
    pub channel: Channel,
    pub token: Token,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<IssuedTokenPart>,
}

/// The channel's part: what LINE signs with.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub(crate) struct Channel {
    pub channel_secret: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old: Option<OldChannelSecret>,
    /// As the first versions stored it: the long-lived token beside the secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_token: Option<String>,
}

/// A channel secret before it was renewed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub(crate) struct OldChannelSecret {
    channel_secret: String,
    until: i64,
}

/// The token's part: how the account proves itself.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Token {
    Stateless,
    LongLived { token: String },
    Assertion { key_id: String, private_key: String },
}

/// The issued token's part: a token that LINE has issued for a key.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub(crate) struct IssuedTokenPart {
    token: String,
    key_id: String,
    expires_at: i64,
}

impl Channel {
    /// How the first versions said that the account proves itself.
    pub(crate) fn first_token(&self) -> Token {
        self.access_token.clone().map_or(Token::Stateless, |token| Token::LongLived { token })
    }
}

impl From<&AccountSecrets> for StoredSecrets {
    fn from(secrets: &AccountSecrets) -> Self {
        let text = |secret: &Secret| secret.reveal().to_owned();
        let old = secrets.old_channel_secret.as_ref();
        let (token, issued) = match &secrets.token {
            TokenSecret::Stateless => (Token::Stateless, None),
            TokenSecret::LongLived(token) => (Token::LongLived { token: text(token) }, None),
            TokenSecret::Assertion { key_id, private_key, issued } => (
                Token::Assertion { key_id: key_id.clone(), private_key: text(private_key) },
                issued.as_ref().map(|issued| IssuedTokenPart {
                    token: text(&issued.token),
                    key_id: issued.key_id.clone(),
                    expires_at: issued.expires_at.0,
                }),
            ),
        };
        let old =
            old.map(|(secret, until)| OldChannelSecret { channel_secret: text(secret), until: until.0 });
        let channel_secret = text(&secrets.channel_secret);
        Self { channel: Channel { channel_secret, old, access_token: None }, token, issued }
    }
}

impl From<&StoredSecrets> for AccountSecrets {
    fn from(stored: &StoredSecrets) -> Self {
        let old = stored.channel.old.as_ref();
        Self {
            channel_secret: Secret::new(&stored.channel.channel_secret),
            old_channel_secret: old.map(|old| (Secret::new(&old.channel_secret), UtcMs(old.until))),
            token: match &stored.token {
                Token::Stateless => TokenSecret::Stateless,
                Token::LongLived { token } => TokenSecret::LongLived(Secret::new(token)),
                Token::Assertion { key_id, private_key } => TokenSecret::Assertion {
                    key_id: key_id.clone(),
                    private_key: Secret::new(private_key),
                    issued: stored.issued.as_ref().map(|issued| IssuedToken {
                        token: Secret::new(&issued.token),
                        key_id: issued.key_id.clone(),
                        expires_at: UtcMs(issued.expires_at),
                    }),
                },
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_secrets_are_zeroed_when_they_are_dropped() {
        fn is_zeroed_on_drop<T: ZeroizeOnDrop>() {}
        is_zeroed_on_drop::<StoredSecrets>();
        is_zeroed_on_drop::<Channel>();
        is_zeroed_on_drop::<Token>();
    }
}
