//! Rules over a county: groups of submitters, levels, and the county's own report.

use gouji_evaluator::{
    Member, Outcomes, ReportContext, ReportFacts, Submitters, Viewpoint, evaluate,
    evaluate_in_county,
};
use gouji_model::{
    County, Digest, Draft, Evaluation, Figures, Form, FormData, Identity, Level, Outcome, Place,
    QuoteSource, Reason, Severity, Sketch, State, Submitter, SubmitterId,
};
use gouji_ruleset::{Check, Library, Stage};
use gouji_tests::small;
use std::sync::Arc;

const TABLE: &str = "
  name: 申请表
  title: 表
  columns:
  - {id: value, name: 数, label: 数}
  rows:
  - {id: r1, name: 新收, label: 新收数, unit: 件}
  - {id: r2, name: 办结, label: 办结数, unit: 件}
";

fn library(rule: &str) -> Library {
    small::rule_library(TABLE, rule)
}

fn form_data(form: &Arc<Form>, values: [Option<i64>; 2]) -> FormData {
    let mut form_data = small::form_data(form, Figures::new(form, State::Blank));
    for (figure, value) in form.figures.ids().zip(values) {
        if let Some(value) = value {
            let place = Place::Paragraph { paragraph: 1 };
            small::write(&mut form_data, figure, &value.to_string(), place);
        }
    }
    form_data
}

fn digest(form: &Arc<Form>, path: &str, values: [Option<i64>; 2]) -> Digest {
    Digest {
        path: path.to_owned(),
        identity: Identity::default(),
        sheets: Vec::new(),
        form_data: Some(form_data(form, values)),
        draft: Draft::default(),
        sketch: Sketch::default(),
    }
}

/// Three townships, a street and a department, in this order.
fn county() -> County {
    let mut county = County::default();
    for (name, level) in [
        ("甲镇", Level::Township),
        ("乙镇", Level::Township),
        ("丙镇", Level::Township),
        ("城关街道", Level::Street),
        ("县统计局", Level::Department),
    ] {
        county.submitters.push(Submitter {
            name: name.to_owned(),
            level,
            aliases: Vec::new(),
            former: Vec::new(),
        });
    }
    county
}

/// What `rule` says of each report, by path: the county's own report, which states `own_value`, is `own`; the submitters'
/// are numbered.
fn evaluate_county(
    rule: &str,
    own_value: Option<i64>,
    values: [Option<i64>; 5],
) -> Vec<(String, Evaluation)> {
    evaluate_county_with(&library(rule), own_value, values)
}

fn evaluate_county_with(
    library: &Library,
    own_value: Option<i64>,
    values: [Option<i64>; 5],
) -> Vec<(String, Evaluation)> {
    let county = county();
    let form = library.forms[0].clone();
    let report = |path: &str, value: Option<i64>| Some(digest(&form, path, [Some(value?), None]));
    let numbered = values.into_iter().enumerate();
    let reports: Vec<Option<Digest>> = numbered
        .map(|(index, value)| report(&index.to_string(), value))
        .collect();
    let members = county.submitters.iter_with_ids().zip(&reports);
    let members = members.map(|(submitter, report)| Member::new(&form, submitter, report.as_ref()));
    let submitters = Submitters::new(members.collect(), library.county_checks(&form));
    let own = report("own", own_value);
    let ids = county
        .submitters
        .ids()
        .map(|id| Viewpoint::submitter(&county, id));
    let viewpoints = std::iter::once(Viewpoint::county()).chain(ids);
    let all = viewpoints.zip(std::iter::once(&own).chain(&reports));
    all.filter_map(|(viewpoint, report)| {
        let report = report.as_ref()?;
        let checks = library
            .county_checks(&form)
            .iter()
            .filter(|check| match check.stage {
                Stage::Report => false,
                Stage::AllReports => !viewpoint.is_county,
                Stage::County => viewpoint.is_county,
            });
        let checks: Vec<&Check> = checks.collect();
        let context = ReportContext {
            viewpoint,
            ..ReportContext::default()
        };
        let form_data = report.form_data.as_ref()?;
        let facts = ReportFacts::from_sketch(form_data, &context, &report.sketch);
        let context = context.with_facts(&facts);
        let evaluation = evaluate_in_county(
            form_data,
            &context,
            &submitters,
            checks.iter().copied(),
            library,
            Outcomes::Drop,
        );
        (!checks.is_empty()).then(|| (report.path.clone(), evaluation))
    })
    .collect()
}

const ROLLUP: &str = "  for: 县本级汇总\n  each: figure\n  check: 本格 = 本级.本格 + 合计(乡镇.本格) + 合计(街道.本格) + 合计(部门.本格)";

#[test]
fn the_countys_own_report_is_the_sum_of_its_submitters() {
    let results = evaluate_county(ROLLUP, Some(15), [1, 2, 3, 4, 5].map(Some));
    let [(path, evaluation)] = results.as_slice() else {
        panic!("{results:?}");
    };
    let counts = evaluation.counts;
    // Nobody states the other figure.
    assert_eq!(
        (path.as_str(), counts.satisfied, counts.not_applicable),
        ("own", 1, 1)
    );
}

#[test]
fn a_sum_that_differs_is_told_with_what_each_submitter_has() {
    let results = evaluate_county(
        ROLLUP,
        Some(16),
        [Some(1), Some(2), Some(0), Some(4), Some(5)],
    );
    let [finding] = results[0].1.findings.as_slice() else {
        panic!("{results:?}");
    };
    let comparison = finding.comparison.as_ref().unwrap();
    assert_eq!(
        (comparison.left.to_string(), comparison.right.to_string()),
        ("16".into(), "12".into())
    );
    let citation = |quote: &gouji_model::Quote| match &quote.source {
        QuoteSource::Submitter { name, .. } => {
            (name.clone(), quote.raw.clone(), quote.path.clone().unwrap())
        }
        other => panic!("{other:?}"),
    };
    let quotes: Vec<_> = finding.quotes.iter().map(citation).collect();
    let expected =
        |name: &str, raw: &str, path: &str| (name.to_owned(), raw.to_owned(), path.to_owned());
    assert_eq!(
        quotes,
        [
            expected("甲镇", "1", "0"),
            expected("乙镇", "2", "1"),
            expected("城关街道", "4", "3"),
            expected("县统计局", "5", "4")
        ]
    );
}

#[test]
fn sums_with_reports_missing_are_undecided_and_told_once_with_all_names() {
    let results = evaluate_county(ROLLUP, Some(16), [Some(1), None, Some(0), None, Some(5)]);
    let [finding] = results[0].1.findings.as_slice() else {
        panic!("{:?}", results[0].1.findings);
    };
    assert_eq!(finding.outcome, Outcome::Undecided);
    assert_eq!(finding.checks(), 2);
    assert_eq!(finding.lacking, [1, 3].map(SubmitterId::new));
    assert!(
        matches!(finding.reason, Some(Reason::NoReportOf(first, 1)) if first == SubmitterId::new(1))
    );
    assert_eq!(results[0].1.counts.undecided, 2);
    let all = "  for: 县本级汇总\n  each: figure\n  check: 本格 = 合计(全部.本格)";
    let results = evaluate_county(all, Some(16), [Some(1), None, Some(0), None, Some(5)]);
    let finding = &results[0].1.findings[0];
    assert_eq!(
        finding.reason,
        Some(Reason::NoReportOf(SubmitterId::new(1), 2))
    );
}

#[test]
fn checks_of_several_rules_that_wait_for_reports_are_one_finding_as_grave_as_the_gravest() {
    let rules = "  severity: query\n  for: 县本级汇总\n  check: 新收 = 合计(全部.新收)\n- id: other\n  severity: error\n  \
                 for: 县本级汇总\n  check: 新收 >= 合计(乡镇.新收)";
    let library = library(rules);
    let results = evaluate_county_with(&library, Some(60), [Some(1), None, Some(0), None, None]);
    let [finding] = results[0].1.findings.as_slice() else {
        panic!("{:?}", results[0].1.findings);
    };
    let rules = finding.gathered.iter();
    let rules: Vec<&str> = rules
        .map(|check| library.rules[check.rule].id.as_str())
        .collect();
    assert_eq!(rules, ["mine", "other"]);
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(finding.lacking, [1, 3, 4].map(SubmitterId::new));
}

/// What `check` says of the county's own report with this value: the outcome, and the sides where it is broken. The second
/// and the fourth submitter have sent nothing; the others state 1, 0 and 5.
fn bound(check: &str, own: i64) -> (Outcome, Option<(String, String)>) {
    let rule = format!("  for: 县本级汇总\n  check: {check}");
    let results = evaluate_county(&rule, Some(own), [Some(1), None, Some(0), None, Some(5)]);
    let evaluation = &results[0].1;
    let finding = evaluation.findings.first();
    let sides = finding.and_then(|finding| finding.comparison.as_ref());
    let sides = sides.map(|sides| (sides.left.to_string(), sides.right.to_string()));
    let outcome = match finding {
        Some(finding) => {
            assert_eq!(finding.lacking, [1, 3].map(SubmitterId::new));
            finding.outcome
        }
        None => Outcome::Satisfied,
    };
    (outcome, sides)
}

#[test]
fn a_sum_that_the_reports_at_hand_already_exceed_is_violated() {
    let sides = |left: &str, right: &str| Some((left.to_owned(), right.to_owned()));
    for check in ["新收 = 合计(全部.新收)", "新收 >= 合计(全部.新收)"] {
        assert_eq!(
            bound(check, 5),
            (Outcome::Violated, sides("5", "6")),
            "{check}"
        );
        // The missing may have stated nothing, or anything.
        assert_eq!(bound(check, 6), (Outcome::Undecided, None), "{check}");
        assert_eq!(bound(check, 60), (Outcome::Undecided, None), "{check}");
    }
    let strict = "新收 > 合计(全部.新收)";
    assert_eq!(bound(strict, 6), (Outcome::Violated, sides("6", "6")));
    assert_eq!(bound(strict, 7), (Outcome::Undecided, None));
    // The other way round a missing report can still make it right.
    assert_eq!(
        bound("新收 <= 合计(全部.新收)", 60),
        (Outcome::Undecided, None)
    );
    assert_eq!(
        bound("合计(全部.新收) <= 新收", 5),
        (Outcome::Violated, sides("6", "5"))
    );
}

#[test]
fn a_bound_goes_through_sums_of_sums_and_conditions_and_no_further() {
    let levels = "新收 = 合计(乡镇.新收) + 合计(街道.新收) + 合计(部门.新收)";
    assert_eq!(bound(levels, 5).0, Outcome::Violated);
    assert_eq!(bound(levels, 6).0, Outcome::Undecided);
    assert_eq!(bound("新收 - 合计(全部.新收) = 0", 5).0, Outcome::Violated);
    assert_eq!(
        bound("新收 = 合计(全部.新收) 且 新收 >= 0", 5).0,
        Outcome::Violated
    );
    assert_eq!(
        bound("新收 = 合计(全部.新收) 或 新收 = 合计(乡镇.新收) - 5", 5).0,
        Outcome::Undecided
    );
    // What is taken away may be anything.
    assert_eq!(bound("新收 = 9 - 合计(全部.新收)", 1).0, Outcome::Undecided);
    assert_eq!(bound("新收 = 9 - 合计(全部.新收)", 4).0, Outcome::Violated);
    assert_eq!(bound("新收 = 2 × 合计(全部.新收)", 5).0, Outcome::Undecided);
    assert_eq!(bound("非 (新收 < 合计(全部.新收))", 5).0, Outcome::Violated);
    // Within the tolerance nothing is certain.
    let tolerance = "新收 = 合计(全部.新收)\n  tolerance: 1";
    assert_eq!(bound(tolerance, 5).0, Outcome::Undecided);
    assert_eq!(bound(tolerance, 4).0, Outcome::Violated);
}

#[test]
fn a_sum_of_figures_that_may_be_below_0_bounds_nothing() {
    let signed = TABLE.replace("label: 数}", "label: 数, signed: true}");
    let rule = "  for: 县本级汇总\n  check: 新收 = 合计(全部.新收)";
    let library = small::rule_library(&signed, rule);
    let results = evaluate_county_with(&library, Some(5), [Some(1), None, Some(0), None, Some(5)]);
    assert_eq!(results[0].1.findings[0].outcome, Outcome::Undecided);
}

#[test]
fn a_sum_over_blanks_alone_does_not_apply_unless_a_report_is_missing() {
    let rule = "  for: 县本级汇总\n  check: 办结 = 合计(全部.办结)";
    let all = evaluate_county(rule, Some(5), [1, 2, 3, 4, 5].map(Some));
    assert_eq!(all[0].1.counts.not_applicable, 1);
    let some = evaluate_county(rule, Some(5), [Some(1), None, Some(3), Some(4), Some(5)]);
    assert_eq!(some[0].1.counts.undecided, 1);
    // One submitter's figure is enough.
    let received = "  for: 县本级汇总\n  check: 办结 = 合计(全部.新收)";
    let all = evaluate_county(received, Some(5), [1, 2, 3, 4, 5].map(Some));
    assert_eq!(all[0].1.counts.violated, 1);
}

#[test]
fn a_rule_for_the_county_is_asked_of_nobody_else_and_of_no_single_report() {
    let library = library(ROLLUP);
    let form = library.forms[0].clone();
    let alone = evaluate(
        &form_data(&form, [Some(1), None]),
        &ReportContext::default(),
        &library,
        Outcomes::Keep,
    );
    assert_eq!(alone.counts.total(), 0);
    assert!(evaluate_county(ROLLUP, None, [Some(1); 5]).is_empty());
}

#[test]
fn peers_are_those_of_ones_level_without_oneself() {
    let rule = "  when: 个数(同级.新收) >= 2\n  check: 新收 <= 10 × 最大(中位数(同级.新收), 1)";
    let results = evaluate_county(
        rule,
        Some(1000),
        [Some(3), Some(5), Some(41), Some(900), Some(900)],
    );
    let violated: Vec<&str> = results
        .iter()
        .filter(|(_, evaluation)| !evaluation.findings.is_empty())
        .map(|(path, _)| path.as_str())
        .collect();
    // The median of 3 and 5 is 4; the street and the department have nobody to be compared with.
    assert_eq!(violated, ["2"]);
    assert_eq!(results.len(), 5);
}

#[test]
fn medians_and_deviations_are_exact() {
    // 1, 2, 4, 7: the median is 3, the distances 2, 1, 1, 4, their median 3/2.
    for (rule, holds) in [
        ("  check: 中位数(全部.新收) = 3 + 0 × 新收", true),
        ("  check: 离差(全部.新收) × 2 = 3 + 0 × 新收", true),
        (
            "  check: 最大(全部.新收) - 最小(全部.新收) = 6 + 0 × 新收",
            true,
        ),
        ("  check: 合计(乡镇.新收) = 7 + 0 × 新收", true),
        ("  check: 合计(乡镇.新收) = 14 + 0 × 新收", false),
    ] {
        let results = evaluate_county(rule, None, [Some(1), Some(2), Some(4), Some(7), None]);
        assert_eq!(results.len(), 4, "{rule}");
        assert!(
            results
                .iter()
                .all(|(_, each)| each.findings.is_empty() == holds),
            "{rule}"
        );
    }
}

#[test]
fn a_rule_for_a_level_is_asked_of_that_level() {
    let library = library("  when: 报送单位.级别 属于 (乡镇, 街道)\n  check: 新收 = 0");
    let form = library.forms[0].clone();
    let (report, county) = (form_data(&form, [Some(1), None]), county());
    let outcome = |viewpoint: Viewpoint| {
        let context = ReportContext {
            viewpoint,
            ..ReportContext::default()
        };
        let evaluation = evaluate(&report, &context, &library, Outcomes::Keep);
        let finding = evaluation
            .findings
            .first()
            .map(|each| (each.severity, each.reason));
        (evaluation.outcomes[0].outcome, finding)
    };
    let submitter_outcome = |index| outcome(Viewpoint::submitter(&county, SubmitterId::new(index)));
    assert_eq!(
        submitter_outcome(0),
        (Outcome::Violated, Some((Severity::Error, None)))
    );
    assert_eq!(submitter_outcome(4), (Outcome::NotApplicable, None));
    assert_eq!(outcome(Viewpoint::county()), (Outcome::NotApplicable, None));
    // Of somebody who is not on the roster nothing is said, and nobody is told to correct.
    let unknown = Some((Severity::Note, Some(Reason::NoLevel)));
    assert_eq!(outcome(Viewpoint::default()), (Outcome::Undecided, unknown));
}
