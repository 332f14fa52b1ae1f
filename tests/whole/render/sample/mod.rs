//! An invented town's report in a small piece of the real form, and snapshots of what is said about it.

mod form;
mod rules;

pub(crate) use form::{form, load_form};
pub(crate) use rules::{BLANKS, CHANNELS, SUBSET, SUM, USERS, rule, rules};

use gouji_model::*;
use gouji_render::{
    Detail, Format, RunSummary, Style, SummaryFacts, SummaryLine, WriterOptions, summary,
};
use gouji_tests::{golden, small};
use std::sync::Arc;
use unicode_width::UnicodeWidthStr;

pub(crate) const ZH: Style = Style {
    language: Language::Zh,
    colour: false,
    ascii: false,
    width: 80,
};

pub(crate) const EN: Style = Style {
    language: Language::En,
    ..ZH
};

/// Holds `text` against the committed snapshot `name`.
pub(crate) fn assert_snapshot(name: &str, text: &str) {
    golden(&format!("tests/snapshots/render/{name}.txt"), text);
}

/// Holds that something is drawn, and that no line of it is wider than `width`.
pub(crate) fn assert_fits(text: &str, width: usize) {
    assert!(!text.is_empty(), "nothing is drawn");
    for line in text.lines() {
        assert!(line.width() <= width, "{width}: {line}");
    }
}

/// What a run of `check` writes as JSON over these reports, with the summary of `run`.
pub(crate) fn check_json(
    reports: &[CheckedReport],
    style: Style,
    detail: Detail,
    run: &RunSummary<'_>,
) -> serde_json::Value {
    let rules = rules();
    let writer = Format::Json.writer(options(&rules, style, detail));
    let mut text = writer.begin();
    for (written, checked) in reports.iter().enumerate() {
        text.push_str(writer.separator(written));
        let report = ReviewedReport::from(checked.clone());
        text.push_str(&writer.report(&report).unwrap());
    }
    text.push_str(&writer.end(run).unwrap());
    serde_json::from_str(&text).unwrap()
}

fn options(rules: &IdVec<RuleInfo, RuleInfo>, style: Style, detail: Detail) -> WriterOptions<'_> {
    WriterOptions {
        rules,
        style,
        detail,
        is_quiet: false,
    }
}

/// The summary of a run without a county that came to these lines.
pub(crate) fn run_summary(
    review: &Review<'_>,
    lines: &[SummaryLine],
    facts: &SummaryFacts,
    style: Style,
) -> String {
    let run = RunSummary {
        review,
        lines,
        facts,
    };
    summary(&run, options(&rules(), style, Detail::default()))
}

/// The line of one report of no county.
pub(crate) fn summary_line(checked: CheckedReport) -> SummaryLine {
    SummaryLine::new(&checked.into())
}

/// What the town wrote: the row's id, the raw text, the line.
pub(crate) type Entry = (&'static str, &'static str, u32);

pub(crate) const ENTRIES: [Entry; 20] = [
    ("a1.1", "　　142", 101),
    ("a1.2", "　", 104),
    ("a1.2.1", "　0", 107),
    ("a1.2.2", "　0", 110),
    ("a2.2.2", "1", 131),
    ("a2.2.2.a", "2", 134),
    ("a3.1", "　7　", 182),
    ("a3.1.1", "2", 186),
    ("a3.1.2", "\t", 190),
    ("a3.1.3", "3", 194),
    ("a3.1.4", "1", 198),
    ("a3.3", "5", 210),
    ("a3.3.1", "2", 214),
    ("a3.3.2", "", 218),
    ("a3.3.3", "", 222),
    ("a3.3.4", "", 226),
    ("a3.3.5", "", 230),
    ("a3.3.6", "\u{1b}[31m四件", 234),
    ("sd10", "1", 290),
    ("a8.4", "251000元", 310),
];

pub(crate) fn form_data() -> FormData {
    let form = Arc::new(form());
    let mut figures = Figures::new(&form, State::Absent);
    let mut written: SourceCells = IdVec::repeat(None, form.figures.len());
    for (id, raw, line) in ENTRIES {
        let figure = figure(&form, id);
        let text = raw.trim().trim_end_matches('元');
        let value = if id == "a8.4" {
            Decimal::parse("25.1")
        } else {
            Decimal::parse(text)
        };
        match value {
            Ok(value) => assert!(figures.set_number(&form, figure, value)),
            Err(_) if text.is_empty() => figures.set_state(figure, State::Blank),
            Err(_) => figures.set_state(figure, State::Unreadable),
        }
        written[figure] = Some(SourceCell {
            raw: raw.to_owned(),
            place: Place::Line { line, column: 4 },
        });
    }
    FormData {
        layout: LayoutId::new(1),
        written,
        unplaced: vec![UnplacedText {
            text: "6.其他形式申请数".to_owned(),
            place: Place::Line {
                line: 202,
                column: 3,
            },
            cells: Vec::new(),
        }],
        ..small::form_data(&form, figures)
    }
}

pub(crate) fn figure(form: &Form, id: &str) -> FigureId {
    form.rows[form.row_by_id(id).unwrap()].first_figure
}

pub(crate) fn row(form: &Form, id: &str) -> RowId {
    form.row_by_id(id).unwrap()
}

pub(crate) fn checked(findings: Vec<Finding>) -> CheckedReport {
    CheckedReport {
        path: "2017/柳河镇-2017.txt".to_owned(),
        report: Ok(Report {
            submitter: Some("柳河镇".to_owned()),
            year: Some(2017),
            sheets: Vec::new(),
            prose: Prose::default(),
            form_data: Ok(form_data()),
        }),
        evaluation: Some(Evaluation {
            counts: Counts {
                satisfied: 43,
                violated: 2,
                not_applicable: 7,
                undecided: 0,
            },
            findings,
            ..Evaluation::default()
        }),
    }
}

pub(crate) fn number(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

/// A change of a figure that says nothing but what is written and what it must be; an empty text is a blank.
pub(crate) fn change(figure: FigureId, from: &str, to: &str, slip: Slip) -> Change {
    Change {
        subject: Subject::Figure(figure),
        from: (!from.is_empty()).then(|| number(from)),
        to: Target::Number(number(to)),
        slip,
        grade: Grade::Certain,
        prose: Testimony::Nothing,
        county: Testimony::Nothing,
        last_year: Testimony::Nothing,
    }
}

/// An explanation that clears nothing by itself.
pub(crate) fn explanation(grade: Grade, likelihood: u16, changes: &[Change]) -> Explanation {
    Explanation {
        grade,
        changes: changes.to_vec(),
        likelihood,
        evidence: Evidence::default(),
        effect: Effect::default(),
    }
}

/// A side as the compiler makes it of the sample form's names, but that a sum of parts does not say which they are.
fn side(text: &str) -> Arc<Side> {
    let form = form();
    let figure = |name: &str| {
        let row = form.rows.iter().find(|row| row.name == name)?;
        Some(row.first_figure)
    };
    let inner = text
        .strip_prefix("分项和(")
        .and_then(|text| text.strip_suffix(')'));
    let words = |zh: &str| Localized {
        zh: zh.to_owned(),
        en: None,
    };
    Arc::new(Side {
        text: words(text),
        sum_of: figure(text).into_iter().collect(),
        parts_of: inner.and_then(figure),
        claim: None,
        whole: inner.map(words),
    })
}

pub(crate) fn compare(
    left_text: &str,
    left: &str,
    operator: Operator,
    right_text: &str,
    right: &str,
) -> Comparison {
    let number = |text: &str| Ratio::from(number(text));
    Comparison {
        left_side: side(left_text),
        left: number(left),
        operator,
        right_side: side(right_text),
        right: number(right),
    }
}

pub(crate) fn finding(
    rule: usize,
    instance: Option<&str>,
    figures: &[(&str, FigureRole)],
    comparison: Option<Comparison>,
) -> Finding {
    let form = form();
    let rules = rules();
    let id = RuleId::new(rule);
    Finding {
        origin: Origin::Rule(id),
        instance: instance.map(|id| Instance::from_row(row(&form, id))),
        severity: rules[id].severity,
        outcome: Outcome::Violated,
        reason: None,
        comparison,
        figures: figures
            .iter()
            .map(|&(id, role)| FindingFigure {
                figure: figure(&form, id),
                role,
            })
            .collect(),
        quotes: Vec::new(),
        lacking: Vec::new(),
        gathered: Vec::new(),
    }
}

pub(crate) fn sum_finding() -> Finding {
    use FigureRole::{Part, Total};
    finding(
        SUM,
        Some("a3.1"),
        &[
            ("a3.1", Total),
            ("a3.1.1", Part),
            ("a3.1.2", Part),
            ("a3.1.3", Part),
            ("a3.1.4", Part),
        ],
        Some(compare(
            "收到申请数",
            "7",
            Operator::Equal,
            "分项和(收到申请数)",
            "6",
        )),
    )
}

/// The second sum, four of whose parts are blank.
pub(crate) fn blank_parts_finding() -> Finding {
    use FigureRole::{Part, Total};
    finding(
        SUM,
        Some("a3.3"),
        &[
            ("a3.3", Total),
            ("a3.3.1", Part),
            ("a3.3.2", Part),
            ("a3.3.3", Part),
            ("a3.3.4", Part),
            ("a3.3.5", Part),
        ],
        Some(compare(
            "申请答复数",
            "5",
            Operator::Equal,
            "分项和(申请答复数)",
            "2",
        )),
    )
}

pub(crate) fn subset_finding() -> Finding {
    use FigureRole::{Part, Total};
    finding(
        SUBSET,
        Some("a2.2.2.a"),
        &[("a2.2.2.a", Part), ("a2.2.2", Total)],
        Some(compare(
            "负责同志在线访谈次数",
            "2",
            Operator::LessOrEqual,
            "在线访谈次数",
            "1",
        )),
    )
}

pub(crate) fn channels_finding() -> Finding {
    use FigureRole::{Heading, Other, Part};
    finding(
        CHANNELS,
        None,
        &[
            ("a1.2", Heading),
            ("a1.2.1", Part),
            ("a1.2.2", Part),
            ("a1.1", Other),
        ],
        Some(compare(
            "分项和(公开渠道)",
            "0",
            Operator::GreaterOrEqual,
            "主动公开数",
            "142",
        )),
    )
}

/// A sum one of whose parts the document lacks.
pub(crate) fn absent_finding() -> Finding {
    use FigureRole::{Part, Total};
    finding(
        SUM,
        Some("sd10"),
        &[("sd10", Total), ("sd10.1", Part)],
        Some(compare(
            "查阅点数",
            "1",
            Operator::Equal,
            "分项和(查阅点数)",
            "0",
        )),
    )
}

pub(crate) fn undecided(rule: usize, instance: Option<&str>, reason: Reason) -> Finding {
    Finding {
        outcome: Outcome::Undecided,
        reason: Some(reason),
        ..finding(rule, instance, &[], None)
    }
}

pub(crate) fn problem(kind: ReadingProblemKind, figures: &[&str], place: Option<Place>) -> Finding {
    let form = form();
    let figures: Vec<FigureId> = figures.iter().map(|id| figure(&form, id)).collect();
    Finding {
        instance: figures
            .first()
            .map(|&each| Instance::from_row(form.figures[each].row)),
        severity: kind.severity(),
        outcome: Outcome::Violated,
        reason: None,
        comparison: None,
        figures: figures
            .iter()
            .map(|&figure| FindingFigure {
                figure,
                role: FigureRole::Other,
            })
            .collect(),
        quotes: Vec::new(),
        lacking: Vec::new(),
        gathered: Vec::new(),
        origin: Origin::Reading(ReadingProblem {
            kind,
            figures,
            place,
            repetition: None,
        }),
    }
}

/// One problem of each kind.
#[expect(clippy::too_many_lines, reason = "a flat table")]
pub(crate) fn problems() -> Vec<Finding> {
    let form = form();
    let line = |line| Some(Place::Line { line, column: 3 });
    vec![
        problem(
            ReadingProblemKind::UnreadableValue {
                raw: "\u{1b}[31m四件".to_owned(),
            },
            &["a3.3.6"],
            line(234),
        ),
        problem(
            ReadingProblemKind::UnsuitableNumber {
                raw: "7.5".to_owned(),
                scale: 0,
            },
            &["a3.1"],
            line(182),
        ),
        problem(
            ReadingProblemKind::AbsentRows {
                first: row(&form, "sd11"),
                last: row(&form, "a8.3.1"),
                count: 4,
                cut_off_after: Some(21),
                picture: None,
            },
            &["sd11", "sd11.1", "a8.3", "a8.3.1"],
            None,
        ),
        problem(
            ReadingProblemKind::UnplacedRow {
                text: "6.其他形式申请数".to_owned(),
                candidates: vec![row(&form, "a3.1.4"), row(&form, "a3.1.3")],
            },
            &[],
            line(202),
        ),
        problem(
            ReadingProblemKind::UnitInCell {
                raw: "251000元".to_owned(),
                unit: "元".to_owned(),
            },
            &["a8.4"],
            line(310),
        ),
        problem(
            ReadingProblemKind::OtherUnit {
                printed: "个".to_owned(),
            },
            &["a3.1.1"],
            line(186),
        ),
        problem(ReadingProblemKind::HeadingHasValue, &["a1.2"], line(104)),
        problem(
            ReadingProblemKind::NotPlaced {
                seen: "3 4 5".to_owned(),
            },
            &[],
            line(400),
        ),
    ]
}

/// The forms that a version knows.
pub(crate) fn known_forms() -> Vec<(String, Years)> {
    let years = |first, last| Years { first, last };
    vec![
        ("政府信息公开情况统计表".to_owned(), years(2014, Some(2018))),
        (
            "收到和处理政府信息公开申请情况".to_owned(),
            years(2021, None),
        ),
    ]
}
