//! The movie (`moov`): its header, and the tracks that are kept.

use std::ops::Range;

use super::allowed::{MOVIE_HEADER, TRACK};
use super::boxes::{BoxRef, Boxes, FourCc, find, u32_at, write_box};
use super::chunks::{ChunkMap, chunks};
use super::write::{write_allowed, write_kept};
use crate::Error;

/// A movie as it is written.
pub(super) struct Movie<'a> {
    header: BoxRef<'a>,
    tracks: Vec<Track<'a>>,
}

#[derive(Clone, Copy)]
struct Track<'a> {
    body: &'a [u8],
    media: Media,
    is_enabled: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Media {
    Video,
    Sound,
}

impl<'a> Movie<'a> {
    /// Reads the body of a `moov` box. Of its tracks, those are kept that are seen or heard.
    ///
    /// # Errors
    /// `Unsupported` for one in fragments, compressed, or without video and sound; `Malformed`.
    pub(super) fn read(moov: &'a [u8]) -> Result<Self, Error> {
        let (mut header, mut tracks) = (None, Vec::new());
        for child in Boxes::of(moov) {
            let child = child?;
            match &child.kind {
                b"mvhd" => header = Some(child),
                b"trak" => tracks.extend(Track::read(child.body)?),
                b"mvex" => return Err(super::boxes::FRAGMENTED),
                b"cmov" => return Err(Error::Unsupported("a compressed QuickTime movie")),
                _ => (),
            }
        }
        let tracks = presented(&tracks);
        if tracks.is_empty() {
            return Err(Error::Unsupported("an MP4 without video and sound"));
        }
        Ok(Self { header: header.ok_or(Error::Malformed("an MP4 without its header"))?, tracks })
    }

    /// Where the chunks of the tracks are.
    pub(super) fn chunks(&self) -> Result<Vec<Range<u64>>, Error> {
        let mut all = Vec::new();
        for track in &self.tracks {
            all.extend(chunks(track.body, track.media == Media::Sound)?);
        }
        Ok(all)
    }

    /// The `moov` box of the new file. Its length does not depend on where the chunks are.
    pub(super) fn encode(&self, chunks: &ChunkMap) -> Result<Vec<u8>, Error> {
        let mut out = Vec::new();
        write_box(*b"moov", &mut out, |out| {
            write_kept(self.header, MOVIE_HEADER, chunks, out)?;
            for track in &self.tracks {
                write_box(*b"trak", out, |out| write_allowed(track.body, TRACK, chunks, out))?;
            }
            Ok(())
        })?;
        Ok(out)
    }
}

impl<'a> Track<'a> {
    /// Reads the body of a `trak` box. None for timed metadata, subtitles, time codes, hints and whatever else there is.
    fn read(body: &'a [u8]) -> Result<Option<Self>, Error> {
        const ENABLED: u32 = 1;
        let handler: Option<FourCc> = find(body, &[*b"mdia", *b"hdlr"])?
            .and_then(|handler| handler.get(8..))
            .and_then(|kind| kind.first_chunk().copied());
        let media = match handler.as_ref() {
            Some(b"vide") => Media::Video,
            Some(b"soun") => Media::Sound,
            _ => return Ok(None),
        };
        let flags = find(body, &[*b"tkhd"])?.and_then(|header| u32_at(header, 0));
        let flags = flags.ok_or(Error::Malformed("a track without its header"))?;
        Ok(Some(Self { body, media, is_enabled: flags & ENABLED != 0 }))
    }
}

/// The tracks that players present: the enabled ones. A disabled video or sound is the picture of a chapter or another
/// language. Where a file enables none of a kind, players present all of them.
fn presented<'a>(tracks: &[Track<'a>]) -> Vec<Track<'a>> {
    let any = |media| tracks.iter().any(|track| track.media == media && track.is_enabled);
    let (video, sound) = (any(Media::Video), any(Media::Sound));
    let is_presented = |track: &&Track<'_>| {
        track.is_enabled
            || match track.media {
                Media::Video => !video,
                Media::Sound => !sound,
            }
    };
    tracks.iter().filter(is_presented).copied().collect()
}
