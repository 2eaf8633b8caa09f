use std::fmt;

/// A channel secret or an access token. Neither `Debug` nor an error ever shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps the text as LINE's console shows it; white space around it (from copying) is dropped.
    pub fn new(text: impl AsRef<str>) -> Self {
        Self(text.as_ref().trim().to_owned())
    }

    /// The secret itself. Named so that every use is easy to find.
    pub fn reveal(&self) -> &str {
        &self.0
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
    fn white_space_from_copying_is_dropped() {
        assert_eq!(Secret::new(" 8c570fa6\n").reveal(), "8c570fa6");
    }
}
