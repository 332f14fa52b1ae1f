//! What the author of a rule sees of mistakes.

use super::sample::*;
use gouji_model::*;
use gouji_render::{SourceText, Style, mistakes};

const RULES: &str = "gouji: rules/1
form: xxgk-2014
rules:
- id: 我的规则
  title：总数应等于各分项之和
\tseverity: err
  check: 收到申请书 = 分项和(收到申请数　且 当面申请数 + 主动公开数 >= 0 # 备注，这一行写得很长很长，长得超过了终端的宽度，要截断才放得下
- id: same
- id: same
";

const OTHER: &str = "rules:\r\n- id: same\r\n";

fn at(part: &str, kind: MistakeKind) -> Mistake {
    let start = RULES.find(part).unwrap();
    Mistake::new(kind, SourceId::new(0), Span::new(start, start + part.len()))
}

fn near(names: &[&str]) -> Suggestion {
    Suggestion {
        near: names.iter().map(|&name| name.to_owned()).collect(),
    }
}

/// A mistake with two places beside its own.
fn unlike_units() -> Mistake {
    let mut units = at(
        " + 主动公开数",
        MistakeKind::UnlikeUnits {
            left: "件".to_owned(),
            right: "条".to_owned(),
        },
    );
    units.span = Span::new(units.span.start as usize + 1, units.span.start as usize + 2);
    let label = |part: &str, unit: &str| {
        let start = RULES.rfind(part).unwrap();
        Label {
            source: SourceId::new(0),
            span: Span::new(start, start + part.len()),
            text: Some(unit.to_owned()),
        }
    };
    units.related = vec![label("当面申请数", "件"), label("主动公开数", "条")];
    units
}

/// A mistake with a place beside its own, and one in another file.
fn duplicate_id() -> Mistake {
    let mut twice = at(
        "same",
        MistakeKind::DuplicateId {
            id: "same".to_owned(),
        },
    );
    let second = RULES.rfind("same").unwrap();
    twice.span = Span::new(second, second + 4);
    let elsewhere = OTHER.find("same").unwrap();
    twice.related = vec![
        Label {
            source: SourceId::new(0),
            span: Span::new(second - 11, second - 7),
            text: None,
        },
        Label {
            source: SourceId::new(1),
            span: Span::new(elsewhere, elsewhere + 4),
            text: None,
        },
    ];
    twice
}

fn several() -> Vec<Mistake> {
    let mut several = vec![duplicate_id()];
    several.extend(in_one_line());
    several.push(unlike_units());
    several.extend(of_files());
    several
}

/// Mistakes of one place each.
fn in_one_line() -> Vec<Mistake> {
    vec![
        at(
            "我的规则",
            MistakeKind::BadShape {
                found: "我的规则".to_owned(),
                pattern: "^[a-z][a-z0-9-]*$".to_owned(),
            },
        ),
        at(
            "：",
            MistakeKind::FullWidthSign {
                written: '：',
                wanted: ':',
            },
        ),
        at("\t", MistakeKind::TabIndent),
        at(
            "err",
            MistakeKind::NotOneOf {
                found: "err".to_owned(),
                allowed: ["error", "query", "note"].map(str::to_owned).to_vec(),
                suggestion: near(&["error"]),
            },
        ),
        at(
            "收到申请书",
            MistakeKind::UnknownName {
                name: "收到申请书".to_owned(),
                form: "xxgk-2014".to_owned(),
                suggestion: near(&["收到申请数", "传真申请数"]),
            },
        ),
        at(
            "(收",
            MistakeKind::UnclosedBracket {
                open: '(',
                close: ')',
            },
        ),
        at(
            "# 备注，这一行写得很长很长，长得超过了终端的宽度，要截断才放得下",
            MistakeKind::CutByComment {
                lost: "# 备注，这一行写得很长很长，长得超过了终端的宽度，要截断才放得下".to_owned(),
            },
        ),
    ]
}

/// Mistakes whose places are at or beyond the end, or a whole file.
fn of_files() -> Vec<Mistake> {
    vec![
        Mistake::new(
            MistakeKind::MissingKey {
                key: "check".to_owned(),
            },
            SourceId::new(0),
            Span::new(9999, 10010),
        ),
        Mistake::new(MistakeKind::EmptyFile, SourceId::new(2), Span::new(0, 0)),
        Mistake::new(
            MistakeKind::Syntax {
                detail: "did not find expected key".to_owned(),
            },
            SourceId::new(1),
            Span::new(0, OTHER.len()),
        ),
    ]
}

fn drawn(style: Style) -> String {
    let sources: IdVec<Source, SourceText<'_>> = IdVec::from_vec(vec![
        SourceText {
            name: "rules/本县.yaml",
            text: RULES,
        },
        SourceText {
            name: "rules/其他.yaml",
            text: OTHER,
        },
        SourceText {
            name: "rules/空.yaml",
            text: "",
        },
    ]);
    mistakes(&several(), &sources, style)
}

#[test]
fn several_kinds_in_several_files() {
    assert_snapshot("mistakes", &drawn(ZH));
    assert_snapshot("mistakes-en", &drawn(EN));
    assert_snapshot("mistakes-60", &drawn(Style { width: 60, ..ZH }));
    assert_snapshot(
        "mistakes-200-ascii",
        &drawn(Style {
            width: 200,
            ascii: true,
            ..ZH
        }),
    );
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for width in [40, 60, 80, 120] {
        assert_fits(&drawn(Style { width, ..ZH }), width);
    }
}

#[test]
fn no_mistake_is_no_text() {
    assert_eq!(mistakes(&[], &IdVec::new(), ZH), "");
}
