//! The sheet as a PDF file, its fonts embedded as far as they are used, and as a drawing for the window.

use krilla::Document;
use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt, SvgSettings};
use usvg::WriteOptions;

use super::fonts::Fonts;
use super::layout::{Card, paper};
use crate::invitations::views::CardSheet;
use crate::{Error, ErrorCode, Result};

/// Points of a millimetre.
const POINTS: f32 = 72.0 / 25.4;

/// The sheet as an SVG document whose letters are outlines: what the window shows is what is printed.
pub(super) fn drawing(card: &Card, sheet: CardSheet) -> Result<String> {
    let fonts = Fonts::of_this_computer(card.language);
    let tree = fonts.lay_out(&card.sheet(sheet, &fonts)?)?;
    Ok(tree.to_string(&WriteOptions::default()))
}

/// The sheet as a PDF file: its words are text, to be searched and read aloud.
pub(super) fn document(card: &Card, sheet: CardSheet) -> Result<Vec<u8>> {
    let fonts = Fonts::of_this_computer(card.language);
    let tree = fonts.lay_out(&card.sheet(sheet, &fonts)?)?;
    let (width, height) = paper(sheet);
    let size = Size::from_wh(width * POINTS, height * POINTS).ok_or_else(|| failed("a size"))?;
    let mut document = Document::new();
    let title = [card.name.as_str(), &card.company].join(" – ");
    document.set_metadata(Metadata::new().title(title).language(card.language.tag().to_owned()));
    let mut page = document.start_page_with(PageSettings::new(size));
    let mut surface = page.surface();
    surface.draw_svg(&tree, size, SvgSettings::default());
    surface.finish();
    page.finish();
    document.finish().map_err(|error| failed(format!("{error:?}")))
}

fn failed(why: impl ToString) -> Error {
    Error::new(ErrorCode::Internal).because(why.to_string())
}
