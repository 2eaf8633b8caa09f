//! Accounts in a keychain: an entry for each part of an account's secrets, since parts change apart from each
//! other, and Windows allows an entry 2,560 bytes. A part that is longer goes on in further entries, whose names the
//! first one tells. They have two sets of names in turn, and the first one is written last: who reads gets the old
//! part or the new one, whole.

use domain::LineAccountId;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::keychain::{Keychain, Refused};
use crate::shape::{Channel, Kept, Token};

/// Bytes of a part in one entry, with some to spare.
const PIECE: usize = 2400;
/// Pieces of a part after the first. The longest is a private key of 4,096 bits.
const MOST_FURTHER: usize = 3;
/// Before a first piece that others follow; then which set of names they have, and how many there are. No JSON begins
/// like this.
const LONG: u8 = b'*';
/// Before each piece that is not the last one, in the first versions.
const MORE: u8 = b'+';
/// Written and removed to see whether the keychain is open: some say "no such entry" while they are locked.
const PROBE: &str = "probe";

/// What an account's entries are called after its id: the channel, the way of getting tokens, the token in use.
const PARTS: [&str; 3] = ["", ".token", ".issued"];

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
        let Some(Head { channel, token_apart }) = self.part(account, "")? else { return Ok(None) };
        let token = match self.part(account, ".token")? {
            Some(token) => token,
            None if token_apart => return Err(Refused("the token's entry is missing".into())),
            None => channel.first_token(),
        };
        let channel = Channel { access_token: None, ..channel };
        let issued = self.part(account, ".issued")?;
        if issued.is_none() && matches!(token, Token::Assertion { .. }) {
            // Believed only while the keychain is still open: LINE counts these.
            self.there(account.as_str())?;
        }
        Ok(Some(Kept { channel, token, issued }))
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
                None => self.forget(account, ".issued")?,
            }
        }
        if before.is_none_or(|before| before.channel != kept.channel) {
            self.put(account, "", &Head { channel: kept.channel.clone(), token_apart: true })?;
        }
        Ok(())
    }

    /// Removes every trace of an account.
    pub(crate) fn remove(&self, account: &LineAccountId) -> Result<(), Refused> {
        PARTS.iter().try_for_each(|part| self.forget(account, part))
    }

    /// Removes every trace of an account, if there is one.
    pub(crate) fn clear(&self, account: &LineAccountId) -> Result<(), Refused> {
        for part in PARTS {
            let name = format!("{account}{part}");
            // The second is all that a first writing leaves when a crash breaks it off.
            for name in [further(&name, 'a', 1), name] {
                if self.0.read(&name)?.is_some() {
                    return self.remove(account);
                }
            }
        }
        Ok(())
    }

    fn part<T: DeserializeOwned>(&self, account: &LineAccountId, part: &str) -> Result<Option<T>, Refused> {
        let name = format!("{account}{part}");
        let Some(first) = self.0.read(&name)? else { return Ok(None) };
        let whole = match first.as_slice() {
            [LONG, set, count, start @ ..] => self.long(&name, (*set, *count), start)?,
            [MORE, start @ ..] => self.chain(&name, start)?,
            _ => first,
        };
        // Where and how it is unreadable, not what it is.
        let unreadable = |e: serde_json::Error| Refused(format!("an entry is damaged at {}", e.column()));
        serde_json::from_slice(&whole).map(Some).map_err(unreadable)
    }

    fn long(&self, name: &str, (set, count): (u8, u8), start: &[u8]) -> Result<Vec<u8>, Refused> {
        let mut whole = start.to_owned();
        for piece in 1..=usize::from(count.saturating_sub(b'0')).min(MOST_FURTHER) {
            whole.extend(self.there(&further(name, char::from(set), piece))?);
        }
        Ok(whole)
    }

    /// As the first versions wrote it: each piece says whether there is another.
    fn chain(&self, name: &str, start: &[u8]) -> Result<Vec<u8>, Refused> {
        let mut whole = start.to_owned();
        for piece in 1..=MOST_FURTHER {
            let bytes = self.there(&format!("{name}.{piece}"))?;
            let more = bytes.strip_prefix(&[MORE]);
            whole.extend(more.unwrap_or(&bytes));
            if more.is_none() {
                break;
            }
        }
        Ok(whole)
    }

    fn there(&self, name: &str) -> Result<Vec<u8>, Refused> {
        self.0.read(name)?.ok_or_else(|| Refused("an entry is missing".into()))
    }

    fn put(&self, account: &LineAccountId, part: &str, value: &impl Serialize) -> Result<(), Refused> {
        let whole = serde_json::to_vec(value).map_err(|_| Refused("it has no text form".into()))?;
        let (start, rest) = whole.split_at(whole.len().min(PIECE));
        let rest: Vec<&[u8]> = rest.chunks(PIECE).collect();
        let count = u8::try_from(rest.len()).ok().filter(|count| usize::from(*count) <= MOST_FURTHER);
        let count = count.ok_or_else(|| Refused("it is too long for a keychain".into()))?;
        let name = format!("{account}{part}");
        // Not the names in use: what they hold belongs to the old part until the first piece is written.
        let set = match self.0.read(&name)?.as_deref() {
            Some([LONG, b'a', ..]) => b'b',
            _ => b'a',
        };
        let used: Vec<String> =
            (1..=rest.len()).map(|piece| further(&name, char::from(set), piece)).collect();
        for (name, piece) in used.iter().zip(&rest) {
            self.0.write(name, piece)?;
        }
        let head: &[u8] = if rest.is_empty() { &[] } else { &[LONG, set, b'0' + count] };
        self.0.write(&name, &[head, start].concat())?;
        all_further(&name).filter(|name| !used.contains(name)).try_for_each(|name| self.0.remove(&name))
    }

    /// Removes a part, its first piece last: as long as that is there, it is seen that something is left.
    fn forget(&self, account: &LineAccountId, part: &str) -> Result<(), Refused> {
        let name = format!("{account}{part}");
        all_further(&name).try_for_each(|name| self.0.remove(&name))?;
        self.0.remove(&name)
    }
}

/// The channel's part as it is kept here.
#[derive(Serialize, Deserialize)]
struct Head {
    #[serde(flatten)]
    channel: Channel,
    /// There is an entry for the token. The first versions had none.
    #[serde(default)]
    token_apart: bool,
}

/// What a further piece is called.
fn further(name: &str, set: char, piece: usize) -> String {
    format!("{name}.{set}{piece}")
}

/// What further pieces of a part may be called, by any version.
fn all_further(name: &str) -> impl Iterator<Item = String> {
    let of = move |piece| [further(name, 'a', piece), further(name, 'b', piece), format!("{name}.{piece}")];
    (1..=MOST_FURTHER).flat_map(of)
}
