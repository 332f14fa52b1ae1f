//! Bytes to characters.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_KR, GB18030, GBK, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use gouji_model::Encoding;
use std::borrow::Cow;

/// How many bytes are looked at to guess an encoding.
const GUESS_FROM: usize = 64 * 1024;

/// A text with its encoding.
pub(crate) struct DecodedText<'b> {
    pub(crate) encoding: Encoding,
    pub(crate) text: Cow<'b, str>,
    /// Whether some bytes were no characters.
    pub(crate) replaced: bool,
}

/// The text that `bytes` hold, or `None` where they are no text.
pub(crate) fn decode(bytes: &[u8]) -> Option<DecodedText<'_>> {
    let decoded = match bom_or_utf16(bytes) {
        Some((encoding, body)) => decode_as(encoding, body),
        None if bytes.contains(&0) => return None,
        None => decode_narrow(bytes)?,
    };
    is_text(&decoded.text).then_some(decoded)
}

fn decode_as(encoding: Encoding, bytes: &[u8]) -> DecodedText<'_> {
    let decoder = match encoding {
        Encoding::Utf8 => UTF_8,
        Encoding::Utf16Le => UTF_16LE,
        Encoding::Utf16Be => UTF_16BE,
        Encoding::Gb18030 => GB18030,
    };
    let (text, replaced) = decoder.decode_without_bom_handling(bytes);
    DecodedText {
        encoding,
        text,
        replaced,
    }
}

/// The encoding by a byte order mark, or UTF-16 by its zero bytes; with the bytes after the mark.
fn bom_or_utf16(bytes: &[u8]) -> Option<(Encoding, &[u8])> {
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
    Some((utf16_without_bom(bytes)?, bytes))
}

/// UTF-16 without a mark. Its line ends and digits have a zero byte, which no other encoding of text has.
fn utf16_without_bom(bytes: &[u8]) -> Option<Encoding> {
    if bytes.len() < 4 || !bytes.contains(&0) {
        return None;
    }
    let start = bytes.get(..GUESS_FROM).unwrap_or(bytes);
    let start = start.get(..start.len() & !1).unwrap_or_default();
    let is_likely = |&encoding: &Encoding| is_likely_wide(&decode_as(encoding, start).text);
    let mut likely = [Encoding::Utf16Le, Encoding::Utf16Be]
        .into_iter()
        .filter(is_likely);
    likely.next().filter(|_| likely.next().is_none())
}

/// Whether `text` reads as Chinese or ASCII. Bytes of another kind, taken by twos, give rare characters of every script.
fn is_likely_wide(text: &str) -> bool {
    let (mut all, mut strange, mut chinese, mut common) = (0_usize, 0_usize, 0_usize, 0_usize);
    for c in text.chars() {
        all += 1;
        match c {
            '\0' => return false,
            '\t' | '\n' | '\r' | ' '..='~' => {}
            '\u{a0}'..='\u{ff}' | '\u{2010}'..='\u{203f}' | '\u{2460}'..='\u{25ff}' => {}
            '\u{3000}'..='\u{301f}' | '\u{ff01}'..='\u{ff5e}' | '\u{feff}' => {}
            '\u{4e00}'..='\u{9fff}' => {
                chinese += 1;
                common += usize::from(is_common(c));
            }
            _ => strange += 1,
        }
    }
    strange * 20 <= all && common * 5 >= chinese * 4
}

/// Whether `c` is one of the 3755 characters of the first level of GB 2312, of which nearly all text is made.
fn is_common(c: char) -> bool {
    let mut buffer = [0_u8; 4];
    let (bytes, _, _) = GBK.encode(c.encode_utf8(&mut buffer));
    matches!(*bytes, [0xb0..=0xd7, 0xa1..=0xfe])
}

/// UTF-8, also where it is damaged; else GB18030.
fn decode_narrow(bytes: &[u8]) -> Option<DecodedText<'_>> {
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            return Some(DecodedText {
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
    // Nearly every text has so few bytes that may belong to a control that its characters need not be looked at.
    let has_zero = memchr::memchr(0, text.as_bytes()).is_some();
    if !has_zero && count_suspects(text.as_bytes()) * 200 <= text.len() {
        return true;
    }
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

/// How many of `bytes` may belong to a control that lays nothing out.
fn count_suspects(bytes: &[u8]) -> usize {
    let is_suspect = |byte: u8| {
        let is_low = byte.wrapping_sub(0xe) < 0x12 || byte < 9;
        u8::from(is_low | (byte == 0x7f) | (byte == 0xc2))
    };
    let in_piece = |piece: &[u8]| piece.iter().fold(0_u8, |sum, &byte| sum + is_suspect(byte));
    bytes
        .chunks(128)
        .map(|piece| usize::from(in_piece(piece)))
        .sum()
}

/// The encoding of a Windows code page; Windows-1252 for any that is not listed.
pub(crate) fn code_page(number: i32) -> &'static encoding_rs::Encoding {
    match number {
        936 | 54936 => GB18030,
        950 => BIG5,
        932 => SHIFT_JIS,
        949 => EUC_KR,
        65001 => UTF_8,
        _ => WINDOWS_1252,
    }
}
