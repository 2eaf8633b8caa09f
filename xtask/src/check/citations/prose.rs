//! A file's words in one line, with the marks of comments taken away.

/// What comments, and quotes in pages, begin their lines with.
const MARKS: &[&str] = &["///", "//!", "//", "/**", "/*", "<!--", "--", "*", "#", ">"];

/// The words, and where each line of the file begins in them.
pub struct Prose {
    words: String,
    starts: Vec<usize>,
}

impl Prose {
    pub fn of(text: &str) -> Self {
        let mut prose = Self { words: String::with_capacity(text.len()), starts: Vec::new() };
        for line in text.lines() {
            prose.starts.push(prose.words.len());
            prose.words.push_str(without_marks(line));
            prose.words.push(' ');
        }
        prose
    }

    pub fn words(&self) -> &str {
        &self.words
    }

    /// The line of the file, from 1, that the word at `at` stands in.
    pub fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }
}

fn without_marks(line: &str) -> &str {
    let line = line.trim();
    MARKS.iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line).trim_start()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_broken_over_lines_of_a_comment_stand_together() {
        let files = [
            "/// see (LINE\n/// reference A.1)",
            "-- see (LINE\n-- reference A.1)",
            " * see (LINE\n   reference A.1)",
        ];
        for file in files {
            assert!(Prose::of(file).words().contains("(LINE reference A.1)"), "{file}");
        }
    }

    #[test]
    fn a_word_knows_its_line() {
        let prose = Prose::of("one\n\n/// two\nthree");
        let line_of = |word: &str| prose.line(prose.words().find(word).unwrap());
        assert_eq!((line_of("one"), line_of("two"), line_of("three")), (1, 3, 4));
    }
}
