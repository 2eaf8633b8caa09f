//! What a member sets for themselves.

use domain::language::Language;
use domain::quiet_hours::{MINUTES_A_DAY, QuietHours};
use domain::settings::{Locale, NotificationText, SettingName, Theme};
use domain::{FieldErrorCode, LIMITS, MemberId};
use store::settings::{self, Setting};
use store::{Change, Conn};

use super::views::{Settings, SettingsSet};
use crate::authorisation::acting_member;
use crate::form::Form;
use crate::{App, Result};

/// What counts where nothing was set (R22).
const UNSET: Settings = Settings {
    locale: Locale::System,
    theme: Theme::System,
    undo_seconds: 5,
    notification_text: NotificationText::All,
    quiet_hours: false,
    quiet_from: 22 * 60,
    quiet_to: 7 * 60,
};

impl Settings {
    /// The quiet hours, if there are any (R31).
    pub(crate) fn quiet(&self) -> Option<QuietHours> {
        self.quiet_hours.then_some(QuietHours { from: self.quiet_from, to: self.quiet_to })
    }
}

impl App {
    /// Changes the member's own settings.
    ///
    /// # Errors
    /// `InvalidFields` (`undoSeconds`, `quietFrom`, `quietTo`).
    pub async fn settings_set(&self, actor: &MemberId, set: &SettingsSet) -> Result<Settings> {
        let mut form = Form::default();
        let short = set.undo_seconds.is_none_or(|seconds| seconds <= LIMITS.undo_seconds);
        form.check(short, "undoSeconds", FieldErrorCode::TooMany);
        for (minute, field) in [(set.quiet_from, "quietFrom"), (set.quiet_to, "quietTo")] {
            form.check(minute.is_none_or(of_a_day), field, FieldErrorCode::NotOneOf);
        }
        form.done()?;
        let mut tx = self.store.begin().await?;
        for (name, value) in changes(set) {
            settings::set(tx.conn(), actor, name.as_str(), Some(&value)).await?;
        }
        let settings = of(tx.conn(), actor).await?;
        tx.changed(Change::Settings);
        tx.commit().await?;
        Ok(settings)
    }

    /// The language of the member who acts.
    ///
    /// # Errors
    /// `NotFound` when nobody does, and the storage codes.
    pub async fn acting_language(&self) -> Result<Language> {
        let mut conn = self.store.read().await?;
        let actor = acting_member(&mut conn).await?;
        self.language_of(&mut conn, &actor).await
    }

    /// The language of a member: what they have set, else the computer's.
    pub(crate) async fn language_of(&self, conn: &mut Conn, member: &MemberId) -> Result<Language> {
        Ok(of(conn, member).await?.locale.language(self.environment.language))
    }
}

/// What is set, as rows.
fn changes(set: &SettingsSet) -> impl Iterator<Item = (SettingName, String)> {
    let changes = [
        (SettingName::Locale, set.locale.map(|locale| locale.as_str().to_owned())),
        (SettingName::Theme, set.theme.map(|theme| theme.as_str().to_owned())),
        (SettingName::UndoSeconds, set.undo_seconds.map(|seconds| seconds.to_string())),
        (SettingName::NotificationText, set.notification_text.map(|text| text.as_str().to_owned())),
        (SettingName::QuietHours, set.quiet_hours.map(|on| on.to_string())),
        (SettingName::QuietFrom, set.quiet_from.map(|minute| minute.to_string())),
        (SettingName::QuietTo, set.quiet_to.map(|minute| minute.to_string())),
    ];
    changes.into_iter().filter_map(|(name, value)| Some((name, value?)))
}

/// Whether a day has this minute.
fn of_a_day(minute: u32) -> bool {
    minute < MINUTES_A_DAY
}

fn minute(value: &str) -> Option<u32> {
    value.parse().ok().filter(|minute| of_a_day(*minute))
}

/// A member's settings, with what counts where nothing was set.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn of(conn: &mut Conn, member: &MemberId) -> Result<Settings> {
    let mut found = UNSET;
    for Setting { name, value } in settings::of_member(conn, member).await? {
        match name.parse() {
            Ok(SettingName::Locale) => found.locale = value.parse().unwrap_or(UNSET.locale),
            Ok(SettingName::Theme) => found.theme = value.parse().unwrap_or(UNSET.theme),
            Ok(SettingName::UndoSeconds) => found.undo_seconds = value.parse().unwrap_or(UNSET.undo_seconds),
            Ok(SettingName::NotificationText) => {
                found.notification_text = value.parse().unwrap_or(UNSET.notification_text);
            }
            Ok(SettingName::QuietHours) => found.quiet_hours = value.parse().unwrap_or(UNSET.quiet_hours),
            Ok(SettingName::QuietFrom) => found.quiet_from = minute(&value).unwrap_or(UNSET.quiet_from),
            Ok(SettingName::QuietTo) => found.quiet_to = minute(&value).unwrap_or(UNSET.quiet_to),
            // What the practice path keeps in the same table.
            Err(_) => {}
        }
    }
    Ok(found)
}
