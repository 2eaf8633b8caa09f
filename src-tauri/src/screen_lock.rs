//! Whether the screen is locked: then a notification is read by whoever passes by.

#[cfg(target_os = "linux")]
pub use linux::is_locked;

/// Windows and macOS do not tell; what they show of notifications on a locked screen is a setting of theirs.
#[cfg(not(target_os = "linux"))]
pub fn is_locked() -> bool {
    false
}

#[cfg(target_os = "linux")]
mod linux {
    use std::time::Duration;

    use zbus::blocking::connection::Builder;
    use zbus::blocking::{Connection, Proxy};
    use zbus::proxy::MethodFlags;
    use zbus::zvariant::OwnedValue;

    /// Who does not answer in time is taken for one who does not tell.
    const TIMEOUT: Duration = Duration::from_secs(1);

    /// Whether the screen is locked, as far as this desktop tells. Blocks.
    pub fn is_locked() -> bool {
        session_is_locked().unwrap_or(false) || screen_saver_is_active().unwrap_or(false)
    }

    /// What the session's manager knows (`org.freedesktop.login1`, `LockedHint`): GNOME and KDE set it.
    fn session_is_locked() -> zbus::Result<bool> {
        let bus = within_time(Builder::system()?)?;
        let (name, path) = (Some("org.freedesktop.login1"), "/org/freedesktop/login1/session/auto");
        let property = ("org.freedesktop.login1.Session", "LockedHint");
        let properties = Some("org.freedesktop.DBus.Properties");
        let reply = bus.call_method(name, path, properties, "Get", &property)?;
        Ok(bool::try_from(reply.body().deserialize::<OwnedValue>()?)?)
    }

    /// What a screen saver says that locks the screen. None is started for it.
    fn screen_saver_is_active() -> zbus::Result<bool> {
        let bus = within_time(Builder::session()?)?;
        let (name, path) = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver");
        let screen_saver = Proxy::new(&bus, name, path, name)?;
        let active = screen_saver.call_with_flags("GetActive", MethodFlags::NoAutoStart.into(), &())?;
        Ok(active.unwrap_or(false))
    }

    fn within_time(builder: Builder<'_>) -> zbus::Result<Connection> {
        builder.method_timeout(TIMEOUT).build()
    }
}
