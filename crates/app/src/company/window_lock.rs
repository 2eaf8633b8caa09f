//! The window's lock: while it is locked, commands are refused and notifications say nothing. It is kept in memory: a start
//! of the program begins locked for a member with a PIN.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use store::{Conn, pins};

use crate::{App, Error, ErrorCode, Result};

/// The lock of the window. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub(crate) struct WindowLock(Arc<Mutex<State>>);

#[derive(Debug, Clone, Copy, Default)]
enum State {
    /// The program has just started: locked if the member who acts has a PIN.
    #[default]
    Started,
    Locked,
    Open,
}

impl WindowLock {
    /// Locks the window.
    pub(crate) fn lock(&self) {
        self.set(State::Locked);
    }

    /// Opens the window, for a member who has shown that they are there.
    pub(crate) fn open(&self) {
        self.set(State::Open);
    }

    /// Whether the window is locked.
    ///
    /// # Errors
    /// When the database refuses.
    pub(crate) async fn is_locked(&self, conn: &mut Conn) -> Result<bool> {
        match self.known() {
            Some(locked) => Ok(locked),
            None => self.settle(conn).await,
        }
    }

    /// Whether the window is locked, without a question to the database; none just after a start.
    fn known(&self) -> Option<bool> {
        match *self.state() {
            State::Started => None,
            State::Locked => Some(true),
            State::Open => Some(false),
        }
    }

    /// Whoever locks or opens the window meanwhile is right.
    async fn settle(&self, conn: &mut Conn) -> Result<bool> {
        let Some(workspace) = store::workspace::get(conn).await? else { return Ok(false) };
        let Some(acting) = workspace.acting_member_id else { return Ok(false) };
        let has_pin = pins::get(conn, &acting).await?.is_some();
        let mut state = self.state();
        if matches!(*state, State::Started) {
            *state = if has_pin { State::Locked } else { State::Open };
        }
        Ok(matches!(*state, State::Locked))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, state: State) {
        *self.state() = state;
    }
}

impl App {
    /// Locks the window: whoever goes on says who they are. Anybody may.
    pub fn session_lock(&self) {
        self.window_lock.lock();
    }

    /// Whether the window is locked.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn is_locked(&self) -> Result<bool> {
        match self.window_lock.known() {
            Some(locked) => Ok(locked),
            None => self.window_lock.is_locked(&mut self.store.read().await?).await,
        }
    }

    /// Refuses everything while the window is locked.
    ///
    /// # Errors
    /// `Locked`.
    pub async fn require_open(&self) -> Result<()> {
        if self.is_locked().await? { Err(Error::new(ErrorCode::Locked)) } else { Ok(()) }
    }

    /// Whether a picture may be shown now: while the window is locked, only members' faces.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn may_show(&self, picture: &domain::MediaHash) -> Result<bool> {
        Ok(!self.is_locked().await? || pins::is_face(&mut self.store.read().await?, picture).await?)
    }
}
