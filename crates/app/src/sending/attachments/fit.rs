//! Makes what was handed in fit what LINE takes (LINE reference A.2.2). What cannot be a picture, video or sound for LINE
//! goes out as a link to the file. Pictures, videos and sounds go out without their metadata (decision 14).

use std::fs::File;
use std::io::{BufReader, Cursor, Read};
use std::path::Path;

use domain::MediaHash;
use domain::message::{AttachmentKind, AttachmentNote};
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use line::limits::{MAX_IMAGE_BYTES, MAX_PREVIEW_BYTES};
use sha2::{Digest, Sha256};
use store::media::{self, Media};

use super::probe::{FileKind, probe};
use super::rewrite::{Outgoing, rewrite_file, rewrite_picture};
use crate::blocking::blocking;
use crate::pictures::photos;
use crate::{Error, Result};

/// The longest side of a picture that is made smaller, in pixels.
const SIDE: u32 = 4096;
/// The longest side of a small picture, in pixels.
const PREVIEW_SIDE: u32 = 640;
const QUALITY: u8 = 88;
const PREVIEW_QUALITY: u8 = 80;

/// What is kept of a file, ready for LINE.
pub(super) struct Fitted {
    pub(super) kind: AttachmentKind,
    pub(super) media: Media,
    /// Where the bytes wait to be moved to their place; none: they are there.
    pub(super) file: Option<Outgoing>,
    pub(super) preview: Option<Media>,
    /// ms
    pub(super) duration: Option<i64>,
    pub(super) notes: Vec<AttachmentNote>,
}

/// Looks at `file` and makes it fit. What is made anew is kept in the store's folder at once; the caller notes it.
pub(super) async fn fit(store: &Path, file: &Path, name: &str) -> Result<Fitted> {
    let path = file.to_owned();
    let probed = blocking(move || probe(&path)).await?.map_err(disk)?;
    if let FileKind::Picture(format) = probed
        && let Some(fitted) = picture(store, file, format).await?
    {
        return Ok(fitted);
    }
    let path = file.to_owned();
    let (outgoing, probed) = blocking(move || rewrite_and_probe(&path, probed)).await?.map_err(disk)?;
    let sent = sent_as(&probed, &outgoing, name);
    let preview = match sent.kind {
        AttachmentKind::Video => Some(video_preview(store).await?),
        AttachmentKind::Image | AttachmentKind::Audio | AttachmentKind::File => None,
    };
    fitted(outgoing, sent, preview).await
}

/// Rewrites a file without its metadata. What it is, is told by the bytes that go out: a track may have left.
fn rewrite_and_probe(file: &Path, probed: FileKind) -> std::io::Result<(Outgoing, FileKind)> {
    let outgoing = rewrite_file(file)?;
    let probed = match &outgoing {
        Outgoing::Rewritten(path) => probe(path)?,
        Outgoing::OtherContainer(_) | Outgoing::Refused(_) => probed,
    };
    Ok((outgoing, probed))
}

/// As what LINE gets a file.
struct SentAs {
    kind: AttachmentKind,
    mime: &'static str,
    /// ms
    duration: Option<i64>,
    notes: Vec<AttachmentNote>,
}

/// As what a file goes out that is no picture for LINE. Videos and sounds whose metadata stayed are no more than a link,
/// which says so: whoever sends it decides.
fn sent_as(probed: &FileKind, outgoing: &Outgoing, name: &str) -> SentAs {
    let sent = |kind, mime, duration| SentAs { kind, mime, duration, notes: Vec::new() };
    let link = |notes| SentAs { kind: AttachmentKind::File, mime: mime_by_name(name), duration: None, notes };
    let kept = keeps_metadata(probed, outgoing).then_some(AttachmentNote::MetadataKept);
    let because = |note| link([note].into_iter().chain(kept).collect());
    match (probed, kept) {
        (FileKind::OtherVideo, _) => because(AttachmentNote::VideoAsLink),
        (FileKind::OtherSound, _) => because(AttachmentNote::AudioAsLink),
        (_, Some(kept)) => link(vec![kept]),
        (FileKind::Video(duration), None) => sent(AttachmentKind::Video, "video/mp4", *duration),
        (FileKind::Sound { mime, duration: Some(ms) }, None) => sent(AttachmentKind::Audio, mime, Some(*ms)),
        (FileKind::Sound { .. }, None) => because(AttachmentNote::AudioAsLink),
        // One that says it is a picture, and cannot be read.
        (FileKind::Picture(_) | FileKind::OtherPicture | FileKind::Other, None) => {
            because(AttachmentNote::FileAsLink)
        }
    }
}

/// Whether where and when something was made may still be in it. Documents are sent for what is in them, and MP3 has no
/// field for a place.
fn keeps_metadata(probed: &FileKind, outgoing: &Outgoing) -> bool {
    match (outgoing, probed) {
        (Outgoing::Rewritten(_), _) => false,
        (Outgoing::Refused(_), _) => true,
        (Outgoing::OtherContainer(_), FileKind::Sound { .. } | FileKind::Other) => false,
        (
            Outgoing::OtherContainer(_),
            FileKind::Picture(_)
            | FileKind::OtherPicture
            | FileKind::Video(_)
            | FileKind::OtherVideo
            | FileKind::OtherSound,
        ) => true,
    }
}

async fn fitted(outgoing: Outgoing, sent: SentAs, preview: Option<Media>) -> Result<Fitted> {
    let hashed = blocking(move || hash(outgoing.path()).map(|hashed| (outgoing, hashed))).await?;
    let (outgoing, (hash, size)) = hashed.map_err(disk)?;
    let SentAs { kind, mime, duration, notes } = sent;
    let media = Media { hash, mime: mime.to_owned(), size, width: None, height: None };
    Ok(Fitted { kind, media, file: Some(outgoing), preview, duration, notes })
}

fn hash(file: &Path) -> std::io::Result<(MediaHash, i64)> {
    let mut reader = BufReader::with_capacity(1 << 20, File::open(file)?);
    let (mut digest, mut size, mut chunk) = (Sha256::new(), 0_i64, vec![0; 1 << 16]);
    loop {
        let read = reader.read(&mut chunk)?;
        if read == 0 {
            break;
        }
        digest.update(&chunk[..read]);
        size += i64::try_from(read).unwrap_or(0);
    }
    Ok((MediaHash(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()), size))
}

/// A picture as LINE takes it.
struct Picture {
    bytes: Vec<u8>,
    mime: &'static str,
    side: (u32, u32),
    preview: Vec<u8>,
    preview_side: (u32, u32),
    notes: Vec<AttachmentNote>,
}

/// A picture for LINE. None where it cannot be read.
async fn picture(store: &Path, file: &Path, format: ImageFormat) -> Result<Option<Fitted>> {
    let path = file.to_owned();
    let made = blocking(move || make(&path, format)).await?.map_err(disk)?;
    let Some(made) = made else { return Ok(None) };
    Ok(Some(Fitted {
        kind: AttachmentKind::Image,
        media: kept(store, made.bytes, made.mime, made.side).await?,
        file: None,
        preview: Some(kept(store, made.preview, "image/jpeg", made.preview_side).await?),
        duration: None,
        notes: made.notes,
    }))
}

fn make(file: &Path, format: ImageFormat) -> std::io::Result<Option<Picture>> {
    let read = std::fs::read(file)?;
    let Ok(picture) = photos::decode(&read) else { return Ok(None) };
    let side = |picture: &DynamicImage| (picture.width(), picture.height());
    let small = within_bytes(&read, MAX_IMAGE_BYTES);
    let own_mime = mime_at_line(format);
    let rewritten = match own_mime.filter(|_| small && !is_huge_photo(&picture, format)) {
        Some(mime) => rewrite_picture(&read)?.map(|bytes| (bytes, mime, side(&picture))),
        None => None,
    };
    let (bytes, mime, new_side) = rewritten.unwrap_or_else(|| made(&picture));
    let mut notes = Vec::new();
    if own_mime.is_none() {
        notes.push(AttachmentNote::Converted);
    } else if new_side != side(&picture) || !small {
        notes.push(AttachmentNote::MadeSmaller);
    }
    let small_picture = within(&picture, PREVIEW_SIDE);
    let preview = jpeg(&small_picture, PREVIEW_QUALITY);
    let fit = |bytes: &[u8], most| !bytes.is_empty() && within_bytes(bytes, most);
    if !fit(&preview, MAX_PREVIEW_BYTES) || !fit(&bytes, MAX_IMAGE_BYTES) {
        return Ok(None);
    }
    Ok(Some(Picture { bytes, mime, side: new_side, preview, preview_side: side(&small_picture), notes }))
}

/// Whether a photo has more pixels than a phone shows. A PNG that is as long is a screenshot, which has to stay legible.
fn is_huge_photo(picture: &DynamicImage, format: ImageFormat) -> bool {
    format == ImageFormat::Jpeg && picture.width().max(picture.height()) > SIDE
}

/// The MIME type of a format that LINE takes as it is.
fn mime_at_line(format: ImageFormat) -> Option<&'static str> {
    matches!(format, ImageFormat::Jpeg | ImageFormat::Png).then(|| format.to_mime_type())
}

/// A picture as a JPEG that LINE takes, with its pixels: made smaller until it is small enough.
fn made(picture: &DynamicImage) -> (Vec<u8>, &'static str, (u32, u32)) {
    let mut side = SIDE;
    loop {
        let whole = within(picture, side);
        let made = jpeg(&whole, QUALITY);
        if within_bytes(&made, MAX_IMAGE_BYTES) || side <= PREVIEW_SIDE {
            return (made, "image/jpeg", (whole.width(), whole.height()));
        }
        side /= 2;
    }
}

fn within_bytes(bytes: &[u8], most: u64) -> bool {
    bytes.len() as u64 <= most
}

fn within(picture: &DynamicImage, side: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= side {
        return picture.clone();
    }
    picture.resize(side, side, FilterType::Lanczos3)
}

/// Transparent parts become white, as on paper.
fn jpeg(picture: &DynamicImage, quality: u8) -> Vec<u8> {
    let opaque = if picture.color().has_alpha() {
        let mut paper = RgbaImage::from_pixel(picture.width(), picture.height(), Rgba([255; 4]));
        image::imageops::overlay(&mut paper, &picture.to_rgba8(), 0, 0);
        DynamicImage::ImageRgba8(paper).to_rgb8()
    } else {
        picture.to_rgb8()
    };
    let mut out = Cursor::new(Vec::new());
    let encoder = JpegEncoder::new_with_quality(&mut out, quality);
    match opaque.write_with_encoder(encoder) {
        Ok(()) => out.into_inner(),
        Err(_) => Vec::new(),
    }
}

async fn kept(store: &Path, bytes: Vec<u8>, mime: &str, side: (u32, u32)) -> Result<Media> {
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let hash = media::write(store, bytes).await?;
    Ok(Media { hash, mime: mime.to_owned(), size, width: Some(side.0), height: Some(side.1) })
}

/// What a phone shows before a video plays: LINE asks for a picture, and this program decodes no videos.
async fn video_preview(store: &Path) -> Result<Media> {
    const WIDTH: u32 = 640;
    const HEIGHT: u32 = 360;
    let bytes =
        blocking(|| jpeg(&DynamicImage::ImageRgb8(play_sign(WIDTH, HEIGHT)), PREVIEW_QUALITY)).await?;
    kept(store, bytes, "image/jpeg", (WIDTH, HEIGHT)).await
}

/// A light triangle on a dark ground.
fn play_sign(width: u32, height: u32) -> RgbImage {
    let (middle_x, middle_y, half) =
        (f64::from(width) / 2.0, f64::from(height) / 2.0, f64::from(height) / 6.0);
    RgbImage::from_fn(width, height, |x, y| {
        let (dx, dy) = (f64::from(x) - middle_x + half * 0.7, (f64::from(y) - middle_y).abs());
        let inside = dx >= 0.0 && dx <= half * 1.8 && dy <= half * (1.0 - dx / (half * 1.8));
        if inside { Rgb([240, 240, 238]) } else { Rgb([38, 44, 52]) }
    })
}

/// What a browser should take a file for. Only harmless kinds are told apart: the rest is saved and not shown.
fn mime_by_name(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).as_deref() {
        Some("pdf") => "application/pdf",
        Some("zip") => "application/zip",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("pptx") => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        _ => "application/octet-stream",
    }
}

fn disk(error: std::io::Error) -> Error {
    store::Error::from(error).into()
}
