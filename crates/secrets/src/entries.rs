//! Accounts in a keychain: an entry for each part of an account's secrets, since parts change apart from each
//! other, and Windows allows an entry 2,560 bytes. A part that is longer goes on in further entries.

use domain::LineAccountId;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::keychain::{Keychain, Refused};
use crate::shape::Kept;

/// Bytes of a part in one entry, with some to spare.
const PIECE: usize = 2400;
/// Pieces of a part. The longest is a private key of 4,096 bits.
const MOST_PIECES: usize = 4;
/// Before a piece that is not the last one. No JSON begins like this.
const MORE: u8 = b'+';
/// Written and removed to see whether the keychain is open: some say "no such entry" while they are locked.
const PROBE: &str = "probe";

/// The accounts in a keychain.
pub(crate) struct Entries(pub Box<dyn Keychain>);

impl Entries {
    /// Whether the keychain keeps what is written into it now.
    pub(crate) fn open(&self) -> bool {
        let probe = || {
            self.0.write(PROBE, PROBE.as_bytes())?;
            let kept = self.0.read(PROBE)?;
            self.0.remove(PROBE)?;
            Ok::<_, Refused>(kept.is_some_and(|kept| kept == PROBE.as_bytes()))
        };
        probe().unwrap_or_else(|error| {
            tracing::info!(%error, "this computer has no open keychain");
            false
        })
    }

    /// An account's secrets; none when there are none, or while the keychain is locked.
    pub(crate) fn read(&self, account: &LineAccountId) -> Result<Option<Kept>, Refused> {
        let Some(channel) = self.part::<crate::shape::Channel>(account, "")? else { return Ok(None) };
        let token = self.part(account, ".token")?.unwrap_or_else(|| channel.first_token());
        let channel = crate::shape::Channel { access_token: None, ..channel };
        Ok(Some(Kept { channel, token, issued: self.part(account, ".issued")? }))
    }

    /// Writes what differs from what is there. The token first: a new channel secret without its token would not
    /// be noticed, the other way round LINE refuses the token.
    pub(crate) fn write(
        &self,
        account: &LineAccountId,
        kept: &Kept,
        before: Option<&Kept>,
    ) -> Result<(), Refused> {
        if before.is_none_or(|before| before.token != kept.token) {
            self.put(account, ".token", &kept.token)?;
        }
        if before.is_none_or(|before| before.issued != kept.issued) {
            match &kept.issued {
                Some(issued) => self.put(account, ".issued", issued)?,
                None => self.forget(account, ".issued", 0)?,
            }
        }
        if before.is_none_or(|before| before.channel != kept.channel) {
            self.put(account, "", &kept.channel)?;
        }
        Ok(())
    }

    /// Removes every trace of an account.
    pub(crate) fn remove(&self, account: &LineAccountId) -> Result<(), Refused> {
        ["", ".token", ".issued"].iter().try_for_each(|part| self.forget(account, part, 0))
    }

    fn part<T: DeserializeOwned>(&self, account: &LineAccountId, part: &str) -> Result<Option<T>, Refused> {
        let mut whole = Vec::new();
        for piece in 0..MOST_PIECES {
            let Some(bytes) = self.0.read(&name(account, part, piece))? else { return Ok(None) };
            match bytes.strip_prefix(&[MORE]) {
                Some(more) => whole.extend_from_slice(more),
                None => {
                    whole.extend_from_slice(&bytes);
                    break;
                }
            }
        }
        // Where and how it is unreadable, not what it is.
        let unreadable = |e: serde_json::Error| Refused(format!("an entry is damaged at {}", e.column()));
        serde_json::from_slice(&whole).map(Some).map_err(unreadable)
    }

    /// The later pieces first: until the first one is written, the old part counts as far as it is whole.
    fn put(&self, account: &LineAccountId, part: &str, value: &impl Serialize) -> Result<(), Refused> {
        let whole = serde_json::to_vec(value).map_err(|_| Refused("it has no text form".into()))?;
        let pieces: Vec<&[u8]> = whole.chunks(PIECE).collect();
        if pieces.len() > MOST_PIECES {
            return Err(Refused("it is too long for a keychain".into()));
        }
        for (at, piece) in pieces.iter().enumerate().rev() {
            let more: &[u8] = if at + 1 < pieces.len() { &[MORE] } else { &[] };
            self.0.write(&name(account, part, at), &[more, piece].concat())?;
        }
        self.forget(account, part, pieces.len())
    }

    /// Removes a part from this piece on.
    fn forget(&self, account: &LineAccountId, part: &str, from: usize) -> Result<(), Refused> {
        (from..MOST_PIECES).try_for_each(|piece| self.0.remove(&name(account, part, piece)))
    }
}

fn name(account: &LineAccountId, part: &str, piece: usize) -> String {
    if piece == 0 { format!("{account}{part}") } else { format!("{account}{part}.{piece}") }
}
