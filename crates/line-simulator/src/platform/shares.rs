//! "Share to LINE": a desktop hands a text over, a person on LINE sends it.
use super::handle::Platform;
use super::input::checked_name;
use crate::error::{ControlError, ErrorCode};
use crate::limits;
use crate::world::Share;

impl Platform {
    /// Adds a text that a desktop shares. `from` is the private name under which it will be sent.
    ///
    /// # Errors
    /// `invalid`, `too_large`.
    pub async fn share(&self, from: Option<&str>, text: &str) -> Result<Share, ControlError> {
        let from = checked_name(from.unwrap_or("A friend on LINE"))?;
        if text.trim().is_empty() || limits::utf16_len(text) > limits::WRITTEN_UNITS {
            return Err(ControlError::new(ErrorCode::TooLarge, "A shared text has 1 to 10,000 characters."));
        }
        self.change(|live| {
            if live.world.shares.len() >= limits::SHARES {
                live.world.shares.remove(0);
            }
            let share = Share { id: live.rng.token(), from, text: text.to_owned() };
            live.world.shares.push(share.clone());
            live.touch_all();
            Ok(share)
        })
    }

    /// The shared texts that nobody has sent or dropped, oldest first.
    pub async fn shares(&self) -> Vec<Share> {
        self.read(|live| live.world.shares.clone())
    }

    /// Sends a shared text to LINE users, as letters.
    ///
    /// # Errors
    /// `not_found` for the text or a user; nothing is sent then.
    pub async fn send_share(&self, id: &str, user_ids: &[String]) -> Result<(), ControlError> {
        let share = self.read(|live| {
            user_ids.iter().try_for_each(|user_id| live.user(user_id).map(|_| ()))?;
            let share = live.world.shares.iter().find(|share| share.id == id);
            share.cloned().ok_or_else(|| ControlError::not_found("shared text"))
        })?;
        for user_id in user_ids {
            self.letter(user_id, &share.from, &share.text).await?;
        }
        self.drop_share(id).await
    }

    /// Drops a shared text.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn drop_share(&self, id: &str) -> Result<(), ControlError> {
        self.change(|live| {
            let place = live.world.shares.iter().position(|share| share.id == id);
            live.world.shares.remove(place.ok_or_else(|| ControlError::not_found("shared text"))?);
            live.touch_all();
            Ok(())
        })
    }
}
