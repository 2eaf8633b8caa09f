//! Markup in notifications: a Linux server that offers `body-markup` takes `<b>` in a stranger's text for bold (R29).

/// A notification's text as this computer's notification server shows it literally.
pub fn escaped_for_server(text: &str) -> String {
    if server_has_markup() { escaped(text) } else { text.to_owned() }
}

/// Whether the notification server reads markup (Desktop Notifications Specification, `body-markup`). Who does not tell
/// is taken for one that does not: escaped text would be shown with its escapes.
#[cfg(target_os = "linux")]
fn server_has_markup() -> bool {
    use std::sync::OnceLock;

    static HAS_MARKUP: OnceLock<bool> = OnceLock::new();
    *HAS_MARKUP.get_or_init(|| {
        notify_rust::get_capabilities().is_ok_and(|offered| offered.iter().any(|one| one == "body-markup"))
    })
}

/// Elsewhere notifications are plain text: the plugin escapes what Windows has of XML.
#[cfg(not(target_os = "linux"))]
fn server_has_markup() -> bool {
    false
}

/// A text with the five characters of XML escaped.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r29_markup_in_a_notification_is_escaped() {
        assert_eq!(escaped("1 < 2 & 3"), "1 &lt; 2 &amp; 3");
        let link = escaped("<b>x</b> <a href=\"https://evil.example\">click</a>");
        assert_eq!(
            link,
            "&lt;b&gt;x&lt;/b&gt; &lt;a href=&quot;https://evil.example&quot;&gt;click&lt;/a&gt;"
        );
    }
}
