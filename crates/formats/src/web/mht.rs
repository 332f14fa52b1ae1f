//! A web page saved as one file with all that belongs to it: the page taken out of its MIME parts.

use std::borrow::Cow;

/// The most parts inside parts that are looked into.
const MAX_DEPTH: usize = 8;

/// The most headers of a part that are looked at.
const MAX_HEADERS: usize = 256;

/// How far into a file its first headers reach, in bytes.
const HEAD_WITHIN: usize = 8192;

/// Whether `bytes` begin with the headers of a message that is made of parts or is a page.
pub(crate) fn is_mht(bytes: &[u8]) -> bool {
    let start = bytes.get(..HEAD_WITHIN).unwrap_or(bytes);
    let part = MimePart::new(start.trim_ascii_start());
    let is_page = part.content_type.starts_with("multipart/") || part.content_type == "text/html";
    part.is_message && is_page
}

/// The bytes of the pages in a message, the one that it opens with first.
pub(crate) fn pages(bytes: &[u8]) -> Vec<Cow<'_, [u8]>> {
    let mut pages = Vec::new();
    gather(
        &MimePart::new(bytes.trim_ascii_start()),
        MAX_DEPTH,
        &mut pages,
    );
    pages.into_iter().map(|part| part.decode_body()).collect()
}

/// Adds the pages in `part` to `pages`; the one that the part says it starts with comes first.
fn gather<'b>(part: &MimePart<'b>, depth: usize, pages: &mut Vec<MimePart<'b>>) {
    let Some(boundary) = part.boundary.as_deref().filter(|_| depth > 0) else {
        if part.content_type == "text/html" {
            pages.push(part.clone());
        }
        return;
    };
    let first = pages.len();
    let mut start = None;
    for piece in split_parts(part.body, boundary) {
        let inner = MimePart::new(piece);
        let before = pages.len();
        gather(&inner, depth - 1, pages);
        let is_start = part.start.is_some() && inner.id == part.start;
        if is_start && pages.len() > before {
            start = start.or(Some(before));
        }
    }
    if let Some(moved) = start.and_then(|start| pages.get_mut(first..=start)) {
        moved.rotate_right(1);
    }
}

/// A part of a message.
#[derive(Debug, Clone, Default)]
struct MimePart<'b> {
    /// In lower case, without parameters.
    content_type: String,
    boundary: Option<String>,
    /// The id of the part that a program opens first.
    start: Option<String>,
    id: Option<String>,
    encoding: String,
    is_message: bool,
    body: &'b [u8],
}

impl<'b> MimePart<'b> {
    fn new(bytes: &'b [u8]) -> Self {
        let mut part = Self::default();
        let mut rest = bytes;
        let mut header: Vec<u8> = Vec::new();
        for _ in 0..MAX_HEADERS {
            let (line, after) = split_line(rest);
            let goes_on = matches!(line.first(), Some(b' ' | b'\t'));
            if !goes_on {
                part.header(&String::from_utf8_lossy(&header));
                header.clear();
            }
            if line.is_empty() {
                rest = after;
                break;
            }
            header.extend_from_slice(line);
            rest = after;
        }
        part.body = rest;
        part
    }

    fn header(&mut self, header: &str) {
        let Some((name, value)) = header.split_once(':') else {
            return;
        };
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "mime-version" => self.is_message = true,
            "content-transfer-encoding" => self.encoding = value.to_ascii_lowercase(),
            "content-id" => self.id = Some(value.to_owned()),
            "content-type" => {
                let kind = value.split(';').next().unwrap_or_default();
                self.content_type = kind.trim().to_ascii_lowercase();
                if self.content_type.starts_with("multipart/") {
                    self.boundary = parameter(value, "boundary");
                    self.start = parameter(value, "start");
                }
            }
            _ => {}
        }
    }

    /// Its body as it was before it was made fit for mail.
    fn decode_body(&self) -> Cow<'b, [u8]> {
        match self.encoding.as_str() {
            "quoted-printable" => Cow::Owned(decode_quoted_printable(self.body)),
            "base64" => Cow::Owned(decode_base64(self.body)),
            _ => Cow::Borrowed(self.body),
        }
    }
}

/// The value of the parameter `name` of a header, without its quotes.
fn parameter(header: &str, name: &str) -> Option<String> {
    let mut rest = header.split_once(';')?.1;
    loop {
        let (key, value) = rest.split_once('=')?;
        let value = value.trim_start();
        let (value, after) = match value.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => value.split_once(';').unwrap_or((value, "")),
        };
        let key = key.trim_matches(|c: char| c == ';' || c.is_whitespace());
        if key.eq_ignore_ascii_case(name) {
            return Some(value.trim().to_owned());
        }
        rest = after;
    }
}

/// The first line of `bytes` without its end, and what follows.
fn split_line(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = bytes.iter().position(|&byte| byte == b'\n');
    let (line, rest) = match end {
        Some(at) => {
            let (line, rest) = bytes.split_at(at);
            (line, rest.get(1..).unwrap_or_default())
        }
        None => (bytes, &[] as &[u8]),
    };
    (line.strip_suffix(b"\r").unwrap_or(line), rest)
}

/// The pieces of a body between the lines of its boundary; what was cut off at the end is a piece too.
fn split_parts<'b>(body: &'b [u8], boundary: &str) -> Vec<&'b [u8]> {
    let is_boundary = |line: &[u8]| {
        let marked = line.strip_prefix(b"--");
        let rest = marked.and_then(|line| line.strip_prefix(boundary.as_bytes()));
        rest.is_some_and(|rest| matches!(rest.trim_ascii(), b"" | b"--"))
    };
    let (mut parts, mut start, mut at) = (Vec::new(), 0, 0);
    for line in body.split_inclusive(|&byte| byte == b'\n') {
        if is_boundary(line) {
            parts.extend(body.get(start..at));
            start = at + line.len();
        }
        at += line.len();
    }
    parts.extend(body.get(start..).filter(|rest| !rest.is_empty()));
    // What stands before the first boundary is for programs that know no parts.
    parts.into_iter().skip(1).collect()
}

/// Quoted-printable to bytes. What is no escape stands for itself.
fn decode_quoted_printable(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.iter().position(|&byte| byte == b'=') {
        let (before, escape) = rest.split_at(at);
        bytes.extend_from_slice(before);
        let digit = |at: usize| {
            escape
                .get(at)
                .and_then(|&byte| char::from(byte).to_digit(16))
        };
        let value = digit(1).zip(digit(2)).map(|(high, low)| high * 16 + low);
        let taken = match (value.and_then(|value| u8::try_from(value).ok()), escape) {
            (Some(byte), _) => {
                bytes.push(byte);
                3
            }
            // A line that goes on.
            (None, [_, b'\r', b'\n', ..]) => 3,
            (None, [_, b'\n' | b'\r', ..]) => 2,
            (None, _) => {
                bytes.push(b'=');
                1
            }
        };
        rest = escape.get(taken..).unwrap_or_default();
    }
    bytes.extend_from_slice(rest);
    bytes
}

/// Base64 to bytes; what is no letter of it is passed over.
fn decode_base64(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for &letter in text {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.extend((bits >> count).to_le_bytes().first());
        }
    }
    bytes
}

#[cfg(test)]
#[path = "mht_tests.rs"]
mod tests;
