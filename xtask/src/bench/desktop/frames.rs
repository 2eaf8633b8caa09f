//! What is on a virtual screen, as Xvfb keeps it in a file: reading it asks nothing of any program.

use std::{
    fs::File,
    io::{Read, Seek, SeekFrom},
    path::Path,
};

use anyhow::{Context, Result, ensure};

/// Of so many rows, and of so many pixels in a row, one is looked at.
const STEP: usize = 4;
const BYTES_PER_PIXEL: usize = 4;
/// A smaller window is a splash or a question, not the program's main one.
const SMALLEST_WINDOW: usize = 400 * 300 / (STEP * STEP);
/// So much of a window, in per mille, has another colour than most of it: something is painted.
const PAINTED_PER_MILLE: usize = 10;
/// A change of less, in per mille of the screen, is a caret that blinks or a thing that turns.
const CHANGED_PER_MILLE: usize = 2;

/// The file with a screen's picture: an X window dump (`man xwd`).
pub struct Framebuffer {
    file: File,
    pixels: u64,
    row: usize,
    rows: usize,
}

impl Framebuffer {
    /// Opens the one that a recorded display keeps in `folder`.
    pub fn open(folder: &Path) -> Result<Self> {
        let mut file = File::open(folder.join("Xvfb_screen0")).context("Xvfb keeps no picture")?;
        let mut header = [0; 80];
        file.read_exact(&mut header)?;
        // Twenty numbers, the highest byte first.
        let (numbers, _) = header.as_chunks::<4>();
        let number = |index: usize| u32::from_be_bytes(numbers[index]) as usize;
        ensure!(number(11) == 8 * BYTES_PER_PIXEL, "the screen has {} bits per pixel", number(11));
        // The header, then twelve bytes for each colour of its map.
        Ok(Self { file, pixels: (number(0) + 12 * number(19)) as u64, row: number(12), rows: number(5) })
    }

    /// What is on the screen now.
    pub fn frame(&mut self) -> Result<Frame> {
        let mut bytes = vec![0; self.rows.div_ceil(STEP) * self.row];
        for (index, row) in bytes.chunks_mut(self.row).enumerate() {
            self.file.seek(SeekFrom::Start(self.pixels + (index * STEP * self.row) as u64))?;
            self.file.read_exact(row)?;
        }
        Ok(Frame(bytes))
    }
}

/// What was on a screen at one moment: some of its rows.
#[derive(PartialEq, Eq)]
pub struct Frame(Vec<u8>);

impl Frame {
    /// Whether a main window has painted something: it is there, and not of one colour. The screen behind it is black.
    pub fn is_painted(&self) -> bool {
        let mut colours = vec![0_usize; 1 << 12];
        for [blue, green, red, _] in self.pixels().filter(|[blue, green, red, _]| blue | green | red != 0) {
            // Shades that nobody tells apart are one colour.
            let colour = (red as usize >> 4) << 8 | (green as usize >> 4) << 4 | blue as usize >> 4;
            colours[colour] += 1;
        }
        let window: usize = colours.iter().sum();
        let ground = colours.iter().max().copied().unwrap_or(0);
        window >= SMALLEST_WINDOW && (window - ground) * 1000 >= window * PAINTED_PER_MILLE
    }

    /// Whether more than a caret has changed since `earlier`.
    pub fn differs(&self, earlier: &Self) -> bool {
        let changed = self.pixels().zip(earlier.pixels()).filter(|(now, before)| now != before).count();
        changed * 1000 >= self.pixels().count() * CHANGED_PER_MILLE
    }

    fn pixels(&self) -> impl Iterator<Item = [u8; 4]> {
        let (pixels, _) = self.0.as_chunks::<BYTES_PER_PIXEL>();
        pixels.iter().step_by(STEP).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A screen of 1600 × 1000 with a white window of this many rows, of which some are grey.
    fn screen(window: usize, grey: usize) -> Frame {
        let rows = (0..250).map(|row| match row {
            row if row < grey => 0x80,
            row if row < window => 0xff,
            _ => 0,
        });
        Frame(rows.flat_map(|shade| [shade; 1600 * BYTES_PER_PIXEL]).collect())
    }

    #[test]
    fn a_window_of_one_colour_is_not_painted_yet() {
        assert!(!screen(0, 0).is_painted(), "there is no window");
        assert!(!screen(200, 0).is_painted(), "nothing is in it");
        assert!(!screen(200, 1).is_painted(), "a line at its edge");
        assert!(!screen(10, 5).is_painted(), "a splash");
        assert!(screen(200, 20).is_painted());
    }

    #[test]
    fn a_blinking_caret_is_no_change_of_the_frame() {
        let before = screen(200, 20);
        let mut caret = screen(200, 20);
        caret.0[..40].fill(0);
        assert!(!caret.differs(&before));
        assert!(screen(200, 21).differs(&before));
    }
}
