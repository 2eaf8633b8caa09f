//! Makes what was handed in fit what LINE takes (LINE reference A.2.2). What cannot be a picture, video or sound for LINE
//! goes out as a link to the file.

use std::fs::File;
use std::io::{BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use domain::MediaHash;
use domain::message::{AttachmentKind, AttachmentNote};
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use line::limits::{MAX_IMAGE_BYTES, MAX_PREVIEW_BYTES};
use sha2::{Digest, Sha256};
use store::media::{self, Media};

use super::probe::{FileKind, probe};
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
    pub(super) file: Option<PathBuf>,
    pub(super) preview: Option<Media>,
    /// ms
    pub(super) duration: Option<i64>,
    pub(super) notes: Vec<AttachmentNote>,
}

/// Looks at `file` and makes it fit. What is made anew is kept in the store's folder at once; the caller notes it.
pub(super) async fn fit(store: &Path, file: &Path, name: &str) -> Result<Fitted> {
    let probed = {
        let file = file.to_owned();
        blocking(move || probe(&file)).await?.map_err(disk)?
    };
    match probed {
        FileKind::Picture(format) => match picture(store, file, format).await? {
            Some(fitted) => Ok(fitted),
            // It says that it is a picture, and cannot be read.
            None => {
                as_it_is(
                    file,
                    AttachmentKind::File,
                    mime_by_name(name),
                    None,
                    vec![AttachmentNote::FileAsLink],
                )
                .await
            }
        },
        FileKind::Video(duration) => {
            let fitted = as_it_is(file, AttachmentKind::Video, "video/mp4", duration, Vec::new()).await?;
            Ok(Fitted { preview: Some(video_preview(store).await?), ..fitted })
        }
        FileKind::Sound { mime, duration: Some(ms) } => {
            as_it_is(file, AttachmentKind::Audio, mime, Some(ms), Vec::new()).await
        }
        FileKind::OtherVideo => {
            as_it_is(file, AttachmentKind::File, mime_by_name(name), None, vec![AttachmentNote::VideoAsLink])
                .await
        }
        FileKind::OtherSound | FileKind::Sound { .. } => {
            as_it_is(file, AttachmentKind::File, mime_by_name(name), None, vec![AttachmentNote::AudioAsLink])
                .await
        }
        FileKind::Other => {
            as_it_is(file, AttachmentKind::File, mime_by_name(name), None, vec![AttachmentNote::FileAsLink])
                .await
        }
    }
}

async fn as_it_is(
    file: &Path,
    kind: AttachmentKind,
    mime: &str,
    duration: Option<i64>,
    notes: Vec<AttachmentNote>,
) -> Result<Fitted> {
    let path = file.to_owned();
    let (hash, size) = blocking(move || hash(&path)).await?.map_err(disk)?;
    let media = Media { hash, mime: mime.to_owned(), size, width: None, height: None };
    Ok(Fitted { kind, media, file: Some(file.to_owned()), preview: None, duration, notes })
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

/// A picture as LINE takes it, or none when it cannot be read.
struct Picture {
    /// The bytes, where they are others than the file's.
    new: Option<Vec<u8>>,
    mime: &'static str,
    side: (u32, u32),
    preview: Vec<u8>,
    preview_side: (u32, u32),
    notes: Vec<AttachmentNote>,
}

async fn picture(store: &Path, file: &Path, format: ImageFormat) -> Result<Option<Fitted>> {
    let path = file.to_owned();
    let made = blocking(move || make(&path, format)).await?.map_err(disk)?;
    let Some(made) = made else { return Ok(None) };
    let (width, height) = made.side;
    let fitted = match made.new {
        None => as_it_is(file, AttachmentKind::Image, made.mime, None, made.notes).await?,
        Some(bytes) => {
            let media = kept(store, bytes, made.mime, made.side).await?;
            Fitted {
                kind: AttachmentKind::Image,
                media,
                file: None,
                preview: None,
                duration: None,
                notes: made.notes,
            }
        }
    };
    let preview = kept(store, made.preview, "image/jpeg", made.preview_side).await?;
    let media = Media { width: Some(width), height: Some(height), ..fitted.media };
    Ok(Some(Fitted { media, preview: Some(preview), ..fitted }))
}

fn make(file: &Path, format: ImageFormat) -> std::io::Result<Option<Picture>> {
    let bytes = std::fs::read(file)?;
    let Ok(picture) = photos::decode(&bytes) else { return Ok(None) };
    let fits = matches!(format, ImageFormat::Jpeg | ImageFormat::Png);
    let small = within_bytes(&bytes, MAX_IMAGE_BYTES);
    let side = |picture: &DynamicImage| (picture.width(), picture.height());
    // Cameras write down where a photo was taken: that is nobody's business.
    let new = if fits && small && !tells_more(&bytes) { None } else { Some(made(&picture)) };
    let new_side = new.as_ref().map_or(side(&picture), |(_, side)| *side);
    let mut notes = Vec::new();
    if !fits {
        notes.push(AttachmentNote::Converted);
    } else if new_side != side(&picture) || !small {
        notes.push(AttachmentNote::MadeSmaller);
    }
    let new = new.map(|(new, _)| new);
    let small_picture = within(&picture, PREVIEW_SIDE);
    let preview = jpeg(&small_picture, PREVIEW_QUALITY);
    let fit = !preview.is_empty() && within_bytes(&preview, MAX_PREVIEW_BYTES);
    if !fit || new.as_ref().is_some_and(|new| new.is_empty() || !within_bytes(new, MAX_IMAGE_BYTES)) {
        return Ok(None);
    }
    let mime = match (&new, format) {
        (None, ImageFormat::Png) => "image/png",
        _ => "image/jpeg",
    };
    Ok(Some(Picture { new, mime, side: new_side, preview, preview_side: side(&small_picture), notes }))
}

/// A picture as a JPEG that LINE takes, with its pixels: made smaller until it is small enough.
fn made(picture: &DynamicImage) -> (Vec<u8>, (u32, u32)) {
    let mut side = SIDE;
    loop {
        let whole = within(picture, side);
        let made = jpeg(&whole, QUALITY);
        if within_bytes(&made, MAX_IMAGE_BYTES) || side <= PREVIEW_SIDE {
            return (made, (whole.width(), whole.height()));
        }
        side /= 2;
    }
}

fn within_bytes(bytes: &[u8], most: u64) -> bool {
    bytes.len() as u64 <= most
}

/// Whether a picture carries what a camera wrote into it.
fn tells_more(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(128 * 1024)];
    [b"Exif\0".as_slice(), b"http://ns.adobe.com/xap", b"eXIf"]
        .iter()
        .any(|mark| head.windows(mark.len()).any(|window| window == *mark))
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
