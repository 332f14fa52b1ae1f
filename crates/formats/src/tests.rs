use super::*;
use gouji_model::{Encoding, Limit};

fn cells(text: &str) -> Vec<(u32, u32, String)> {
    let document = read(text.as_bytes()).unwrap();
    let lines = document.lines.iter().flat_map(|line| &line.cells);
    lines
        .map(|cell| {
            let (line, column) = (cell.place.row(), cell.place.column());
            (line, column, cell.text.clone())
        })
        .collect()
}

fn cell(line: u32, column: u32, text: &str) -> (u32, u32, String) {
    (line, column, text.to_owned())
}

#[test]
fn a_parser_that_breaks_is_a_file_that_is_damaged() {
    let kind = FileKind::Docx;
    let read: Result<(), _> = panics::catch_panic(kind, || panic!("at this file"));
    assert_eq!(read, Err(ReadError::Damaged { kind }));
}

#[test]
fn a_leading_tab_opens_the_cell() {
    assert_eq!(
        cells("x\n\t　　142　　"),
        [cell(1, 1, "x"), cell(2, 4, "　　142　　")]
    );
}

#[test]
fn a_line_of_spaces_is_a_blank_cell_and_an_empty_line_none() {
    let expected = [
        cell(1, 1, "x"),
        cell(2, 2, ""),
        cell(4, 1, "  "),
        cell(5, 2, "　 "),
    ];
    assert_eq!(cells("x\n\t\n\n  \n\t　 \n"), expected);
}

#[test]
fn tabs_and_bars_part_cells() {
    let row = [cell(1, 1, "收到"), cell(1, 4, "件"), cell(1, 6, "")];
    assert_eq!(cells("收到\t件\t"), row);
    let row = [cell(1, 3, " 收到 "), cell(1, 8, " 7 ")];
    assert_eq!(cells("| 收到 | 7 |"), row);
    assert_eq!(cells("收到 | 7 |")[1], cell(1, 6, " 7 "));
    assert_eq!(cells("x\n|")[1], cell(2, 1, ""));
    assert_eq!(cells("x\n| |")[1], cell(2, 2, " "));
    assert_eq!(cells("x | | 3 ||").len(), 4);
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let lines = |text: &str| {
        let all = cells(text);
        all.iter().map(|cell| cell.0).collect::<Vec<_>>()
    };
    assert_eq!(lines("a\r\nb\rc\n\nd\n"), [1, 2, 3, 5]);
    assert_eq!(lines("a\u{2028}b\u{b}c\nd"), [1, 1, 1, 2]);
}

#[test]
fn every_encoding_gives_the_same_text() {
    let text = "青石镇2017年\r\n\t收到申请数\t7\r\n";
    let utf16 = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<_>>();
    let marked = |mark: &[u8], body: Vec<u8>| [mark, &body].concat();
    let gbk = encoding_rs::GBK.encode(text).0.into_owned();
    let all = [
        (text.as_bytes().to_vec(), Encoding::Utf8),
        (
            marked(b"\xef\xbb\xbf", text.as_bytes().to_vec()),
            Encoding::Utf8,
        ),
        (
            marked(b"\xff\xfe", utf16(u16::to_le_bytes)),
            Encoding::Utf16Le,
        ),
        (
            marked(b"\xfe\xff", utf16(u16::to_be_bytes)),
            Encoding::Utf16Be,
        ),
        (utf16(u16::to_le_bytes), Encoding::Utf16Le),
        (utf16(u16::to_be_bytes), Encoding::Utf16Be),
        (gbk, Encoding::Gb18030),
    ];
    let plain = read(text.as_bytes()).unwrap();
    for (bytes, encoding) in all {
        let document = read(&bytes).unwrap();
        assert_eq!(document.encoding.unwrap(), encoding);
        assert_eq!(document.lines, plain.lines, "{encoding:?}");
        assert!(!document.replaced);
    }
}

/// `text` in UTF-16 without a mark.
fn unmarked(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

#[test]
fn utf16_needs_no_mark() {
    let clean = include_str!("../../../fixtures/own-form/clean.txt");
    for text in [
        clean,
        "张家坡镇\n\t　　7\n一、主动公开\n",
        "张家坡镇\n一二三\n　\n",
        "a\t1\n",
        "7\r\n",
    ] {
        let plain = read(text.as_bytes()).unwrap();
        for (order, encoding) in [
            (u16::to_le_bytes as fn(u16) -> [u8; 2], Encoding::Utf16Le),
            (u16::to_be_bytes, Encoding::Utf16Be),
        ] {
            let document = read(&unmarked(text, order)).unwrap();
            assert_eq!(document.encoding.unwrap(), encoding, "{text}");
            assert_eq!(document.lines, plain.lines, "{text}");
        }
    }
}

#[test]
fn a_zero_byte_alone_makes_no_utf16() {
    let clean = include_str!("../../../fixtures/own-form/clean.txt");
    let gbk = encoding_rs::GBK.encode(clean).0.into_owned();
    for text in [clean.as_bytes(), &gbk, b"rows\t7\nand more rows\t12\n"] {
        assert!(matches!(
            read(text).unwrap().encoding.unwrap(),
            Encoding::Utf8 | Encoding::Gb18030
        ));
        for at in [0, 1, text.len() / 2, text.len() - 2, text.len() - 1] {
            for zeros in 1..4 {
                let mut bytes = text.to_vec();
                bytes.splice(at..at, vec![0; zeros]);
                assert_eq!(read(&bytes), Err(ReadError::NotText), "{at}");
            }
        }
    }
    assert_eq!(read(b"abc\0de"), Err(ReadError::NotText));
}

#[test]
fn short_gbk_and_rare_characters_are_read() {
    for text in ["件数", "无", "螅镇䶮㐂𠀀"] {
        let bytes = encoding_rs::GB18030.encode(text).0;
        let document = read(&bytes).unwrap();
        assert_eq!(document.encoding.unwrap(), Encoding::Gb18030, "{text}");
        assert_eq!(document.lines[0].cells[0].text, text);
    }
}

#[test]
fn damaged_utf8_stays_utf8_and_says_so() {
    let text = "青石镇政府信息公开工作年度报告".repeat(20);
    let cut = &text.as_bytes()[..text.len() - 1];
    let document = read(cut).unwrap();
    assert_eq!(
        (document.encoding.unwrap(), document.replaced),
        (Encoding::Utf8, true)
    );
    let mut bad = text.into_bytes();
    bad[30] = 0xff;
    let document = read(&bad).unwrap();
    assert_eq!(
        (document.encoding.unwrap(), document.replaced),
        (Encoding::Utf8, true)
    );
}

#[test]
fn other_kinds_of_file_are_named() {
    let kinds: [(&[u8], FileKind); 8] = [
        (
            b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
            FileKind::Zip,
        ),
        (b"\x89PNG\r\n\x1a\n\0", FileKind::Image),
        (b"\xff\xd8\xff\xe0", FileKind::Image),
        (b"BM\x10\0\0\0\0\0\0\0\x36", FileKind::Image),
        (b"7z\xbc\xaf\x27\x1c", FileKind::Archive),
        (b"Rar!\x1a\x07\0", FileKind::Archive),
        (
            b"<?xml version=\"1.0\"?>\n<?mso-application progid=\"Word.Document\"?><w:wordDocument>",
            FileKind::OtherOffice,
        ),
        (
            b"\xef\xbb\xbf<?xml version='1.0'?><office:document>",
            FileKind::OtherOffice,
        ),
    ];
    for (bytes, kind) in kinds {
        assert_eq!(
            read(bytes),
            Err(ReadError::Unsupported { kind }),
            "{bytes:?}"
        );
    }
}

#[test]
fn a_pdf_is_told_by_its_mark_near_the_start() {
    let kind = FileKind::Pdf;
    for bytes in [&b"%PDF-1.7\n"[..], b"\r\n%PDF-1.4\n"] {
        assert_eq!(read(bytes), Err(ReadError::Damaged { kind }));
    }
}

#[test]
fn a_container_without_its_directory_is_damaged() {
    let kind = FileKind::Zip;
    assert_eq!(read(b"PK\x03\x04\x14\0"), Err(ReadError::Damaged { kind }));
}

#[test]
fn a_web_page_is_told_by_its_first_words() {
    let long = format!("<!-- {} --><p>7</p>", "-".repeat(9000));
    for page in [
        "\u{feff}\n<!DOCTYPE HTML><html><p>7",
        "<?xml version=\"1.0\"?><html xmlns='x'><p>7</p></html>",
        "<META http-equiv=x><p>7",
        "<tr><td>7",
        "年度报告<table><tr><td>7</table>",
        &long,
    ] {
        let document = read(page.as_bytes()).unwrap();
        assert_eq!(document.kind, FileKind::Html, "{page}");
        let cells = document.lines.iter().flat_map(|line| &line.cells);
        assert_eq!(cells.last().unwrap().text, "7");
    }
    for text in ["3 < 5\n收到\t7", "<7>", "<收到申请数>\t7", "<!-- 7"] {
        assert_eq!(
            read(text.as_bytes()).unwrap().kind,
            FileKind::Text,
            "{text}"
        );
    }
}

#[test]
fn a_page_is_read_in_the_encoding_of_its_bytes() {
    let page =
        "<html><head><meta charset=gb2312></head><table><tr><td>收到申请数<td>7</table></html>";
    let gbk = encoding_rs::GBK.encode(page).0.into_owned();
    let read_gbk = read(&gbk).unwrap();
    let read_utf8 = read(page.as_bytes()).unwrap();
    assert_eq!(read_gbk.encoding, Some(Encoding::Gb18030));
    assert_eq!(read_utf8.encoding, Some(Encoding::Utf8));
    assert_eq!(read_gbk.lines, read_utf8.lines);
}

#[test]
fn nothing_and_rubbish_are_told_apart() {
    let nothing: [&[u8]; 4] = [
        b"",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        " \t\r\n\u{3000}".as_bytes(),
    ];
    for bytes in nothing {
        assert_eq!(read(bytes), Err(ReadError::Empty), "{bytes:?}");
    }
    let rubbish: Vec<u8> = (0..2000_u32)
        .map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    assert_eq!(read(&rubbish), Err(ReadError::NotText));
    assert_eq!(read(b"abc\0def"), Err(ReadError::NotText));
    assert_eq!(read(&[7; 100]), Err(ReadError::NotText));
}

#[test]
fn sizes_are_bounded() {
    let limit = usize::try_from(MAX_BYTES).unwrap();
    let mut bytes = vec![b'7'; limit];
    assert_eq!(read(&bytes).unwrap().lines.len(), 1);
    bytes.push(b'7');
    assert_eq!(
        read(&bytes),
        Err(ReadError::Beyond {
            limit: Limit::Bytes(MAX_BYTES)
        })
    );
    let many = "7\n".repeat(limits::MAX_CELLS + 1);
    assert_eq!(
        read(many.as_bytes()),
        Err(ReadError::Beyond {
            limit: Limit::Cells(2_000_000)
        })
    );
}

/// `bytes` cut off, with bytes changed and pieces doubled, differently for each `seed`.
fn damaged(bytes: &[u8], seed: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9).wrapping_add(7);
    let mut next = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) % below.max(1)
    };
    let mut bytes = bytes.to_vec();
    if seed.is_multiple_of(3) {
        bytes.truncate(next(bytes.len()));
    }
    for _ in 0..next(20) {
        let (at, to) = (next(bytes.len()), next(bytes.len()));
        match bytes.get_mut(at) {
            Some(byte) if seed.is_multiple_of(2) => *byte ^= 1 << next(8),
            Some(_) => {
                let piece = bytes[at.min(to)..to].to_vec();
                bytes.splice(at..at, piece);
            }
            None => {}
        }
        bytes.truncate(20_000);
    }
    bytes
}

#[test]
fn a_damaged_page_or_rich_text_is_read_or_refused() {
    let page = "<!DOCTYPE html><meta charset=gb2312><p>青石镇<s>7</s><table><tr><td rowspan=2 colspan=3>收到<td>&#55;&nbsp;\
                <tr style='display:none'><td><table><tr><td>1<td>2</table><select><option selected>3</select><pre>a\tb\n</pre></table>";
    let rich = "{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset134 A;}}\\uc1\\u38738?\\'ca\\'af\\par\\trowd\\clvmgf\\cellx900\\cellx1800\
                \\intbl a\\cell{\\itap2 1\\nestcell{\\*\\nesttableprops\\trowd\\cellx9\\nestrow}}\\cell\\row{\\shp{\\*\\shpinst{\\shptxt x}}}\\bin3 }{\\v 7}}";
    let parts = format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n--b--",
        page.replace('=', "=3D")
    );
    for whole in [page, rich, &parts] {
        assert!(read(whole.as_bytes()).is_ok(), "{whole}");
        let mut read_on = 0;
        for seed in 0..300 {
            read_on += usize::from(read(&damaged(whole.as_bytes(), seed)).is_ok());
        }
        assert!(read_on > 100, "{read_on} of 300: {whole}");
        for end in 0..whole.len() {
            let _ = read(&whole.as_bytes()[..end]);
        }
    }
}
