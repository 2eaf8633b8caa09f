//! Invitations: the code that tells who invited, and the links that carry it (R7, R9).

use crate::UtcMs;
use crate::closed_set::closed_sets;
use crate::text::percent_encode;

closed_sets! {
    /// By which of the four ways an invitation goes out (R7); `Profile` is the permanent one behind
    /// My Profile's QR code and Add Contact URL (R6).
    pub enum Channel {
        /// Invite via LINE.
        Line,
        /// Show QR code.
        Qr,
        /// Copy invitation link.
        Link,
        /// Invite with a different app.
        OtherApp,
        /// My Profile, without end.
        Profile,
    }

    /// Where an invitation was opened for somebody. What became of it there nobody tells: it is never called *sent*.
    pub enum OpenedIn {
        /// Its QR code stood on the whole screen.
        Shown,
        /// Its link went to the clipboard.
        CopiedLink,
        /// Its text went to the clipboard.
        CopiedText,
        /// Its QR code went to the clipboard.
        CopiedQr,
        /// Its QR code was saved as a picture.
        SavedQr,
        /// Its card was saved.
        SavedCard,
        /// Its card was opened to be printed.
        PrintedCard,
        /// The system's share sheet was opened with it.
        ShareSheet,
        /// LINE for PC was, with its text on the clipboard.
        LineProgram,
        /// LINE's share page was, in the browser.
        Line,
        /// The mail program was.
        Email,
        /// The program for text messages was.
        Sms,
        /// WhatsApp was.
        Whatsapp,
        /// Telegram was.
        Telegram,
        /// X was.
        X,
        /// Microsoft Teams was.
        Teams,
    }

    /// Whether an invitation still invites.
    pub enum State {
        /// It can be used.
        Open,
        /// Its time is over.
        Expired,
        /// The member took it back.
        Withdrawn,
    }
}

/// The state of an invitation at `now`.
pub fn state(expires_at: Option<UtcMs>, withdrawn_at: Option<UtcMs>, now: UtcMs) -> State {
    if withdrawn_at.is_some() {
        State::Withdrawn
    } else if expires_at.is_some_and(|end| end <= now) {
        State::Expired
    } else {
        State::Open
    }
}

/// Letters of a code: Crockford's base 32, which has no I, L, O or U to be misread.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LETTERS: usize = 10;

/// An invitation's code: ten letters, written `EN-XXXXX-XXXXX` so that it is found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// The code of the lower 50 of these random bits.
    pub fn from_random_bits(bits: u64) -> Self {
        let letter = |i: usize| LETTERS[(bits >> (5 * i) & 31) as usize] as char;
        Self((0..CODE_LETTERS).map(letter).collect())
    }

    /// The ten letters, as stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A stored code.
    pub fn from_stored(letters: String) -> Self {
        Self(letters)
    }

    /// The code as it is written in a message.
    pub fn written(&self) -> String {
        let (head, tail) = self.0.split_at(self.0.len().min(5));
        format!("EN-{head}-{tail}")
    }

    /// The first code in a text that somebody sent, in any case and width.
    pub fn find(text: &str) -> Option<Self> {
        let folded = crate::text::fold(text).to_uppercase();
        let letters: Vec<char> = folded.chars().collect();
        letters.windows(14).find_map(Self::read)
    }

    fn read(window: &[char]) -> Option<Self> {
        let dashes = window[2] == '-' && window[8] == '-';
        if window[0] != 'E' || window[1] != 'N' || !dashes {
            return None;
        }
        let code: String = window[3..8].iter().chain(&window[9..14]).collect();
        code.bytes().all(|b| LETTERS.contains(&b)).then_some(Self(code))
    }
}

/// The link that shows an account and its Add button on LINE (LINE reference A.5). Carries no code.
pub fn add_friend_link(basic_id: &str) -> String {
    format!("https://line.me/R/ti/p/{}", percent_encode(basic_id))
}

/// The link that opens the chat with an account, with a text ready to send (LINE reference A.5).
pub fn message_link(basic_id: &str, text: &str) -> String {
    format!("https://line.me/R/oaMessage/{}/?{}", percent_encode(basic_id), percent_encode(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_code_is_found_in_the_text_that_carries_it() {
        let code = Code::from_random_bits(0x0123_4567_89ab_cdef);
        let text = format!("はじめまして！ ({}) よろしく", code.written().to_lowercase());
        assert_eq!(Code::find(&text), Some(code));
    }

    #[test]
    fn a_text_without_an_invitation_code_has_none() {
        assert_eq!(Code::find("EN-12345"), None);
        assert_eq!(Code::find("hello EN-ILOU0-00000"), None, "letters that are never used are not read");
        assert_eq!(Code::find(""), None);
    }

    #[test]
    fn add_friend_links_are_percent_encoded_as_line_asks() {
        assert_eq!(add_friend_link("@aya"), "https://line.me/R/ti/p/%40aya");
        assert_eq!(
            message_link("@linedevelopers", "Hi there!"),
            "https://line.me/R/oaMessage/%40linedevelopers/?Hi%20there%21"
        );
    }

    #[test]
    fn a_withdrawn_invitation_stays_withdrawn_after_its_expiry() {
        assert_eq!(state(Some(UtcMs(1)), Some(UtcMs(0)), UtcMs(2)), State::Withdrawn);
        assert_eq!(state(Some(UtcMs(2)), None, UtcMs(2)), State::Expired);
        assert_eq!(state(None, None, UtcMs(2)), State::Open);
    }
}
