//! What a command needs before it can start.

/// Something that a command cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The libraries that a Tauri program is built with.
    Window,
    /// A screen without a monitor, and the driver that steers the window.
    WindowTests,
    /// Fonts that show every language: a QR card is drawn with them, and a picture of the window.
    Fonts,
    /// Node and the packages of `ui/`.
    Ui,
    /// Node alone, for scripts with packages of their own.
    Node,
    /// What Tauri's bundler asks pkg-config for, to say what the packages depend on.
    Bundles,
    /// What packages are looked at with, and the clean root that they are installed in.
    Packages,
    /// Python with virtual environments.
    Python,
    /// cargo-nextest, which runs the tests.
    Nextest,
    /// cargo-deny, which holds licences, sources and the dependency rules between crates.
    Deny,
}
