//! The deep link that the program was opened with, kept until a member can be shown the place.

use std::sync::{Mutex, PoisonError};

use api::shell::OpenedLink;
use domain::deep_link::DeepLink;

/// The link that the window has not been to yet; a later one takes its place.
#[derive(Debug, Default)]
pub struct PendingLink(Mutex<Option<OpenedLink>>);

impl PendingLink {
    /// Keeps what a stranger says is a link.
    pub fn keep(&self, text: &str) {
        let link = match DeepLink::parse(text) {
            Some(to) => OpenedLink::Known { to },
            None => OpenedLink::Unknown,
        };
        self.put(link);
    }

    /// The link, which is then no longer there: it is followed once.
    pub fn take(&self) -> Option<OpenedLink> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Keeps a link to a place.
    pub fn put(&self, link: OpenedLink) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(link);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deep_link_is_taken_once_the_latest_counts_and_an_unknown_one_is_said_to_be_unknown() {
        let pending = PendingLink::default();
        assert_eq!(pending.take(), None, "opened by its icon");
        pending.keep("engawa://settings");
        pending.keep("engawa://messages");
        assert_eq!(pending.take(), Some(OpenedLink::Known { to: DeepLink::Messages }));
        assert_eq!(pending.take(), None, "followed once");
        pending.keep("engawa://delete-everything");
        assert_eq!(pending.take(), Some(OpenedLink::Unknown));
    }
}
