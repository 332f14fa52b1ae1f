//! The bytes of rich text to groups, control words and text.

/// A piece of rich text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RtfToken<'b> {
    Open,
    Close,
    /// A control word with its number.
    Word(&'b str, Option<i32>),
    /// A control symbol.
    Symbol(u8),
    /// A character's byte, or one of its bytes, written in hexadecimal.
    Byte(u8),
    /// Bytes that stand for themselves.
    Text(&'b [u8]),
}

/// The pieces of rich text, in order.
pub(super) struct RtfTokenizer<'b> {
    rest: &'b [u8],
}

impl<'b> RtfTokenizer<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Takes the bytes in front of which `is_end` holds, or all.
    fn take_until(&mut self, is_end: impl Fn(u8) -> bool) -> &'b [u8] {
        let end = self.rest.iter().position(|&byte| is_end(byte));
        let (taken, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        taken
    }

    fn take(&mut self) -> Option<u8> {
        let (&first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(first)
    }

    /// What follows a backslash.
    fn control(&mut self) -> Option<RtfToken<'b>> {
        let &first = self.rest.first()?;
        if first.is_ascii_alphabetic() {
            return self.word();
        }
        self.take();
        if first != b'\'' {
            return Some(RtfToken::Symbol(first));
        }
        let digits = self.rest.get(..2).and_then(|digits| {
            let text = std::str::from_utf8(digits).ok()?;
            u8::from_str_radix(text, 16).ok()
        });
        let Some(byte) = digits else {
            return Some(RtfToken::Symbol(first));
        };
        self.rest = self.rest.get(2..).unwrap_or_default();
        Some(RtfToken::Byte(byte))
    }

    fn word(&mut self) -> Option<RtfToken<'b>> {
        let name = self.take_until(|byte| !byte.is_ascii_alphabetic());
        let name = std::str::from_utf8(name).ok()?;
        let is_negative =
            self.rest.first() == Some(&b'-') && self.rest.get(1).is_some_and(u8::is_ascii_digit);
        if is_negative {
            self.take();
        }
        let digits = self.take_until(|byte| !byte.is_ascii_digit());
        if self.rest.first() == Some(&b' ') {
            self.take();
        }
        let value = (!digits.is_empty()).then(|| {
            let text = std::str::from_utf8(digits).unwrap_or_default();
            let value = text.parse().unwrap_or(i32::MAX);
            if is_negative { -value } else { value }
        });
        if let ("bin", Some(length)) = (name, value) {
            // Bytes of a picture follow, which may look like anything.
            let length = usize::try_from(length).unwrap_or(0);
            self.rest = self.rest.get(length..).unwrap_or_default();
        }
        Some(RtfToken::Word(name, value))
    }
}

impl<'b> Iterator for RtfTokenizer<'b> {
    type Item = RtfToken<'b>;

    fn next(&mut self) -> Option<RtfToken<'b>> {
        loop {
            let rest = self.rest;
            match self.take()? {
                b'{' => return Some(RtfToken::Open),
                b'}' => return Some(RtfToken::Close),
                b'\\' => return self.control(),
                // Line ends part nothing here; they only keep lines short.
                b'\r' | b'\n' | b'\0' => {}
                _ => {
                    self.rest = rest;
                    let is_end = |byte| matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | b'\0');
                    return Some(RtfToken::Text(self.take_until(is_end)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RtfToken::{Byte, Close, Open, Symbol, Text, Word};
    use super::*;

    #[test]
    fn groups_words_and_text_are_told_apart() {
        let all: Vec<_> = RtfTokenizer::new(b"{\\rtf1 a\r\nb\\b0c\\'b9\\*\\li-20\\~}").collect();
        let expected = [
            Open,
            Word("rtf", Some(1)),
            Text(b"a"),
            Text(b"b"),
            Word("b", Some(0)),
            Text(b"c"),
            Byte(0xb9),
            Symbol(b'*'),
            Word("li", Some(-20)),
            Symbol(b'~'),
            Close,
        ];
        assert_eq!(all, expected);
    }

    #[test]
    fn what_is_cut_off_or_too_large_ends_the_text() {
        let ends: [(&[u8], usize); 6] = [
            (b"\\", 0),
            (b"\\'", 1),
            (b"\\'9", 2),
            (b"\\bin99999999999 {{{", 1),
            (b"\\bin2 {{a", 2),
            (b"\\u-", 2),
        ];
        for (bytes, count) in ends {
            assert_eq!(RtfTokenizer::new(bytes).count(), count, "{bytes:?}");
        }
    }
}
