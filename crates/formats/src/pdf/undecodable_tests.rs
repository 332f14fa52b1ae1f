//! Marks of which nobody can say what characters they are, and numbers that are no figures.

use super::*;

/// A font whose digits 2 are 0.06 ems wide, all others 0.5.
const NARROW: &str =
    "<</Type/Font/Subtype/Type1/BaseFont/Own/FirstChar 50/Widths[60]/Encoding/WinAnsiEncoding>>";

/// A font of which nothing is known but that its codes are its own.
const UNKNOWN: &str =
    "<</Type/Font/Subtype/TrueType/BaseFont/AAAAAA+Own/FontDescriptor<</Flags 4>>>>";

fn read_with(font: &str, content: &str) -> Document {
    read(&make_pdf(&[content], &[], font)).unwrap()
}

#[test]
fn marks_of_a_string_that_lie_on_each_other_cannot_be_read() {
    let show = |operators: &str| format!("BT /F 10 Tf 50 200 Td {operators} ET ");
    for (operators, expected) in [
        ("(22) Tj", "\u{fffd}\u{fffd}"),
        ("[(2)(2)] TJ", "\u{fffd}\u{fffd}"),
        // What goes on without a place of its own is one string.
        ("(2) Tj (2) Tj", "2\u{fffd}"),
        ("(2) Tj", "2"),
        ("(1712) Tj", "1712"),
        // The way that the widths lack is given between the marks.
        ("[(2) -100 (2)] TJ", "22"),
    ] {
        let around = text_at(50, 100, "what else the page says");
        let document = read_with(NARROW, &(show(operators) + &around));
        assert_eq!(all_texts(&document)[0], [expected], "{operators}");
        let is_told = kinds(&document) == [&NoticeKind::UndecodableText];
        assert_eq!(is_told, expected.contains('\u{fffd}'), "{operators}");
    }
    let around = text_at(50, 100, "what else the page says");
    let again = read_page(&(show("[(2) 600 (2)] TJ") + &around)).unwrap();
    assert_eq!(all_texts(&again)[0], ["\u{fffd}\u{fffd}"]);
    let kerned = read_page(&show("[(1) 90 (1) 80 (7)] TJ")).unwrap();
    assert_eq!(all_texts(&kerned), [["117"]]);
}

#[test]
fn text_in_a_font_that_the_file_lacks_stands_in_its_cell() {
    let content =
        grid(2, 1) + &text_at(25, 265, "abcdefghijkl") + "BT /G 10 Tf 65 265 Td (22) Tj ET ";
    let document = read_page(&content.replace("abcdefghijkl", "abcde")).err();
    assert_eq!(
        document,
        Some(ReadError::Undecodable {
            kind: FileKind::Pdf
        }),
        "too much of it"
    );
    let rest = text_at(25, 100, "what stands below the table");
    let document = read_page(&(content.replace("abcdefghijkl", "abcde") + &rest)).unwrap();
    assert_eq!(all_texts(&document)[0], ["abcde", "\u{fffd}\u{fffd}"]);
    assert_eq!(kinds(&document), [&NoticeKind::UndecodableText]);
    assert_eq!(
        document.notices[0].place,
        Some(document.lines[0].cells[1].place)
    );
}

#[test]
fn text_that_cannot_be_decoded_is_no_scan() {
    let page = text_at(50, 200, "!\"#$%");
    let kind = FileKind::Pdf;
    assert_eq!(
        read(&make_pdf(&[&page], &[], UNKNOWN)),
        Err(ReadError::Undecodable { kind })
    );
    // A picture with a few such marks on it is one.
    let picture = "q 400 0 0 300 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q ".to_owned();
    assert_eq!(
        read(&make_pdf(&[&(picture + &page)], &[], UNKNOWN)),
        Err(ReadError::NoTextLayer)
    );
}

#[test]
fn text_of_no_height_is_not_seen() {
    let content = "BT /F 0 Tf 50 200 Td (77) Tj ET ".to_owned() + &text_at(50, 100, "12");
    let document = read_page(&content).unwrap();
    assert_eq!(all_texts(&document), [["12"]]);
    assert_eq!(kinds(&document), [&NoticeKind::HiddenText]);
}

#[test]
fn numbers_of_pages_are_no_lines_and_other_numbers_are() {
    let read_feet = |feet: &[(i32, &str)]| {
        let page = |&(y, foot): &(i32, &str)| text_at(50, 200, "row") + &text_at(195, y, foot);
        let pages: Vec<String> = feet.iter().map(page).collect();
        let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
        let document = read(&make_pdf(&pages, &[], LATIN)).unwrap();
        let texts = document.lines.iter().flat_map(|line| &line.cells);
        let texts = texts.map(|cell| cell.text.clone());
        texts.filter(|text| text != "row").collect::<Vec<_>>()
    };
    assert_eq!(read_feet(&[(20, "3"), (20, "4"), (20, "5")]), [""; 0]);
    assert_eq!(read_feet(&[(20, "3"), (20, "7")]), ["3", "7"]);
    assert_eq!(read_feet(&[(20, "3")]), ["3"]);
    // At another height it is no such number, and in the middle of a page neither.
    assert_eq!(read_feet(&[(20, "3"), (30, "4")]), ["3", "4"]);
    assert_eq!(read_feet(&[(150, "3"), (150, "4")]), ["3", "4"]);
}

#[test]
fn a_protected_file_is_told_as_such_even_where_it_broke_off() {
    let locked = include_bytes!("../../tests/data/pdf/a-locked.pdf").as_slice();
    let kind = FileKind::Pdf;
    let trailer = locked
        .windows(8)
        .rposition(|word| word == b"/Encrypt")
        .unwrap();
    let cut = &locked[..trailer + 20];
    assert_eq!(read(cut), Err(ReadError::Encrypted { kind }));
}
