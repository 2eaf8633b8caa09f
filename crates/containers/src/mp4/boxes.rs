//! Boxes within a piece of memory: ISO/IEC 14496-12, 4.2.

use crate::Error;

/// A box's type, which is also a brand's and a handler's form.
pub(super) type FourCc = [u8; 4];

/// A box as it stands in its parent's body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BoxRef<'a> {
    pub(super) kind: FourCc,
    pub(super) body: &'a [u8],
}

/// The boxes of a body, one behind the other. Up to seven bytes behind the last one are no box: QuickTime ends some
/// lists with four zeros.
pub(super) struct Boxes<'a>(&'a [u8]);

impl<'a> Boxes<'a> {
    pub(super) fn of(body: &'a [u8]) -> Self {
        Self(body)
    }
}

impl<'a> Iterator for Boxes<'a> {
    type Item = Result<BoxRef<'a>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let header = Header::parse(self.0)?;
        let rest = std::mem::take(&mut self.0);
        Some(header.and_then(|header| {
            let length = header
                .size
                .map_or(Ok(rest.len()), |size| usize::try_from(size).map_err(|_| Error::Truncated))?;
            let (whole, next) = rest.split_at_checked(length).ok_or(Error::Truncated)?;
            self.0 = next;
            Ok(BoxRef { kind: header.kind, body: whole.get(header.length..).ok_or(MALFORMED)? })
        }))
    }
}

/// A box's header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) kind: FourCc,
    /// The length of the header, in bytes.
    pub(super) length: usize,
    /// The length of the whole box, at least that of the header. None: up to the end of what it is in.
    pub(super) size: Option<u64>,
}

impl Header {
    /// The most bytes that a header takes.
    pub(super) const MAX_BYTES: usize = 16;

    /// Reads a header. None where there are too few bytes for one.
    pub(super) fn parse(bytes: &[u8]) -> Option<Result<Self, Error>> {
        let size = u32::from_be_bytes(*bytes.first_chunk()?);
        let kind = *bytes.get(4..)?.first_chunk()?;
        let (length, size) = match size {
            0 => (8, None),
            1 => match bytes.get(8..).and_then(|rest| rest.first_chunk()) {
                Some(size) => (16, Some(u64::from_be_bytes(*size))),
                None => return Some(Err(Error::Truncated)),
            },
            size => (8, Some(u64::from(size))),
        };
        if size.is_some_and(|size| size < length as u64) {
            return Some(Err(MALFORMED));
        }
        Some(Ok(Self { kind, length, size }))
    }
}

/// What is refused: an MP4 whose samples are in fragments.
pub(super) const FRAGMENTED: Error = Error::Unsupported("an MP4 in fragments");

pub(super) const SHORT: Error = Error::Malformed("a box that is too short for its fields");
const MALFORMED: Error = Error::Malformed("the size of a box");

/// The body of the first box at the end of a path of kinds. None if there is none.
pub(super) fn find<'a>(mut body: &'a [u8], path: &[FourCc]) -> Result<Option<&'a [u8]>, Error> {
    for kind in path {
        let mut found = None;
        for child in Boxes::of(body) {
            let child = child?;
            if child.kind == *kind {
                found = Some(child.body);
                break;
            }
        }
        match found {
            Some(child) => body = child,
            None => return Ok(None),
        }
    }
    Ok(Some(body))
}

/// Writes a box around what `body` writes.
pub(super) fn write_box(
    kind: FourCc,
    out: &mut Vec<u8>,
    body: impl FnOnce(&mut Vec<u8>) -> Result<(), Error>,
) -> Result<(), Error> {
    let start = out.len();
    out.extend_from_slice(&[0; 4]);
    out.extend_from_slice(&kind);
    body(out)?;
    let size = u32::try_from(out.len() - start).map_err(|_| Error::TooLarge)?;
    out[start..start + 4].copy_from_slice(&size.to_be_bytes());
    Ok(())
}

/// The header of a table, which ends in the count of entries, and the entries. What stands behind them is no part of it.
pub(super) fn counted(body: &[u8], header: usize, entry: usize) -> Result<&[u8], Error> {
    let count = header.checked_sub(4).and_then(|at| u32_at(body, at)).ok_or(SHORT)?;
    let entries = usize::try_from(count).ok().and_then(|count| count.checked_mul(entry));
    let length = entries.and_then(|entries| entries.checked_add(header)).ok_or(SHORT)?;
    body.get(..length).ok_or(SHORT)
}

/// A number at a place of a box's body. None where the body ends before.
pub(super) fn u32_at(body: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*body.get(at..)?.first_chunk()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_has_a_size_of_32_or_64_bits_or_goes_to_the_end() {
        let body = b"\0\0\0\x09aaaaX\0\0\0\x01bbbb\0\0\0\0\0\0\0\x12YY\0\0\0\0ccccZZZ";
        let boxes: Vec<_> = Boxes::of(body).map(|child| child.expect("the sizes fit")).collect();
        let expected = [(*b"aaaa", b"X".as_slice()), (*b"bbbb", b"YY"), (*b"cccc", b"ZZZ")];
        assert_eq!(boxes, expected.map(|(kind, body)| BoxRef { kind, body }));
    }

    #[test]
    fn a_box_that_is_shorter_than_its_header_or_longer_than_its_parent_is_refused() {
        let last = |body: &[u8]| Boxes::of(body).last().map(|child| child.map(|child| child.kind));
        assert!(matches!(last(b"\0\0\0\x07aaaa"), Some(Err(Error::Malformed(_)))));
        assert!(matches!(last(b"\0\0\0\x09aaaa"), Some(Err(Error::Truncated))));
        assert!(matches!(last(b"\0\0\0\x01aaaa\0\0\0"), Some(Err(Error::Truncated))));
        assert!(matches!(last(b"\0\0\0\x01aaaa\0\0\0\0\0\0\0\x0f"), Some(Err(Error::Malformed(_)))));
        assert!(matches!(
            last(b"\0\0\0\x01aaaa\xff\xff\xff\xff\xff\xff\xff\xff"),
            Some(Err(Error::Truncated))
        ));
        assert!(matches!(last(b"\0\0\0\x08aaaa\0\0\0\0"), Some(Ok(kind)) if kind == *b"aaaa"), "four zeros");
    }
}
