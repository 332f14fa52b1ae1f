//! One paragraph of a page: its text with white space taken together as a browser does.

/// What white space waits before the next character.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum PendingSpace {
    #[default]
    None,
    Space,
    /// The space holds a line break.
    Break,
}

/// The paragraph that is being read.
#[derive(Default)]
pub(super) struct HtmlParagraph {
    text: String,
    waiting: PendingSpace,
}

impl HtmlParagraph {
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Takes the text out and begins the next paragraph.
    pub(super) fn take_text(&mut self) -> String {
        self.waiting = PendingSpace::None;
        std::mem::take(&mut self.text)
    }

    /// Adds `text` with its white space taken together.
    pub(super) fn collapse(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let word = rest.iter().position(|&byte| is_markup_space(byte));
            let word = word.unwrap_or(rest.len());
            if word > 0 {
                let piece = text.get(at..at + word).unwrap_or_default();
                self.space_before(piece);
                self.text.push_str(piece);
                at += word;
            }
            for &byte in bytes.get(at..).unwrap_or_default() {
                if !is_markup_space(byte) {
                    break;
                }
                let waiting = if matches!(byte, b'\n' | b'\r') {
                    PendingSpace::Break
                } else {
                    PendingSpace::Space
                };
                self.waiting = self.waiting.max(waiting);
                at += 1;
            }
        }
    }

    /// Adds `text` as it is.
    pub(super) fn keep(&mut self, text: &str) {
        if !text.is_empty() {
            self.space_before(text);
            self.text.push_str(text);
        }
    }

    /// Writes the waiting space. A line break between two Chinese characters is none: the page's author broke a long line of the source.
    fn space_before(&mut self, piece: &str) {
        let waiting = std::mem::take(&mut self.waiting);
        let is_inside_chinese = || {
            let before = self.text.chars().next_back();
            before.is_some_and(is_chinese) && piece.chars().next().is_some_and(is_chinese)
        };
        let is_written = match waiting {
            PendingSpace::None => false,
            PendingSpace::Space => true,
            PendingSpace::Break => !is_inside_chinese(),
        };
        if is_written && !self.text.is_empty() {
            self.text.push(' ');
        }
    }
}

/// White space of markup; spaces of other kinds stay as they are.
pub(super) fn is_markup_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

/// Whether `c` is a character or a sign of Chinese writing, which knows no spaces between words.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collapse(pieces: &[&str]) -> String {
        let mut paragraph = HtmlParagraph::default();
        for text in pieces {
            paragraph.collapse(text);
        }
        paragraph.text
    }

    #[test]
    fn white_space_is_one_space_and_none_at_the_ends() {
        assert_eq!(collapse(&[" \n a \t b ", " c\n"]), "a b c");
        assert_eq!(collapse(&["1", "2"]), "12");
        assert_eq!(collapse(&["\u{a0} \u{3000}7"]), "\u{a0} \u{3000}7");
    }

    #[test]
    fn a_line_break_inside_chinese_is_no_space() {
        assert_eq!(collapse(&["统计\n  指标"]), "统计指标");
        assert_eq!(collapse(&["统计 指标"]), "统计 指标");
        assert_eq!(collapse(&["1\n2"]), "1 2");
        assert_eq!(collapse(&["共\n2"]), "共 2");
    }
}
