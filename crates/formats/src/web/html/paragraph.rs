//! One paragraph of a page: its text with white space taken together as a browser does, and where each piece of it stands in the source.

/// What white space waits before the next character.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum PendingSpace {
    #[default]
    None,
    Space,
    /// The space holds a line break.
    Break,
}

/// Where a byte of the text stands in the source. What follows it stands there in the same order, up to the next mark.
#[derive(Debug, Clone, Copy)]
struct SourceMark {
    text: usize,
    source: usize,
}

/// The paragraph that is being read.
#[derive(Default)]
pub(super) struct HtmlParagraph {
    text: String,
    marks: Vec<SourceMark>,
    waiting: PendingSpace,
}

impl HtmlParagraph {
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Takes the text out and begins the next paragraph; the marks stay until [`HtmlParagraph::clear`].
    pub(super) fn take_text(&mut self) -> String {
        self.waiting = PendingSpace::None;
        std::mem::take(&mut self.text)
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.marks.clear();
        self.waiting = PendingSpace::None;
    }

    /// Adds `text`, which begins at the byte `source`, with its white space taken together.
    pub(super) fn collapse(&mut self, text: &str, source: usize) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let word = rest.iter().position(|&byte| is_markup_space(byte));
            let word = word.unwrap_or(rest.len());
            if word > 0 {
                let piece = text.get(at..at + word).unwrap_or_default();
                self.space_before(piece);
                self.add(piece, source + at);
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

    /// Adds `text`, which begins at the byte `source`, as it is.
    pub(super) fn keep(&mut self, text: &str, source: usize) {
        if !text.is_empty() {
            self.space_before(text);
            self.add(text, source);
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

    fn add(&mut self, piece: &str, source: usize) {
        let mark = SourceMark {
            text: self.text.len(),
            source,
        };
        let follows = self
            .marks
            .last()
            .is_some_and(|last| mark.text - last.text == source.saturating_sub(last.source));
        if !follows {
            self.marks.push(mark);
        }
        self.text.push_str(piece);
    }

    /// Where the byte `at` of the text stands in the source.
    pub(super) fn source_offset(&self, at: usize) -> usize {
        let after = self.marks.partition_point(|mark| mark.text <= at);
        let mark = self.marks.get(after.saturating_sub(1));
        mark.map_or(0, |mark| mark.source + at.saturating_sub(mark.text))
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

    fn collapse(pieces: &[(&str, usize)]) -> HtmlParagraph {
        let mut paragraph = HtmlParagraph::default();
        for &(text, source) in pieces {
            paragraph.collapse(text, source);
        }
        paragraph
    }

    #[test]
    fn white_space_is_one_space_and_none_at_the_ends() {
        assert_eq!(collapse(&[(" \n a \t b ", 0), (" c\n", 40)]).text, "a b c");
        assert_eq!(collapse(&[("1", 0), ("2", 9)]).text, "12");
        assert_eq!(
            collapse(&[("\u{a0} \u{3000}7", 0)]).text,
            "\u{a0} \u{3000}7"
        );
    }

    #[test]
    fn a_line_break_inside_chinese_is_no_space() {
        assert_eq!(collapse(&[("统计\n  指标", 0)]).text, "统计指标");
        assert_eq!(collapse(&[("统计 指标", 0)]).text, "统计 指标");
        assert_eq!(collapse(&[("1\n2", 0)]).text, "1 2");
        assert_eq!(collapse(&[("共\n2", 0)]).text, "共 2");
    }

    #[test]
    fn every_byte_knows_where_it_stands() {
        let paragraph = collapse(&[("  a   b", 10), ("c", 30)]);
        assert_eq!(paragraph.text, "a bc");
        let all: Vec<usize> = [0, 2, 3].map(|at| paragraph.source_offset(at)).into();
        assert_eq!(all, [12, 16, 30]);
        assert_eq!(collapse(&[("\u{a0}7", 4)]).source_offset(2), 6);
    }
}
