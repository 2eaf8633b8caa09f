//! What a member sets for themselves.

use domain::MemberId;
use domain::{FieldErrorCode, LIMITS};
use store::settings::{self, Setting};
use store::{Change, Conn};

use super::views::Settings;
use crate::form::Form;
use crate::{App, Result};

/// Seconds in which a sent message can be recalled, unless the member says otherwise (R22).
const UNDO_SECONDS: u32 = 5;

impl App {
    /// Changes the member's own settings. None leaves a setting as it is, an empty text gives it back to
    /// the computer.
    ///
    /// # Errors
    /// `InvalidFields` (`locale`, `theme`, `undoSeconds`).
    pub async fn settings_set(
        &self,
        actor: &MemberId,
        locale: Option<&str>,
        theme: Option<&str>,
        undo_seconds: Option<u32>,
    ) -> Result<Settings> {
        let mut form = Form::default();
        form.check(
            locale.is_none_or(|locale| ["", "en", "ja"].contains(&locale)),
            "locale",
            FieldErrorCode::NotOneOf,
        );
        form.check(
            theme.is_none_or(|theme| ["", "light", "dark"].contains(&theme)),
            "theme",
            FieldErrorCode::NotOneOf,
        );
        form.check(
            undo_seconds.is_none_or(|seconds| seconds <= LIMITS.undo_seconds),
            "undoSeconds",
            FieldErrorCode::TooMany,
        );
        form.done()?;
        let seconds = undo_seconds.map(|seconds| seconds.to_string());
        let mut tx = self.store.begin().await?;
        for (name, value) in [("locale", locale), ("theme", theme), ("undo_seconds", seconds.as_deref())] {
            if let Some(value) = value {
                settings::set(tx.conn(), actor, name, Some(value).filter(|value| !value.is_empty())).await?;
            }
        }
        let settings = of(tx.conn(), actor).await?;
        tx.changed(Change::Settings);
        tx.commit().await?;
        Ok(settings)
    }
}

/// A member's settings, with what counts where nothing was set.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn of(conn: &mut Conn, member: &MemberId) -> Result<Settings> {
    let mut found = Settings { locale: None, theme: None, undo_seconds: UNDO_SECONDS };
    for Setting { name, value } in settings::of_member(conn, member).await? {
        match name.as_str() {
            "locale" => found.locale = Some(value),
            "theme" => found.theme = Some(value),
            "undo_seconds" => found.undo_seconds = value.parse().unwrap_or(UNDO_SECONDS),
            _ => {}
        }
    }
    Ok(found)
}
