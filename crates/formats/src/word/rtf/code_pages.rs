//! The bytes of rich text to characters.

use crate::decode::code_page;
use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS};
use std::collections::HashMap;

/// The most fonts that are remembered.
const MAX_FONTS: usize = 4096;

/// How the bytes of a document are encoded: by its code page, unless the font says otherwise.
pub(super) struct FontEncodings {
    page: &'static Encoding,
    fonts: HashMap<i32, &'static Encoding>,
    /// The font that is being described.
    current: i32,
}

impl Default for FontEncodings {
    fn default() -> Self {
        Self {
            // Where a document does not say, it is one of ours.
            page: GB18030,
            fonts: HashMap::new(),
            current: 0,
        }
    }
}

impl FontEncodings {
    /// The document's code page is `number`.
    pub(super) fn set_page(&mut self, number: i32) {
        self.page = code_page(number);
    }

    pub(super) fn page(&self) -> &'static Encoding {
        self.page
    }

    /// The font `number` is described next.
    pub(super) fn begin(&mut self, number: i32) {
        self.current = number;
    }

    /// The font that is described writes `charset`.
    pub(super) fn set_charset(&mut self, charset: i32) {
        let encoding = match charset {
            134 => GB18030,
            136 => BIG5,
            128 => SHIFT_JIS,
            129 => EUC_KR,
            _ => return,
        };
        if self.fonts.len() < MAX_FONTS {
            self.fonts.insert(self.current, encoding);
        }
    }

    /// How the bytes of text in the font `number` are encoded.
    pub(super) fn encoding(&self, number: i32) -> &'static Encoding {
        self.fonts.get(&number).copied().unwrap_or(self.page)
    }
}

/// UTF-16 units one by one to characters.
#[derive(Default)]
pub(super) struct Utf16Units {
    high: Option<u16>,
}

impl Utf16Units {
    /// The character that the unit `value`, which may be written as a negative number, ends; `None` for the first half of a pair.
    pub(super) fn next(&mut self, value: i32) -> Option<char> {
        // Some programs write characters beyond 16 bits as one number.
        if let Some(c) = u32::try_from(value).ok().filter(|&value| value > 0xffff) {
            self.high = None;
            return Some(char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        let unit = u16::try_from(value.rem_euclid(0x1_0000)).unwrap_or(0);
        let units = match self.high.take() {
            Some(high) => [high, unit],
            None if (0xd800..0xdc00).contains(&unit) => {
                self.high = Some(unit);
                return None;
            }
            None => [unit, 0],
        };
        let mut characters = char::decode_utf16(units);
        let first = characters.next().and_then(Result::ok);
        Some(first.unwrap_or(char::REPLACEMENT_CHARACTER))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1252;

    #[test]
    fn units_make_characters() {
        let mut units = Utf16Units::default();
        let all: Vec<_> = [24180, -24179, -10179, -8704, 0x2_0000, -8704, 55]
            .map(|value| units.next(value))
            .into();
        assert_eq!(all[0], Some('年'));
        assert_eq!(all[1], char::from_u32(0x1_0000 - 24179));
        assert_eq!(all[2..4], [None, Some('😀')]);
        assert_eq!(all[4], Some('\u{20000}'));
        assert_eq!(all[5..], [Some('\u{fffd}'), Some('7')]);
    }

    #[test]
    fn a_font_overrules_the_code_page() {
        let mut fonts = FontEncodings::default();
        fonts.set_page(1252);
        fonts.begin(3);
        fonts.set_charset(134);
        assert_eq!(fonts.encoding(3), GB18030);
        assert_eq!(fonts.encoding(0), WINDOWS_1252);
    }
}
