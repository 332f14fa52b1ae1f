//! Texts that are longer than their cells.

use super::{all_texts, grid, read_page, text_at};

#[test]
fn what_a_narrow_cell_cuts_off_is_read() {
    // Letters are 6 points wide, so that of eight no more than four and a half are seen.
    let cut = |text: &str, x: i32| format!("q 100 0 27 300 re W n {} Q ", text_at(x, 200, text));
    let each = |text: &'static str| {
        text.chars()
            .enumerate()
            .map(move |(at, c)| (100 + 6 * at as i32, c))
    };
    let one_by_one: String = each("12345678")
        .map(|(x, c)| text_at(x, 200, &c.to_string()))
        .collect();
    let one_by_one = format!("q 100 0 27 300 re W n {one_by_one} Q ");
    for content in [cut("12345678", 100), cut("12345678", 76), one_by_one] {
        let document = read_page(&(content + &text_at(300, 200, "9"))).unwrap();
        assert_eq!(all_texts(&document), [["12345678", "9"]]);
        assert_eq!(document.notices, []);
    }
    let doubled = read_page(&cut("12344444", 100)).unwrap();
    assert_eq!(all_texts(&doubled), [["12344444"]]);
    // Some programs leave out of the file what is cut off whole.
    let left_out = read_page(&cut("12345", 100)).unwrap();
    assert_eq!(all_texts(&left_out), [["12345…"]]);
    let fits = read_page(&cut("1234", 100)).unwrap();
    assert_eq!(all_texts(&fits), [["1234"]]);
    // What begins where the other ends is another text.
    let beside = cut("1234567", 100) + &text_at(142, 200, "55");
    assert_eq!(all_texts(&read_page(&beside).unwrap()), [["1234567", "55"]]);
}

#[test]
fn a_text_that_runs_over_blank_cells_stands_where_it_begins() {
    let read = |content: &str| read_page(&(grid(3, 2) + content)).unwrap();
    let over = read(&(text_at(25, 265, "abcdefgh") + &text_at(25, 245, "1")));
    assert_eq!(all_texts(&over)[0], ["abcdefgh", "", ""]);
    // Where something stands in the other cell it is not certain.
    let filled = read(&(text_at(25, 265, "abcdefgh") + &text_at(86, 265, "7")));
    assert_ne!(all_texts(&filled)[0][0], "abcdefgh");
    let number = read(&text_at(25, 265, "12345678"));
    let first = all_texts(&number)[0].clone();
    assert_eq!(first, ["123456…", "…78", ""]);
}
