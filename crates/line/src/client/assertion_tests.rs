use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};
use serde_json::Value;

use super::*;

const JWK: &str = include_str!("../../tests/client/keys/assertion.jwk.json");
const PUBLIC_JWK: &str = include_str!("../../tests/client/keys/public.jwk.json");
const PEM: &str = include_str!("../../tests/client/keys/assertion.pem");
const ELLIPTIC: &str = include_str!("../../tests/client/keys/elliptic.pem");
const NOW: i64 = 1_795_000_000_000;

fn read(part: &str) -> Vec<u8> {
    BASE64URL.decode(part).unwrap()
}

fn refused(text: &str) -> KeyError {
    AssertionKey::parse("kid", text).unwrap_err()
}

#[test]
fn an_assertion_has_the_claims_that_line_asks_for_and_its_signature_verifies() {
    let assertion = AssertionKey::parse("k-1", JWK).unwrap().assertion("1573163733", NOW).unwrap();
    let [header, claims, signature] = assertion.split('.').collect::<Vec<_>>()[..] else { panic!() };
    let header: Value = serde_json::from_slice(&read(header)).unwrap();
    assert_eq!(header, json!({ "alg": "RS256", "typ": "JWT", "kid": "k-1" }));
    let claims: Value = serde_json::from_slice(&read(claims)).unwrap();
    let expected = json!({
        "iss": "1573163733", "sub": "1573163733", "aud": "https://api.line.me/",
        "exp": 1_795_000_900, "token_exp": 2_592_000,
    });
    assert_eq!(claims, expected, "a quarter of an hour, for a token of thirty days");
    let public: Value = serde_json::from_str(PUBLIC_JWK).unwrap();
    let number = |name: &str| read(public[name].as_str().unwrap());
    let public = RsaPublicKeyComponents { n: number("n"), e: number("e") };
    let signed = &assertion[..assertion.rfind('.').unwrap()];
    public.verify(&RSA_PKCS1_2048_8192_SHA256, signed.as_bytes(), &read(signature)).unwrap();
}

#[test]
fn a_jwk_and_a_pem_of_one_key_sign_the_same_assertion() {
    let by = |text: &str| AssertionKey::parse(" k \n", text).unwrap().assertion("1", NOW).unwrap();
    assert_eq!(by(JWK), by(PEM), "white space from copying is dropped, too");
}

#[test]
fn a_text_that_is_no_private_rsa_key_is_a_key_error_of_its_own() {
    assert_eq!(AssertionKey::parse(" ", PEM).unwrap_err(), KeyError::NoKeyId);
    assert_eq!(refused(PUBLIC_JWK), KeyError::PublicOnly);
    assert_eq!(refused("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"), KeyError::PublicOnly);
    assert_eq!(refused(ELLIPTIC), KeyError::NotRsa);
    assert_eq!(refused(r#"{"kty":"EC","d":"AA"}"#), KeyError::NotRsa);
    let locked = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----";
    assert_eq!(refused(locked), KeyError::Encrypted);
    for text in ["", "{", "{}", "8c570fa6dd201bb328f1c1eac23a96d8", &PEM[..200]] {
        assert_eq!(refused(text), KeyError::Unreadable, "{text}");
    }
    let damaged = PEM.replacen("MII", "AII", 1);
    assert!(matches!(refused(&damaged), KeyError::Unusable(_)), "{:?}", refused(&damaged));
}

#[test]
fn debug_shows_nothing_of_an_assertion_key() {
    let shown = format!("{:?}", AssertionKey::parse("k-1", PEM).unwrap());
    assert_eq!(shown, "AssertionKey(…)");
}
