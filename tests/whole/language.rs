//! The rule language as its specification shows it: every example parses and type-checks.

use gouji_evaluator::{CheckContext, ReportContext, check_figures};
use gouji_model::{Figures, Outcome, State};
use gouji_ruleset::Library;
use gouji_tests::{library_with, root, small};
use std::fs;

/// A file of the examples.
fn example(name: &str) -> String {
    fs::read_to_string(root().join("tests/language").join(name)).expect("a file")
}

fn load(rules: &str) -> Vec<(String, String)> {
    let inputs = vec![
        small::input("form.yaml", &example("xxgk-2021.yaml")),
        small::input("rules.yaml", rules),
    ];
    match Library::load(inputs) {
        Ok(_) => Vec::new(),
        Err(refused) => refused
            .mistakes
            .iter()
            .map(|mistake| {
                let text = &refused.sources[mistake.source].text;
                let span = mistake.span.start as usize..mistake.span.end as usize;
                (mistake.kind.code().to_owned(), text[span].to_owned())
            })
            .collect(),
    }
}

#[test]
fn the_examples_over_matrices_are_accepted() {
    let text = example("matrix.yaml");
    let found = load(&text);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn names_and_units_are_checked_of_other_years_submitters_and_the_prose_too() {
    let text = example("matrix.yaml");
    let broken = text.replace("新收 + 上年结转 = 办理", "新收数 + 上年结转 = 办理");
    let codes: Vec<String> = load(&broken).into_iter().map(|(code, _)| code).collect();
    assert!(codes.contains(&"name/unknown".to_owned()), "{codes:?}");
    let broken = text.replace("上年度.结转下年", "上年度.结转来年");
    assert!(
        load(&broken)
            .iter()
            .any(|(code, place)| code == "name/unknown" && place == "结转来年")
    );
    let broken = text.replace("新收[总计] 或", "新收[合计] 或");
    assert!(
        load(&broken)
            .iter()
            .any(|(code, place)| code == "name/unknown-column" && place == "合计")
    );
}

#[test]
fn the_examples_over_one_column_are_evaluated() {
    let yaml = "gouji: rules/1
form: xxgk-2014
rules:
- id: my-parts-sum-to-total
  severity: error
  basis: 统计表附注：各子栏目数总数要等于总栏目数量
  each: total
  check: 本项 = 分项和(本项)
- id: my-subset-within-total
  severity: error
  each: subset
  check: 本项 <= 上级项
- id: my-channels-cover
  severity: query
  when: 主动公开数 > 0
  check: 分项和(公开渠道) >= 主动公开数
- id: my-published-within-issued
  severity: note
  units: as-counts
  check: 主动公开规范性文件数 <= 制发规范性文件总数
";
    let library = library_with(yaml).expect("a sound rule file");
    let form = small::form(&library, "xxgk-2014");
    let own = library.rules.iter_with_ids();
    let own: Vec<_> = own.filter(|(_, rule)| rule.id.starts_with("my-")).collect();
    assert_eq!(own.len(), 4);
    for (id, rule) in own {
        let mut checks = library.checks(&form).iter();
        assert!(checks.any(|check| check.rule == id), "{}", rule.id);
    }
}

#[test]
fn both_spellings_and_all_signs_mean_the_same() {
    let checks = |expression: &str, each: &str| {
        let yaml = format!(
            "gouji: rules/1\nform: xxgk-2014\nrules:\n- id: mine\n{each}  units: as-counts\n  check: {expression}\n"
        );
        let library = library_with(&yaml)
            .unwrap_or_else(|refused| panic!("{expression}: {:?}", refused.mistakes));
        let form = library.forms.first().expect("a form").clone();
        let rule = library.active_rule("mine").expect("the rule");
        let own_checks = library
            .checks(&form)
            .iter()
            .filter(|check| check.rule == rule);
        let checks = own_checks.map(|check| format!("{:?} {:?}", check.instance, check.test));
        let checks: Vec<String> = checks
            .map(|check| check.replace("分项和", "parts"))
            .collect();
        assert!(!checks.is_empty(), "{expression} checks nothing");
        checks
    };
    let total = "  each: total\n";
    assert_eq!(
        checks("本项 = 分项和(本项)", total),
        checks("this == parts（this）", total)
    );
    assert_eq!(
        checks("空(收到申请数) 或 非 收到申请数 > 1", ""),
        checks("blank(收到申请数) or not 收到申请数 ＞ 1", "")
    );
    assert_eq!(
        checks("最大(收到申请数，申请办结数) ≥ 绝对值(申请答复数)", ""),
        checks("max(a3.1, a3.2) >= abs(a3.3)", "")
    );
    assert_eq!(
        checks("收到申请数 × ２ ≠ 申请办结数 ÷ 3", ""),
        checks("收到申请数 * 2 != 申请办结数 / 3", "")
    );
    assert_eq!(
        checks("「收到申请数」 ≤ 5", ""),
        checks("收到申请数 <= 5", "")
    );
    assert_eq!(
        checks("行政诉讼.其他情形数 = 0", ""),
        checks("a5.3 = 0", "")
    );
}

/// The rules of the example file with these ids, as a file of their own.
fn some_rules(ids: &[&str]) -> String {
    let text = example("matrix.yaml");
    let (head, rules) = text.split_once("- id: ").expect("rules");
    let kept = rules
        .split("- id: ")
        .filter(|rule| ids.iter().any(|id| rule.lines().next() == Some(id)));
    kept.fold(head.to_owned(), |file, rule| file + "- id: " + rule)
}

/// Which checks of `rules` fail on figures given as `row[column]=number`, as `rule instance`.
fn failing(rules: &str, figures: &str) -> Vec<String> {
    let library = small::library(&[&example("xxgk-2021.yaml")], rules);
    let form = &library.forms[0];
    let mut filled = Figures::new(form, State::Blank);
    for pair in figures.split_whitespace() {
        let (cell, number) = pair.split_once('=').expect("a pair");
        let (row, column) = cell.trim_end_matches(']').split_once('[').expect("a cell");
        let figure = small::figure(form, row, column);
        small::set(form, &mut filled, figure, number);
    }
    let report = ReportContext::default();
    let context = CheckContext::new(form, &filled, &report);
    library
        .checks(form)
        .iter()
        .filter(|check| check_figures(check, context).outcome == Outcome::Violated)
        .map(|check| {
            format!(
                "{} {}",
                library.rules[check.rule].id,
                check.instance.expect("an instance").id(form)
            )
        })
        .collect()
}

#[test]
fn matrices_are_checked_by_column_by_row_and_by_block() {
    let rules = some_rules(&[
        "in-equals-out",
        "row-total",
        "results-total",
        "review-total",
    ]);
    let sound = "r1[natural]=3 r1[business]=1 r1[total]=4 r2[natural]=1 r2[business]=0 r2[total]=1 \
        r3[natural]=2 r3[total]=2 r4[natural]=1 r4[business]=1 r4[total]=2 \
        r24[natural]=3 r24[business]=1 r24[total]=4 r25[natural]=1 r25[business]=0 r25[total]=1 \
        s4.review[upheld]=1 s4.review[pending]=1 s4.review[total]=2";
    assert_eq!(failing(&rules, sound), Vec::<String>::new());
    let broken = |from: &str, to: &str| failing(&rules, &sound.replace(from, to));
    assert_eq!(
        broken("r1[natural]=3", "r1[natural]=4"),
        ["in-equals-out natural", "row-total r1"]
    );
    assert_eq!(
        broken("r4[business]=1", "r4[business]=2"),
        ["row-total r4", "results-total business"]
    );
    assert_eq!(
        broken("s4.review[total]=2", "s4.review[total]=3"),
        ["review-total s4.review"]
    );
}

#[test]
fn columns_are_named_in_brackets() {
    let head = "gouji: rules/1\nform: xxgk-2021\nrules:\n- id: grows\n";
    let each = format!("{head}  each: total\n  check: 本项[总计] >= 本项[自然人]\n");
    assert_eq!(failing(&each, "r24[natural]=2 r24[total]=1"), ["grows r24"]);
    let alone = format!("{head}  each: column of 规章\n  check: 规章 = 0\n");
    assert_eq!(
        failing(&alone, "s2.regulation[valid]=1"),
        ["grows s2.regulation[valid]"]
    );
}
