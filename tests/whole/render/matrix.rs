//! Excerpts of a table with several value columns, out of documents that have no lines.

use super::sample::{assert_fits, assert_snapshot, explanation, load_form, rule};
use gouji_model::*;
use gouji_render::{Detail, Style, check_report};
use gouji_tests::small;
use std::sync::Arc;

const FORM: &str = "
gouji: form/1
id: xxgk-2021
title: 政府信息公开工作年度报告
years: 2021..
recognise: [本年新收政府信息公开申请数量]
tables:
- id: s3
  name: 申请表
  title: 收到和处理政府信息公开申请情况
  columns:
  - {id: c0, name: 自然人, label: 自然人}
  - {id: c1, name: 商业企业, label: 商业企业}
  - {id: c2, name: 科研机构, label: 科研机构}
  - {id: c3, name: 社会公益组织, label: 社会公益组织}
  - {id: c4, name: 法律服务机构, label: 法律服务机构}
  - {id: c5, name: 其他, label: 其他}
  - {id: c6, name: 总计, label: 总计, role: total, parts: [c0, c1, c2, c3, c4, c5]}
  rows:
  - {id: r1, name: 新收, label: 一、本年新收政府信息公开申请数量, unit: 件}
  - {id: r2, name: 上年结转, label: 二、上年结转政府信息公开申请数量, unit: 件}
  - {id: r24, name: 办理, label: （七）总计, unit: 件}
";

/// A report with these values, `place` saying where each stands by its row and column.
fn report(values: [[i64; 7]; 3], place: impl Fn(u32, u32) -> Place) -> Report {
    let form = load_form(FORM);
    let mut form_data = small::form_data(&form, Figures::new(&form, State::Absent));
    let cells = (0..3).flat_map(|row| (0..7).map(move |column| (row, column)));
    let places = cells.map(|(row, column)| place(row, column));
    let values = values.into_iter().flatten();
    for ((figure, place), value) in form.figures.ids().zip(places).zip(values) {
        small::write(&mut form_data, figure, &value.to_string(), place);
    }
    Report {
        submitter: Some("柳河镇".to_owned()),
        year: Some(2023),
        sheets: vec!["统计表".to_owned()],
        prose: Prose::default(),
        form_data: Ok(form_data),
    }
}

fn rules() -> IdVec<RuleInfo, RuleInfo> {
    let texts = ["总计应等于各列之和", "", "", "核对这一行各列和总计。"];
    let (check, each) = ("总计 = 分项和(总计)", Some("row of 申请表"));
    IdVec::from_vec(vec![RuleInfo {
        form: "xxgk-2021".to_owned(),
        why: Localized::default(),
        ..rule("row-total", Severity::Error, texts, check, each)
    }])
}

/// A violated comparison of the figures at `left` with those at `right`.
fn finding(left: &[usize], right: &[usize], values: (i64, i64)) -> Finding {
    let side = |figures: &[usize]| {
        Arc::new(Side {
            text: Localized {
                zh: "一边".to_owned(),
                en: None,
            },
            sum_of: figures.iter().copied().map(FigureId::new).collect(),
            parts_of: None,
            claim: None,
            whole: None,
        })
    };
    let number = |value| {
        Ratio::from(Decimal {
            mantissa: value,
            scale: 0,
        })
    };
    let figures = left.iter().chain(right).map(|&at| FindingFigure {
        figure: FigureId::new(at),
        role: FigureRole::Other,
    });
    Finding {
        origin: Origin::Rule(RuleId::new(0)),
        instance: None,
        severity: Severity::Error,
        outcome: Outcome::Violated,
        reason: None,
        comparison: Some(Comparison {
            left_side: side(left),
            left: number(values.0),
            operator: Operator::Equal,
            right_side: side(right),
            right: number(values.1),
        }),
        figures: figures.collect(),
        quotes: Vec::new(),
        lacking: Vec::new(),
        gathered: Vec::new(),
    }
}

fn drawn(report: Report, findings: Vec<Finding>, width: usize) -> String {
    drawn_with(report, findings, Vec::new(), width)
}

fn drawn_with(report: Report, findings: Vec<Finding>, causes: Vec<Cause>, width: usize) -> String {
    let checked = CheckedReport {
        path: "2023/柳河镇.docx".to_owned(),
        report: Ok(report),
        evaluation: Some(Evaluation {
            causes,
            counts: Counts {
                violated: findings.len(),
                ..Counts::default()
            },
            findings,
            outcomes: Vec::new(),
            rules: Vec::new(),
        }),
    };
    let style = Style {
        width,
        ..Style::plain(Language::Zh, width)
    };
    check_report(&checked, &rules(), style, Detail::default())
}

const VALUES: [[i64; 7]; 3] = [
    [13612, 252, 0, 45, 128, 32, 14068],
    [535, 6, 0, 1, 18, 0, 560],
    [13700, 250, 0, 45, 140, 30, 14165],
];

fn row_finding() -> Finding {
    finding(&[6], &[0, 1, 2, 3, 4, 5], (14068, 14069))
}

fn column_finding() -> Finding {
    finding(&[6, 13], &[20], (14628, 14165))
}

#[test]
fn a_row_stands_under_the_names_of_its_columns() {
    let text = drawn(
        report(VALUES, in_table),
        vec![row_finding(), column_finding()],
        100,
    );
    assert_snapshot("matrix-table", &text);
}

#[test]
fn a_sheets_cell_is_told_by_its_letters_and_a_narrow_window_lists_the_figures() {
    let place = |row, column| Place::Sheet {
        sheet: 0,
        row: row + 20,
        column: column + 4,
    };
    let text = drawn(report(VALUES, place), vec![row_finding()], 60);
    assert!(text.contains("统计表 J20"), "{text}");
    assert_snapshot("matrix-sheet-60", &text);
}

#[test]
fn rows_of_several_pages_are_told_apart() {
    let place = |row, column| Place::Page {
        page: row / 2 + 1,
        row: 9 - row,
        column: column + 1,
    };
    let text = drawn(report(VALUES, place), vec![column_finding()], 100);
    assert_snapshot("matrix-page", &text);
}

/// What is told together of these figures, each the first of its check with those behind it.
fn gathered(checks: &[&[usize]]) -> Finding {
    let checks = checks.iter().map(|figures| GroupMember {
        rule: RuleId::new(0),
        instance: None,
        reason: None,
        comparison: None,
        figures: figures
            .iter()
            .map(|&at| FindingFigure {
                figure: FigureId::new(at),
                role: FigureRole::Other,
            })
            .collect(),
    });
    let gathered: Vec<GroupMember> = checks.collect();
    Finding {
        comparison: None,
        severity: Severity::Query,
        figures: gathered
            .iter()
            .flat_map(|check| check.figures.clone())
            .collect(),
        quotes: Vec::new(),
        gathered,
        ..row_finding()
    }
}

fn in_table(row: u32, column: u32) -> Place {
    Place::Table {
        table: 2,
        row: row + 4,
        column: column + 4,
    }
}

/// The report of `VALUES` with these figures blank.
fn with_blanks(blanks: &[usize]) -> Report {
    let mut report = report(VALUES, in_table);
    let form_data = report.form_data.as_mut().unwrap();
    for &at in blanks {
        let figure = FigureId::new(at);
        form_data.figures.set_state(figure, State::Blank);
        form_data.written[figure].as_mut().unwrap().raw.clear();
    }
    report
}

#[test]
fn blank_totals_are_marked_where_they_stand() {
    let finding = gathered(&[&[6, 0, 1, 2, 3, 4, 5], &[13, 7, 8, 9, 10, 11, 12]]);
    let text = drawn(with_blanks(&[6, 13]), vec![finding], 100);
    assert!(text.contains("第2个表格第4行第10列"), "{text}");
    assert_snapshot("matrix-blank-totals", &text);
}

#[test]
fn a_narrow_window_lists_only_what_to_look_at_of_many_checks() {
    let rows = [0, 7, 14].map(|first| [first + 6, first, first + 1, first + 2, first + 3]);
    let mut checks: Vec<&[usize]> = rows.iter().map(<[usize; 5]>::as_slice).collect();
    let more = [[4, 5, 11, 12, 18, 19], [1, 2, 3, 8, 9, 10]];
    checks.extend(more.iter().map(<[usize; 6]>::as_slice));
    let text = drawn(with_blanks(&[6, 13, 20]), vec![gathered(&checks)], 40);
    assert_eq!(text.matches("（空）").count(), 3, "{text}");
    assert!(text.lines().count() < 24, "{text}");
}

#[test]
fn cells_of_one_row_are_told_as_one_row() {
    let cells: Vec<usize> = (0..6).chain([7, 9]).collect();
    let checks: Vec<[usize; 1]> = cells.iter().map(|&at| [at]).collect();
    let checks: Vec<&[usize]> = checks.iter().map(<[usize; 1]>::as_slice).collect();
    let text = drawn(with_blanks(&cells), vec![gathered(&checks)], 100);
    assert!(text.contains("（自然人至其他，6格）"), "{text}");
    assert!(text.contains("（自然人、科研机构，2格）"), "{text}");
    assert_snapshot("matrix-blank-cells", &text);
}

#[test]
fn checks_that_are_told_together_keep_both_sides() {
    let mut finding = gathered(&[&[6, 0, 1], &[13, 7, 8], &[20, 14, 15]]);
    for check in &mut finding.gathered {
        let first = check.figures[0].figure.index();
        check.comparison = sum_of_two(first).comparison;
    }
    let text = drawn(report(VALUES, in_table), vec![finding], 100);
    assert_eq!(text.matches("另一边是 7").count(), 3, "{text}");
    assert_snapshot("matrix-gathered", &text);
}

fn sum_of_two(total: usize) -> Finding {
    finding(&[total], &[total - 6, total - 5], (9, 7))
}

#[test]
fn two_sums_say_each_what_they_come_to() {
    let text = drawn(
        report(VALUES, in_table),
        vec![finding(&[0, 7], &[14, 1], (14147, 13952))],
        100,
    );
    assert!(text.contains("左边加起来是 14147"), "{text}");
    assert!(text.contains("右边加起来是 13952"), "{text}");
    assert_snapshot("matrix-sums", &text);
}

/// The figure at `at` and what it must be.
fn change(at: usize, to: i64, slip: Slip) -> Change {
    let from = VALUES[at / 7][at % 7].to_string();
    super::sample::change(FigureId::new(at), &from, &to.to_string(), slip)
}

fn cause(grade: Grade, ways: &[&[Change]]) -> Cause {
    let one = |changes: &&[Change]| Explanation {
        effect: gouji_model::Effect {
            clears: 2,
            raises: 0,
        },
        ..explanation(grade, 500, changes)
    };
    Cause {
        findings: vec![0, 1],
        broken: 2,
        exhausted: true,
        explanations: ways.iter().map(one).collect(),
        quotes: Vec::new(),
    }
}

#[test]
fn a_cause_stands_in_the_table_at_every_width() {
    let exchanged = [
        change(3, 128, Slip::Exchanged(FigureId::new(4))),
        change(4, 45, Slip::Exchanged(FigureId::new(3))),
    ];
    let exchange = cause(Grade::Certain, &[&exchanged]);
    let open = |at, to| Change {
        grade: Grade::Undetermined,
        ..change(at, to, Slip::Other)
    };
    let total = change(6, 14069, Slip::Replaced);
    let ways: [&[Change]; 2] = [&[total, open(13, 561)], &[total, open(20, 14629)]];
    let partly = cause(Grade::Undetermined, &ways);
    for width in [40, 60, 80, 100] {
        let text = [&exchange, &partly].map(|cause| {
            let findings = vec![row_finding(), column_finding()];
            let report = report(VALUES, in_table);
            drawn_with(report, findings, vec![cause.clone()], width)
        });
        for text in &text {
            assert_fits(text, width);
        }
        if width != 40 {
            assert_snapshot(&format!("matrix-cause-{width}"), &text.concat());
        }
    }
}
