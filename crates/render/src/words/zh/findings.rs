//! What was found in reports.

use super::{join, quote};
use crate::report::tally::Tally;
use crate::words::{
    ProblemFacts, ProblemWords, Sides, Totals, Unsuitable, is_formula, near_form, parts_of,
    unsuitable,
};
use gouji_model::{Counts, Operator, ReadingProblemKind, RecognitionFailure, Severity};

fn words(title: &str, message: String, help: impl Into<String>) -> ProblemWords {
    ProblemWords {
        title: title.to_owned(),
        message,
        help: help.into(),
    }
}

pub(crate) fn problem(kind: &ReadingProblemKind, facts: &ProblemFacts) -> ProblemWords {
    let label = &facts.label;
    match kind {
        ReadingProblemKind::UnreadableValue { raw } => words(
            "填的不是数",
            format!("“{label}”填的是{}，不是一个数", quote(raw)),
            unreadable_help(raw, facts),
        ),
        ReadingProblemKind::UnsuitableNumber { raw, scale } => {
            unsuitable_number(facts, raw, *scale)
        }
        ReadingProblemKind::AbsentRows {
            count,
            cut_off_after,
            ..
        } => absent_rows(*count, *cut_off_after, facts),
        ReadingProblemKind::UnplacedRow { text, .. } => unplaced_row(text, facts),
        ReadingProblemKind::UnitInCell { raw, unit } => words(
            "数字里带着单位",
            format!(
                "“{label}”填的是{}，里面带着单位“{unit}”{}",
                quote(raw),
                read_as(facts)
            ),
            unit_in_cell_help(unit, facts),
        ),
        ReadingProblemKind::OtherUnit { printed } => words(
            "单位和报表不一样",
            match &facts.unit {
                Some(own) => format!(
                    "“{label}”的单位写的是“{printed}”，报表规定是“{own}”{}",
                    if facts.is_converted(printed) {
                        converted(facts)
                    } else {
                        unconverted(facts)
                    }
                ),
                None => format!("“{label}”印着单位“{printed}”，报表规定这一行没有单位"),
            },
            match &facts.unit {
                Some(own) if facts.is_converted(printed) => {
                    format!("核对换算的结果；把单位改回“{own}”，数换算后再填")
                }
                Some(own) => format!("单位写错的，改成“{own}”；填错了行的，填到该填的行里"),
                None => "核对是不是填错了行".to_owned(),
            },
        ),
        ReadingProblemKind::NoUnit { taken } => words(
            "金额没有写单位",
            match &facts.value {
                Some(value) => format!("“{label}”填了{value}，没有写单位，按“{taken}”审核"),
                None => format!("“{label}”没有写单位，按“{taken}”审核"),
            },
            format!("核对是不是{taken}；不是的，在表头写明单位，或者换算成{taken}再填"),
        ),
        ReadingProblemKind::HeadingHasValue => words(
            "标题行填了数",
            match &facts.value {
                Some(value) => format!("“{label}”是标题行，填了{value}"),
                None => format!("“{label}”是标题行，填了内容"),
            },
            "下面各项单位不同，标题行加不出一个数，空着即可",
        ),
        ReadingProblemKind::NotPlaced { seen } if seen.is_empty() => words(
            "只有行名",
            format!("“{label}”只有行名，没有看到它的数"),
            "对照原来的文件，把这一行的数写在行名后面，空格子也要留着；没有发生的填0",
        ),
        ReadingProblemKind::NotPlaced { seen } => words(
            "数字对不上",
            format!("看到了{}，说不准是哪一行的数{}", quote(seen), near(label)),
            if facts.is_on_page {
                "请报送单位发原来的Word或Excel文件；只有PDF的，给表格加上框线，整张表打在一页宽以内，再导出"
            } else {
                "对照报表，一行一个数重新排好；多余的空行、合并的单元格去掉"
            },
        ),
        ReadingProblemKind::NoFigures { table } => words(
            "整张表没有数",
            format!("“{table}”只有行名和表头，一个数也没有"),
            "打开原来的文件核对：填了数的，连同数一起重新复制或者另存；没有填的，补填，没有发生的填0",
        ),
        ReadingProblemKind::UnknownHeader { rows, unknown, .. } => {
            unknown_header(*rows, unknown, facts)
        }
        ReadingProblemKind::OutsideColumns { seen } => words(
            "表外的列里有数",
            format!("报表没有的列里有数：{}，没有读", quote(seen)),
            "是哪一格的数，填到那一格里；只是说明的，写在表外",
        ),
        ReadingProblemKind::SeveralReports { names } => words(
            "文件里有几份报告",
            format!(
                "文件里有{}份报告：{}，只审核了第一份",
                names.len(),
                join(names)
            ),
            "每份报告单独存成一个文件，再审核",
        ),
        ReadingProblemKind::LabelDiffers { printed } => words(
            "行名和报表不一样",
            format!("{}和报表的行名不一样，按“{label}”审核", quote(printed)),
            "核对是不是这一行；是的，行名照报表改正",
        ),
        ReadingProblemKind::Notice { kind, more } => super::files::notice(kind, *more, facts),
    }
}

fn unreadable_help(raw: &str, facts: &ProblemFacts) -> &'static str {
    if is_formula(raw) {
        return "这里是没有算出结果的公式：用Excel或WPS打开，等它算完再另存一次，或者直接填上数字";
    }
    match (facts.is_on_page, facts.is_signed) {
        (true, _) => {
            "对照PDF核对；列太窄、一个数断成两行的，把列拉宽再导出，最好请报送单位发原来的Word或Excel文件"
        }
        (false, true) => "只填一个数字，不加文字：减少3写 -3，增加3写 3，没有增减写0",
        (false, false) => "只填一个数字，不加文字；没有发生的填0",
    }
}

fn unsuitable_number(facts: &ProblemFacts, raw: &str, scale: u8) -> ProblemWords {
    let unit = facts.unit.as_deref().unwrap_or_default();
    let (why, help) = match (unsuitable(raw, scale), scale) {
        (Unsuitable::TooLong, _) => (
            "位数太多".to_owned(),
            "看看是不是多打了几位，或者两行的数连在了一起",
        ),
        (Unsuitable::Converted, _) => (
            format!("换算成{unit}后小数超过{scale}位"),
            "核对小数点和位数，看看是不是单位弄错了",
        ),
        (Unsuitable::Places, 0) => (
            "这一行要填整数".to_owned(),
            "核对小数点，看看是不是单位弄错了",
        ),
        (Unsuitable::Places, _) => (
            format!("这一行最多{scale}位小数"),
            "核对小数点和位数，看看是不是单位弄错了",
        ),
    };
    let message = format!("“{}”填的是{}，{why}", facts.label, quote(raw));
    words("数字的位数不合适", message, help)
}

fn unit_in_cell_help(unit: &str, facts: &ProblemFacts) -> String {
    match (&facts.unit, &facts.value) {
        (Some(own), Some(value)) if facts.is_converted(unit) && facts.is_tiny => format!(
            "是不是本来就按{own}填的？是的，把“{unit}”去掉；确实是{unit}的，填{value}，不写单位"
        ),
        (Some(own), _) if facts.is_converted(unit) => {
            format!("只填数字，单位按表上印的“{own}”换算")
        }
        _ => format!("去掉“{unit}”，只填数字"),
    }
}

/// That a value was converted, and into what.
fn converted(facts: &ProblemFacts) -> String {
    match (&facts.value, &facts.unit) {
        (Some(value), Some(unit)) => format!("，换算成{value}{unit}审核"),
        _ => String::new(),
    }
}

/// That a value is checked as written.
fn unconverted(facts: &ProblemFacts) -> String {
    match &facts.value {
        Some(value) => format!("，没有换算，按{value}审核"),
        None => String::new(),
    }
}

fn absent_rows(count: usize, cut_off_after: Option<usize>, facts: &ProblemFacts) -> ProblemWords {
    let rows = facts.rows.as_slice();
    let behind = facts
        .after
        .as_ref()
        .map(|after| format!("（在{after}后面）"));
    let behind = behind.unwrap_or_default();
    let message = match (cut_off_after, rows) {
        (Some(after), [first, ..]) => {
            let end = match &facts.after {
                Some(after) => format!("表格在{after}后面中断"),
                None => format!("表格到第{after}个指标就没有了"),
            };
            format!("{end}，从“{first}”起少了{count}行")
        }
        (None, [only]) => format!("少了一行：{only}{behind}"),
        (_, [first, .., last]) => format!("少了{count}行：从“{first}”到“{last}”{behind}"),
        _ => format!("少了{count}行"),
    };
    let help = if cut_off_after.is_some() {
        "看看文件是不是没有粘贴完整，把后面的行补上"
    } else {
        "把缺的行补上，没有发生的填0；行名改动过的，照报表改回来"
    };
    words("缺行", message, help)
}

fn unplaced_row(text: &str, facts: &ProblemFacts) -> ProblemWords {
    let rows = facts.rows.as_slice();
    let (message, help) = match rows {
        [only] if facts.is_twice => (
            format!("{}这一行出现了两次", quote(text)),
            format!("留一个“{only}”，另一个删去；本来是别的行的，照报表改行名"),
        ),
        [] => (
            format!("{}不是这张报表里的行", quote(text)),
            "行名写错的，照报表改正；自己加的行，把数并到该填的行里".to_owned(),
        ),
        [only] => (
            format!("{}和报表的行名不一样，像是“{only}”", quote(text)),
            format!("是这一行的，把行名改成“{only}”"),
        ),
        _ => (
            format!("{}可能是{}行中的一行，说不准", quote(text), rows.len()),
            format!("写明是哪一行：{}", join(rows)),
        ),
    };
    words("认不出的行", message, help)
}

/// `facts.rows` are the names of the columns that the header lacks.
fn unknown_header(
    (first, last): (u32, u32),
    unknown: &[String],
    facts: &ProblemFacts,
) -> ProblemWords {
    let header = match (first, last) {
        (0, _) => "表头".to_owned(),
        (first, last) if first == last => format!("表头（第{first}行）"),
        (first, last) => format!("表头（第{first}–{last}行）"),
    };
    let quoted: Vec<String> = unknown.iter().map(|text| quote(text)).collect();
    let message = match (quoted.as_slice(), facts.rows.as_slice()) {
        ([only], [lacking]) => format!("{header}里{only}不是报表的列，应为“{lacking}”"),
        ([], []) => format!("{header}说不清哪个数是哪一列的"),
        ([], lacking) => format!("{header}里没有这些列：{}", join(lacking)),
        (_, []) => format!("{header}里认不出{}", join(&quoted)),
        (_, lacking) => format!(
            "{header}里认不出{}，没有这些列：{}",
            join(&quoted),
            join(lacking)
        ),
    };
    words(
        "表头对不上",
        format!("{message}，表头下面的数对不上列"),
        "表头照报表改回来，一列一格；合并的格子和报表一样合并",
    )
}

fn read_as(facts: &ProblemFacts) -> String {
    match (&facts.value, &facts.unit) {
        (Some(value), Some(unit)) => format!("，按{value}{unit}审核"),
        (Some(value), None) => format!("，按{value}审核"),
        (None, _) => String::new(),
    }
}

fn near(label: &str) -> String {
    if label.is_empty() {
        String::new()
    } else {
        format!("（在“{label}”附近）")
    }
}

pub(crate) fn undecided_heading(checks: usize, errors: usize) -> String {
    match errors {
        0 => format!("未能审核 {checks} 条"),
        _ => format!("未能审核 {checks} 条，其中强制性 {errors} 条"),
    }
}

pub(crate) fn unrecognised(unrecognised: &RecognitionFailure) -> (String, String) {
    let (message, help) = match near_form(unrecognised) {
        Some(form) => (
            format!(
                "认不出是哪张报表：最像“{form}”，但只找到它的{}行",
                unrecognised.rows_found
            ),
            "看看表格是不是没有粘贴完整，或者用了别的年度的表样",
        ),
        None => (
            "文件里没有找到能审核的统计表".to_owned(),
            "看看是不是只有文字部分，没有附统计表，或者表格是贴上去的图片，或者是别的年度的表样",
        ),
    };
    (message, format!("{help}{}", known_forms(unrecognised)))
}

/// The forms that can be checked, with their years.
fn known_forms(unrecognised: &RecognitionFailure) -> String {
    let form = |(title, years): &(String, gouji_model::Years)| match years.last {
        Some(last) if last == years.first => format!("{title}（{last}年度）"),
        Some(last) => format!("{title}（{}至{last}年度）", years.first),
        None => format!("{title}（{}年度起）", years.first),
    };
    let forms: Vec<String> = unrecognised.known.iter().map(form).collect();
    match forms.is_empty() {
        true => String::new(),
        false => format!(
            "\n现在能审核的报表：{}；别的年度的报表还不能审核",
            join(&forms)
        ),
    }
}

/// A side in words: the sum of parts is said, any other expression stands as written.
fn side(text: &str) -> String {
    match parts_of(text) {
        Some(name) => format!("{name}各分项之和"),
        None => text.to_owned(),
    }
}

pub(crate) fn comparison(sides: &Sides) -> String {
    let left = format!("{}是 {}", side(&sides.left_text), sides.left);
    let right = if sides.is_own_parts() {
        "各分项之和".to_owned()
    } else {
        side(&sides.right_text)
    };
    let value = &sides.right;
    let by = |word: &str| match &sides.difference {
        Some(difference) => format!("，{word} {difference}"),
        None => String::new(),
    };
    let bound = if sides.right_is_plain() {
        format!(" {value}")
    } else {
        format!("{right}（{value}）")
    };
    match sides.operator {
        Operator::Equal if sides.right_is_plain() => format!("{left}，应是{bound}"),
        Operator::Equal => format!("{left}，{right}是 {value}{}", by("相差")),
        Operator::NotEqual => format!("{left}，不应等于{bound}"),
        Operator::Less => format!("{left}，应小于{bound}"),
        Operator::LessOrEqual => format!("{left}，不应大于{bound}{}", by("多出")),
        Operator::Greater => format!("{left}，应大于{bound}"),
        Operator::GreaterOrEqual => format!("{left}，不应小于{bound}{}", by("差")),
    }
}

pub(crate) fn pointed(sides: &Sides) -> String {
    let value = &sides.right;
    match sides.operator {
        Operator::Equal if sides.is_own_parts() => format!("各分项之和是 {value}"),
        Operator::Equal if sides.right_is_plain() => format!("应是 {value}"),
        Operator::Equal => format!("另一边是 {value}"),
        Operator::NotEqual => format!("不应是 {value}"),
        Operator::Less => format!("应小于 {value}"),
        Operator::LessOrEqual => format!("不应大于 {value}"),
        Operator::Greater => format!("应大于 {value}"),
        Operator::GreaterOrEqual => format!("不应小于 {value}"),
    }
}

/// Under a figure that is the right side.
pub(crate) fn pointed_right(sides: &Sides) -> String {
    format!("{}是 {}", side(&sides.left_text), sides.left)
}

/// Under a heading whose parts are summed on the left side.
pub(crate) fn pointed_sum(sum: &str) -> String {
    format!("各分项之和是 {sum}")
}

pub(crate) fn left_sum(sum: &str) -> String {
    format!("左边加起来是 {sum}")
}

pub(crate) fn right_sum(sum: &str) -> String {
    format!("右边加起来是 {sum}")
}

pub(crate) fn with_figures(sentence: &str, figures: &[String]) -> String {
    if figures.is_empty() {
        return sentence.to_owned();
    }
    format!("{sentence}（现在：{}）", figures.join("，"))
}

pub(crate) fn some_of(first: &[&str], is_all: bool, tally: Tally) -> String {
    // Labels hold 、 themselves.
    let names = first.join("；");
    match tally {
        _ if is_all => names,
        Tally::Rows(rows) => format!("{names}等{rows}行"),
        Tally::Cells { rows, cells } => format!("{names}等{rows}行{cells}格"),
        Tally::Columns(columns) => format!("{names}等{columns}列"),
    }
}

pub(crate) fn some_places(first: &[&str], count: usize) -> String {
    let said = first.join("；");
    match count > first.len() {
        true => format!("{said}；共{count}处"),
        false => said,
    }
}

pub(crate) fn counts(counts: Counts) -> String {
    let all = counts.satisfied + counts.violated + counts.not_applicable + counts.undecided;
    format!(
        "审核 {all} 条关系：通过 {}，不通过 {}，不适用 {}，未能审核 {}",
        counts.satisfied, counts.violated, counts.not_applicable, counts.undecided
    )
}

pub(crate) fn totals(totals: Totals) -> String {
    let parts = [
        (totals.clean, "通过"),
        (totals.query, "要核实"),
        (totals.error, "有错误"),
        (totals.undecided, "没审完"),
        (totals.unrecognised, "认不出报表"),
        (totals.unreadable, "读不出"),
        (totals.superseded, "另有旧稿"),
    ];
    let told: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{word} {count}"))
        .collect();
    match told.is_empty() {
        true => format!("共 {} 份报告", totals.reports),
        false => format!("共 {} 份报告：{}", totals.reports, told.join("，")),
    }
}

/// Each kind that occurs, once.
pub(crate) fn next_steps(totals: Totals) -> Vec<&'static str> {
    let parts = [
        (totals.reports == 0, "看看路径对不对，文件夹里有没有报告"),
        (totals.error > 0, "有错误的退回修改"),
        (
            totals.queries > 0,
            "要核实的，请报送单位核对，改正或书面说明",
        ),
        (
            totals.without_year > 0,
            "没有写明年度的，在标题写明是哪一年度的报告后再审核一次",
        ),
        (
            totals.incomplete > 0,
            "没审完的，补全缺的行、改正填的内容后再审核一次",
        ),
        (totals.unreadable > 0, "读不出的，按上面的办法处理后再审核"),
        (
            totals.unrecognised > 0,
            "认不出的，看看是不是别的年度的表样",
        ),
        (totals.missing > 0, "没有找到报告的，催报"),
        (totals.batch > 0, "报送情况里的问题，按上面的办法处理"),
    ];
    let steps: Vec<&str> = parts
        .into_iter()
        .filter_map(|(occurs, step)| occurs.then_some(step))
        .collect();
    match steps.is_empty() {
        true => vec!["没有要改的，可以接收"],
        false => steps,
    }
}

pub(crate) fn found(severity: Severity, count: usize) -> String {
    let word = match severity {
        Severity::Error => "错误",
        Severity::Query => "核实",
        Severity::Note => "提示",
    };
    format!("{word} {count}")
}

pub(crate) fn counted_otherwise(violated: usize, found: usize) -> &'static str {
    match violated.cmp(&found) {
        std::cmp::Ordering::Greater => "（同一个问题查出几条的，合成一处说）",
        std::cmp::Ordering::Less => "（读表时看到的问题不算在条数里）",
        std::cmp::Ordering::Equal => "",
    }
}
