//! The signature of a webhook (LINE reference A.1.2): HMAC-SHA256 over the raw body, keyed with the
//! channel secret as ASCII text, in standard Base64.

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::Secret;

/// The name of the HTTP header that carries a webhook's signature. Compare names without regard to case: LINE changed
/// it once.
pub const HEADER: &str = "x-line-signature";

/// Verifies a webhook's signature (HMAC-SHA256): whether `header` signs `body` with one of the channel secrets, of which
/// two are valid while one is reissued.
///
/// `body` has to be what arrived, byte by byte, before any parsing. The comparison takes the same
/// time wherever the difference is.
pub fn verify<'a>(secrets: impl IntoIterator<Item = &'a Secret>, body: &[u8], header: &[u8]) -> bool {
    let Ok(signature) = STANDARD.decode(header) else { return false };
    secrets
        .into_iter()
        .any(|secret| hmac(secret, body).is_some_and(|mac| mac.verify_slice(&signature).is_ok()))
}

/// Signs a webhook's body as LINE does (HMAC-SHA256): for tests and tools that act as LINE.
pub fn sign(secret: &Secret, body: &[u8]) -> String {
    hmac(secret, body).map(|mac| STANDARD.encode(mac.finalize().into_bytes())).unwrap_or_default()
}

/// The HMAC of a body. `None` for an empty secret: HMAC would take it, and anybody could sign.
fn hmac(secret: &Secret, body: &[u8]) -> Option<Hmac<Sha256>> {
    let key = secret.reveal();
    if key.is_empty() {
        return None;
    }
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).ok()?;
    mac.update(body);
    Some(mac)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = br#"{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}"#;
    const SIGNATURE: &str = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=";

    fn published() -> Secret {
        Secret::new("8c570fa6dd201bb328f1c1eac23a96d8")
    }

    #[test]
    fn the_test_vector_that_line_publishes_is_verified_and_signed() {
        assert!(verify([&published()], BODY, SIGNATURE.as_bytes()));
        assert_eq!(sign(&published(), BODY), SIGNATURE);
    }

    #[test]
    fn a_signature_with_the_old_or_the_new_channel_secret_is_accepted_while_it_is_reissued() {
        let new = Secret::new("00000000000000000000000000000000");
        assert!(verify([&new, &published()], BODY, SIGNATURE.as_bytes()));
        assert!(!verify([&new], BODY, SIGNATURE.as_bytes()), "the new secret alone did not sign this");
    }

    #[test]
    fn a_signature_of_a_body_changed_by_one_space_is_refused() {
        let spaced = [BODY, b" "].concat();
        assert!(!verify([&published()], &spaced, SIGNATURE.as_bytes()));
    }

    #[test]
    fn headers_that_are_no_signature_are_refused() {
        for header in
            ["", "=", "GhRK", "ghrkmvmhys4pi8dxkf4+eayah0oqtjtazxgtd9fmdls=", "日本", &"A".repeat(100_000)]
        {
            assert!(!verify([&published()], BODY, header.as_bytes()), "{} bytes", header.len());
        }
        let without_padding = SIGNATURE.trim_end_matches('=');
        assert!(!verify([&published()], BODY, without_padding.as_bytes()), "LINE always pads");
    }

    #[test]
    fn without_a_channel_secret_no_signature_is_accepted() {
        assert!(!verify([], BODY, SIGNATURE.as_bytes()));
        let empty = Secret::new("");
        assert!(!verify([&empty], BODY, sign(&empty, BODY).as_bytes()), "an empty key signs for everybody");
    }
}
