//! The settings of a member.

use crate::closed_set::closed_sets;
use crate::language::Language;

closed_sets! {
    /// The language of the window, as a member sets it.
    pub enum Locale {
        /// The computer's: what was chosen on the start page, else what the system speaks.
        System,
        /// English.
        En,
        /// Japanese.
        Ja,
        /// Korean.
        Ko,
        /// Traditional Chinese.
        ZhTw,
        /// Thai.
        Th,
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
        /// Whether there are [`QuietHours`](crate::quiet_hours::QuietHours) (R31).
        QuietHours,
        /// When they begin, in minutes since midnight.
        QuietFrom,
        /// When they end, in minutes since midnight.
        QuietTo,
    }
}

impl Locale {
    /// The language that is meant, on a computer with this one of its own.
    pub const fn language(self, computers: Language) -> Language {
        match self {
            Self::System => computers,
            Self::En => Language::En,
            Self::Ja => Language::Ja,
            Self::Ko => Language::Ko,
            Self::ZhTw => Language::ZhTw,
            Self::Th => Language::Th,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ClosedSet;

    #[test]
    fn every_language_can_be_set_by_its_own_spelling() {
        for language in Language::ALL.iter().copied() {
            let set: Locale = language.as_str().parse().expect("a setting");
            assert_eq!(set.language(Language::En), language);
        }
        assert_eq!(Locale::ALL.len(), Language::ALL.len() + 1, "and the computer's");
        assert_eq!(Locale::System.language(Language::Th), Language::Th);
    }
}
