//! Deep links, as any program or page of this computer hands them over.

use domain::deep_link::DeepLink;

/// Reads the bytes as a deep link. What is known is written with an id that is one, and nothing else is in it.
pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Some(link) = DeepLink::parse(&text) else { return };
    assert!(DeepLink::is_meant_by(&text), "what is known was meant");
    let id = match link {
        DeepLink::Room { id } => id.0,
        DeepLink::Contact { id } => id.0,
        DeepLink::Messages | DeepLink::Contacts | DeepLink::Profile | DeepLink::Settings => return,
    };
    assert_eq!(id.len(), 36);
    assert!(id.bytes().all(|byte| byte == b'-' || matches!(byte, b'0'..=b'9' | b'a'..=b'f')), "{id}");
}
