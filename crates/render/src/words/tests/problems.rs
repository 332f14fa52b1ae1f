//! The message about a problem of reading fits the row, its unit and its value.

use crate::words::{ProblemFacts, SubmitterTotals, Totals, Words};
use gouji_model::{Language, ReadingProblemKind as K, RecognitionFailure, RowId, Severity, Years};

const ZH: Words = Words(Language::Zh);
const EN: Words = Words(Language::En);

fn facts(value: &str, unit: &str) -> ProblemFacts {
    ProblemFacts {
        label: "专项经费".to_owned(),
        value: Some(value.to_owned()),
        unit: Some(unit.to_owned()),
        ..ProblemFacts::default()
    }
}

fn text(text: &str) -> String {
    text.to_owned()
}

#[test]
fn a_number_is_too_long_or_has_too_many_places() {
    let sentence = |raw: &str, scale| {
        let kind = K::UnsuitableNumber {
            raw: text(raw),
            scale,
        };
        let facts = facts("0", "万元");
        [ZH, EN].map(|words| words.problem(&kind, &facts).message)
    };
    let [zh, en] = sentence("12345678901234567890", 0);
    assert!(zh.contains("位数太多") && !zh.contains("整数"), "{zh}");
    assert!(en.contains("too many digits"), "{en}");
    assert!(sentence("7.5", 0)[0].contains("这一行要填整数"));
    assert!(sentence("0.1234567", 6)[0].contains("最多6位小数"));
    assert!(sentence("5元", 2)[0].contains("换算成万元后小数超过2位"));
}

#[test]
fn a_unit_in_the_cell_is_removed_or_converted() {
    let sentence = |unit: &str, facts: &ProblemFacts| {
        let kind = K::UnitInCell {
            raw: text("x"),
            unit: text(unit),
        };
        ZH.problem(&kind, facts).help
    };
    assert_eq!(sentence("件", &facts("2", "件")), "去掉“件”，只填数字");
    assert!(sentence("元", &facts("25.1", "万元")).contains("“万元”换算"));
    let tiny = ProblemFacts {
        is_tiny: true,
        ..facts("0.0025", "万元")
    };
    let help = sentence("元", &tiny);
    assert!(help.contains("是不是本来就按万元填的"), "{help}");
}

#[test]
fn another_unit_is_converted_or_not_and_that_is_said() {
    let sentence = |printed: &str, facts: &ProblemFacts| {
        let kind = K::OtherUnit {
            printed: text(printed),
        };
        ZH.problem(&kind, facts).message
    };
    assert!(sentence("元", &facts("25.1", "万元")).ends_with("换算成25.1万元审核"));
    assert!(sentence("个", &facts("2", "件")).ends_with("没有换算，按2审核"));
}

#[test]
fn a_row_printed_twice_is_not_a_misspelt_one() {
    let kind = K::UnplacedRow {
        text: text("1.当面申请数"),
        candidates: vec![RowId::new(0)],
    };
    let facts = ProblemFacts {
        rows: vec![text("1.当面申请数")],
        is_twice: true,
        ..ProblemFacts::default()
    };
    let sentence = ZH.problem(&kind, &facts);
    assert!(
        sentence.message.contains("出现了两次"),
        "{}",
        sentence.message
    );
    assert!(sentence.help.starts_with("留一个"), "{}", sentence.help);
}

#[test]
fn a_few_common_rows_make_no_form() {
    let years = Years {
        first: 2014,
        last: Some(2018),
    };
    let failure = |rows_found| RecognitionFailure {
        nearest: Some(text("统计表")),
        rows_found,
        known: vec![(text("统计表"), years)],
        pictures: Vec::new(),
    };
    let (message, help) = ZH.recognition_failure(&failure(4));
    assert!(!message.contains("最像"), "{message}");
    assert!(help.contains("统计表（2014至2018年度）"), "{help}");
    assert!(ZH.recognition_failure(&failure(5)).0.contains("最像"));
    assert!(
        EN.recognition_failure(&failure(4))
            .1
            .contains("(2014 to 2018)")
    );
}

#[test]
fn a_table_that_is_a_picture_is_told_as_such() {
    let failure = |pictures: &[&str]| RecognitionFailure {
        pictures: pictures.iter().map(|heading| text(heading)).collect(),
        ..RecognitionFailure::default()
    };
    let (message, help) = ZH.recognition_failure(&failure(&["二、主动公开", "三、申请"]));
    assert_eq!(
        message,
        "表格是图片，数读不出来：「二、主动公开」「三、申请」下面都是图片"
    );
    assert!(help.starts_with("请报送单位"), "{help}");
    assert!(
        EN.recognition_failure(&failure(&["二、"]))
            .0
            .contains("picture")
    );
    let (message, help) = ZH.recognition_failure(&failure(&[]));
    assert!(!message.contains("图片") && help.contains("或者表格是贴上去的图片"));
}

#[test]
fn every_kind_of_result_has_its_step_once() {
    let none = Totals {
        reports: 1,
        ..Totals::default()
    };
    assert_eq!(ZH.next_step(none), "没有要改的，可以接收");
    let all = Totals {
        reports: 9,
        error: 1,
        queries: 4,
        undecided: 1,
        incomplete: 1,
        without_year: 1,
        unreadable: 1,
        unrecognised: 2,
        idle: 1,
        waiting: 1,
        unasked: 1,
        misfiled: 1,
        submitters: SubmitterTotals {
            all: 3,
            missing: 1,
            ..SubmitterTotals::default()
        },
        ..Totals::default()
    };
    let zh = ZH.next_step(all);
    assert_eq!(zh.split('；').count(), 11, "{zh}");
    assert!(zh.contains("认不出的，看看是不是别的年度的表样"), "{zh}");
    assert!(!zh.contains("重新报送"), "{zh}");
    assert_eq!(EN.next_step(all).split("; ").count(), 11);
}

#[test]
fn what_is_no_number_is_put_right_as_it_came_about() {
    let help = |words: Words, raw: &str, is_signed| {
        let facts = ProblemFacts {
            is_signed,
            ..facts("", "件")
        };
        words
            .problem(&K::UnreadableValue { raw: text(raw) }, &facts)
            .help
    };
    assert!(help(ZH, "=SUM(B2:B4)", false).contains("另存一次"));
    assert!(help(EN, "=SUM(B2:B4)", true).contains("save it again"));
    assert!(help(ZH, "减3件", true).contains("-3"));
    assert!(help(EN, "three fewer", true).contains("-3"));
    assert!(!help(ZH, "若干", false).contains("-3"));
}

#[test]
fn what_looks_otherwise_is_told_with_its_place() {
    let sentence = |words: Words, place: Option<&str>, more| {
        let facts = ProblemFacts {
            place: place.map(str::to_owned),
            ..ProblemFacts::default()
        };
        let kind = gouji_model::NoticeKind::StruckOut;
        words.problem(&K::Notice { kind, more }, &facts).message
    };
    assert_eq!(sentence(ZH, None, 3), "画了删除线的字没有读");
    assert_eq!(
        sentence(ZH, Some("统计表 D7"), 0),
        "画了删除线的字没有读（统计表 D7）"
    );
    assert_eq!(
        sentence(ZH, Some("统计表 D7"), 2),
        "画了删除线的字没有读（统计表 D7等3处）"
    );
    assert!(sentence(EN, Some("统计表 D7"), 1).ends_with("(统计表 D7 and 1 more place)"));
}

#[test]
fn findings_and_checks_are_not_confused() {
    let found = [
        (Severity::Error, 0),
        (Severity::Query, 2),
        (Severity::Note, 1),
    ];
    assert_eq!(ZH.finding_counts(found), "（核实 2，提示 1）");
    assert_eq!(EN.finding_counts(found), " (2 queries, 1 note)");
    assert!(ZH.count_difference(5, 4).contains("合成一处"));
    assert_eq!(ZH.count_difference(4, 4), "");
}
