//! The same table in every way in which places set it.

use super::*;

fn join(rows: &[PrintedRow], row: impl Fn(&str, &str, &str) -> String) -> String {
    rows.iter()
        .map(|(label, unit, value)| row(label, unit, value))
        .collect()
}

fn assert_whole(text: &str, rows: &[PrintedRow], layout: usize, what: &str) {
    let form_data = form_data(text);
    let expected = if rows.iter().all(|row| row.2.is_empty()) {
        vec!["intake/no-figures"]
    } else {
        Vec::new()
    };
    assert_eq!(kinds(&form_data), expected, "{what}");
    assert_eq!(form_data.unplaced, [], "{what}");
    assert_eq!(form_data.layout.index(), layout, "{what}");
    let filled = rows
        .iter()
        .filter(|(_, _, value)| !value.is_empty())
        .count();
    assert_eq!(
        assert_true(&form_data, rows, layout, what),
        filled,
        "{what}"
    );
    assert_eq!(
        form_data.figures.count(State::Blank),
        rows.len() - filled,
        "{what}"
    );
}

/// A table in the lines that word processors and editors make of it.
fn line_settings(rows: &[PrintedRow]) -> Vec<(&'static str, String)> {
    let each = |row: fn(&str, &str, &str) -> String| join(rows, row);
    let numbered = rows
        .iter()
        .enumerate()
        .map(|(at, (label, unit, value))| format!("{}\t{label}\t{unit}\t{value}\n", at + 1));
    vec![
        ("cells with tabs", cell_a_line(rows)),
        ("rows with tabs", row_a_line(rows)),
        ("CRLF", row_a_line(rows).replace('\n', "\r\n")),
        ("lone CR", row_a_line(rows).replace('\n', "\r")),
        ("one line", row_a_line(rows).replace('\n', "\t")),
        (
            "line breaks of Word",
            row_a_line(rows).replace('\n', "\u{b}"),
        ),
        ("running numbers", numbered.collect()),
        (
            "spaces",
            each(|label, unit, value| format!("　　{label}  {unit}　{value}\n")),
        ),
        (
            "cells without tabs",
            each(|label, unit, value| format!("{label}\n{unit}\n{value}\n")),
        ),
        (
            "lines of spaces between",
            each(|label, unit, value| format!("{label}\n \n{unit}\n\u{a0}\n{value}\n  \n")),
        ),
    ]
}

/// A table with bars between its cells, and with its cells in other places.
fn with_bars_or_moved(rows: &[PrintedRow]) -> Vec<(&'static str, String)> {
    let each = |row: fn(&str, &str, &str) -> String| join(rows, row);
    let bars = each(|label, unit, value| format!("| {label} | {unit} | {value} |\n"));
    let markdown = format!("| 统计指标 | 单位 | 统计数 |\n|---|:---:|---:|\n{bars}");
    let in_brackets = |label: &str, unit: &str, value: &str| match unit {
        "" => format!("{label}\t—\t\n"),
        unit => format!("{label}（{unit}）\t{value}\n"),
    };
    vec![
        ("bars", bars),
        ("Markdown", markdown),
        (
            "wide bars",
            each(|label, unit, value| format!("│{label}│{unit}│{value}│\n")),
        ),
        (
            "a bar a line",
            each(|label, unit, value| format!("{label}\n|\n{unit}\n|\n{value}\n|\n")),
        ),
        (
            "values first",
            each(|label, unit, value| format!("{label}\t{value}\t{unit}\n")),
        ),
        ("units in brackets", each(in_brackets)),
    ]
}

#[test]
fn every_setting_reads_alike() {
    let form = forms::table();
    for layout in [0, 1] {
        let rows = printed(&form, layout);
        let settings = line_settings(&rows)
            .into_iter()
            .chain(with_bars_or_moved(&rows));
        for (what, text) in settings {
            assert_whole(&text, &rows, layout, what);
        }
    }
}

#[test]
fn labels_may_be_written_otherwise() {
    let form = forms::table();
    let rows = printed(&form, 1);
    let narrow = |label: &str| {
        let brackets = label.replace('（', "(").replace('）', ")");
        brackets
            .replace('、', "，")
            .replace('：', ": ")
            .replace('.', "．")
    };
    let spaced = |label: &str| label.chars().flat_map(|c| [c, '　']).collect();
    let commas = |label: &str| label.replace('.', "、");
    let without_remark = |label: &str| {
        let remark = label
            .rfind('（')
            .filter(|&at| at > 0 && label.ends_with('）'));
        label[..remark.unwrap_or(label.len())].to_owned()
    };
    type Change<'c> = &'c dyn Fn(&str) -> String;
    let changes: [(&str, Change<'_>); 4] = [
        ("narrow brackets", &narrow),
        ("spaces inside", &spaced),
        ("numbers with commas", &commas),
        ("without remarks", &without_remark),
    ];
    for (what, change) in changes {
        let changed: Vec<PrintedRow> = rows
            .iter()
            .map(|(label, unit, value)| {
                // The remark is what tells these two apart.
                let label = if label.starts_with("镇政府") {
                    label.clone()
                } else {
                    change(label)
                };
                (label, unit.clone(), value.clone())
            })
            .collect();
        assert_whole(&cell_a_line(&changed), &changed, 1, what);
    }
}

#[test]
fn labels_may_be_broken_over_lines() {
    let form = forms::table();
    let rows = printed(&form, 1);
    for width in [6, 9, 14] {
        let broken: String = rows
            .iter()
            .map(|(label, unit, value)| {
                let label: Vec<char> = label.chars().collect();
                let pieces = label.len().div_ceil(width).clamp(1, 4);
                let lines = label.chunks(label.len().div_ceil(pieces));
                let label: Vec<String> = lines.map(String::from_iter).collect();
                format!("\t{}\n\t{unit}\n\t{value}\n", label.join("\n\t"))
            })
            .collect();
        assert_whole(&broken, &rows, 1, &format!("{width} characters a line"));
    }
}

#[test]
fn blank_tables_are_read_as_blank_and_labels_alone_are_no_table() {
    let form = forms::table();
    let mut rows = printed(&form, 0);
    for row in &mut rows {
        row.2.clear();
    }
    assert_whole(&cell_a_line(&rows), &rows, 0, "blank");
    assert_whole(&row_a_line(&rows), &rows, 0, "blank");
    let labels = join(&rows, |label, _, _| format!("{label}\n\n"));
    let unrecognised = report(&labels, &form).form_data.unwrap_err();
    assert_eq!(unrecognised.rows_found, rows.len());
}

#[test]
fn headers_and_feet_repeat_on_every_page() {
    let form = forms::table();
    let rows = printed(&form, 0);
    let pages: String = rows
        .chunks(20)
        .map(|page| format!("{}单位负责人：李四\t审核人：张三\t联系电话：\t05370000000\n填报日期：2018年1月5日\n", row_a_line(page)))
        .collect();
    assert_whole(&pages, &rows, 0, "pages");
}
