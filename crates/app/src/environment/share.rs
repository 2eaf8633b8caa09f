//! The seam to the ways in which a computer hands something to another program: the system's share sheet, a new e-mail.

use serde::Serialize;
use ts_rs::TS;

use crate::Error;

/// A share target: a way of this computer to hand text, link and picture to another program. Calls may block.
pub trait ShareTarget: Send + Sync {
    /// The share target's capabilities; none where this computer has no such way.
    fn capabilities(&self) -> Option<ShareCapabilities>;
    /// Opens the share target with what is shared. What becomes of it there nobody tells.
    ///
    /// # Errors
    /// `OpenFailed`.
    fn open(&self, request: &ShareRequest) -> Result<ShareOutcome, Error>;
}

/// What opens when something is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ShareSurface {
    /// The system's share sheet, which asks for the program.
    Sheet,
    /// A new e-mail.
    Email,
}

/// The capabilities of a share target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ShareCapabilities {
    /// What opens.
    pub surface: ShareSurface,
    /// It takes a picture beside the text.
    pub picture: bool,
}

/// What is shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareRequest {
    /// The subject of an e-mail, and the title of a share sheet.
    pub subject: String,
    /// The text, with the link in it: many programs read nothing else.
    pub text: String,
    /// The link.
    pub link: String,
    /// The picture's file name, which says whose it is.
    pub picture_name: String,
    /// The picture: a PNG file.
    pub picture: Vec<u8>,
}

/// What became of opening a share target. None of it says that somebody was sent something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ShareOutcome {
    /// It was opened.
    Opened {
        /// What was.
        surface: ShareSurface,
        /// Whether it was handed the picture, too.
        picture: bool,
    },
    /// The member changed their mind before anything was opened.
    Dismissed,
    /// This computer has no such way.
    Unsupported,
}

/// Share targets in the order in which they are tried: the first that this computer has is opened.
pub struct ShareTargets(pub Vec<Box<dyn ShareTarget>>);

impl ShareTarget for ShareTargets {
    fn capabilities(&self) -> Option<ShareCapabilities> {
        self.0.iter().find_map(|target| target.capabilities())
    }

    fn open(&self, request: &ShareRequest) -> Result<ShareOutcome, Error> {
        for target in &self.0 {
            let outcome = target.open(request)?;
            if outcome != ShareOutcome::Unsupported {
                return Ok(outcome);
            }
        }
        Ok(ShareOutcome::Unsupported)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::Mutex;

    use super::*;
    use crate::ErrorCode;

    const MAIL: ShareOutcome = ShareOutcome::Opened { surface: ShareSurface::Email, picture: false };

    struct Named(&'static str, Result<ShareOutcome, ErrorCode>, Arc<Mutex<Vec<&'static str>>>);

    impl ShareTarget for Named {
        fn capabilities(&self) -> Option<ShareCapabilities> {
            let picture = self.0 == "second";
            (self.0 != "first").then_some(ShareCapabilities { surface: ShareSurface::Email, picture })
        }

        fn open(&self, _: &ShareRequest) -> Result<ShareOutcome, Error> {
            self.2.lock().expect("nobody panicked").push(self.0);
            self.1.map_err(Error::new)
        }
    }

    fn opened(outcomes: [Result<ShareOutcome, ErrorCode>; 3]) -> (Option<ShareOutcome>, Vec<&'static str>) {
        let asked = Arc::default();
        let targets = ["first", "second", "third"].into_iter().zip(outcomes);
        let targets = targets.map(|(name, outcome)| {
            Box::new(Named(name, outcome, Arc::clone(&asked))) as Box<dyn ShareTarget>
        });
        let targets = ShareTargets(targets.collect());
        let picture = targets.capabilities().map(|found| found.picture);
        assert_eq!(picture, Some(true), "those of the first target that there is");
        let request = ShareRequest {
            subject: String::new(),
            text: String::new(),
            link: String::new(),
            picture_name: String::new(),
            picture: Vec::new(),
        };
        let outcome = targets.open(&request).ok();
        let asked = asked.lock().expect("nobody panicked").clone();
        (outcome, asked)
    }

    #[test]
    fn the_first_share_target_that_this_computer_has_is_opened_and_no_other() {
        let missing = Ok(ShareOutcome::Unsupported);
        assert_eq!(opened([missing, Ok(MAIL), Ok(MAIL)]), (Some(MAIL), vec!["first", "second"]));
        let nowhere = (Some(ShareOutcome::Unsupported), vec!["first", "second", "third"]);
        assert_eq!(opened([missing, missing, missing]), nowhere);
    }

    #[test]
    fn a_share_target_that_was_dismissed_or_failed_is_not_followed_by_the_next() {
        let dismissed = Ok(ShareOutcome::Dismissed);
        assert_eq!(opened([dismissed, Ok(MAIL), Ok(MAIL)]), (Some(ShareOutcome::Dismissed), vec!["first"]));
        assert_eq!(opened([Err(ErrorCode::OpenFailed), Ok(MAIL), Ok(MAIL)]), (None, vec!["first"]));
    }
}
