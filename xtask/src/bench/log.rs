//! Engawa's log, as far as it tells of a start.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A step of a start, and its milliseconds since the process started.
pub type Step = (String, u64);

/// All steps that the logs below `data` tell of, oldest first.
pub fn steps(data: &Path) -> Vec<Step> {
    let Ok(entries) = fs::read_dir(data.join("logs")) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let texts = files.iter().filter_map(|file| fs::read_to_string(file).ok());
    texts.flat_map(|text| text.lines().filter_map(step).collect::<Vec<_>>()).collect()
}

/// The step of a log line that tells of one.
fn step(line: &str) -> Option<Step> {
    let digits: String =
        after(line, "\"ms_since_start\":")?.chars().take_while(char::is_ascii_digit).collect();
    let (name, _) = after(line, "\"message\":\"")?.split_once('"')?;
    Some((name.to_owned(), digits.parse().ok()?))
}

fn after<'a>(line: &'a str, mark: &str) -> Option<&'a str> {
    line.split_once(mark).map(|(_, after)| after)
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn only_log_lines_with_a_milestone_are_read() {
        let line = r#"{"timestamp":"…","level":"INFO","message":"ui_ready","ms_since_start":431}"#;
        assert_eq!(step(line), Some(("ui_ready".to_owned(), 431)));
        assert_eq!(step(r#"{"level":"INFO","message":"simulator_ready","url":"http://127.0.0.1:1/"}"#), None);
        assert_eq!(step(r#"{"message":"ui_ready","ms_since"#), None, "a line cut in half is not a reading");
    }
}
