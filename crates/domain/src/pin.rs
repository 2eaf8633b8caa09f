//! PINs: what keeps members apart who share a computer. A PIN hides nothing from whoever can read the computer's files.

use std::fmt;

use crate::{FieldErrorCode, LIMITS};

/// A PIN: 4 to 12 digits.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(String);

impl Pin {
    /// Reads a PIN as it was typed; full-width digits are digits.
    ///
    /// # Errors
    /// `TooShort`, `TooLong`; `NotOneOf` for anything but digits.
    pub fn parse(typed: &str) -> Result<Self, FieldErrorCode> {
        let digits: Option<String> = typed.trim().chars().map(digit).collect();
        let digits = digits.ok_or(FieldErrorCode::NotOneOf)?;
        if digits.len() < LIMITS.pin_least {
            return Err(FieldErrorCode::TooShort);
        }
        if digits.len() > LIMITS.pin {
            return Err(FieldErrorCode::TooLong);
        }
        Ok(Self(digits))
    }

    /// The digits, to be hashed.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(…)")
    }
}

fn digit(typed: char) -> Option<char> {
    let value = match typed {
        '０'..='９' => u32::from(typed) - u32::from('０'),
        _ => typed.to_digit(10)?,
    };
    char::from_digit(value, 10)
}

/// Wrong PINs in a row that cost nothing but another try.
const FREE_TRIES: u32 = 4;
const FIRST_WAIT_MS: i64 = 30_000;
const LONGEST_WAIT_MS: i64 = 60 * 60 * 1000;

/// The lock-out after so many wrong PINs in a row, in ms: none at first, then half a minute, each time twice as long, an
/// hour at most.
pub fn lock_out_ms(failures: u32) -> Option<i64> {
    let doubled = failures.checked_sub(FREE_TRIES + 1)?.min(16);
    Some((FIRST_WAIT_MS << doubled).min(LONGEST_WAIT_MS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_4_to_12_digits_and_full_width_ones_are_the_same() {
        assert_eq!(Pin::parse(" １２３４ "), Pin::parse("1234"));
        assert_eq!(Pin::parse("123"), Err(FieldErrorCode::TooShort));
        assert_eq!(Pin::parse("1234567890123"), Err(FieldErrorCode::TooLong));
        assert_eq!(Pin::parse("12a4"), Err(FieldErrorCode::NotOneOf));
    }

    #[test]
    fn a_pin_is_not_shown_by_its_debug_form() {
        assert_eq!(format!("{:?}", Pin::parse("4711").unwrap()), "Pin(…)");
    }

    #[test]
    fn the_lock_out_after_wrong_pins_grows_and_ends() {
        let waits: Vec<Option<i64>> = (3..8).map(lock_out_ms).collect();
        assert_eq!(waits, [None, None, Some(30_000), Some(60_000), Some(120_000)]);
        assert_eq!(lock_out_ms(u32::MAX), Some(LONGEST_WAIT_MS));
    }
}
