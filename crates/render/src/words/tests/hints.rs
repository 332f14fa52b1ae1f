//! What is advised fits what was written.

use crate::words::Words;
use gouji_model::{Expected, Language, MistakeKind as K, YamlType};

fn help(kind: &K) -> [String; 2] {
    [Language::Zh, Language::En].map(|language| Words(language).mistake(kind).help)
}

fn assert_help(kind: &K, zh: &str, en: &str) {
    let [help_zh, help_en] = help(kind);
    assert!(help_zh.contains(zh), "{zh} not in {help_zh}");
    assert!(help_en.contains(en), "{en} not in {help_en}");
}

#[test]
fn habits_of_spreadsheets_are_answered() {
    for (found, zh, en) in [
        (':', "分项和(总数)", "parts(total)"),
        ('%', "0.9", "0.9"),
        ('“', "「」", "without quotes"),
        ('&', "且", "and"),
        ('|', "或", "or"),
        ('?', "指标名", "names"),
    ] {
        assert_help(&K::UnexpectedCharacter { found }, zh, en);
    }
    let token = |found: &str, expected| K::UnexpectedToken {
        found: Some(found.to_owned()),
        expected,
    };
    let operator = Expected::Operator;
    for (kind, zh, en) in [
        (token("=", Expected::Operand), "开头不写 =", "begin with ="),
        (token(",", operator), "不写逗号", "without commas"),
        (token("万", operator), "不带单位", "without a unit"),
        (token("收到申请数", operator), "编号不要写", "numbering"),
    ] {
        assert_help(&kind, zh, en);
    }
}

#[test]
fn the_parsers_words_are_whole_or_replaced_by_ours() {
    let syntax = |detail: &str| K::Syntax {
        detail: detail.to_owned(),
    };
    let detail = "mapping values are not allowed in this context";
    let [zh, en] = help(&syntax(detail));
    assert!(!zh.contains("mapping") && zh.contains("空格"), "{zh}");
    assert!(en.contains(detail), "{en}");
    for detail in [
        "recursion limit exceeded",
        "while scanning a quoted scalar, found unexpected end of stream",
        "while parsing a flow sequence, expected ',' or ']'",
        "simple key expect ':'",
        "invalid indentation",
    ] {
        let [zh, _] = help(&syntax(detail));
        assert!(!zh.contains("程序原话"), "{zh}");
    }
    let other = "while scanning a directive, found unexpected non-alphabetical character";
    assert_help(&syntax(other), other, other);
}

#[test]
fn a_list_or_a_mapping_in_place_of_a_text_has_advice_of_its_own() {
    let wrong = |expected, found| K::WrongType {
        expected: vec![expected],
        found,
    };
    let text = wrong(YamlType::Text, YamlType::List);
    assert_help(&text, "用“且”连接", "by `and`");
    let text = wrong(YamlType::Text, YamlType::Mapping);
    assert_help(&text, "同一行", "same line");
    let mapping = wrong(YamlType::Mapping, YamlType::Text);
    assert_help(&mapping, "冒号后面要空一格", "space behind the colon");
}

#[test]
fn a_number_among_choices_stands_for_any_number() {
    let kind = K::NotOneOf {
        found: "x".to_owned(),
        allowed: vec!["rounding".to_owned(), "0.01".to_owned()],
        suggestion: gouji_model::Suggestion::default(),
    };
    assert_help(&kind, "一个数（如 0.01）", "a number (as 0.01)");
}

#[test]
fn advice_on_brackets_names_the_function() {
    let figure_wanted = |function: &str| K::FigureWanted {
        function: function.to_owned(),
    };
    assert_help(
        &figure_wanted("分项和"),
        "分项和(收到申请数)",
        "parts(name)",
    );
    assert_help(&figure_wanted("空"), "空(指标名)", "blank(name)");
}

#[test]
fn missing_keys_are_shown_as_they_are_written() {
    for (key, wanted) in [
        ("figures", "figures: {"),
        ("finds", "finds: ["),
        ("title", "title: "),
    ] {
        assert_help(
            &K::MissingKey {
                key: key.to_owned(),
            },
            wanted,
            wanted,
        );
    }
}
