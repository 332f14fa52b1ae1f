//! An invented town's report in a small piece of the real form, and snapshots of what is said about it.

#![allow(dead_code, reason = "each test file uses its part")]

use gouji_model::*;
use gouji_render::Style;
use std::collections::HashMap;
use std::sync::Arc;

pub(crate) const ZH: Style = Style {
    language: Language::Zh,
    color: false,
    ascii: false,
    width: 80,
};

pub(crate) const EN: Style = Style {
    language: Language::En,
    ..ZH
};

/// Holds `text` against the committed snapshot `name`; `GOUJI_UPDATE=1` rewrites it.
pub(crate) fn assert_snapshot(name: &str, text: &str) {
    let path = format!("{}/tests/snapshots/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("GOUJI_UPDATE").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        text, kept,
        "{name} differs; GOUJI_UPDATE=1 rewrites it, read the difference first"
    );
}

const ROWS: [(&str, &str, &str, &str, Role, &str); 27] = [
    (
        "a1",
        "主动公开情况",
        "一、主动公开情况",
        "",
        Role::Heading,
        "",
    ),
    (
        "a1.1",
        "主动公开数",
        "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）",
        "条",
        Role::Detail,
        "a1",
    ),
    (
        "a1.2",
        "公开渠道",
        "（二）通过不同渠道和方式公开政府信息的情况",
        "",
        Role::Heading,
        "a1",
    ),
    (
        "a1.2.1",
        "公报公开数",
        "1.政府公报公开政府信息数",
        "条",
        Role::Detail,
        "a1.2",
    ),
    (
        "a1.2.2",
        "网站公开数",
        "2.政府网站公开政府信息数",
        "条",
        Role::Detail,
        "a1.2",
    ),
    (
        "a2.2.2",
        "在线访谈次数",
        "2.政府网站在线访谈次数",
        "次",
        Role::Detail,
        "a1",
    ),
    (
        "a2.2.2.a",
        "负责同志在线访谈次数",
        "其中：主要负责同志参加政府网站在线访谈次数",
        "次",
        Role::Subset,
        "a2.2.2",
    ),
    (
        "a3",
        "依申请公开情况",
        "三、依申请公开情况",
        "",
        Role::Heading,
        "",
    ),
    (
        "a3.1",
        "收到申请数",
        "（一）收到申请数",
        "件",
        Role::Total,
        "a3",
    ),
    (
        "a3.1.1",
        "当面申请数",
        "1.当面申请数",
        "件",
        Role::Detail,
        "a3.1",
    ),
    (
        "a3.1.2",
        "传真申请数",
        "2.传真申请数",
        "件",
        Role::Detail,
        "a3.1",
    ),
    (
        "a3.1.3",
        "网络申请数",
        "3.网络申请数",
        "件",
        Role::Detail,
        "a3.1",
    ),
    (
        "a3.1.4",
        "信函申请数",
        "4.信函申请数",
        "件",
        Role::Detail,
        "a3.1",
    ),
    (
        "a3.3",
        "申请答复数",
        "（三）申请答复数",
        "件",
        Role::Total,
        "a3",
    ),
    (
        "a3.3.1",
        "已主动公开数",
        "1.属于已主动公开范围数",
        "件",
        Role::Detail,
        "a3.3",
    ),
    (
        "a3.3.2",
        "同意公开数",
        "2.同意公开答复数",
        "件",
        Role::Detail,
        "a3.3",
    ),
    (
        "a3.3.3",
        "同意部分公开数",
        "3.同意部分公开答复数",
        "件",
        Role::Detail,
        "a3.3",
    ),
    (
        "a3.3.4",
        "不同意公开数",
        "4.不同意公开答复数",
        "件",
        Role::Detail,
        "a3.3",
    ),
    (
        "a3.3.5",
        "不属于本机关数",
        "5.不属于本行政机关公开数",
        "件",
        Role::Detail,
        "a3.3",
    ),
    (
        "a3.3.6",
        "信息不存在数",
        "6.申请信息不存在数",
        "件",
        Role::Detail,
        "a3.3",
    ),
    (
        "sd10",
        "查阅点数",
        "十、设置政府信息查阅点数",
        "个",
        Role::Total,
        "",
    ),
    (
        "sd10.1",
        "镇政府查阅点数",
        "镇政府（街道办事处）",
        "个",
        Role::Detail,
        "sd10",
    ),
    (
        "sd11",
        "接待人数",
        "十一、查阅点接待人数",
        "次",
        Role::Total,
        "",
    ),
    (
        "sd11.1",
        "镇政府接待人数",
        "镇政府（街道办事处）",
        "次",
        Role::Detail,
        "sd11",
    ),
    (
        "a8.3",
        "工作人员数",
        "（二）从事政府信息公开工作人员数",
        "人",
        Role::Total,
        "",
    ),
    (
        "a8.3.1",
        "专职人员数",
        "1.专职人员数（不包括政府公报及政府网站工作人员数）",
        "人",
        Role::Detail,
        "a8.3",
    ),
    (
        "a8.4",
        "专项经费",
        "（三）政府信息公开专项经费",
        "万元",
        Role::Detail,
        "",
    ),
];

pub(crate) fn form() -> Form {
    let mut rows = IdVec::new();
    let mut figures: IdVec<FigureSpec, FigureSpec> = IdVec::new();
    let mut rows_by_id = HashMap::new();
    for (id, name, label, unit, role, parent) in ROWS {
        let row = rows.push(Row {
            table: TableId::new(0),
            id: id.to_owned(),
            name: name.to_owned(),
            label: label.to_owned(),
            aliases: Vec::new(),
            parent: rows_by_id.get(parent).copied(),
            role,
            optional: false,
            parts: Vec::new(),
            first_figure: FigureId::new(figures.len()),
        });
        rows_by_id.insert(id.to_owned(), row);
        figures.push(FigureSpec {
            row,
            column: ColumnId::new(0),
            unit: (!unit.is_empty()).then(|| Unit(unit.to_owned())),
            scale: if unit == "万元" { 4 } else { 0 },
            role,
        });
    }
    let layout = |id: &str, title: &str| Layout {
        id: id.to_owned(),
        title: title.to_owned(),
        rows: rows.ids().collect(),
        labels: HashMap::new(),
    };
    Form {
        id: "xxgk-2014".to_owned(),
        title: "政府信息公开情况统计表".to_owned(),
        years: Years {
            first: 2014,
            last: Some(2018),
        },
        recognise: Vec::new(),
        header: Vec::new(),
        foot: Vec::new(),
        tables: IdVec::from_vec(vec![Table {
            id: "a".to_owned(),
            name: "统计表".to_owned(),
            title: "政府信息公开情况统计表".to_owned(),
            rows: rows.ids().collect(),
            columns: vec![ColumnId::new(0)],
        }]),
        columns: IdVec::from_vec(vec![Column {
            table: TableId::new(0),
            id: None,
            name: String::new(),
            label: String::new(),
            aliases: Vec::new(),
            role: Role::Detail,
            parts: Vec::new(),
        }]),
        layouts: IdVec::from_vec(vec![
            layout("national", "全国格式"),
            layout("shandong", "山东格式"),
        ]),
        rows,
        figures,
        rows_by_id,
    }
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

pub(crate) fn bound() -> Bound {
    let form = Arc::new(form());
    let mut figures = Figures::new(&form, State::Absent);
    let mut written: Written = IdVec::filled(None, form.figures.len());
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
        written[figure] = Some(WrittenCell {
            raw: raw.to_owned(),
            place: Place::Line { line, column: 4 },
        });
    }
    Bound {
        form,
        layout: LayoutId::new(1),
        figures,
        written,
        unplaced: vec![Unplaced {
            text: "6.其他形式申请数".to_owned(),
            place: Place::Line {
                line: 202,
                column: 3,
            },
        }],
        incomplete: Vec::new(),
        problems: Vec::new(),
    }
}

pub(crate) fn figure(form: &Form, id: &str) -> FigureId {
    form.rows[form.row_by_id(id).unwrap()].first_figure
}

pub(crate) fn row(form: &Form, id: &str) -> RowId {
    form.row_by_id(id).unwrap()
}

pub(crate) fn checked(findings: Vec<Finding>) -> Checked {
    Checked {
        path: "2017/柳河镇-2017.txt".to_owned(),
        report: Ok(Report {
            submitter: Some("柳河镇".to_owned()),
            year: Some(2017),
            bound: Ok(bound()),
        }),
        evaluation: Some(Evaluation {
            counts: Counts {
                satisfied: 43,
                violated: 2,
                not_applicable: 7,
                undecided: 0,
            },
            findings,
            outcomes: Vec::new(),
        }),
    }
}

fn rule(
    id: &str,
    severity: Severity,
    texts: [&str; 4],
    check: &str,
    each: Option<&str>,
) -> RuleInfo {
    let [title, english, basis, fix] = texts;
    let text = |zh: &str, en: &str| Localized {
        zh: zh.to_owned(),
        en: (!en.is_empty()).then(|| en.to_owned()),
    };
    RuleInfo {
        id: id.to_owned(),
        title: text(title, english),
        why: text(
            "每一件只算在一个分项里，各分项加起来就是总数。",
            "Every case is counted under exactly one part.",
        ),
        fix: text(fix, "Check the figures against your records."),
        basis: (!basis.is_empty()).then(|| text(basis, "The note under the table.")),
        severity,
        form: "xxgk-2014".to_owned(),
        check: check.to_owned(),
        when: None,
        each: each.map(str::to_owned),
        source: RuleSource {
            source: SourceId::new(0),
            span: Span::new(0, 0),
        },
        built_in: true,
        once: false,
    }
}

pub(crate) const SUM: usize = 0;
pub(crate) const SUBSET: usize = 1;
pub(crate) const CHANNELS: usize = 2;
pub(crate) const USERS: usize = 3;
pub(crate) const BLANKS: usize = 4;

pub(crate) fn rules() -> IdVec<RuleInfo, RuleInfo> {
    let mut user = rule(
        "my-rule",
        Severity::Note,
        ["", "", "", ""],
        "主动公开数 >= 0",
        None,
    );
    user.why = Localized::default();
    user.fix = Localized::default();
    user.built_in = false;
    let mut blanks = rule(
        "total-and-parts-blank",
        Severity::Note,
        [
            "总数和分项都没有填，应填0",
            "Neither the total nor its parts are filled in; enter 0",
            "填报口径：没有发生的填0，不留空白",
            "确实没有的，总数和分项都填0；漏填的补上。",
        ],
        "已填(分项和(本项))",
        Some("total"),
    );
    blanks.once = true;
    IdVec::from_vec(vec![
        rule(
            "parts-sum-to-total",
            Severity::Error,
            [
                "总数应等于各分项之和",
                "A total equals the sum of its parts",
                "统计表附注：各子栏目数总数要等于总栏目数量",
                "对照台账核对总数和每个分项，改正填错的那个数；分项没有的填0。",
            ],
            "本项 = 分项和(本项)",
            Some("total"),
        ),
        rule(
            "subset-within-total",
            Severity::Error,
            [
                "“其中”的数不应大于它所属的数",
                "A figure under \"of which\" does not exceed the figure it belongs to",
                "表内逻辑关系：标有“其中”的指标是上一级指标的一部分",
                "核对“其中”和上一级两个数；上一级漏填的补上。",
            ],
            "本项 <= 上级项",
            Some("subset"),
        ),
        rule(
            "channels-cover",
            Severity::Query,
            [
                "各渠道公开数加起来，不应少于主动公开数",
                "The channels together cover all items disclosed",
                "填报口径：主动公开政府信息数“不同渠道和方式公开相同信息计1条”",
                "看各渠道是不是漏填；用公开栏、宣传单等公开的，填在其他方式公开政府信息数。",
            ],
            "分项和(公开渠道) >= 主动公开数",
            None,
        ),
        user,
        blanks,
    ])
}

pub(crate) fn compare(
    left_text: &str,
    left: &str,
    operator: Operator,
    right_text: &str,
    right: &str,
) -> Comparison {
    let number = |text: &str| Ratio::from(Decimal::parse(text).unwrap());
    Comparison {
        left_text: left_text.into(),
        left: number(left),
        operator,
        right_text: right_text.into(),
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
        instance: instance.map(|id| row(&form, id)),
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

pub(crate) fn problem(kind: ProblemKind, figures: &[&str], place: Option<Place>) -> Finding {
    let form = form();
    let figures: Vec<FigureId> = figures.iter().map(|id| figure(&form, id)).collect();
    Finding {
        instance: figures.first().map(|&each| form.figures[each].row),
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
        origin: Origin::Intake(Problem {
            kind,
            figures,
            place,
        }),
    }
}

/// One problem of each kind.
pub(crate) fn problems() -> Vec<Finding> {
    let form = form();
    let line = |line| Some(Place::Line { line, column: 3 });
    vec![
        problem(
            ProblemKind::UnreadableValue {
                raw: "\u{1b}[31m四件".to_owned(),
            },
            &["a3.3.6"],
            line(234),
        ),
        problem(
            ProblemKind::UnsuitableNumber {
                raw: "7.5".to_owned(),
                scale: 0,
            },
            &["a3.1"],
            line(182),
        ),
        problem(
            ProblemKind::AbsentRows {
                first: row(&form, "sd11"),
                last: row(&form, "a8.3.1"),
                count: 4,
                cut_off_after: Some(21),
            },
            &["sd11", "sd11.1", "a8.3", "a8.3.1"],
            None,
        ),
        problem(
            ProblemKind::UnplacedRow {
                text: "6.其他形式申请数".to_owned(),
                candidates: vec![row(&form, "a3.1.4"), row(&form, "a3.1.3")],
            },
            &[],
            line(202),
        ),
        problem(
            ProblemKind::UnitInCell {
                raw: "251000元".to_owned(),
                unit: "元".to_owned(),
            },
            &["a8.4"],
            line(310),
        ),
        problem(
            ProblemKind::OtherUnit {
                printed: "个".to_owned(),
            },
            &["a3.1.1"],
            line(186),
        ),
        problem(ProblemKind::HeadingHasValue, &["a1.2"], line(104)),
        problem(
            ProblemKind::NotPlaced {
                seen: "3 4 5".to_owned(),
            },
            &[],
            line(400),
        ),
    ]
}
