//! Bytes of a text to lines and columns.

use gouji_model::Place;

/// A place in a text that moves only forward, so that telling the places of a whole document costs one walk over it.
///
/// Lines end as an editor ends them: at CR LF, LF and a lone CR.
pub(crate) struct SourcePositions<'s> {
    source: &'s [u8],
    offset: usize,
    line: usize,
    column: usize,
}

impl<'s> SourcePositions<'s> {
    pub(crate) fn new(source: &'s str) -> Self {
        Self {
            source: source.as_bytes(),
            offset: 0,
            line: 1,
            column: 1,
        }
    }

    /// The place of the byte `offset`, which is not before the one asked for last.
    pub(crate) fn place(&mut self, offset: usize) -> Place {
        // Between a CR and its LF the line has not ended.
        let is_in_pair = offset
            .checked_sub(1)
            .and_then(|at| self.source.get(at..=offset));
        let offset = offset - usize::from(is_in_pair == Some(b"\r\n"));
        let passed = self.source.get(self.offset..offset).unwrap_or_default();
        let line_start = memchr::memrchr2(b'\n', b'\r', passed);
        if line_start.is_some() {
            self.line += line_ends(passed);
            self.column = 1;
        }
        let rest = passed.get(line_start.map_or(0, |at| at + 1)..);
        // Every character has one byte that does not continue it.
        let is_first = |byte: &&u8| **byte & 0xc0 != 0x80;
        self.column += rest.unwrap_or_default().iter().filter(is_first).count();
        self.offset = self.offset.max(offset.min(self.source.len()));
        Place::Line {
            line: u32::try_from(self.line).unwrap_or(u32::MAX),
            column: u32::try_from(self.column).unwrap_or(u32::MAX),
        }
    }
}

/// How many lines end in `bytes`. A CR ends one where no LF follows.
fn line_ends(bytes: &[u8]) -> usize {
    let ends = memchr::memchr_iter(b'\n', bytes).count();
    let returns = memchr::memchr_iter(b'\r', bytes).count();
    if returns == 0 {
        return ends;
    }
    let pairs = bytes.windows(2).filter(|two| *two == b"\r\n").count();
    ends + returns - pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line and the column of `offset`, counted by a walk over the characters.
    fn walk(text: &str, offset: usize) -> (u32, u32) {
        let (mut line, mut column) = (1, 1);
        let mut rest = text.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            if at >= offset {
                break;
            }
            let is_pair = c == '\r' && rest.peek().is_some_and(|&(_, next)| next == '\n');
            match c {
                '\n' => (line, column) = (line + 1, 1),
                '\r' if !is_pair => (line, column) = (line + 1, 1),
                '\r' => {}
                _ => column += 1,
            }
        }
        (line, column)
    }

    #[test]
    fn every_place_is_the_one_an_editor_shows() {
        let text = "青石\r\n镇\r\r<p>7\n\n年\r\n";
        for step in [1, 2, 3, 5, 30] {
            let mut cursor = SourcePositions::new(text);
            for (offset, _) in text.char_indices().step_by(step) {
                let place = cursor.place(offset);
                assert_eq!(
                    (place.row(), place.column()),
                    walk(text, offset),
                    "{offset}"
                );
            }
        }
    }

    #[test]
    fn a_place_before_the_last_is_the_last() {
        let mut cursor = SourcePositions::new("ab\ncd");
        assert_eq!(cursor.place(4), cursor.place(1));
        assert_eq!(cursor.place(400), cursor.place(4));
    }
}
