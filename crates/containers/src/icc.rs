//! ICC profiles (ICC.1:2022): the tags that colours are computed with stay.
//!
//! A display's profile is put into its screenshots, and names the display: serial number, date of manufacture, the name
//! that its owner gave it. Texts, dates and private tags leave; the two texts that the standard requires are replaced.

use std::ops::Range;

use img_parts::Bytes;

/// Larger profiles are left out, in bytes. Those of cameras and displays have a few kB, those of printing up to some MB.
const MAX_BYTES: usize = 4 * 1024 * 1024;
const HEADER_BYTES: usize = 128;
const TAG_BYTES: usize = 12;
/// More than there are to keep.
const MAX_TAGS: usize = 256;
/// The header's fields that colours are computed with: version, class and both colour spaces; the signature; rendering
/// intent and illuminant. Between them are date, maker, model, platform and flags, behind them creator and identifier.
const HEADER_FIELDS: [Range<usize>; 3] = [8..24, 36..40, 64..80];
const VERSION: usize = 8;

/// Copies a profile with its numeric tags only. None for one that is too large or cannot be read: without a profile a
/// picture is shown as sRGB, which viewers also do with one that they cannot read.
pub(crate) fn numeric(profile: &[u8]) -> Option<Bytes> {
    if profile.len() > MAX_BYTES || profile.get(36..40)? != b"acsp" {
        return None;
    }
    let entries = entries(profile)?;
    let mut tags = Vec::new();
    for entry in &entries {
        let data = profile.get(entry.data.clone())?;
        if is_numeric(&entry.signature) && is_numeric_type(data) {
            tags.push((entry.signature, data));
        }
    }
    if tags.is_empty() {
        return None;
    }
    let (name, copyright) = if *profile.get(VERSION)? >= 4 {
        (unicode_text(), unicode_text())
    } else {
        (ascii_description(), ascii_text())
    };
    tags.push((*b"desc", &name));
    tags.push((*b"cprt", &copyright));
    assemble(profile.get(..HEADER_BYTES)?, &tags)
}

/// An entry of the tag table.
struct Entry {
    signature: [u8; 4],
    /// Where the tag's data is in the profile.
    data: Range<usize>,
}

fn entries(profile: &[u8]) -> Option<Vec<Entry>> {
    let count = u32_at(profile, HEADER_BYTES).filter(|count| *count <= MAX_TAGS)?;
    let table = profile.get(HEADER_BYTES + 4..)?.get(..count * TAG_BYTES)?;
    let entry = |entry: &[u8]| {
        let (signature, start) = (*entry.first_chunk()?, u32_at(entry, 4)?);
        Some(Entry { signature, data: start..start.checked_add(u32_at(entry, 8)?)? })
    };
    table.chunks_exact(TAG_BYTES).map(entry).collect()
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?)).ok()
}

/// Whether a tag is a colorant, a curve, a white or black point, or a table of a printer or camera.
#[rustfmt::skip]
fn is_numeric(signature: &[u8; 4]) -> bool {
    matches!(
        signature,
        b"rXYZ" | b"gXYZ" | b"bXYZ" | b"rTRC" | b"gTRC" | b"bTRC" | b"kTRC" | b"wtpt" | b"bkpt" | b"chad" | b"cicp"
            | b"A2B0" | b"A2B1" | b"A2B2" | b"B2A0" | b"B2A1" | b"B2A2"
    )
}

/// Whether a tag's data is of a type that holds numbers, whatever its tag says.
#[rustfmt::skip]
fn is_numeric_type(data: &[u8]) -> bool {
    matches!(
        data.first_chunk(),
        Some(b"XYZ " | b"curv" | b"para" | b"sf32" | b"cicp" | b"mft1" | b"mft2" | b"mAB " | b"mBA ")
    )
}

/// Puts a profile together. Data that tags share, as the three curves often do, is written once.
fn assemble(header: &[u8], tags: &[([u8; 4], &[u8])]) -> Option<Bytes> {
    let mut table = u32::try_from(tags.len()).ok()?.to_be_bytes().to_vec();
    let start = HEADER_BYTES + 4 + tags.len() * TAG_BYTES;
    let mut data: Vec<u8> = Vec::new();
    let mut written: Vec<(&[u8], usize)> = Vec::new();
    for (signature, tag) in tags {
        let known = written.iter().find(|(other, _)| other == tag);
        let offset = known.map_or(start + data.len(), |(_, offset)| *offset);
        if known.is_none() {
            written.push((tag, offset));
            data.extend_from_slice(tag);
            data.resize(data.len().next_multiple_of(4), 0);
        }
        table.extend_from_slice(signature);
        table.extend_from_slice(&u32::try_from(offset).ok()?.to_be_bytes());
        table.extend_from_slice(&u32::try_from(tag.len()).ok()?.to_be_bytes());
        if data.len() > MAX_BYTES {
            return None;
        }
    }
    let length = u32::try_from(start + data.len()).ok()?;
    let mut profile = vec![0; HEADER_BYTES];
    profile[..4].copy_from_slice(&length.to_be_bytes());
    for field in HEADER_FIELDS {
        profile[field.clone()].copy_from_slice(header.get(field)?);
    }
    Some([profile, table, data].concat().into())
}

const TEXT: &[u8] = b"-";

/// `multiLocalizedUnicodeType`, of version 4, with one text.
fn unicode_text() -> Vec<u8> {
    let utf16: Vec<u8> = TEXT.iter().flat_map(|letter| [0, *letter]).collect();
    let records = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS\0\0\0\x02\0\0\0\x1c";
    [records.as_slice(), &utf16].concat()
}

/// `textDescriptionType`, of version 2: ASCII, and no Unicode or Macintosh text.
fn ascii_description() -> Vec<u8> {
    const UNICODE_AND_MACINTOSH: [u8; 4 + 4 + 2 + 1 + 67] = [0; 78];
    [b"desc\0\0\0\0\0\0\0\x02".as_slice(), TEXT, b"\0", &UNICODE_AND_MACINTOSH].concat()
}

/// `textType`.
fn ascii_text() -> Vec<u8> {
    [b"text\0\0\0\0".as_slice(), TEXT, b"\0"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A profile of a display of Ken's, whose three curves are one.
    fn display_profile(version: u8) -> Vec<u8> {
        let mut header = vec![0x20; HEADER_BYTES];
        header[VERSION] = version;
        header[24..36].copy_from_slice(b"\x07\xe8\0\x05\0\x06\0\x07\0\x08\0\x09");
        header[36..40].copy_from_slice(b"acsp");
        header[48..52].copy_from_slice(b"MAKE");
        let curve = b"curv\0\0\0\0\0\0\0\x01\x02\x33\0\0".as_slice();
        let tags: [([u8; 4], &[u8]); 7] = [
            (*b"desc", b"desc\0\0\0\0\0\0\0\x0eKen's display\0"),
            (*b"rXYZ", b"XYZ \0\0\0\0\0\0\x6f\xa2\0\0\x38\xf5\0\0\x03\x90"),
            (*b"rTRC", curve),
            (*b"gTRC", curve),
            (*b"bTRC", curve),
            (*b"mmod", b"mmod\0\0\0\0serial 4711"),
            (*b"wtpt", b"text\0\0\0\0Kyoto\0"),
        ];
        let mut profile = assemble(&header, &tags).expect("a profile is assembled").to_vec();
        profile[..HEADER_BYTES].copy_from_slice(&header);
        profile
    }

    fn tag<'a>(profile: &'a [u8], signature: &[u8; 4]) -> Option<&'a [u8]> {
        let entries = entries(profile).expect("the tag table is whole");
        let entry = entries.iter().find(|entry| entry.signature == *signature)?;
        profile.get(entry.data.clone())
    }

    #[test]
    fn an_icc_profile_keeps_its_curves_and_forgets_the_display_that_it_names() {
        for version in [2, 4] {
            let before = display_profile(version);
            let after = numeric(&before).expect("the profile can be read");
            for kept in [b"rXYZ", b"rTRC", b"gTRC", b"bTRC"] {
                assert_eq!(
                    tag(&after, kept),
                    tag(&before, kept),
                    "{kept:?} is what colours are computed with"
                );
            }
            for text in ["Ken", "4711", "Kyoto", "MAKE", "\x07\u{e8}"] {
                let bytes = text.chars().map(|c| c as u8).collect::<Vec<_>>();
                assert!(!after.windows(bytes.len()).any(|window| window == bytes), "{text} is no number");
            }
            assert_eq!(tag(&after, b"mmod"), None, "a private tag");
            assert!(tag(&after, b"desc").is_some() && tag(&after, b"cprt").is_some(), "ICC.1 requires both");
            assert_eq!(u32_at(&after, 0), Some(after.len()), "the profile tells its length");
            assert_eq!(numeric(&after).as_ref(), Some(&after), "there is nothing more to leave out");
        }
    }

    #[test]
    fn an_icc_profile_that_cannot_be_read_is_left_out() {
        let whole = display_profile(4);
        assert_eq!(numeric(&[]), None);
        assert_eq!(numeric(&whole[..whole.len() - 8]), None, "a tag's data ends behind the profile");
        assert_eq!(numeric(&vec![0; MAX_BYTES + 1]), None, "too large");
        let mut many = whole.clone();
        many[HEADER_BYTES..HEADER_BYTES + 4].fill(0xff);
        assert_eq!(numeric(&many), None, "more tags than bytes");
    }
}
