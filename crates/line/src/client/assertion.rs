//! The assertion of a channel (LINE reference A.4): its private key, and the JWT that is signed with it.

use std::{fmt, sync::Arc};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL};
use ring::{
    rand::SystemRandom,
    rsa::{KeyPair, KeyPairComponents, PublicKeyComponents},
    signature::RSA_PKCS1_SHA256,
};
use rustls::pki_types::{PrivateKeyDer, pem::PemObject};
use serde::Deserialize;
use serde_json::json;

/// `client_assertion_type` of the token calls.
pub(super) const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// The `aud` claim of an assertion.
const AUDIENCE: &str = "https://api.line.me/";
/// The lifetime of an assertion, in seconds. LINE allows 30 minutes: half of it forgives a clock that is a
/// quarter of an hour wrong, either way.
const ASSERTION_LIFE_S: i64 = 15 * 60;
/// The requested lifetime of a token, in seconds: the 30 days that LINE allows at most.
const TOKEN_LIFE_S: i64 = 30 * 24 * 60 * 60;

/// A channel's assertion signing key (an RSA private key), parsed. Signs with RS256 by ring, which the TLS of a program has
/// already and whose RSA runs in constant time. `Debug` shows nothing of it.
#[derive(Clone)]
pub struct AssertionKey {
    kid: String,
    pair: Arc<KeyPair>,
}

/// The error of parsing an assertion signing key. Never shows any of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The key id (kid) is missing: LINE's console shows it when the public key is registered.
    #[error("the key has no id (kid)")]
    NoKeyId,
    /// The text is neither a JWK nor a PEM.
    #[error("this is neither a JWK nor a PEM of a private key")]
    Unreadable,
    /// The key is the public one, which LINE keeps; signing needs the private one.
    #[error("this is a public key, and signing needs the private one")]
    PublicOnly,
    /// The PEM is encrypted with a passphrase.
    #[error("the private key is locked by a passphrase")]
    Encrypted,
    /// The key is of another algorithm than RSA, such as an elliptic curve.
    #[error("LINE takes RSA keys only")]
    NotRsa,
    /// The RSA key cannot be used: too short, damaged.
    #[error("the RSA key cannot be used: {0}")]
    Unusable(String),
}

impl AssertionKey {
    /// Parses the private key: the JWK that LINE's console lets one download, or PEM (PKCS#8, PKCS#1).
    /// `kid` is the key id that the console shows for it.
    ///
    /// # Errors
    /// What the text is instead of an RSA private key of 2048 to 4096 bits.
    pub fn parse(kid: &str, private_key: &str) -> Result<Self, KeyError> {
        let (kid, text) = (kid.trim(), private_key.trim());
        if kid.is_empty() {
            return Err(KeyError::NoKeyId);
        }
        let pair = if text.starts_with('{') { from_jwk(text)? } else { from_pem(text)? };
        Ok(Self { kid: kid.to_owned(), pair: Arc::new(pair) })
    }

    /// The signed JWT that requests a token for `channel_id`; `now` in milliseconds since 1970 UTC. `None` when this
    /// machine cannot sign.
    pub(super) fn assertion(&self, channel_id: &str, now: i64) -> Option<String> {
        let header = json!({ "alg": "RS256", "typ": "JWT", "kid": self.kid });
        let claims = json!({
            "iss": channel_id,
            "sub": channel_id,
            "aud": AUDIENCE,
            "exp": now.div_euclid(1000) + ASSERTION_LIFE_S,
            "token_exp": TOKEN_LIFE_S,
        });
        let part = |value: serde_json::Value| BASE64URL.encode(value.to_string());
        let signed = format!("{}.{}", part(header), part(claims));
        let mut signature = vec![0; self.pair.public().modulus_len()];
        // PKCS#1 v1.5 uses no random numbers: the same assertion has the same signature.
        let rng = SystemRandom::new();
        self.pair.sign(&RSA_PKCS1_SHA256, &rng, signed.as_bytes(), &mut signature).ok()?;
        Some(format!("{signed}.{}", BASE64URL.encode(signature)))
    }
}

impl fmt::Debug for AssertionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AssertionKey(…)")
    }
}

/// The properties of an RSA JWK (RFC 7518, 6.3).
#[derive(Default, Deserialize)]
#[serde(default)]
struct Jwk {
    kty: String,
    n: String,
    e: String,
    d: String,
    p: String,
    q: String,
    dp: String,
    dq: String,
    qi: String,
}

fn from_jwk(text: &str) -> Result<KeyPair, KeyError> {
    let jwk: Jwk = serde_json::from_str(text).map_err(|_| KeyError::Unreadable)?;
    match (jwk.kty.as_str(), jwk.d.as_str()) {
        ("RSA", "") => return Err(KeyError::PublicOnly),
        ("RSA", _) => {}
        ("", _) => return Err(KeyError::Unreadable),
        _ => return Err(KeyError::NotRsa),
    }
    let number = |text: &str| BASE64URL.decode(text.trim_end_matches('=')).map_err(|_| KeyError::Unreadable);
    let components = KeyPairComponents {
        public_key: PublicKeyComponents { n: number(&jwk.n)?, e: number(&jwk.e)? },
        d: number(&jwk.d)?,
        p: number(&jwk.p)?,
        q: number(&jwk.q)?,
        dP: number(&jwk.dp)?,
        dQ: number(&jwk.dq)?,
        qInv: number(&jwk.qi)?,
    };
    KeyPair::from_components(&components).map_err(|rejected| KeyError::Unusable(rejected.to_string()))
}

fn from_pem(text: &str) -> Result<KeyPair, KeyError> {
    let key = PrivateKeyDer::from_pem_slice(text.as_bytes()).map_err(|_| match text {
        text if text.contains("ENCRYPTED") => KeyError::Encrypted,
        text if text.contains("PUBLIC KEY") => KeyError::PublicOnly,
        _ => KeyError::Unreadable,
    })?;
    let pair = match &key {
        PrivateKeyDer::Pkcs8(der) => KeyPair::from_pkcs8(der.secret_pkcs8_der()),
        PrivateKeyDer::Pkcs1(der) => KeyPair::from_der(der.secret_pkcs1_der()),
        PrivateKeyDer::Sec1(_) => return Err(KeyError::NotRsa),
        // A kind that rustls adds later.
        _ => return Err(KeyError::NotRsa),
    };
    pair.map_err(|rejected| match rejected.to_string() {
        reason if reason == "WrongAlgorithm" => KeyError::NotRsa,
        reason => KeyError::Unusable(reason),
    })
}

#[cfg(test)]
#[path = "assertion_tests.rs"]
mod tests;
