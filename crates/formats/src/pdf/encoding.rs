//! From the codes of a font to characters, where the font names a known encoding.

use encoding_rs::{Encoding, GB18030, MACINTOSH, WINDOWS_1252};

/// The characters of a font whose codes are single bytes.
pub(super) type CodeTable = [Option<char>; 256];

/// The characters of one of the named encodings of single bytes.
pub(super) fn named_table(name: &[u8]) -> CodeTable {
    match name {
        b"WinAnsiEncoding" => encoding_table(WINDOWS_1252),
        b"MacRomanEncoding" => encoding_table(MACINTOSH),
        _ => standard_table(),
    }
}

/// The part of the standard encoding that is ASCII; its two quotation marks are curly.
pub(super) fn standard_table() -> CodeTable {
    let mut table = [None; 256];
    for (code, slot) in (0_u8..).zip(table.iter_mut()).take(0x7f).skip(0x20) {
        *slot = Some(match code {
            b'\'' => '\u{2019}',
            b'`' => '\u{2018}',
            _ => char::from(code),
        });
    }
    table
}

fn encoding_table(encoding: &'static Encoding) -> CodeTable {
    let mut table = [None; 256];
    for (code, slot) in (0_u8..=255).zip(table.iter_mut()).skip(0x20) {
        let bytes = [code];
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        *slot = text.chars().next().filter(|c| !c.is_control());
    }
    table
}

/// Names of glyphs beyond single letters with their characters, as fonts for Latin script use them.
///
/// The minus sign, the fraction bar and the curly quotation marks are characters of their own.
const NAMES: &str = r#"
    zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 period=. comma=, hyphen=-
    sfthyphen=- minus=− plus=+ equal== percent=% slash=/ fraction=⁄ colon=: semicolon=; exclam=!
    question=? parenleft=( parenright=) bracketleft=[ bracketright=] braceleft={ braceright=}
    less=< greater=> underscore=_ bar=| backslash=\ at=@ numbersign=# dollar=$ ampersand=&
    asterisk=* asciitilde=~ asciicircum=^ grave=` quotesingle=' quotedbl=" quoteleft=‘ quoteright=’
    quotedblleft=“ quotedblright=” endash=– emdash=— bullet=• periodcentered=· ellipsis=… degree=°
    multiply=× divide=÷ section=§
"#;

/// The character that a glyph's name stands for.
pub(super) fn glyph_character(name: &[u8]) -> Option<char> {
    if let [letter] = name {
        return letter.is_ascii_alphabetic().then_some(char::from(*letter));
    }
    if matches!(name, b"space" | b"nbspace") {
        return Some(' ');
    }
    let mut names = NAMES.split_ascii_whitespace();
    let character = names.find_map(|pair| pair.as_bytes().strip_prefix(name)?.strip_prefix(b"="));
    if let Some(character) = character {
        return std::str::from_utf8(character).ok()?.chars().next();
    }
    let digits = name
        .strip_prefix(b"uni")
        .or_else(|| name.strip_prefix(b"u"))
        .filter(|digits| (4..=6).contains(&digits.len()))?;
    let digits = std::str::from_utf8(digits).ok()?;
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

/// A predefined way of coding Chinese text, as fonts that are not in the file use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ChineseCoding {
    /// GB2312, GBK and GB18030 in one and two bytes, with the number of the
    /// glyph that shows the ASCII space: their Latin letters are of two widths.
    National { space: u32 },
    /// UTF-16, big-endian, its Latin letters from glyph 1.
    Utf16,
}

impl ChineseCoding {
    /// The coding of that name.
    pub(super) fn from_name(name: &[u8]) -> Option<Self> {
        let name = name.strip_suffix(b"-H").or(name.strip_suffix(b"-V"))?;
        match name {
            b"GBK-EUC" | b"GB-EUC" => Some(Self::National { space: 814 }),
            b"GBKp-EUC" | b"GBpc-EUC" | b"GBK2K" => Some(Self::National { space: 1 }),
            b"UniGB-UCS2" | b"UniGB-UTF16" => Some(Self::Utf16),
            _ => None,
        }
    }

    /// The next character of `bytes` with the number of bytes that it takes, at least one.
    pub(super) fn next(self, bytes: &[u8]) -> (Option<char>, usize) {
        match self {
            Self::National { .. } => next_national(bytes),
            Self::Utf16 => next_utf16(bytes),
        }
    }

    /// The number of the glyph of `character`, where it is ASCII: only those have widths of their own.
    pub(super) fn glyph(self, character: char) -> Option<u32> {
        let space = match self {
            Self::National { space } => space,
            Self::Utf16 => 1,
        };
        let ascii = (' '..='~').contains(&character);
        ascii.then(|| u32::from(character) - 0x20 + space)
    }
}

fn next_national(bytes: &[u8]) -> (Option<char>, usize) {
    let length = match bytes {
        [0x81..=0xfe, 0x30..=0x39, _, _, ..] => 4,
        [0x81..=0xfe, _, ..] => 2,
        _ => 1,
    };
    let code = bytes.get(..length).unwrap_or(bytes);
    let (text, wrong) = GB18030.decode_without_bom_handling(code);
    (text.chars().next().filter(|_| !wrong), length)
}

fn next_utf16(bytes: &[u8]) -> (Option<char>, usize) {
    let unit = |at: usize| match bytes.get(at..at + 2) {
        Some(&[high, low]) => Some(u16::from_be_bytes([high, low])),
        _ => None,
    };
    let Some(first) = unit(0) else {
        return (None, 2);
    };
    let mut decoded = char::decode_utf16([Some(first), unit(2)].into_iter().flatten());
    match decoded.next() {
        Some(Ok(character)) => (Some(character), character.len_utf16() * 2),
        _ => (None, 2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_have_names() {
        assert_eq!(glyph_character(b"seven"), Some('7'));
        assert_eq!(glyph_character(b"A"), Some('A'));
        assert_eq!(glyph_character(b"uni4EF6"), Some('件'));
        assert_eq!(glyph_character(b"u4EF6"), Some('件'));
        assert_eq!(glyph_character(b"uniD800"), None);
        assert_eq!(glyph_character(b"g37"), None);
        assert_eq!(glyph_character(b""), None);
    }

    #[test]
    fn chinese_is_coded_in_two_ways() {
        let national = ChineseCoding::from_name(b"GBK-EUC-H").unwrap();
        assert_eq!(national.next(&[0xbc, 0xfe, b'7']), (Some('件'), 2));
        assert_eq!(national.next(b"7"), (Some('7'), 1));
        assert_eq!(national.next(&[0xff]), (None, 1));
        assert_eq!(national.glyph('0'), Some(830));
        let utf16 = ChineseCoding::from_name(b"UniGB-UTF16-H").unwrap();
        assert_eq!(utf16.next(&[0x4e, 0xf6, 0]), (Some('件'), 2));
        assert_eq!(utf16.next(&[0xd8, 0x40, 0xdc, 0]), (Some('𠀀'), 4));
        assert_eq!(utf16.next(&[0xd8, 0x40]), (None, 2));
        assert_eq!(utf16.next(&[0x4e]), (None, 2));
        assert_eq!(utf16.glyph('件'), None);
        assert_eq!(ChineseCoding::from_name(b"Identity-H"), None);
    }
}
