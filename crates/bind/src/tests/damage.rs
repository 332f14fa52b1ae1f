//! Documents of which a part could not be read.

use super::*;
use gouji_model::{Document, Notice, NoticeKind};

fn read_with(text: &str, kind: Option<NoticeKind>) -> FormData {
    let document = read(text.as_bytes()).unwrap();
    let notice = |kind| Notice {
        kind,
        place: None,
        more: 0,
    };
    let document = Document {
        notices: kind.map(notice).into_iter().collect(),
        ..document
    };
    let form = forms::table();
    bind(&document, &Forms::new(std::slice::from_ref(&form)))
        .form_data
        .unwrap()
}

#[test]
fn a_blank_of_a_damaged_document_is_not_placed() {
    let mut rows = printed(&forms::table(), 0);
    let blank = rows
        .iter()
        .position(|row| row.0.contains("当面申请数"))
        .unwrap();
    rows[blank].2 = String::new();
    for text in [row_a_line(&rows), cell_a_line(&rows)] {
        for kind in [NoticeKind::Damaged, NoticeKind::UndecodableText] {
            let form_data = read_with(&text, Some(kind.clone()));
            assert_eq!(at(&form_data, "a3.1.1"), "NotPlaced");
            // The notice alone says why.
            assert_eq!(kinds(&form_data), [kind.id()]);
            assert_true(&form_data, &rows, 0, "damaged");
        }
        // Hidden text is left out on purpose.
        let form_data = read_with(&text, Some(NoticeKind::HiddenText));
        assert_eq!(at(&form_data, "a3.1.1"), "Blank");
    }
}

#[test]
fn marks_that_cannot_be_decoded_are_a_value_and_no_label() {
    let mut rows = printed(&forms::table(), 0);
    let first = rows
        .iter()
        .position(|row| row.0.contains("当面申请数"))
        .unwrap();
    let lost = ["\u{fffd}", "\u{fffd}\u{fffd}", "1\u{fffd}6", "\u{fffd}件"];
    for value in lost {
        rows[first].2 = value.to_owned();
        for text in [row_a_line(&rows), cell_a_line(&rows)] {
            let form_data = read_with(&text, None);
            assert_eq!(at(&form_data, "a3.1.1"), "Unreadable", "{value}");
            assert_eq!(kinds(&form_data), ["intake/unreadable-value"], "{value}");
            assert_true(&form_data, &rows, 0, value);
        }
    }
}
