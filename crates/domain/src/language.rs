//! The languages that Engawa speaks, and which of them a computer's own means.

use icu_locale_core::LanguageIdentifier;
use icu_locale_core::subtags::language;

use crate::closed_set::closed_sets;

closed_sets! {
    /// A language of the window, and of the few words that do not come from it.
    pub enum Language {
        /// English.
        En,
        /// Japanese.
        Ja,
        /// Korean.
        Ko,
        /// Chinese in traditional characters, as it is written in Taiwan.
        ZhTw,
        /// Thai.
        Th,
    }
}

impl Language {
    /// The language's BCP 47 tag: the name of its folder in `ui/locales`, too.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ja => "ja",
            Self::Ko => "ko",
            Self::ZhTw => "zh-TW",
            Self::Th => "th",
        }
    }

    /// The language that the first of these BCP 47 tags means which means any, as a computer lists what its user reads;
    /// English when none does.
    ///
    /// Every Chinese is the traditional one: a reader of simplified characters reads them with some effort, and often
    /// reads no English.
    pub fn of_tags<T: AsRef<str>>(tags: impl IntoIterator<Item = T>) -> Self {
        tags.into_iter().find_map(|tag| Self::of_tag(tag.as_ref())).unwrap_or(Self::En)
    }

    fn of_tag(tag: &str) -> Option<Self> {
        let language = LanguageIdentifier::try_from_str(tag).ok()?.language;
        let ours = [
            (language!("en"), Self::En),
            (language!("ja"), Self::Ja),
            (language!("ko"), Self::Ko),
            (language!("zh"), Self::ZhTw),
            (language!("yue"), Self::ZhTw),
            (language!("th"), Self::Th),
        ];
        ours.into_iter().find_map(|(tagged, own)| (tagged == language).then_some(own))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ClosedSet;

    #[test]
    fn each_language_is_known_by_its_own_tag() {
        for language in Language::ALL.iter().copied() {
            assert_eq!(Language::of_tags([language.tag()]), language, "{}", language.tag());
        }
    }

    #[test]
    fn every_chinese_is_traditional_chinese_whatever_its_script_and_region() {
        for tag in ["zh", "zh-Hant", "zh-HK", "zh-MO", "zh-Hant-TW", "zh-CN", "zh-Hans-SG", "yue-Hant-HK"] {
            assert_eq!(Language::of_tags([tag]), Language::ZhTw, "{tag}");
        }
    }

    #[test]
    fn the_first_language_of_the_computers_list_that_engawa_speaks_is_taken() {
        assert_eq!(Language::of_tags(["de-DE", "ko-KR", "ja-JP"]), Language::Ko);
        assert_eq!(Language::of_tags(["en-GB", "th-TH"]), Language::En, "English is one of them");
    }

    #[test]
    fn a_computer_in_a_language_that_engawa_does_not_speak_has_english() {
        for tags in [&["de-DE", "fr"][..], &[], &["C", "", "POSIX", "not a tag", "!"]] {
            assert_eq!(Language::of_tags(tags), Language::En, "{tags:?}");
        }
    }
}
