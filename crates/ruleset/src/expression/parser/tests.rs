use crate::expression::parser::*;

/// The tree in brackets, to see how tightly operators bind.
fn shape(text: &str) -> String {
    let parsed = parse(text);
    assert!(parsed.mistakes.is_empty(), "{text}: {:?}", parsed.mistakes);
    show(&parsed.value)
}

fn show(expr: &Expr) -> String {
    match &expr.kind {
        ExprKind::Number(number) => number.to_string(),
        ExprKind::Name(name) => name.text(),
        ExprKind::Cell(row, column) => format!("{}[{}]", row.text(), column.text()),
        ExprKind::Call(name, arguments) => {
            let arguments: Vec<_> = arguments.iter().map(show).collect();
            format!("{}({})", name.text, arguments.join(","))
        }
        ExprKind::Negate(inner) => format!("-{}", show(inner)),
        ExprKind::Not(inner) => format!("!{}", show(inner)),
        ExprKind::Arithmetic(operator, left, right, _) => {
            let sign = match operator {
                Arithmetic::Add => '+',
                Arithmetic::Subtract => '-',
                Arithmetic::Multiply => '*',
                Arithmetic::Divide => '/',
            };
            format!("({}{sign}{})", show(left), show(right))
        }
        ExprKind::Compare(operator, left, right, _) => {
            format!("({}{}{})", show(left), operator.sign(), show(right))
        }
        ExprKind::In(value, list) => {
            let list: Vec<_> = list.iter().map(|word| word.text.as_str()).collect();
            format!("({} in {})", show(value), list.join("|"))
        }
        ExprKind::And(left, right) => format!("({} & {})", show(left), show(right)),
        ExprKind::Or(left, right) => format!("({} | {})", show(left), show(right)),
        ExprKind::Broken => "?".to_owned(),
    }
}

fn mistakes(text: &str) -> Vec<(MistakeKind, &str)> {
    let parsed = parse(text);
    parsed
        .mistakes
        .into_iter()
        .map(|(kind, span)| (kind, &text[span]))
        .collect()
}

#[test]
fn operators_bind_as_in_arithmetic() {
    assert_eq!(shape("a + b × c - d ÷ 2"), "((a+(b*c))-(d/2))");
    assert_eq!(shape("（a + b）× 2 = c"), "(((a+b)*2)=c)");
    assert_eq!(shape("a - b - c"), "((a-b)-c)");
    assert_eq!(shape("-a + b"), "(-a+b)");
    assert_eq!(
        shape("a = 1 或 b > 2 且 非 c < 3"),
        "((a=1) | ((b>2) & !(c<3)))"
    );
    assert_eq!(
        shape("a=1 or b>2 and not c<3"),
        "((a=1) | ((b>2) & !(c<3)))"
    );
}

#[test]
fn full_width_signs_are_the_same_signs() {
    assert_eq!(shape("甲＋乙－１２．５＝丙"), shape("甲 + 乙 - 12.5 = 丙"));
    assert_eq!(shape("甲 ≥ 1"), "(甲>=1)");
    assert_eq!(shape("甲＜＝乙"), "(甲<=乙)");
    assert_eq!(shape("最大（甲，乙、丙） ≠ 0"), "(最大(甲,乙,丙)≠0)");
}

#[test]
fn names_are_words_paths_ids_and_quotes() {
    assert_eq!(
        shape("a3.1.5 = 行政诉讼.其他情形数"),
        "(a3.1.5=行政诉讼.其他情形数)"
    );
    assert_eq!(
        shape("「（七）总计」 = 新收[总计]"),
        "(（七）总计=新收[总计])"
    );
    assert_eq!(shape("上年度.「结转 下年」 = 1"), "(上年度.结转 下年=1)");
    assert_eq!(
        shape("报送单位.级别 属于 (乡镇, 街道, 部门)"),
        "(报送单位.级别 in 乡镇|街道|部门)"
    );
    assert_eq!(
        shape("本格 = 本级.本格 + 合计(乡镇.本格) + 合计(部门.本格)"),
        "(本格=((本级.本格+合计(乡镇.本格))+合计(部门.本格)))"
    );
}

#[test]
fn a_mistake_is_told_where_it_stands() {
    let unclosed = MistakeKind::UnclosedBracket {
        open: '(',
        close: ')',
    };
    assert_eq!(mistakes("甲 = (乙 + 丙"), [(unclosed, "(")]);
    let unopened = MistakeKind::UnopenedBracket { close: '）' };
    assert_eq!(mistakes("甲 = 乙 + 丙）"), [(unopened, "）")]);
    assert_eq!(
        mistakes("甲 = 乙 = 丙"),
        [(MistakeKind::ChainedComparison, "=")]
    );
    assert_eq!(
        mistakes("甲 = 「乙"),
        [(MistakeKind::UnclosedQuote, "「乙")]
    );
    assert_eq!(mistakes("  "), [(MistakeKind::EmptyExpression, "  ")]);
    let no_operand = MistakeKind::UnexpectedToken {
        found: None,
        expected: Expected::Operand,
    };
    assert_eq!(mistakes("甲 = 乙 +"), [(no_operand, "+")]);
    assert_eq!(
        mistakes("甲 ? 1"),
        [(MistakeKind::UnexpectedCharacter { found: '?' }, "?")]
    );
}

#[test]
fn two_operands_in_a_row_want_an_operator() {
    let found = mistakes("收到申请数 当面申请数 = 1");
    let expected = MistakeKind::UnexpectedToken {
        found: Some("当面申请数".into()),
        expected: Expected::Operator,
    };
    assert_eq!(found, [(expected, "当面申请数")]);
}

#[test]
fn several_mistakes_in_one_text_are_all_told() {
    let found = mistakes("甲 + ? 乙 = (丙 + ， 丁");
    assert!(found.len() >= 2, "{found:?}");
}

#[test]
fn no_text_makes_the_parser_hang_or_panic() {
    let pieces = [
        "甲", "(", ")", "+", "=", "[", "]", "「", "」", ",", "1", ".", "非", "且", "属于", " ", "?",
    ];
    let mut seed = 7_usize;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..8 {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[(seed >> 33) % pieces.len()]);
        }
        let parsed = parse(&text);
        for (_, span) in parsed.mistakes {
            assert!(text.get(span.clone()).is_some(), "{text} {span:?}");
        }
    }
    let deep = "(".repeat(100_000);
    assert!(!parse(&deep).mistakes.is_empty());
    let signs = "-".repeat(100_000);
    assert!(!parse(&signs).mistakes.is_empty());
}
