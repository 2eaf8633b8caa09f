use std::sync::Arc;

use url::Url;

/// Finds a file of the practice phone: content type and bytes.
pub type Pages = Arc<dyn Fn(&str) -> Option<(String, Vec<u8>)> + Send + Sync>;
/// The QR code on the screen now, as PNG.
pub type Camera = Arc<dyn Fn() -> Option<Vec<u8>> + Send + Sync>;
/// Called when a text was shared to LINE, with the URL of the practice phone's page.
pub type OnShare = Arc<dyn Fn(&Url) + Send + Sync>;

/// The host of the practice phone: what the shell lends to it.
#[derive(Clone)]
pub struct PhoneHost {
    /// The phone's files.
    pub pages: Pages,
    /// What the phone's camera sees when it looks at Engawa's window.
    pub camera: Camera,
    /// Shows the phone.
    pub on_share: OnShare,
}
