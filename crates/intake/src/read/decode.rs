//! Bytes to characters.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use gouji_model::Encoding;
use std::borrow::Cow;

/// How many bytes are looked at to guess an encoding.
const GUESS_FROM: usize = 64 * 1024;

/// A text with its encoding.
pub(super) struct Decoded<'b> {
    pub(super) encoding: Encoding,
    pub(super) text: Cow<'b, str>,
    /// Whether some bytes were no characters.
    pub(super) replaced: bool,
}

/// The text that `bytes` hold, or `None` where they are no text.
pub(super) fn decode(bytes: &[u8]) -> Option<Decoded<'_>> {
    let decoded = match marked_or_wide(bytes) {
        Some((encoding, body)) => decode_as(encoding, body),
        None if bytes.contains(&0) => return None,
        None => decode_narrow(bytes)?,
    };
    is_text(&decoded.text).then_some(decoded)
}

fn decode_as(encoding: Encoding, bytes: &[u8]) -> Decoded<'_> {
    let decoder = match encoding {
        Encoding::Utf8 => UTF_8,
        Encoding::Utf16Le => UTF_16LE,
        Encoding::Utf16Be => UTF_16BE,
        Encoding::Gb18030 => GB18030,
    };
    let (text, replaced) = decoder.decode_without_bom_handling(bytes);
    Decoded {
        encoding,
        text,
        replaced,
    }
}

/// The encoding by a byte order mark, or UTF-16 by its zero bytes; with the bytes after the mark.
fn marked_or_wide(bytes: &[u8]) -> Option<(Encoding, &[u8])> {
    if let Some((marked, length)) = encoding_rs::Encoding::for_bom(bytes) {
        let encoding = if marked == UTF_16LE {
            Encoding::Utf16Le
        } else if marked == UTF_16BE {
            Encoding::Utf16Be
        } else {
            Encoding::Utf8
        };
        return Some((encoding, bytes.get(length..).unwrap_or_default()));
    }
    Some((unmarked_wide(bytes)?, bytes))
}

/// UTF-16 without a mark: the high byte of every digit, tab and line end is 0, and always on the same side.
fn unmarked_wide(bytes: &[u8]) -> Option<Encoding> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let start = bytes.get(..GUESS_FROM).unwrap_or(bytes);
    let (mut even, mut odd) = (0_usize, 0_usize);
    for pair in start.chunks_exact(2) {
        even += usize::from(pair.first() == Some(&0));
        odd += usize::from(pair.last() == Some(&0));
    }
    let enough = start.len() / 2 / 20;
    match (even, odd) {
        (0, odd) if odd > enough => Some(Encoding::Utf16Le),
        (even, 0) if even > enough => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// UTF-8, also where it is damaged; else GB18030.
fn decode_narrow(bytes: &[u8]) -> Option<Decoded<'_>> {
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            return Some(Decoded {
                encoding: Encoding::Utf8,
                text: Cow::Borrowed(text),
                replaced: false,
            });
        }
        // A file that was cut in the middle of its last character.
        Err(error) if error.error_len().is_none() && is_wide_enough(bytes, error.valid_up_to()) => {
            return Some(decode_as(Encoding::Utf8, bytes));
        }
        Err(_) => {}
    }
    let unicode = decode_as(Encoding::Utf8, bytes);
    if replaced_per_mille(&unicode.text) <= 20 {
        return Some(unicode);
    }
    let chinese = decode_as(Encoding::Gb18030, bytes);
    let likely = guesses_chinese(bytes) || !chinese.replaced;
    (likely && replaced_per_mille(&chinese.text) <= 100).then_some(chinese)
}

/// Whether the bytes before `valid` hold more than ASCII, so that they speak for UTF-8.
fn is_wide_enough(bytes: &[u8], valid: usize) -> bool {
    bytes.get(..valid).is_some_and(|start| !start.is_ascii())
}

/// How many of a thousand characters beyond ASCII stand for bytes that were none.
fn replaced_per_mille(text: &str) -> usize {
    let wide = text.chars().filter(|c| !c.is_ascii()).count();
    let replaced = text
        .chars()
        .filter(|&c| c == char::REPLACEMENT_CHARACTER)
        .count();
    (replaced * 1000).checked_div(wide).unwrap_or(0)
}

/// Short GBK is taken for Korean or Western text without the hint of the country.
fn guesses_chinese(bytes: &[u8]) -> bool {
    let start = bytes.get(..GUESS_FROM).unwrap_or(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(start, start.len() == bytes.len());
    let guess = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    guess == GBK || guess == GB18030
}

/// Whether the characters are a text: no zero character, and hardly any other control.
fn is_text(text: &str) -> bool {
    let (mut all, mut controls) = (0_usize, 0_usize);
    for c in text.chars() {
        if c == '\0' {
            return false;
        }
        all += 1;
        let is_layout = matches!(
            c,
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1a}' | '\u{85}'
        );
        controls += usize::from(c.is_control() && !is_layout);
    }
    controls * 50 <= all
}
