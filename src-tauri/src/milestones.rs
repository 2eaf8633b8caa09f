//! Milestones of a start, in the log: each once, with its milliseconds since the system started the process.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// A milestone of a start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Milestone {
    /// Tauri has set the program up.
    Setup,
    /// The main window exists.
    Window,
    /// The window has asked for the state of the start.
    StartStateAsked,
    /// It has been answered.
    StartStateAnswered,
    /// A workspace is open.
    WorkspaceOpen,
    /// The window has its session.
    FirstSessionGet,
    /// The window has its rooms.
    FirstRoomList,
    /// The first screen with data is shown.
    UiReady,
}

impl Milestone {
    /// The milestone's name in the log. `cargo xtask bench start` reads it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Setup => "setup",
            Self::Window => "window",
            Self::StartStateAsked => "start_state_asked",
            Self::StartStateAnswered => "start_state_answered",
            Self::WorkspaceOpen => "workspace_open",
            Self::FirstSessionGet => "first_session_get",
            Self::FirstRoomList => "first_room_list",
            Self::UiReady => "ui_ready",
        }
    }
}

/// The milestones that have been reached.
#[derive(Debug)]
pub struct Milestones {
    started: Instant,
    reached: Mutex<BTreeSet<Milestone>>,
}

impl Milestones {
    /// None reached yet, by a process that was started then.
    pub fn since(started: Instant) -> Self {
        Self { started, reached: Mutex::default() }
    }

    /// Logs a milestone; when it is reached again, nothing.
    pub fn reach(&self, milestone: Milestone) {
        let first = self.reached.lock().unwrap_or_else(PoisonError::into_inner).insert(milestone);
        if first {
            let ms_since_start = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
            tracing::info!(ms_since_start, "{}", milestone.as_str());
        }
    }
}
