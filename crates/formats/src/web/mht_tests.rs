use super::*;
use crate::read;
use gouji_model::{Encoding, FileKind, ReadError};

const PAGE: &str = "<html><table>\r\n<tr><td>收到申请数<td>7</table></html>";

fn quoted(bytes: &[u8]) -> String {
    let escaped = bytes.iter().map(|byte| format!("={byte:02X}"));
    let mut lines = String::new();
    for (at, each) in escaped.enumerate() {
        lines.push_str(&each);
        if at % 20 == 19 {
            lines.push_str("=\r\n");
        }
    }
    lines
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for (at, three) in bytes.chunks(3).enumerate() {
        let bits = (0..3).fold(0, |bits: usize, at| {
            bits << 8 | usize::from(three.get(at).copied().unwrap_or(0))
        });
        for (at, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let letter = LETTERS[bits >> shift & 63];
            text.push(if at > three.len() { '=' } else { letter.into() });
        }
        if at % 15 == 14 {
            text.push_str("\r\n");
        }
    }
    text
}

/// A message of parts, each with its headers and its body.
fn message(head: &str, parts: &[(&str, &str)]) -> String {
    let mut text = format!(
        "From: <Saved by a browser>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\t{head}boundary=\"----=_Part\"\r\n\r\nMulti-part\r\n\r\n"
    );
    for (headers, body) in parts {
        text.push_str(&format!("------=_Part\r\n{headers}\r\n\r\n{body}\r\n"));
    }
    text + "------=_Part--\r\n"
}

fn figures(bytes: &[u8]) -> Vec<(String, u32, u32)> {
    let document = read(bytes).unwrap();
    assert_eq!(document.kind, FileKind::Mht);
    let cells = document.lines.into_iter().flat_map(|line| line.cells);
    cells
        .map(|cell| (cell.text, cell.place.row(), cell.place.column()))
        .collect()
}

#[test]
fn the_page_is_taken_out_of_its_parts() {
    let expected = [("收到申请数".to_owned(), 1, 1), ("7".to_owned(), 1, 2)];
    let gbk = encoding_rs::GBK.encode(PAGE).0.into_owned();
    let image = (
        "Content-Type: image/gif\r\nContent-Transfer-Encoding: base64",
        "R0lGODlh",
    );
    for (headers, body) in [
        (
            "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable",
            quoted(PAGE.as_bytes()),
        ),
        (
            "content-type: TEXT/HTML;\r\n charset=\"gb2312\"\r\ncontent-transfer-encoding: Base64",
            base64(&gbk),
        ),
        (
            "Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit",
            PAGE.to_owned(),
        ),
    ] {
        let text = message("", &[image, (headers, &body), image]);
        assert_eq!(figures(text.as_bytes()), expected, "{headers}");
    }
    let single = format!("MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n{PAGE}");
    assert_eq!(figures(single.as_bytes()), expected);
}

#[test]
fn the_encoding_is_that_of_the_page() {
    let gbk = encoding_rs::GBK.encode(PAGE).0.into_owned();
    let headers = "Content-Type: text/html\r\nContent-Transfer-Encoding: base64";
    let text = message("", &[(headers, &base64(&gbk))]);
    let document = read(text.as_bytes()).unwrap();
    assert_eq!(document.encoding, Some(Encoding::Gb18030));
}

#[test]
fn the_page_that_a_message_starts_with_comes_first() {
    let other = ("Content-Type: text/html\r\nContent-ID: <b>", "<p>other");
    let page = ("Content-Type: text/html\r\nContent-ID: <a>", "<p>page");
    let text = message("start=\"<a>\"; type=\"text/html\"; ", &[other, page]);
    assert_eq!(figures(text.as_bytes())[0].0, "page");
    let text = message("", &[other, page]);
    assert_eq!(figures(text.as_bytes())[0].0, "other");
}

#[test]
fn a_page_of_frames_gives_way_to_what_it_shows() {
    let frames = (
        "Content-Type: text/html",
        "<html><frameset><frame src=a></frameset></html>",
    );
    let sheet = ("Content-Type: text/html", PAGE);
    let text = message("", &[frames, sheet]);
    assert_eq!(figures(text.as_bytes()).len(), 2);
}

#[test]
fn parts_inside_parts_are_looked_into() {
    let inner = format!("--in\r\nContent-Type: text/html\r\n\r\n{PAGE}\r\n--in--");
    let text = message(
        "",
        &[("Content-Type: multipart/alternative; boundary=in", &inner)],
    );
    assert_eq!(figures(text.as_bytes()).len(), 2);
    let mut deep = PAGE.to_owned();
    for at in 0..20 {
        deep = format!("Content-Type: multipart/mixed; boundary=b{at}\r\n\r\n--b{at}\r\n{deep}");
    }
    let kind = FileKind::Mht;
    let deep = format!("MIME-Version: 1.0\r\n{deep}");
    assert_eq!(read(deep.as_bytes()), Err(ReadError::Damaged { kind }));
}

#[test]
fn a_message_without_a_page_is_told() {
    let kind = FileKind::Mht;
    let text = message("", &[("Content-Type: image/gif", "R0lGODlh")]);
    assert_eq!(read(text.as_bytes()), Err(ReadError::Damaged { kind }));
    let blank = message("", &[("Content-Type: text/html", "<p> ")]);
    assert_eq!(read(blank.as_bytes()), Err(ReadError::Empty));
}

#[test]
fn what_is_no_escape_stands_for_itself() {
    assert_eq!(
        decode_quoted_printable(b"a=3D=\r\nb=\nc=zz=4="),
        b"a=bc=zz=4="
    );
    assert_eq!(decode_base64(b"5pS2 \r\n5Yiw"), "收到".as_bytes());
    assert_eq!(decode_base64(b"NzEyMw=="), b"7123");
}

#[test]
fn a_text_is_no_message() {
    for text in [
        "From: 青石镇\n收到\t7",
        "Content-Type: text/html\n\n7",
        "mime-version\n7",
    ] {
        assert!(!is_mht(text.as_bytes()), "{text}");
    }
}
