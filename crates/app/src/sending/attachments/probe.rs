//! Probing: what a file is, by its own bytes: neither its name nor its announced type is believed.

use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;

use image::{ImageFormat, ImageReader};
use lofty::file::{AudioFile, FileType};
use lofty::probe::Probe;
use mp4parse::TrackType;

/// What a file is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    /// A picture that can be read.
    Picture(ImageFormat),
    /// MP4 with moving pictures; its length in ms.
    Video(Option<i64>),
    /// MP4 (M4A) or MP3 with sound alone.
    Sound {
        /// `audio/mp4` or `audio/mpeg`.
        mime: &'static str,
        /// ms.
        duration: Option<i64>,
    },
    /// A picture in a form that is not read here.
    OtherPicture,
    /// Moving pictures in a form that LINE does not take.
    OtherVideo,
    /// Sound in a form that LINE does not take.
    OtherSound,
    /// Anything else.
    Other,
}

/// Probes a file: tells its kind by its own bytes.
pub(super) fn probe(file: &Path) -> std::io::Result<FileKind> {
    let mut start = [0; 64];
    let mut reader = File::open(file)?;
    let read = reader.read(&mut start)?;
    reader.rewind()?;
    let start = &start[..read];
    if let Some(format) = ImageReader::open(file)?.with_guessed_format()?.format() {
        return Ok(match format.reading_enabled() {
            true => FileKind::Picture(format),
            false => FileKind::OtherPicture,
        });
    }
    if start.get(4..8) == Some(b"ftyp") {
        return Ok(mp4(reader, start));
    }
    if let Some(sound) = sound(file) {
        return Ok(sound);
    }
    Ok(other(start))
}

/// MP4 and what is built like it. QuickTime is not MP4, though much of it looks alike.
fn mp4(reader: File, start: &[u8]) -> FileKind {
    if start.get(8..12) == Some(b"qt  ") {
        return FileKind::OtherVideo;
    }
    // HEIF, which phones take photos in, is built of boxes too.
    if containers::detect(start).is_none() {
        return FileKind::OtherPicture;
    }
    let Ok(parsed) = mp4parse::read_mp4(&mut BufReader::new(reader)) else {
        return FileKind::Other;
    };
    let length = |track: &mp4parse::Track| {
        let (duration, scale) = track.duration.as_ref().zip(track.timescale.as_ref())?;
        let ms = u128::from(duration.0) * 1000 / u128::from(scale.0.max(1));
        i64::try_from(ms).ok()
    };
    let longest = parsed.tracks.iter().filter_map(length).max();
    let has = |kind: &TrackType| parsed.tracks.iter().any(|track| track.track_type == *kind);
    if has(&TrackType::Video) {
        FileKind::Video(longest)
    } else if has(&TrackType::Audio) {
        FileKind::Sound { mime: "audio/mp4", duration: longest }
    } else {
        FileKind::Other
    }
}

fn sound(file: &Path) -> Option<FileKind> {
    let probe = Probe::open(file).ok()?.guess_file_type().ok()?;
    if probe.file_type()? != FileType::Mpeg {
        return Some(FileKind::OtherSound);
    }
    let duration = probe.read().ok()?.properties().duration().as_millis();
    let duration = i64::try_from(duration).ok().filter(|ms| *ms > 0);
    // What only looks like MP3 has no length.
    duration.map(|ms| FileKind::Sound { mime: "audio/mpeg", duration: Some(ms) })
}

fn other(start: &[u8]) -> FileKind {
    let matroska = start.starts_with(&[0x1a, 0x45, 0xdf, 0xa3]);
    let avi = start.starts_with(b"RIFF") && start.get(8..12) == Some(b"AVI ");
    // As cameras wrote it before there was `ftyp`.
    let old_quicktime = matches!(start.get(4..8), Some(b"moov" | b"mdat" | b"wide"));
    if matroska || avi || old_quicktime { FileKind::OtherVideo } else { FileKind::Other }
}
