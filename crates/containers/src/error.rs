use std::io;

/// Why a container was not rewritten.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file's signature is that of another container, or of none.
    #[error("the file is not of this container")]
    NotThisContainer,
    /// The file ends in the middle of a segment, chunk or box.
    #[error("the file ends too early")]
    Truncated,
    /// A part of the file breaks the container's rules in a way that leaves open what to keep.
    #[error("malformed: {0}")]
    Malformed(&'static str),
    /// A size is over its bound.
    #[error("too large")]
    TooLarge,
    /// The file is in order, and of a kind that cannot be rewritten without changing what is seen or heard.
    #[error("not supported: {0}")]
    Unsupported(&'static str),
    /// The input could not be read, or the output not be written.
    #[error(transparent)]
    Io(io::Error),
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::Truncated,
            _ => Self::Io(error),
        }
    }
}

impl From<img_parts::Error> for Error {
    fn from(error: img_parts::Error) -> Self {
        match error {
            img_parts::Error::WrongSignature => Self::NotThisContainer,
            img_parts::Error::BadCRC => Self::Malformed("the checksum of a PNG chunk"),
            img_parts::Error::Truncated => Self::Truncated,
        }
    }
}
