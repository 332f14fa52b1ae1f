//! From bytes of a text's value back to bytes of the file, whatever quotes and folds stand between.

use crate::syntax::span_reader::Spanned;
use gouji_model::Span;
use std::ops::Range;

/// How the texts of a file are written.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Notation<'t> {
    /// In YAML, with the text of the file.
    Yaml(&'t str),
    /// The file is one expression as it was typed.
    Plain,
}

/// Where each byte of a scalar's value stands in its file.
pub(crate) struct Offsets {
    /// Per byte of the value, and for its end, the bytes in the file.
    bytes: Vec<(u32, u32)>,
    whole: Span,
}

impl Offsets {
    /// Follows the value through the source character by character: what the source has besides (quotes,
    /// line breaks with their indent, a block's header) is skipped, an escape is one character.
    pub(crate) fn new(notation: Notation<'_>, scalar: &Spanned<String>) -> Self {
        let (whole, value) = (scalar.span(), scalar.value.as_str());
        let start = whole.start as usize;
        let Notation::Yaml(text) = notation else {
            let byte = |at: usize| (narrow(start + at), narrow(start + at + 1));
            return Self {
                bytes: (0..=value.len()).map(byte).collect(),
                whole,
            };
        };
        let written = text.get(start..whole.end as usize).unwrap_or_default();
        let mut cursor = Cursor::new(written);
        let mut bytes = Vec::with_capacity(value.len() + 1);
        for character in value.chars() {
            let piece = cursor.next(character);
            bytes.extend(std::iter::repeat_n(
                (narrow(start + piece.start), narrow(start + piece.end)),
                character.len_utf8(),
            ));
        }
        let end = narrow(start + cursor.at);
        bytes.push((end, end));
        Self { bytes, whole }
    }

    /// The bytes in the file of `range` in the value.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        let start = self.bytes.get(range.start).map(|piece| piece.0);
        let last = range
            .end
            .checked_sub(1)
            .and_then(|last| self.bytes.get(last));
        match (start, last) {
            (Some(start), Some((_, end))) if range.end > range.start => Span {
                start,
                end: (*end).max(start),
            },
            (Some(start), _) => Span { start, end: start },
            _ => self.whole,
        }
    }
}

/// How a text is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    Single,
    Double,
    None,
}

/// A walk over a scalar as written.
struct Cursor<'w> {
    written: &'w str,
    at: usize,
    quotes: Quotes,
}

impl<'w> Cursor<'w> {
    fn new(written: &'w str) -> Self {
        let (quotes, at) = match written.chars().next() {
            Some('"') => (Quotes::Double, 1),
            Some('\'') => (Quotes::Single, 1),
            // The header of a block takes the rest of its line.
            Some('|' | '>') => (Quotes::None, written.find('\n').map_or(0, |end| end + 1)),
            _ => (Quotes::None, 0),
        };
        Self {
            written,
            at,
            quotes,
        }
    }

    fn rest(&self) -> &'w str {
        self.written.get(self.at..).unwrap_or_default()
    }

    /// The bytes that stand for the next character of the value.
    fn next(&mut self, character: char) -> Range<usize> {
        if self.quotes == Quotes::Double && self.rest().starts_with('\\') {
            let escape = self.escape();
            // A backslash at the end of a line joins it with the next and stands for nothing.
            if escape > 0 {
                let start = self.at;
                self.at += escape;
                return start..self.at;
            }
        }
        let found = self.rest().chars().next();
        if found != Some(character) && found.is_some_and(char::is_whitespace) {
            let start = self.at;
            let blank = self.rest().len() - self.rest().trim_start().len();
            self.at += blank;
            if character.is_whitespace() {
                return start..start + 1;
            }
            return self.next_plain();
        }
        self.next_plain()
    }

    fn next_plain(&mut self) -> Range<usize> {
        let start = self.at;
        let width = self.rest().chars().next().map_or(0, char::len_utf8);
        // A quote in single quotes is written twice.
        let doubled = self.quotes == Quotes::Single && self.rest().starts_with("''");
        self.at += width + usize::from(doubled);
        start..self.at
    }

    /// How long the escape here is; 0 for an escaped line break, which is stepped over.
    fn escape(&mut self) -> usize {
        let Some(kind) = self.rest().chars().nth(1) else {
            return 1;
        };
        let digits = match kind {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            '\n' | '\r' => {
                self.at += 1;
                self.at += self.rest().len() - self.rest().trim_start().len();
                return 0;
            }
            other => return 1 + other.len_utf8(),
        };
        (2 + digits).min(self.rest().len())
    }
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Notation, Offsets};
    use crate::syntax::scan;
    use crate::syntax::span_reader::Spanned;
    use gouji_model::SourceId;

    /// The value of `check` in a file.
    fn check(text: &str) -> Spanned<String> {
        let mut mistakes = Vec::new();
        let root = scan(SourceId::new(0), text, &mut mistakes).unwrap();
        let node = root.get("check").unwrap();
        Spanned::new(node.scalar().unwrap().to_owned(), node.span)
    }

    /// The text in the file under `part` of the value of `check`.
    fn text_under<'t>(text: &'t str, part: &str) -> &'t str {
        let check = check(text);
        let at = check.value.find(part).unwrap();
        let offsets = Offsets::new(Notation::Yaml(text), &check);
        let span = offsets.span(&(at..at + part.len()));
        &text[span.start as usize..span.end as usize]
    }

    #[test]
    fn a_name_is_found_in_every_style_of_text() {
        let styles = [
            "check: 甲数 = 乙数 + 丙数\n",
            "check: \"甲数 = 乙数 + 丙数\"\n",
            "check: '甲数 = 乙数 + 丙数'\n",
            "check: |\n  甲数 = 乙数\n  + 丙数\nid: x\n",
            "check: >\n  甲数 = 乙数\n  + 丙数\nid: x\n",
            "check: 甲数 = 乙数\n    + 丙数\nid: x\n",
            "{check: 甲数 = 乙数 + 丙数, id: x}\n",
        ];
        for text in styles {
            for part in ["甲数", "乙数", "丙数", "="] {
                assert_eq!(text_under(text, part), part, "{text}");
            }
        }
    }

    #[test]
    fn escapes_are_one_character_each() {
        let text = "check: \"\\u6536\\u5230申请 = 收到申请数\\t+ \\\"丙\\\"\"\n";
        let value = check(text).value;
        assert_eq!(value, "收到申请 = 收到申请数\t+ \"丙\"");
        assert_eq!(text_under(text, "收到申请 "), "\\u6536\\u5230申请 ");
        assert_eq!(text_under(text, "收到申请数"), "收到申请数");
        assert_eq!(text_under(text, "\"丙\""), "\\\"丙\\\"");
        let quoted = "check: '甲 = ''乙'' + 丙'\n";
        assert_eq!(text_under(quoted, "丙"), "丙");
    }

    #[test]
    fn an_expression_as_it_was_typed_stands_where_it_stands() {
        let typed = Spanned::new("\"甲\" = 1".to_owned(), gouji_model::Span::new(0, 9));
        let span = Offsets::new(Notation::Plain, &typed).span(&(1..4));
        assert_eq!((span.start, span.end), (1, 4));
    }
}
