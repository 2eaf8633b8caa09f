//! The host of tray icons on this computer: on Linux one may be there or not, and come and go.

/// Whether this computer has a place for tray icons now. Windows and macOS always have one.
#[cfg(not(target_os = "linux"))]
pub async fn is_there() -> bool {
    true
}

/// Whether this computer has a place for tray icons now: a library that speaks to it, and a desktop that shows them.
#[cfg(target_os = "linux")]
pub async fn is_there() -> bool {
    linux::has_library() && linux::has_host().await
}

#[cfg(target_os = "linux")]
mod linux {
    use std::path::{Path, PathBuf};

    /// Tauri's tray loads one of these while it runs, and ends the program where there is none.
    const LIBRARIES: [&str; 2] = ["libayatana-appindicator3.so.1", "libappindicator3.so.1"];
    /// The name and interface of the desktop's registry of tray icons (StatusNotifierItem specification).
    const WATCHER: &str = "org.kde.StatusNotifierWatcher";

    pub(super) fn has_library() -> bool {
        folders().iter().any(|folder| LIBRARIES.iter().any(|library| folder.join(library).exists()))
    }

    /// Where the loader looks: what the environment says first, then the system's folders.
    fn folders() -> Vec<PathBuf> {
        let set = std::env::var_os("LD_LIBRARY_PATH").unwrap_or_default();
        let multiarch = format!("{}-linux-gnu", std::env::consts::ARCH);
        let usual = ["/usr/local/lib", "/usr/lib64", "/lib64", "/usr/lib", "/lib"].map(PathBuf::from);
        let of_this_machine = ["/usr/lib", "/lib"].map(|folder| Path::new(folder).join(&multiarch));
        std::env::split_paths(&set).chain(of_this_machine).chain(usual).collect()
    }

    pub(super) async fn has_host() -> bool {
        registered().await.unwrap_or_else(|error| {
            tracing::debug!(%error, "nobody shows tray icons");
            false
        })
    }

    async fn registered() -> zbus::Result<bool> {
        let bus = zbus::Connection::session().await?;
        let watcher = zbus::proxy::Builder::<zbus::Proxy<'_>>::new(&bus)
            .destination(WATCHER)?
            .path("/StatusNotifierWatcher")?
            .interface(WATCHER)?
            // One property is asked for: where nobody is there, a cache would say so in the log each time.
            .cache_properties(zbus::proxy::CacheProperties::No)
            .build()
            .await?;
        watcher.get_property("IsStatusNotifierHostRegistered").await
    }
}
