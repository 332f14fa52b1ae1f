//! Rows that stand in a table twice.

use super::reading::{figure, nth};
use super::*;
use gouji_model::ReadingProblemKind;

#[test]
fn a_row_that_stands_there_twice_is_not_placed_unless_both_say_the_same() {
    let rows = printed(&forms::table(), 0);
    let at_row = rows
        .iter()
        .position(|row| row.0.contains("当面申请数"))
        .unwrap();
    let mut twice = rows.clone();
    twice.insert(at_row, rows[at_row].clone());
    let same = form_data(&cell_a_line(&twice));
    assert_eq!(at(&same, "a3.1.1"), rows[at_row].2);
    twice[at_row].2 = "9".to_owned();
    let form_data = form_data(&cell_a_line(&twice));
    assert_eq!(at(&form_data, "a3.1.1"), "NotPlaced");
    assert_eq!(kinds(&form_data), ["intake/printed-twice"]);
    assert_true(&form_data, &rows, 0, "twice");
}

#[test]
fn a_row_repeated_anywhere_in_the_table_is_in_doubt_unless_it_says_the_same() {
    let rows = printed(&forms::table(), 0);
    let first = nth(0, "a3.1.1");
    for to in [
        0,
        nth(0, "a1.2"),
        nth(0, "a3.3"),
        rows.len() - 1,
        rows.len(),
    ] {
        for number in ["1.", ""] {
            let with = |value: &str| {
                let mut twice = rows.clone();
                let again = (
                    format!("{number}当面申请数"),
                    "件".to_owned(),
                    value.to_owned(),
                );
                twice.insert(to, again);
                twice
            };
            let same = with(&rows[first].2);
            for text in [row_a_line(&same), cell_a_line(&same)] {
                let form_data = form_data(&text);
                assert_eq!(form_data.problems, [], "{to}");
                assert_eq!(
                    assert_true(&form_data, &rows, 0, "same"),
                    count_filled(&rows)
                );
            }
            // A text above the first row is no cell of the table.
            let values = ["9", "", "见附件"].into_iter();
            for value in values.filter(|value| to > 0 || *value != "见附件") {
                let other = with(value);
                for text in [row_a_line(&other), cell_a_line(&other)] {
                    let form_data = form_data(&text);
                    assert_eq!(at(&form_data, "a3.1.1"), "NotPlaced", "{to} {value}");
                    let [problem] = form_data.problems.as_slice() else {
                        panic!("{:?}", form_data.problems);
                    };
                    let ReadingProblemKind::PrintedTwice { rows: told, count } = &problem.kind
                    else {
                        panic!("{problem:?}");
                    };
                    assert_eq!((told.len(), *count), (1, 1));
                    assert_eq!(problem.figures, [figure(&form_data, "a3.1.1")]);
                    let [first, other] = told[0].places;
                    assert!(first < other);
                    assert_eq!(problem.place, Some(first));
                    let read = assert_true(&form_data, &rows, 0, "twice");
                    assert_eq!(read, count_filled(&rows) - 1);
                }
            }
        }
    }
}

fn count_filled(rows: &[PrintedRow]) -> usize {
    rows.iter().filter(|row| !row.2.is_empty()).count()
}
