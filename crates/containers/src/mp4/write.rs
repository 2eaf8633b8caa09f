//! How boxes of an allow-list are written.

use super::boxes::{BoxRef, Boxes, FourCc, write_box};
use super::chunks::ChunkMap;
use super::tables;
use crate::Error;

/// What is kept of a box.
#[derive(Clone, Copy)]
pub(super) enum Keep {
    /// Those of its boxes that are in a list.
    Boxes(&'static [Allowed]),
    /// Its body as it is.
    Whole,
    /// At most so many bytes of its body: all that the standard gives it.
    UpTo(usize),
    /// A body of this length, by its version (0 or 1), with zero for the times of creation and modification.
    Timed([usize; 2]),
    /// What a function makes of its body.
    Through(Rewrite),
}

/// Makes a new body of a box. None: the box leaves.
pub(super) type Rewrite = fn(&[u8], &ChunkMap) -> Result<Option<Vec<u8>>, Error>;

/// A kind of box, and what is kept of it.
pub(super) type Allowed = (FourCc, Keep);

use Keep::{Through, Timed, UpTo, Whole};

/// Writes those boxes of a body that are in a list.
pub(super) fn write_allowed(
    body: &[u8],
    allowed: &[Allowed],
    chunks: &ChunkMap,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    for child in Boxes::of(body) {
        let child = child?;
        if let Some((_, keep)) = allowed.iter().find(|(kind, _)| *kind == child.kind) {
            write_kept(child, *keep, chunks, out)?;
        }
    }
    Ok(())
}

/// Writes what is kept of a box.
pub(super) fn write_kept(
    child: BoxRef<'_>,
    keep: Keep,
    chunks: &ChunkMap,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    let body = match keep {
        Keep::Boxes(allowed) => {
            return write_box(child.kind, out, |out| write_allowed(child.body, allowed, chunks, out));
        }
        Whole => Some(child.body.to_vec()),
        UpTo(most) => Some(child.body.iter().copied().take(most).collect()),
        Timed(lengths) => Some(tables::without_times(child.body, lengths)?),
        Through(rewrite) => rewrite(child.body, chunks)?,
    };
    match body {
        Some(body) => write_box(child.kind, out, |out| {
            out.extend_from_slice(&body);
            Ok(())
        }),
        None => Ok(()),
    }
}
