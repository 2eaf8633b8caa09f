//! Stickers that an account may send: packages, and the stickers in each (LINE reference A.2.2).
//!
//! LINE shows them on its page "Stickers" (<https://developers.line.biz/en/docs/messaging-api/sticker-list/>, "List of
//! available stickers"), as pictures with numbers; nothing there can be read by a program. Packages and English titles
//! are those of the page (the titles of the last three: of LINE's older list, as others quote it). The first and last
//! number of each package were taken from lists that several others made independently, and that agree. LINE's
//! pictures are LINE's: this module has none.

/// A sticker package that an account may send from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Package {
    /// The package's id, digits.
    pub id: &'static str,
    /// The package's English title. Several have the same: they differ in language.
    pub title: &'static str,
    /// The id of the package's first sticker.
    pub first: u32,
    /// The id of the package's last sticker; all between are in the package.
    pub last: u32,
}

/// The sticker packages that an account may send from, in the order of LINE's page.
pub const PACKAGES: [Package; 15] = [
    package("446", "Moon: Special Edition", 1988, 2027),
    package("789", "Sally: Special Edition", 10_855, 10_894),
    package("1070", "Moon: Special Edition", 17_839, 17_878),
    package("6136", "LINE Characters: Making Amends", 10_551_376, 10_551_399),
    package("6325", "Brown and Cony Fun Size Pack", 10_979_904, 10_979_927),
    package("6359", "Brown and Cony Fun Size Pack", 11_069_848, 11_069_871),
    package("6362", "Brown and Cony Fun Size Pack", 11_087_920, 11_087_943),
    package("6370", "Brown and Cony Fun Size Pack", 11_088_016, 11_088_039),
    package("6632", "LINE Characters: Making Amends", 11_825_374, 11_825_397),
    package("8515", "LINE Characters: Pretty Phrases", 16_581_242, 16_581_265),
    package("8522", "LINE Characters: Pretty Phrases", 16_581_266, 16_581_289),
    package("8525", "LINE Characters: Pretty Phrases", 16_581_290, 16_581_313),
    package("11537", "Brown, Cony & Sally", 52_002_734, 52_002_773),
    package("11538", "CHOCO & Friends", 51_626_494, 51_626_533),
    package("11539", "UNIVERSTAR BT21", 52_114_110, 52_114_149),
];

const fn package(id: &'static str, title: &'static str, first: u32, last: u32) -> Package {
    Package { id, title, first, last }
}

impl Package {
    /// The package's sticker ids, in the order of LINE's page.
    pub fn sticker_ids(&self) -> impl Iterator<Item = String> + use<> {
        (self.first..=self.last).map(|id| id.to_string())
    }
}

/// Whether an account may send this sticker.
pub fn is_sendable(package_id: &str, sticker_id: &str) -> bool {
    let Some(package) = PACKAGES.iter().find(|package| package.id == package_id) else { return false };
    let id = sticker_id.parse::<u32>().ok().filter(|id| id.to_string() == sticker_id);
    id.is_some_and(|id| (package.first..=package.last).contains(&id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sticker_is_sendable_by_its_package_and_exact_digits() {
        assert!(is_sendable("446", "1988") && is_sendable("446", "2027"));
        for (package, sticker) in [
            ("446", "1987"),
            ("446", "2028"),
            ("789", "1988"),
            ("1", "1"),
            ("446", "01988"),
            ("446", "+1988"),
        ] {
            assert!(!is_sendable(package, sticker), "{package}/{sticker}");
        }
    }

    #[test]
    fn every_sticker_package_has_24_or_40_stickers_of_its_own() {
        for (place, package) in PACKAGES.iter().enumerate() {
            assert!(matches!(package.sticker_ids().count(), 24 | 40), "{package:?}");
            let apart = |other: &Package| other.last < package.first || package.last < other.first;
            assert!(PACKAGES[place + 1..].iter().all(apart), "{package:?}");
        }
    }
}
