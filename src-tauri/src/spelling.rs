//! Spelling: what a window's fields are checked by as somebody types. Which fields are, the page says (`spellcheck`).

#[cfg(any(target_os = "linux", test))]
use domain::{ClosedSet, language::Language};
use tauri::{Runtime, WebviewWindow};

/// Has WebKitGTK check spelling, which it does not by itself: by the dictionaries that this computer has of the languages
/// of its user, and of those that Engawa speaks. Members of one computer write in several, often in one message; a word is
/// right that is right in one of them.
///
/// # Errors
/// When the window is gone.
#[cfg(target_os = "linux")]
pub fn check_as_typed<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::{WebContextExt, WebViewExt};

    let languages = languages(sys_locale::get_locales());
    window.with_webview(move |view| {
        if let Some(context) = view.inner().context() {
            let languages: Vec<&str> = languages.iter().map(String::as_str).collect();
            context.set_spell_checking_languages(&languages);
            context.set_spell_checking_enabled(true);
        }
    })
}

/// Elsewhere the system's web view checks by itself.
///
/// # Errors
/// Never.
#[cfg(not(target_os = "linux"))]
pub fn check_as_typed<R: Runtime>(_: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}

/// The languages that spelling is checked in, as dictionaries are called, each once. Those of the computer's user are the
/// first: suggestions come in this order.
#[cfg(any(target_os = "linux", test))]
fn languages(of_user: impl IntoIterator<Item = String>) -> Vec<String> {
    let ours = Language::ALL.iter().map(|language| language.tag().to_owned());
    let mut languages: Vec<String> = Vec::new();
    for tag in of_user.into_iter().chain(ours) {
        let name = tag.replace('-', "_");
        if !languages.contains(&name) {
            languages.push(name);
        }
    }
    languages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_is_checked_in_the_users_languages_first_and_then_in_those_that_engawa_speaks() {
        let of_user = ["de-CH", "en-GB", "ja"].map(ToOwned::to_owned);
        assert_eq!(languages(of_user), ["de_CH", "en_GB", "ja", "en", "ko", "zh_TW", "th"]);
    }
}
