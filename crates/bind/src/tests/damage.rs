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

#[test]
fn a_cell_in_which_something_is_hidden_is_no_blank_one() {
    let mut rows = printed(&forms::table(), 0);
    let blank = |text: &str| rows.iter().position(|row| row.0.contains(text)).unwrap();
    let (hidden, beside) = (blank("当面申请数"), blank("传真申请数"));
    rows[hidden].2 = String::new();
    rows[beside].2 = String::new();
    let document = read(row_a_line(&rows).as_bytes()).unwrap();
    let line = document.lines.iter().find(|line| {
        let label = line.cells.first();
        label.is_some_and(|cell| cell.text.contains("当面申请数"))
    });
    let place = line.unwrap().cells.last().unwrap().place;
    let document = Document {
        hidden_cells: vec![place],
        ..document
    };
    let form = forms::table();
    let report = bind(&document, &Forms::new(std::slice::from_ref(&form)));
    let form_data = report.form_data.unwrap();
    assert_eq!(
        all(&form_data, &["a3.1.1", "a3.1.2"]),
        ["NotPlaced", "Blank"]
    );
}

#[test]
fn values_that_one_cause_makes_unreadable_are_one_problem() {
    let mut rows = printed(&forms::table(), 0);
    let filled: Vec<usize> = (0..rows.len())
        .filter(|&at| !rows[at].2.is_empty())
        .collect();
    for &at in &filled[..3] {
        rows[at].2 = "=SUM(B2:B7)".to_owned();
    }
    rows[filled[4]].2 = "约5".to_owned();
    rows[filled[5]].2 = "约6".to_owned();
    let form_data = form_data(&row_a_line(&rows));
    let counts = form_data
        .problems
        .iter()
        .map(|problem| problem.figures.len());
    assert_eq!(counts.collect::<Vec<_>>(), [3, 1, 1]);
    assert_eq!(form_data.figures.count(State::Unreadable), 5);
}
