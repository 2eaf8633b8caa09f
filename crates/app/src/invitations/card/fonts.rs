//! The fonts of the card: those of this computer, in the order of the language that it is read in. Japanese and Chinese
//! share characters that each draws differently, so the first font that has one would often be the wrong one.

use std::sync::{Arc, Mutex};

use domain::language::Language;
use usvg::fontdb::{Database, Family, ID, Query, Weight};
use usvg::{FontResolver, Options};

use crate::{Error, ErrorCode, Result};

/// Fonts with Latin letters, for names and addresses in any language.
const LATIN: &[&str] =
    &["Noto Sans", "Segoe UI", "Helvetica Neue", "Arial", "DejaVu Sans", "Liberation Sans"];
const JAPANESE: &[&str] = &[
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Hiragino Sans",
    "Hiragino Kaku Gothic ProN",
    "Yu Gothic UI",
    "Yu Gothic",
    "Meiryo",
    "IPAexGothic",
    "TakaoGothic",
];
const KOREAN: &[&str] =
    &["Noto Sans CJK KR", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", "NanumGothic"];
const CHINESE: &[&str] = &[
    "Noto Sans CJK TC",
    "Noto Sans TC",
    "PingFang TC",
    "Heiti TC",
    "Microsoft JhengHei UI",
    "Microsoft JhengHei",
    "WenQuanYi Zen Hei",
];
const THAI: &[&str] = &["Noto Sans Thai", "Leelawadee UI", "Thonburi", "Sarabun", "Loma", "Garuda", "Waree"];

/// The families in which the card of a language is set, the best first.
fn families(language: Language) -> impl Iterator<Item = &'static str> {
    let order = match language {
        Language::En => [LATIN, JAPANESE, CHINESE, KOREAN, THAI],
        Language::Ja => [JAPANESE, LATIN, CHINESE, KOREAN, THAI],
        Language::Ko => [KOREAN, LATIN, JAPANESE, CHINESE, THAI],
        Language::ZhTw => [CHINESE, LATIN, JAPANESE, KOREAN, THAI],
        Language::Th => [THAI, LATIN, JAPANESE, CHINESE, KOREAN],
    };
    order.into_iter().flatten().copied()
}

/// The fonts of this computer, chosen for one language, and what none of them has.
pub(super) struct Fonts {
    options: Options<'static>,
    missing: Arc<Mutex<String>>,
}

impl Fonts {
    /// Looks which fonts there are. Blocks for as long as that takes: some tenths of a second.
    pub(super) fn of_this_computer(language: Language) -> Self {
        let mut database = Database::new();
        database.load_system_fonts();
        Self::of(database, language)
    }

    fn of(database: Database, language: Language) -> Self {
        let missing = Arc::new(Mutex::new(String::new()));
        let noted = missing.clone();
        let otherwise = FontResolver::default_fallback_selector();
        let resolver = FontResolver {
            select_font: Box::new(move |font, database| {
                let first =
                    families(language).find_map(|family| face(database, family, Weight(font.weight())));
                first.or_else(|| database.faces().next().map(|face| face.id))
            }),
            select_fallback: Box::new(move |c, used, database| {
                let weight =
                    used.first().and_then(|id| database.face(*id)).map_or(Weight::NORMAL, |face| face.weight);
                let found = families(language)
                    .filter_map(|family| face(database, family, weight))
                    .find(|id| !used.contains(id) && has(database, *id, c));
                let found = found.or_else(|| otherwise(c, used, database));
                if let (None, Ok(mut missing)) = (found, noted.lock()) {
                    missing.push(c);
                }
                found
            }),
        };
        let options = Options { font_resolver: resolver, fontdb: Arc::new(database), ..Options::default() };
        Self { options, missing }
    }

    /// A drawing with its letters laid out.
    ///
    /// # Errors
    /// `FontMissing` when no font has one of its characters.
    pub(super) fn lay_out(&self, svg: &str) -> Result<usvg::Tree> {
        let tree = usvg::Tree::from_str(svg, &self.options);
        let tree = tree.map_err(|error| Error::new(ErrorCode::Internal).because(error))?;
        let none = self.options.fontdb.is_empty();
        let missing = self.missing.lock().map(|missing| missing.clone()).unwrap_or_default();
        if none || !missing.is_empty() {
            return Err(Error::new(ErrorCode::FontMissing).with("characters", missing));
        }
        Ok(tree)
    }
}

fn face(database: &Database, family: &str, weight: Weight) -> Option<ID> {
    database.query(&Query { families: &[Family::Name(family)], weight, ..Query::default() })
}

fn has(database: &Database, id: ID, c: char) -> bool {
    let has = database.with_face_data(id, |data, index| {
        ttf_parser::Face::parse(data, index).is_ok_and(|face| face.glyph_index(c).is_some())
    });
    has.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_computer_without_a_font_for_a_name_says_so_instead_of_printing_boxes() {
        let fonts = Fonts::of(Database::new(), Language::Ja);
        let text = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text y="5">花</text></svg>"#;
        assert_eq!(fonts.lay_out(text).err().map(|error| error.code), Some(ErrorCode::FontMissing));
    }
}
