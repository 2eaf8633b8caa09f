//! Accounts' secrets as entries of a keychain: an entry for each part, since parts change apart from each other, and
//! Windows allows an entry 2,560 bytes. A part that is longer goes on in extra chunks, entries whose names the first
//! one tells. They have two sets of names in turn, and the first one is written last: who reads gets the old part or
//! the new one, whole.

use domain::LineAccountId;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::keychain::{Keychain, KeychainError};
use crate::stored::{Channel, StoredSecrets, Token};

/// Bytes of a part in one entry, with some to spare.
const CHUNK_BYTES: usize = 2400;
/// Chunks of a part after the first. The longest is a private key of 4,096 bits.
const MAX_EXTRA_CHUNKS: usize = 3;
/// Before a first chunk that others follow; then which set of names they have, and how many there are. No JSON begins
/// like this.
const LONG_MARK: u8 = b'*';
/// Before each chunk that is not the last one, in the first versions.
const MORE_MARK: u8 = b'+';
/// Written and removed to see whether the keychain is open: some say "no such entry" while they are locked.
const PROBE_ENTRY: &str = "probe";

/// A part of an account's secrets, which has an entry of its own.
#[derive(Clone, Copy)]
enum Part {
    Channel,
    Token,
    IssuedToken,
}

impl Part {
    const ALL: [Self; 3] = [Self::Channel, Self::Token, Self::IssuedToken];

    fn entry_name(self, account: &LineAccountId) -> String {
        let suffix = match self {
            Self::Channel => "",
            Self::Token => ".token",
            Self::IssuedToken => ".issued",
        };
        format!("{account}{suffix}")
    }
}

/// The entries of a keychain, by account.
pub(crate) struct KeychainEntries(pub Box<dyn Keychain>);

impl KeychainEntries {
    /// Whether the keychain keeps what is written into it now.
    pub(crate) fn is_open(&self) -> bool {
        let probe = || {
            self.0.write(PROBE_ENTRY, PROBE_ENTRY.as_bytes())?;
            let stored = self.0.read(PROBE_ENTRY)?;
            self.0.remove(PROBE_ENTRY)?;
            Ok::<_, KeychainError>(stored.is_some_and(|stored| stored == PROBE_ENTRY.as_bytes()))
        };
        probe().unwrap_or_else(|error| {
            tracing::info!(%error, "this computer has no open keychain");
            false
        })
    }

    /// An account's secrets; none when there are none, or while the keychain is locked.
    pub(crate) fn read(&self, account: &LineAccountId) -> Result<Option<StoredSecrets>, KeychainError> {
        let Some(Head { mut channel, token_apart }) = self.read_part(account, Part::Channel)? else {
            return Ok(None);
        };
        let token = match self.read_part(account, Part::Token)? {
            Some(token) => token,
            None if token_apart => return Err(KeychainError("the token's entry is missing".into())),
            None => channel.first_token(),
        };
        channel.access_token = None;
        let issued = self.read_part(account, Part::IssuedToken)?;
        if issued.is_none() && matches!(token, Token::Assertion { .. }) {
            // Believed only while the keychain is still open: LINE counts these.
            self.read_required(account.as_str())?;
        }
        Ok(Some(StoredSecrets { channel, token, issued }))
    }

    /// Writes what differs from what is there. The token first: a new channel secret without its token would not
    /// be noticed, the other way round LINE refuses the token.
    pub(crate) fn write(
        &self,
        account: &LineAccountId,
        stored: &StoredSecrets,
        previous: Option<&StoredSecrets>,
    ) -> Result<(), KeychainError> {
        if previous.is_none_or(|previous| previous.token != stored.token) {
            self.write_part(account, Part::Token, &stored.token)?;
        }
        if previous.is_none_or(|previous| previous.issued != stored.issued) {
            match &stored.issued {
                Some(issued) => self.write_part(account, Part::IssuedToken, issued)?,
                None => self.remove_part(account, Part::IssuedToken)?,
            }
        }
        if previous.is_none_or(|previous| previous.channel != stored.channel) {
            self.write_part(
                account,
                Part::Channel,
                &Head { channel: stored.channel.clone(), token_apart: true },
            )?;
        }
        Ok(())
    }

    /// Removes every trace of an account.
    pub(crate) fn remove(&self, account: &LineAccountId) -> Result<(), KeychainError> {
        Part::ALL.into_iter().try_for_each(|part| self.remove_part(account, part))
    }

    /// Removes every trace of an account, if there is one.
    pub(crate) fn sweep(&self, account: &LineAccountId) -> Result<(), KeychainError> {
        for part in Part::ALL {
            let name = part.entry_name(account);
            // The second is all that a first writing leaves when a crash breaks it off.
            for name in [extra_chunk_name(&name, 'a', 1), name] {
                if self.0.read(&name)?.is_some() {
                    return self.remove(account);
                }
            }
        }
        Ok(())
    }

    fn read_part<T: DeserializeOwned>(
        &self,
        account: &LineAccountId,
        part: Part,
    ) -> Result<Option<T>, KeychainError> {
        let name = part.entry_name(account);
        let Some(first) = self.0.read(&name)?.map(Zeroizing::new) else { return Ok(None) };
        let whole = match first.as_slice() {
            [LONG_MARK, set, count, start @ ..] => self.read_long(&name, (*set, *count), start)?,
            [MORE_MARK, start @ ..] => self.read_chain(&name, start)?,
            _ => first,
        };
        // Where and how it is unreadable, not what it is.
        let unreadable =
            |e: serde_json::Error| KeychainError(format!("an entry is damaged at {}", e.column()));
        serde_json::from_slice(&whole).map(Some).map_err(unreadable)
    }

    fn read_long(
        &self,
        name: &str,
        (set, count): (u8, u8),
        start: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, KeychainError> {
        let mut whole = Zeroizing::new(start.to_owned());
        for chunk in 1..=usize::from(count.saturating_sub(b'0')).min(MAX_EXTRA_CHUNKS) {
            whole.extend_from_slice(&self.read_required(&extra_chunk_name(name, char::from(set), chunk))?);
        }
        Ok(whole)
    }

    /// As the first versions wrote it: each chunk says whether there is another.
    fn read_chain(&self, name: &str, start: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeychainError> {
        let mut whole = Zeroizing::new(start.to_owned());
        for chunk in 1..=MAX_EXTRA_CHUNKS {
            let bytes = self.read_required(&format!("{name}.{chunk}"))?;
            let more = bytes.strip_prefix(&[MORE_MARK]);
            whole.extend_from_slice(more.unwrap_or(&bytes));
            if more.is_none() {
                break;
            }
        }
        Ok(whole)
    }

    fn read_required(&self, name: &str) -> Result<Zeroizing<Vec<u8>>, KeychainError> {
        self.0.read(name)?.map(Zeroizing::new).ok_or_else(|| KeychainError("an entry is missing".into()))
    }

    fn write_part(
        &self,
        account: &LineAccountId,
        part: Part,
        value: &impl Serialize,
    ) -> Result<(), KeychainError> {
        let whole = serde_json::to_vec(value)
            .map(Zeroizing::new)
            .map_err(|_| KeychainError("it has no text form".into()))?;
        let (start, rest) = whole.split_at(whole.len().min(CHUNK_BYTES));
        let rest: Vec<&[u8]> = rest.chunks(CHUNK_BYTES).collect();
        let count = u8::try_from(rest.len()).ok().filter(|count| usize::from(*count) <= MAX_EXTRA_CHUNKS);
        let count = count.ok_or_else(|| KeychainError("it is too long for a keychain".into()))?;
        let name = part.entry_name(account);
        // Not the names in use: what they hold belongs to the old part until the first chunk is written.
        let set = match self.0.read(&name)?.map(Zeroizing::new).as_deref().map(Vec::as_slice) {
            Some([LONG_MARK, b'a', ..]) => b'b',
            _ => b'a',
        };
        let used: Vec<String> =
            (1..=rest.len()).map(|chunk| extra_chunk_name(&name, char::from(set), chunk)).collect();
        for (name, chunk) in used.iter().zip(&rest) {
            self.0.write(name, chunk)?;
        }
        let head: &[u8] = if rest.is_empty() { &[] } else { &[LONG_MARK, set, b'0' + count] };
        self.0.write(&name, &Zeroizing::new([head, start].concat()))?;
        all_extra_chunk_names(&name)
            .filter(|name| !used.contains(name))
            .try_for_each(|name| self.0.remove(&name))
    }

    /// Removes a part, its first chunk last: as long as that is there, it is seen that something is left.
    fn remove_part(&self, account: &LineAccountId, part: Part) -> Result<(), KeychainError> {
        let name = part.entry_name(account);
        all_extra_chunk_names(&name).try_for_each(|name| self.0.remove(&name))?;
        self.0.remove(&name)
    }
}

/// The channel's part as it is stored here.
#[derive(Serialize, Deserialize)]
struct Head {
    #[serde(flatten)]
    channel: Channel,
    /// There is an entry for the token. The first versions had none.
    #[serde(default)]
    token_apart: bool,
}

/// What a further chunk is called.
fn extra_chunk_name(name: &str, set: char, chunk: usize) -> String {
    format!("{name}.{set}{chunk}")
}

/// What further chunks of a part may be called, by any version.
fn all_extra_chunk_names(name: &str) -> impl Iterator<Item = String> {
    let of = move |chunk| {
        [extra_chunk_name(name, 'a', chunk), extra_chunk_name(name, 'b', chunk), format!("{name}.{chunk}")]
    };
    (1..=MAX_EXTRA_CHUNKS).flat_map(of)
}
