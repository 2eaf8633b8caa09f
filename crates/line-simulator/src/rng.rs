//! Ids and secrets in LINE's shapes (LINE reference A.6), from one seedable random number generator.
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};

/// Crockford's base 32, the alphabet of a ULID.
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of an Official Account's basic id.
const BASIC_ID: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";

/// The random number generator of the simulated platform.
pub(crate) struct Rng(StdRng);

impl Rng {
    /// The generator of one run. `seed` repeats a run; without one, the machine's entropy is taken.
    /// `starts` keeps a world that is read back from drawing its first ids again.
    pub(crate) fn new(seed: Option<u64>, starts: u64) -> Self {
        Self(match seed {
            Some(seed) => StdRng::seed_from_u64(seed ^ starts.wrapping_mul(0x9E37_79B9_7F4A_7C15)),
            None => StdRng::from_os_rng(),
        })
    }

    /// A user or group id (`U…`, `C…`): a letter and 32 hexadecimal digits.
    pub(crate) fn id(&mut self, letter: char) -> String {
        format!("{letter}{}", self.hex(16))
    }

    /// A channel secret: 32 hexadecimal digits, used as text.
    pub(crate) fn secret(&mut self) -> String {
        self.hex(16)
    }

    /// A channel id: ten digits.
    pub(crate) fn channel_id(&mut self) -> String {
        self.0.random_range(1_600_000_000_u64..2_100_000_000).to_string()
    }

    /// A basic id: `@`, three digits, five characters.
    pub(crate) fn basic_id(&mut self) -> String {
        let digits = self.0.random_range(100..1_000);
        let tail: String =
            (0..5).map(|_| char::from(BASIC_ID[self.0.random_range(0..BASIC_ID.len())])).collect();
        format!("@{digits}{tail}")
    }

    /// A channel access token: Base64 of 128 bytes, as LINE's long-lived ones are.
    pub(crate) fn access_token(&mut self) -> String {
        let mut bytes = [0_u8; 128];
        self.0.fill(&mut bytes);
        STANDARD.encode(bytes)
    }

    /// The key id of an issued token: 22 characters of Base64URL.
    pub(crate) fn key_id(&mut self) -> String {
        let mut bytes = [0_u8; 16];
        self.0.fill(&mut bytes);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// A reply, quote or read token, or the id of a shared text: 32 hexadecimal digits.
    pub(crate) fn token(&mut self) -> String {
        self.hex(16)
    }

    /// A request id in UUID form.
    pub(crate) fn request_id(&mut self) -> String {
        let digits = self.hex(16);
        let part = |from: usize, to: usize| &digits[from..to];
        format!("{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
    }

    /// A webhook event id: a ULID of `now_ms`.
    pub(crate) fn ulid(&mut self, now_ms: i64) -> String {
        let time = u128::from(u64::try_from(now_ms).unwrap_or(0) & 0xFFFF_FFFF_FFFF) << 80;
        let mut rest = time | (self.0.random::<u128>() >> 48);
        let mut text = [0_u8; 26];
        for place in text.iter_mut().rev() {
            *place = CROCKFORD[usize::try_from(rest & 31).unwrap_or(0)];
            rest >>= 5;
        }
        text.into_iter().map(char::from).collect()
    }

    /// The next message id after `last`: digits only, rising, wider than 2^53 (LINE reference A.6).
    pub(crate) fn message_id(&mut self, last: u64) -> u64 {
        let from = if last == 0 { 444_573_844_083_572_737 } else { last };
        from + self.0.random_range(1..10_000)
    }

    fn hex(&mut self, bytes: usize) -> String {
        (0..bytes).map(|_| format!("{:02x}", self.0.random::<u8>())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_the_shapes_that_line_gives_them() {
        let mut rng = Rng::new(Some(7), 0);
        assert_eq!(rng.id('U').len(), 33);
        assert_eq!(rng.ulid(1_700_000_000_000).len(), 26);
        assert!(rng.ulid(1_700_000_000_000).starts_with("01HF7YAT00"), "the first ten carry the time");
        assert_eq!(rng.access_token().len(), 172);
    }

    #[test]
    fn a_seed_repeats_its_ids_but_not_after_a_restart() {
        let first = Rng::new(Some(7), 0).id('U');
        assert_eq!(first, Rng::new(Some(7), 0).id('U'));
        assert_ne!(first, Rng::new(Some(7), 1).id('U'));
    }
}
