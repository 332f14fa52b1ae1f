//! From bytes of a text's value back to bytes of the file, whatever quotes and folds stand between.

use crate::syntax::Node;
use gouji_model::Span;
use std::ops::Range;

/// Where each byte of a scalar's value stands in its file.
pub(crate) struct Offsets {
    /// Per byte of the value, and for its end, the byte in the file.
    bytes: Vec<u32>,
    whole: Span,
}

impl Offsets {
    /// Follows the value through the source: characters match one by one, and what the source has
    /// besides (quotes, line breaks with indent, the backslash of an escape) is skipped.
    pub(crate) fn of(text: &str, node: &Node) -> Self {
        let whole = node.span;
        let value = node.scalar().unwrap_or_default();
        let start = whole.start as usize;
        let written = text.get(start..whole.end as usize).unwrap_or_default();
        let mut bytes = Vec::with_capacity(value.len() + 1);
        let mut rest = written;
        for character in value.chars() {
            let skipped = skip_to(rest, character);
            let at = start + (written.len() - rest.len()) + skipped;
            bytes.extend(std::iter::repeat_n(narrow(at), character.len_utf8()));
            let found = rest.get(skipped..).and_then(|found| found.chars().next());
            let width = found.map_or(0, char::len_utf8);
            rest = rest.get(skipped + width..).unwrap_or_default();
        }
        bytes.push(narrow(start + (written.len() - rest.len())));
        Self { bytes, whole }
    }

    /// The bytes in the file of `range` in the value.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        let start = self.bytes.get(range.start).copied();
        // The end is one past the last byte's own character, not where the next one stands.
        let last = range
            .end
            .checked_sub(1)
            .and_then(|last| self.bytes.get(last))
            .copied();
        match (start, last) {
            (Some(start), Some(last)) if range.end > range.start => {
                let width = self
                    .bytes
                    .iter()
                    .rev()
                    .filter(|&&byte| byte == last)
                    .count();
                Span {
                    start,
                    end: last + narrow(width),
                }
            }
            (Some(start), _) => Span { start, end: start },
            _ => self.whole,
        }
    }
}

/// How many bytes of `rest` stand before `character`; a folded line break stands for a space.
fn skip_to(rest: &str, character: char) -> usize {
    let folded = |found: char| character == ' ' && found.is_whitespace();
    rest.char_indices()
        .find(|(_, found)| *found == character || folded(*found))
        .map_or(0, |(at, _)| at)
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Offsets;
    use crate::syntax::scan;
    use gouji_model::SourceId;

    /// The text in the file under `part` of the value of `check`.
    fn under<'t>(text: &'t str, part: &str) -> &'t str {
        let mut mistakes = Vec::new();
        let root = scan(SourceId::new(0), text, &mut mistakes).root.unwrap();
        let node = root.get("check").unwrap();
        let at = node.scalar().unwrap().find(part).unwrap();
        let span = Offsets::of(text, node).span(&(at..at + part.len()));
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
                assert_eq!(under(text, part), part, "{text}");
            }
        }
    }
}
