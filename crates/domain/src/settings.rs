//! The settings of a member.

use crate::closed_set::closed_sets;

closed_sets! {
    /// The language of the window.
    pub enum Locale {
        /// The computer's.
        System,
        /// English.
        En,
        /// Japanese.
        Ja,
    }

    /// The colours of the window.
    pub enum Theme {
        /// The computer's.
        System,
        /// Dark on light.
        Light,
        /// Light on dark.
        Dark,
    }

    /// How much of a message its notification shows, on a screen that others may see.
    pub enum NotificationText {
        /// Who wrote, and what.
        All,
        /// Who wrote.
        Name,
        /// That somebody wrote.
        Nothing,
    }

    /// What a member sets, by its name in the database.
    pub enum SettingName {
        /// A [`Locale`].
        Locale,
        /// A [`Theme`].
        Theme,
        /// Seconds in which a sent message can be recalled (R22).
        UndoSeconds,
        /// A [`NotificationText`] (R29).
        NotificationText,
    }
}
