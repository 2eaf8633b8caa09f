//! Where everything stands on the card, in millimetres, as an SVG drawing.

use std::fmt::Write;

use domain::language::Language;
use domain::stranger::plain;

use super::fonts::Fonts;
use crate::Result;
use crate::invitations::views::CardSheet;
use crate::qr::Qr;

/// What stands on a card.
pub(super) struct Card {
    pub(super) language: Language,
    pub(super) call: String,
    pub(super) name: String,
    pub(super) company: String,
    pub(super) how: String,
    pub(super) qr: Qr,
}

/// A line of text: the middle of its width, its base line, and how large it is at most.
struct Line<'a> {
    text: &'a str,
    middle: f32,
    base: f32,
    size: f32,
    /// Room for it; what is longer gets smaller, and what is much longer is cut.
    room: f32,
    look: &'static str,
}

const A4: (f32, f32) = (210.0, 297.0);
const A6: (f32, f32) = (105.0, 148.0);
/// As business cards are in Japan; those of Europe are 6 mm shorter, and fit.
const BUSINESS: (f32, f32) = (91.0, 55.0);
/// Columns and rows on A4.
const CARDS: (u8, u8) = (2, 5);
/// Longer texts are set down to this part of their size, and then cut.
const SMALLEST: f32 = 0.55;
const STRONG: &str = r##"font-weight="700" fill="#111""##;
const SOFT: &str = r##"font-weight="400" fill="#444""##;

/// The size of a sheet's paper.
pub(super) const fn paper(sheet: CardSheet) -> (f32, f32) {
    match sheet {
        CardSheet::A4 | CardSheet::BusinessCards => A4,
        CardSheet::A6 => A6,
    }
}

impl Card {
    /// The sheet: an SVG document whose unit is a millimetre.
    pub(super) fn sheet(&self, sheet: CardSheet, fonts: &Fonts) -> Result<String> {
        let (width, height) = paper(sheet);
        let drawn = match sheet {
            CardSheet::A6 => self.upright(fonts)?,
            CardSheet::A4 => format!(r#"<g transform="scale(2)">{}</g>"#, self.upright(fonts)?),
            CardSheet::BusinessCards => self.business_cards(fonts)?,
        };
        Ok(format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" xml:lang="{}">{drawn}</svg>"#,
            self.language.tag()
        ))
    }

    /// One card as large as A6: what to do, the code, whose it is, and how.
    fn upright(&self, fonts: &Fonts) -> Result<String> {
        let (middle, room) = (A6.0 / 2.0, A6.0 - 16.0);
        let line = |text, base, size, look| Line { text, middle, base, size, room, look };
        let mut drawn = set(fonts, &line(&self.call, 22.0, 9.0, STRONG))?;
        drawn += &self.code(middle - 32.0, 28.0, 64.0);
        drawn += &set(fonts, &line(&self.name, 106.0, 8.0, STRONG))?;
        drawn += &set(fonts, &line(&self.company, 114.0, 5.0, SOFT))?;
        for (at, how) in (0_u8..).zip(self.how.lines()) {
            drawn += &set(fonts, &line(how, 128.0 + 6.0 * f32::from(at), 4.2, SOFT))?;
        }
        Ok(drawn)
    }

    /// One business card: the code on the left, the rest beside it.
    fn business_card(&self, fonts: &Fonts) -> Result<String> {
        let line = |text, base, size, look| Line { text, middle: 66.0, base, size, room: 43.0, look };
        let mut drawn = self.code(3.5, 7.5, 40.0);
        drawn += &set(fonts, &line(&self.call, 14.5, 4.2, STRONG))?;
        drawn += &set(fonts, &line(&self.name, 26.0, 5.2, STRONG))?;
        drawn += &set(fonts, &line(&self.company, 32.0, 3.2, SOFT))?;
        for (at, how) in (0_u8..).zip(self.how.lines()) {
            drawn += &set(fonts, &line(how, 41.0 + 4.0 * f32::from(at), 2.7, SOFT))?;
        }
        Ok(drawn)
    }

    /// Ten of them on A4, with marks to cut along.
    fn business_cards(&self, fonts: &Fonts) -> Result<String> {
        let card = self.business_card(fonts)?;
        let (columns, rows) = CARDS;
        let left = (A4.0 - f32::from(columns) * BUSINESS.0) / 2.0;
        let top = (A4.1 - f32::from(rows) * BUSINESS.1) / 2.0;
        let mut drawn = String::new();
        for (column, row) in (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row))) {
            let (x, y) = (left + f32::from(column) * BUSINESS.0, top + f32::from(row) * BUSINESS.1);
            let _ = write!(drawn, r#"<g transform="translate({x} {y})">{card}</g>"#);
        }
        Ok(drawn + &cut_marks(left, top))
    }

    /// The code as one path, its white edge included.
    fn code(&self, x: f32, y: f32, side: f32) -> String {
        let (modules, path) = self.qr.path();
        let scale = side / modules;
        format!(r#"<path transform="translate({x} {y}) scale({scale})" d="{path}"/>"#)
    }
}

/// Short lines outside the cards, where their edges go on.
fn cut_marks(left: f32, top: f32) -> String {
    let mut path = String::new();
    for column in 0..=CARDS.0 {
        let x = left + f32::from(column) * BUSINESS.0;
        let _ =
            write!(path, "M{x} {}V{}M{x} {}V{}", top - 6.0, top - 2.0, A4.1 - top + 2.0, A4.1 - top + 6.0);
    }
    for row in 0..=CARDS.1 {
        let y = top + f32::from(row) * BUSINESS.1;
        let _ = write!(
            path,
            "M{} {y}H{}M{} {y}H{}",
            left - 6.0,
            left - 2.0,
            A4.0 - left + 2.0,
            A4.0 - left + 6.0
        );
    }
    format!(r##"<path d="{path}" fill="none" stroke="#888" stroke-width="0.1"/>"##)
}

/// Sets a line: as large as it may be, smaller when it is long, and cut when it is very long.
fn set(fonts: &Fonts, line: &Line<'_>) -> Result<String> {
    let mut text = plain(line.text.trim());
    if text.is_empty() {
        return Ok(String::new());
    }
    let mut width = width(fonts, &text, line)?;
    while width * SMALLEST > line.room && text.chars().count() > 2 {
        // As much as is surely too much, then the sign that something is missing.
        let kept = text.chars().count() * 9 / 10 - 1;
        text = text.chars().take(kept).collect::<String>().trim_end().to_owned() + "…";
        width = self::width(fonts, &text, line)?;
    }
    let size = line.size * (line.room / width).min(1.0);
    Ok(written(&text, line, size))
}

/// How wide a text is at its full size.
fn width(fonts: &Fonts, text: &str, line: &Line<'_>) -> Result<f32> {
    let svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{}</svg>"#,
        written(text, line, line.size)
    );
    Ok(fonts.lay_out(&svg)?.root().bounding_box().width())
}

fn written(text: &str, line: &Line<'_>, size: f32) -> String {
    format!(
        r#"<text x="{}" y="{}" font-size="{size}" text-anchor="middle" {}>{}</text>"#,
        line.middle,
        line.base,
        line.look,
        escaped(text)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
