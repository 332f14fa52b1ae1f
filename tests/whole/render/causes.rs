//! One finding for one cause: what a clerk sees of the figure that is wrong.

use super::sample::*;
use gouji_model::*;
use gouji_render::{Detail, RunSummary, Style, SummaryFacts, SummaryLine, check_report, summary};
use std::time::Duration;

/// A change of the figure in the row `id`.
fn change(id: &str, from: &str, to: &str, slip: Slip) -> Change {
    super::sample::change(figure(&form(), id), from, to, slip)
}

fn cause(findings: &[usize], mut explanations: Vec<Explanation>) -> Cause {
    for explanation in &mut explanations {
        explanation.effect.clears = findings.len();
    }
    Cause {
        findings: findings.to_vec(),
        broken: findings.len(),
        exhausted: true,
        explanations,
        quotes: Vec::new(),
    }
}

/// The sum of what was received does not hold, and it is not what was completed.
fn two_findings() -> Vec<Finding> {
    use FigureRole::{Other, Total};
    let other = compare("收到申请数", "7", Operator::Equal, "申请答复数", "5");
    let figures = [("a3.1", Total), ("a3.3", Other)];
    let second = finding(SUBSET, Some("a3.1"), &figures, Some(other));
    vec![channels_finding(), sum_finding(), second]
}

fn checked_with(findings: Vec<Finding>, causes: Vec<Cause>) -> CheckedReport {
    let mut checked = checked(findings);
    checked.evaluation.as_mut().unwrap().causes = causes;
    checked
}

fn drawn(findings: Vec<Finding>, causes: Vec<Cause>, detail: Detail) -> String {
    let checked = checked_with(findings, causes);
    for width in [40, 60, 80, 120] {
        for language in [Language::Zh, Language::En] {
            let text = check_report(&checked, &rules(), Style::plain(language, width), detail);
            assert_fits(&text, width);
            for line in text.lines() {
                assert_eq!(line, line.trim_end());
            }
        }
    }
    let text = [ZH, EN].map(|style| check_report(&checked, &rules(), style, detail));
    text.join("\n")
}

fn plain(findings: Vec<Finding>, causes: Vec<Cause>) -> String {
    drawn(findings, causes, Detail::default())
}

#[test]
fn what_is_certain_is_the_headline() {
    let only = change("a3.1", "7", "6", Slip::Replaced);
    let causes = vec![cause(
        &[1, 2],
        vec![explanation(Grade::Certain, 1000, &[only])],
    )];
    let text = plain(two_findings(), causes);
    assert_eq!(
        text.matches("（一）收到申请数填的是 7，应是 6（可以确定）")
            .count(),
        1,
        "{text}"
    );
    assert!(
        text.contains("改为 6 后，2条不通过变为0条，不新增"),
        "{text}"
    );
    assert_snapshot("cause-certain", &text);
}

#[test]
fn what_is_likely_says_why_and_is_checked_before_it_is_changed() {
    let mut only = change("a3.1", "7", "6", Slip::Replaced);
    only.grade = Grade::Likely;
    only.prose = Testimony::ToBe;
    only.last_year = Testimony::AsWritten;
    let mut other = change("a3.1.1", "2", "3", Slip::Replaced);
    other.grade = Grade::Undetermined;
    let mut likely = explanation(Grade::Likely, 930, &[only]);
    likely.evidence = Evidence {
        slips: -3149,
        usual: 794,
        rules: 0,
    };
    let explanations = vec![likely, explanation(Grade::Undetermined, 70, &[other])];
    let causes = vec![cause(&[0], explanations)];
    let findings = vec![sum_finding()];
    let text = plain(findings.clone(), causes.clone());
    assert!(text.contains("填的是 7，很可能应是 6"), "{text}");
    assert!(text.contains("改之前先对照原始台账"), "{text}");
    assert_snapshot("cause-likely", &text);
    let detail = Detail {
        verbose: true,
        explain_all: true,
        ..Detail::default()
    };
    let text = drawn(findings, causes, detail);
    assert!(
        text.contains("这样写错，不利 12.3；和平常的数比，有利 3.1"),
        "{text}"
    );
    assert_snapshot("cause-likely-all", &text);
}

/// `count` explanations of the sum, all as likely but the first.
fn candidates(count: usize) -> Vec<Explanation> {
    let mut all = as_likely(count);
    all[0].likelihood = 300;
    all
}

/// `count` explanations of the sum, all as likely.
fn as_likely(count: usize) -> Vec<Explanation> {
    let ids = [
        ("a3.1", "7", "6"),
        ("a3.1.1", "2", "3"),
        ("a3.1.2", "", "1"),
        ("a3.1.3", "3", "4"),
        ("a3.1.4", "1", "2"),
        ("a3.3", "5", "6"),
        ("a3.3.1", "2", "3"),
        ("sd10", "1", "2"),
        ("a2.2.2", "1", "2"),
        ("a2.2.2.a", "2", "3"),
    ];
    let one = |&(id, from, to): &(&str, &str, &str)| {
        let slip = if from.is_empty() {
            Slip::Blank
        } else {
            Slip::Other
        };
        let mut change = change(id, from, to, slip);
        change.grade = Grade::Undetermined;
        explanation(Grade::Undetermined, 100, &[change])
    };
    ids.iter().take(count).map(one).collect()
}

/// The prose says how many applications were received.
fn claim_quote() -> Quote {
    let sentence = "全年收到申请7件，办结6件。";
    let start = sentence.find('7').unwrap();
    Quote {
        source: QuoteSource::Claim {
            claim: ClaimId::new(4),
            name: "收到件数".to_owned(),
        },
        value: Some(number("7")),
        raw: "7".to_owned(),
        sentence: sentence.to_owned(),
        number: start..start + 1,
        path: None,
        place: Some(Place::Paragraph { paragraph: 3 }),
        sheets: Vec::new(),
    }
}

#[test]
fn what_is_undetermined_lists_what_it_may_be_and_what_would_tell() {
    let mut open = cause(&[0], candidates(5));
    open.quotes = vec![claim_quote()];
    let text = plain(vec![sum_finding()], vec![open]);
    assert!(text.contains("相差 1；5个数里有一个不对"), "{text}");
    assert!(
        text.contains("怎么定：核对正文第3段；请报送单位核实"),
        "{text}"
    );
    assert_snapshot("cause-undetermined", &text);
    let mut long = cause(&[1, 2], candidates(10));
    long.exhausted = false;
    let text = plain(two_findings(), vec![long]);
    assert!(
        text.contains("2条勾稽关系不平；10个数里有一个不对"),
        "{text}"
    );
    assert!(
        text.contains("还有2种可能，加 --explain-all 看全部"),
        "{text}"
    );
    assert!(text.contains("没有找遍"), "{text}");
    assert_snapshot("cause-undetermined-long", &text);
}

#[test]
fn where_all_are_as_likely_none_is_blamed() {
    let text = plain(vec![sum_finding()], vec![cause(&[0], as_likely(5))]);
    assert!(!text.contains("可能应是"), "{text}");
    assert!(!text.contains("最可能的在前"), "{text}");
    assert!(text.contains("━ 各分项之和是 6"), "{text}");
    let within = change("a2.2.2.a", "2", "1", Slip::Replaced);
    let within = Change {
        grade: Grade::Undetermined,
        ..within
    };
    let only = vec![explanation(Grade::Undetermined, 1000, &[within])];
    let text = plain(vec![subset_finding()], vec![cause(&[0], only)]);
    assert!(text.contains("填的是 2，可能应是 1"), "{text}");
    assert_snapshot("cause-alone", &text);
}

#[test]
fn of_two_changes_one_may_be_certain() {
    let first = change("a3.1", "7", "5", Slip::Other);
    let with = |id, from, to| {
        let mut other = change(id, from, to, Slip::Other);
        other.grade = Grade::Undetermined;
        explanation(Grade::Undetermined, 500, &[first, other])
    };
    let explanations = vec![with("a3.1.1", "2", "1"), with("a3.1.3", "3", "2")];
    let text = plain(two_findings(), vec![cause(&[1, 2], explanations)]);
    assert!(
        text.contains("（一）收到申请数填的是 7，应是 5（可以确定）；另外2个数里还有一个不对"),
        "{text}"
    );
    assert!(!text.contains("· （一）收到申请数填的是 7"), "{text}");
    assert_snapshot("cause-partly", &text);
}

#[test]
fn two_figures_in_each_others_place() {
    let form = form();
    let (one, other) = (figure(&form, "a3.1"), figure(&form, "a3.3"));
    let changes = [
        change("a3.1", "7", "5", Slip::Exchanged(other)),
        change("a3.3", "5", "7", Slip::Exchanged(one)),
    ];
    let causes = vec![cause(
        &[1, 2],
        vec![explanation(Grade::Certain, 1000, &changes)],
    )];
    let text = plain(two_findings(), causes);
    assert!(
        text.contains("（一）收到申请数的 7 和（三）申请答复数的 5 填反了（可以确定）"),
        "{text}"
    );
    assert_snapshot("cause-exchange", &text);
}

#[test]
fn a_figure_beside_its_place() {
    let form = form();
    let (one, other) = (figure(&form, "a3.1.3"), figure(&form, "a3.1.4"));
    let changes = [
        change("a3.1.3", "3", "0", Slip::Overwritten(other)),
        change("a3.1.4", "1", "3", Slip::Misplaced(one)),
    ];
    let causes = vec![cause(&[0], vec![explanation(Grade::Likely, 950, &changes)])];
    let text = plain(vec![sum_finding()], causes);
    assert!(
        text.contains("现在填的是旁边4.信函申请数的数，改为 0"),
        "{text}"
    );
    assert_snapshot("cause-beside", &text);
}

#[test]
fn a_number_from_one_to_another() {
    let mut only = change("a2.2.2.a", "2", "0", Slip::Other);
    only.to = Target::Between(Some(number("0")), Some(number("1")));
    let mut most = change("a2.2.2", "1", "0", Slip::Other);
    most.to = Target::Between(Some(number("2")), None);
    for (slot, name) in [(only, "cause-range"), (most, "cause-range-open")] {
        let causes = vec![cause(
            &[0],
            vec![explanation(Grade::Certain, 1000, &[slot])],
        )];
        let text = plain(vec![subset_finding()], causes);
        assert_snapshot(name, &text);
    }
    let causes = vec![cause(
        &[0],
        vec![explanation(Grade::Certain, 1000, &[only])],
    )];
    let text = plain(vec![subset_finding()], causes);
    assert!(text.contains("应在 0 到 1 之间"), "{text}");
}

#[test]
fn a_number_of_the_prose() {
    use FigureRole::Other;
    let comparison = compare("收到件数", "7", Operator::Equal, "申请答复数", "5");
    let mut finding = finding(SUBSET, None, &[("a3.3", Other)], Some(comparison));
    finding.quotes = vec![claim_quote()];
    let mut only = change("a3.3", "7", "5", Slip::Replaced);
    only.subject = Subject::Claim(ClaimId::new(4));
    only.grade = Grade::Likely;
    let mut cause = cause(&[0], vec![explanation(Grade::Likely, 940, &[only])]);
    cause.quotes = vec![claim_quote()];
    let checked = checked_with(vec![finding.clone()], vec![cause.clone()]);
    let run = RunSummary {
        lines: &[],
        facts: &SummaryFacts::default(),
        elapsed: Duration::ZERO,
    };
    let json = check_json(&[checked], ZH, Detail::default(), &run);
    let claim = &json["reports"][0]["causes"][0]["explanations"][0]["changes"][0]["claim"];
    assert_eq!(claim, "收到件数");
    let text = plain(vec![finding], vec![cause]);
    assert!(
        text.contains("正文的收到件数写的是 7，很可能应是 5"),
        "{text}"
    );
    assert_snapshot("cause-claim", &text);
}

/// The totals that are blank over filled parts, told together where they are several.
fn blank_totals(ids: &[&str]) -> Finding {
    use FigureRole::{Part, Total};
    let parts = [("a3.3.1", Part), ("a3.1.1", Part)];
    let first: Vec<(&str, FigureRole)> = ids.iter().map(|&id| (id, Total)).collect();
    let mut found = finding(BLANKS, None, &[first, parts.to_vec()].concat(), None);
    found.severity = Severity::Query;
    found.gathered = ids
        .iter()
        .map(|&id| GroupMember {
            rule: RuleId::new(BLANKS),
            instance: Some(Instance::from_row(row(&form(), id))),
            reason: None,
            comparison: None,
            figures: finding(BLANKS, None, &[(id, Total), ("a3.1.1", Part)], None).figures,
        })
        .collect();
    found
}

fn filled(finding: usize, id: &str, to: &str) -> Cause {
    let only = change(id, "", to, Slip::Blank);
    let mut blank = cause(&[finding], vec![explanation(Grade::Certain, 1000, &[only])]);
    blank.broken = 0;
    blank.explanations[0].effect.clears = 0;
    blank
}

#[test]
fn a_blank_total_is_told_what_to_fill_in() {
    let findings = vec![blank_totals(&["a3.1.2"])];
    let text = plain(findings, vec![filled(0, "a3.1.2", "2")]);
    assert!(
        text.contains("2.传真申请数没有填，应填 2（可以确定）"),
        "{text}"
    );
    assert_snapshot("cause-blank", &text);
}

#[test]
fn blank_totals_that_are_told_together_stay_one_finding() {
    let findings = vec![blank_totals(&["a3.1.2", "a3.3.2", "a3.3.3"])];
    let causes = vec![filled(0, "a3.1.2", "2"), filled(0, "a3.3.2", "9")];
    let text = plain(findings.clone(), causes.clone());
    assert!(
        text.contains("怎么改：2.传真申请数应填 2；2.同意公开答复数应填 9\n"),
        "{text}"
    );
    assert_snapshot("cause-blanks", &text);
    let line = SummaryLine::from_report(&checked_with(findings, causes));
    assert_eq!((line.errors, line.queries), (0, 1));
}

#[test]
fn of_many_rules_the_first_are_told() {
    let findings: Vec<Finding> = (0..9).map(|_| sum_finding()).collect();
    let all: Vec<usize> = (0..9).collect();
    let only = change("a3.1", "7", "6", Slip::Replaced);
    let causes = vec![cause(
        &all,
        vec![explanation(Grade::Certain, 1000, &[only])],
    )];
    let text = plain(findings, causes);
    assert!(text.contains("还有3条"), "{text}");
    assert_snapshot("cause-many", &text);
}

#[test]
fn what_nothing_explains_is_told_as_it_was() {
    let mut open = cause(&[1, 2], Vec::new());
    open.exhausted = false;
    let text = plain(two_findings(), vec![open]);
    assert_eq!(text.matches("哪个数错了：说不清").count(), 1, "{text}");
    assert_snapshot("cause-none", &text);
}

#[test]
fn a_finding_of_several_checks_is_kept_unless_the_cause_tells_all_of_them() {
    let mut gathered = sum_finding();
    let check = GroupMember {
        rule: RuleId::new(0),
        instance: gathered.instance,
        reason: None,
        comparison: gathered.comparison.clone(),
        figures: gathered.figures.clone(),
    };
    gathered.gathered = vec![check.clone(), check];
    let only = change("a3.1", "7", "6", Slip::Replaced);
    let one = cause(&[0], vec![explanation(Grade::Certain, 1000, &[only])]);
    let both = Cause {
        broken: 2,
        ..one.clone()
    };
    let count =
        |cause: Cause| SummaryLine::from_report(&checked_with(vec![gathered.clone()], vec![cause]));
    assert_eq!(count(one).errors, 2);
    assert_eq!(count(both).errors, 1);
}

#[test]
fn the_summary_counts_causes() {
    let only = change("a3.1", "7", "6", Slip::Replaced);
    let causes = vec![cause(
        &[1, 2],
        vec![explanation(Grade::Certain, 1000, &[only])],
    )];
    let line = SummaryLine::from_report(&checked_with(two_findings(), causes));
    assert_eq!((line.errors, line.queries), (1, 1));
    assert_eq!(line.status, Status::Error);
    let text = summary(&[line], &SummaryFacts::default(), ZH);
    assert!(text.contains("（错误 1，核实 1）"), "{text}");
}
