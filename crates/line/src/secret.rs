use std::fmt;

use serde::{Deserialize, Deserializer};
use zeroize::{ZeroizeOnDrop, Zeroizing};

/// A channel secret or a channel access token. Neither `Debug` nor an error ever shows it, and its memory is zeroed when
/// it is dropped.
#[derive(Clone, PartialEq, Eq, ZeroizeOnDrop)]
pub struct Secret(String);

impl Secret {
    /// Wraps a secret as LINE's console shows it, without the white space around it that copying may add.
    pub fn new(text: impl AsRef<str>) -> Self {
        Self(text.as_ref().trim().to_owned())
    }

    /// The secret's text. Named so that every use is easy to find.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self::new(Zeroizing::new(text).as_str()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_never_shows_a_secret() {
        assert_eq!(format!("{:?}", Some(Secret::new("8c570fa6"))), "Some(…)", "logs are read by others");
    }

    #[test]
    fn a_secret_is_zeroed_when_it_is_dropped() {
        fn is_zeroed_on_drop<T: ZeroizeOnDrop>() {}
        is_zeroed_on_drop::<Secret>();
    }

    #[test]
    fn white_space_around_a_secret_is_trimmed() {
        assert_eq!(Secret::new(" 8c570fa6\n").reveal(), "8c570fa6");
    }
}
