//! Members who share a computer: who is writing, and the PIN that says so.

use std::path::PathBuf;

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use domain::pin::{Pin, lock_out_ms};
use domain::{FieldError, FieldErrorCode, LIMITS, MemberId};
use store::pins::{self, KeptPin, SwitchRow};
use store::{Change, workspace};

use super::views::{AdminMember, Session, SessionMember, SessionMembers};
use crate::authorisation::{company, require_administrator, working};
use crate::blocking::blocking;
use crate::cards::MemberCard;
use crate::environment::Environment;
use crate::form::Form;
use crate::{App, Error, ErrorCode, Result};

/// The file in the workspace's folder that takes the administrators' PINs away at the next start: for whoever is the last
/// one and has forgotten theirs. Who can put it there can read everything beside it too, so it gives nothing away.
const FORGOTTEN: &str = "forgot-pin";

impl App {
    /// Everybody who can write at this computer, and who did last. Also for a locked window.
    ///
    /// # Errors
    /// `NotFound` before the workspace is founded.
    pub async fn session_members(&self) -> Result<SessionMembers> {
        let mut conn = self.store.read().await?;
        let company = company(&mut conn).await?;
        Ok(SessionMembers {
            locked: self.window_lock.is_locked(&mut conn).await?,
            company_name: company.company_name,
            last: company.acting_member_id,
            members: pins::switch_rows(&mut conn).await?.into_iter().map(session_member).collect(),
            forgotten_file: self.forgotten_file().display().to_string(),
        })
    }

    /// Another member acts from now on, or the same one goes on after the window was locked. Who has a PIN is asked for
    /// it.
    ///
    /// # Errors
    /// `NotFound` for somebody who does not work here; `WrongPin`; `PinLocked` with `until`, in ms UTC.
    pub async fn session_switch(&self, member: &MemberId, pin: Option<&str>) -> Result<Session> {
        self.verify_pin(member, pin).await?;
        let mut tx = self.store.begin().await?;
        working(tx.conn(), member).await?;
        workspace::set_acting_member(tx.conn(), member, self.now()).await?;
        for change in [Change::Session, Change::Settings, Change::Profile, Change::Invitations] {
            tx.changed(change);
        }
        tx.commit().await?;
        self.window_lock.open();
        self.session_get(member).await
    }

    /// Sets the member's own PIN, or takes it away. Who has one says it first.
    ///
    /// # Errors
    /// `WrongPin`, `PinLocked`; `InvalidFields` (`pin`).
    pub async fn pin_set(&self, actor: &MemberId, current: Option<&str>, pin: Option<&str>) -> Result<()> {
        let pin = pin.map(parse).transpose()?;
        self.verify_pin(actor, current).await?;
        let salt = salt(&self.environment);
        let hash = match pin {
            Some(pin) => Some(blocking(move || hash(&pin, salt)).await??),
            None => None,
        };
        let mut tx = self.store.begin().await?;
        pins::set(tx.conn(), actor, hash.as_deref()).await?;
        tx.changed(Change::Session);
        tx.changed(Change::Admin);
        Ok(tx.commit().await?)
    }

    /// Takes a colleague's forgotten PIN away. An administrator's own is changed by whoever knows it.
    ///
    /// # Errors
    /// `NotAdministrator`, `NotFound`; `WrongPin` for the administrator's own.
    pub async fn pin_reset(&self, actor: &MemberId, member: &MemberId) -> Result<AdminMember> {
        let mut tx = self.store.begin().await?;
        require_administrator(tx.conn(), actor).await?;
        working(tx.conn(), member).await?;
        if actor == member {
            return Err(Error::new(ErrorCode::WrongPin));
        }
        pins::set(tx.conn(), member, None).await?;
        self.member_changed(tx, member).await
    }

    /// Sets after how many minutes without a hand on mouse or keyboard the window locks itself; none: never.
    ///
    /// # Errors
    /// `NotAdministrator`; `InvalidFields` (`minutes`).
    pub async fn idle_lock_set(&self, actor: &MemberId, minutes: Option<u32>) -> Result<()> {
        let mut form = Form::default();
        let known = minutes.is_none_or(|minutes| (1..=LIMITS.idle_lock_minutes).contains(&minutes));
        form.check(known, "minutes", FieldErrorCode::NotOneOf);
        form.done()?;
        let mut tx = self.store.begin().await?;
        require_administrator(tx.conn(), actor).await?;
        workspace::set_idle_lock(tx.conn(), minutes, self.now()).await?;
        tx.changed(Change::Session);
        tx.changed(Change::Admin);
        Ok(tx.commit().await?)
    }

    /// The way back for the last administrator: their PINs are gone when the file is there, which then goes first, so that
    /// it works once.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn forget_pins_if_asked(&self) -> Result<()> {
        if tokio::fs::remove_file(self.forgotten_file()).await.is_err() {
            return Ok(());
        }
        let mut tx = self.store.begin().await?;
        let members = pins::remove_of_administrators(tx.conn()).await?;
        tx.commit().await?;
        tracing::warn!(members, "administrators' PINs were taken away by the file");
        Ok(())
    }

    fn forgotten_file(&self) -> PathBuf {
        self.store.folder().join(FORGOTTEN)
    }

    /// Refuses who does not know the member's PIN. A try counts as wrong before it is looked at, so that nothing that
    /// breaks off makes it free, and only one is looked at at a time.
    async fn verify_pin(&self, member: &MemberId, pin: Option<&str>) -> Result<()> {
        let _one_at_a_time = self.pin_tries.lock().await;
        let mut tx = self.store.begin().await?;
        working(tx.conn(), member).await?;
        let Some(kept) = pins::get(tx.conn(), member).await? else { return Ok(()) };
        let typed = pin.ok_or_else(|| Error::new(ErrorCode::WrongPin))?;
        self.require_no_lock_out(&kept)?;
        let failures = kept.failures.saturating_add(1);
        let until = lock_out_ms(failures).map(|ms| self.now().plus(ms));
        pins::save_failures(tx.conn(), member, failures, until).await?;
        tx.commit().await?;
        let right = match Pin::parse(typed) {
            Ok(pin) => blocking(move || is_right(&pin, &kept.hash)).await?,
            Err(_) => false,
        };
        if !right {
            return Err(until.map_or_else(|| Error::new(ErrorCode::WrongPin), locked_out));
        }
        let mut tx = self.store.begin().await?;
        pins::save_failures(tx.conn(), member, 0, None).await?;
        Ok(tx.commit().await?)
    }

    /// A clock that was set back makes nobody wait longer than the lock-out lasts.
    fn require_no_lock_out(&self, kept: &KeptPin) -> Result<()> {
        let longest = lock_out_ms(kept.failures).map(|ms| self.now().plus(ms));
        match kept.locked_until.filter(|until| *until > self.now()) {
            Some(until) => Err(locked_out(longest.map_or(until, |longest| until.min(longest)))),
            None => Ok(()),
        }
    }
}

fn locked_out(until: domain::UtcMs) -> Error {
    Error::new(ErrorCode::PinLocked).with("until", until.0)
}

fn parse(typed: &str) -> Result<Pin> {
    Pin::parse(typed).map_err(|code| Error::fields(vec![FieldError { field: "pin".into(), code }]))
}

fn salt(environment: &Environment) -> [u8; 16] {
    let bits = [environment.rng.bits(), environment.rng.bits()];
    let mut salt = [0; 16];
    for (place, half) in salt.chunks_mut(8).zip(bits) {
        place.copy_from_slice(&half.to_be_bytes());
    }
    salt
}

/// Argon2id with the crate's defaults, as a PHC string. Takes some tens of milliseconds.
fn hash(pin: &Pin, salt: [u8; 16]) -> Result<String> {
    let hash = Argon2::default().hash_password_with_salt(pin.as_bytes(), &salt);
    hash.map(|hash| hash.to_string()).map_err(|e| Error::new(ErrorCode::Internal).because(e.to_string()))
}

fn is_right(pin: &Pin, hash: &str) -> bool {
    Argon2::default().verify_password(pin.as_bytes(), hash).is_ok()
}

fn session_member(row: SwitchRow) -> SessionMember {
    SessionMember {
        card: MemberCard { id: row.id, name: row.name, department: row.department, photo: row.photo },
        has_pin: row.has_pin,
        unread: row.unread,
    }
}
