//! The county: mistakes in its config and its roster, and what its batch turned up.

use super::mistakes::{did_you_mean, near_help, words};
use super::{join, quote};
use crate::words::{MistakeWords, ProblemWords};
use gouji_model::{CountyMistake, CountyProblem, Date, DraftReason, RosterMistakeKind};

pub(super) fn county_mistake(kind: &CountyMistake) -> MistakeWords {
    use CountyMistake as K;
    match kind {
        K::SubmitterTwice { name } => words(
            format!("名单里有两个{}", quote(name)),
            "第二次",
            "删去一个；真是两个单位的，写全称分开，如“青石县青石镇”和“青石县青石街道”",
        ),
        K::NameOfTwo {
            name,
            first,
            second,
        } => words(
            format!(
                "{}既可能是{}，也可能是{}",
                quote(name),
                quote(first),
                quote(second)
            ),
            "和另一个单位的名称一样",
            "叫法要能分清是哪个单位，在其中一个单位里删去这个叫法",
        ),
        K::NoName => words(
            "这个名称是空的",
            "没有写名称",
            "写上单位名称，或者把这一项删去",
        ),
        K::TwoRosters => words(
            "submitters 和 roster 只能写一个",
            "名单写了两份",
            "名单写在这里的，删去 roster 一行；名单在表格里的，删去 submitters",
        ),
        K::NoRoster => words(
            "没有报送单位名单",
            "缺 submitters 或 roster",
            "名单直接写在 submitters 下面，或者用 roster: 名单.xlsx 指到一张表",
        ),
        K::YearWithTwoForms { year, forms } => {
            let [first, second] = forms;
            words(
                format!("{year}年度写了两张报表：{first} 和 {second}"),
                "这里又写了一次",
                "一个年度只用一张报表，改掉其中一行的年度",
            )
        }
        K::NotYears { found } => words(
            format!("{}不是年度", quote(found)),
            "年度写错了",
            "写成 2025，或者 2019..2020（小的年度在前）",
        ),
        K::UnknownRule { id, suggestion } => words(
            format!("没有编号为{}的规则", quote(id)),
            did_you_mean(suggestion, "没有这条规则"),
            near_help(
                suggestion,
                "编号用 gouji rules list 列出来看，一个字也不能差",
            ),
        ),
        K::OverrideTwice { rule } => {
            words(format!("规则{}调整了两次", quote(rule)), "第二次", "留一个")
        }
        K::BadDate { found } => words(
            format!("{}不是日期", quote(found)),
            "日期写错了",
            "写成 2026-01-08",
        ),
        K::NoSuchPath { path } => words(
            format!("找不到{}", quote(path)),
            "没有这个文件或文件夹",
            "路径从 gouji.yaml 所在的文件夹算起；建好这个文件夹，或者改正这里的写法",
        ),
    }
}

fn told(title: &str, message: String, help: impl Into<String>) -> ProblemWords {
    ProblemWords {
        title: title.to_owned(),
        message,
        help: help.into(),
    }
}

/// What is said of a mistake in a roster; `first` is the place that it speaks of besides its own.
pub(crate) fn roster_mistake(kind: &RosterMistakeKind, first: &str) -> ProblemWords {
    use RosterMistakeKind as K;
    match kind {
        K::NoHeading => told(
            "没有表头",
            "找不到名单的表头".to_owned(),
            "要有一行表头，至少有“单位名称”一列；还可以有“类型”“简称”“曾用名”",
        ),
        K::TwoNameColumns => told(
            "两列名称",
            "一行表头里有两列单位名称".to_owned(),
            "并排的两栏，改成上下接着排的一栏",
        ),
        K::NobodyListed => told(
            "名单是空的",
            "表头下面没有单位".to_owned(),
            "从表头下一行起，一行写一个单位",
        ),
        K::UnknownLevel { found } => told(
            "不认识的类型",
            format!("没有{}这一类", quote(found)),
            "类型写 乡镇、街道、部门 或 本级；空着的，按名称的末尾判断",
        ),
        K::NotAName { found } => told(
            "不是单位名称",
            format!("{}不像单位名称", quote(found)),
            "单位名称一列只写单位名称；说明移到“备注”一列，或者表格外面",
        ),
        K::RowWithoutName { found } => told(
            "没有单位名称",
            format!("这一行写了{}，没有写单位名称", quote(found)),
            "补上单位名称，或者删去这一行",
        ),
        K::Twice { name, .. } => told(
            "写了两次",
            format!("名单里有两个{}，第一个在{first}", quote(name)),
            "删去一个；真是两个单位的，写全称分开",
        ),
        K::NameOfTwo {
            name,
            first: one,
            second,
            ..
        } => told(
            "分不清是哪个单位",
            format!(
                "{}既可能是{}（{first}），也可能是{}",
                quote(name),
                quote(one),
                quote(second)
            ),
            "叫法要能分清是哪个单位，在其中一个单位里删去这个叫法",
        ),
    }
}

/// What is said of the batch.
pub(crate) fn batch_problem(problem: &CountyProblem) -> ProblemWords {
    use CountyProblem as K;
    match problem {
        K::Missing { submitter } => told(
            "缺报",
            format!("{}没有报送", quote(submitter)),
            "催报；已经报了的，看看文件里的单位名称和名单是不是一致，不一致的，在名单里加上简称或曾用名",
        ),
        K::Duplicate { submitter } => told(
            "重复报送",
            format!("{}报了几份，内容不同，分不出先后", quote(submitter)),
            "问清以哪一份为准，把别的移出去；也可以在文件名里写上“最终稿”，或者在文末写上日期",
        ),
        K::Superseded { submitter, because } => superseded(submitter, because),
        K::Uninvited { named } => uninvited(named.as_deref()),
        K::Ambiguous { submitters } => told(
            "分不清是哪个单位",
            format!(
                "文件里没有单位名称，文件名里有几个单位：{}",
                quoted(submitters)
            ),
            "文件名里只写报送的单位，或者在标题里写上单位名称",
        ),
        K::NameDisagrees { document, file } => told(
            "单位名称不一致",
            format!(
                "文件名或文件夹是{}，里面写的是{}",
                quote(file),
                quote(document)
            ),
            "看看是不是发错了文件；没有发错的，改正文件名或者里面的单位名称",
        ),
        K::OtherYear { year, expected } => told(
            "不是今年的年报",
            format!("写的是{year}年度，这次收的是{expected}年度，没有审核，也没有计入"),
            "看看是不是发错了文件，或者标题里的年度忘了改；改好重报再审核",
        ),
        K::YearDisagrees { document, file } => told(
            "年度不一致",
            format!("文件名写的是{file}年，里面写的是{document}年度"),
            "看看是不是发错了文件；没有发错的，改正文件名或者里面的年度",
        ),
        K::OtherForm { form, expected } => told(
            "用错了报表",
            format!("填的是{}，这一年度规定用 {expected}", quote(form)),
            "按规定的报表重新填报",
        ),
        K::LastYearMissing {
            submitters,
            looked_in,
        } => last_year_missing(submitters, looked_in),
        K::OwnReportMissing { path } => told(
            "本县汇总的年报还没有",
            format!("{}还没有", quote(path)),
            "写好以后放到这里；不汇总的，从 gouji.yaml 里删去 own_report",
        ),
    }
}

/// Whose reports are missing.
pub(crate) fn missing_reports(names: &[String]) -> String {
    format!("缺报 {} 个单位：{}", names.len(), join(names))
}

pub(crate) fn over_county(rules: usize, has_county: bool) -> String {
    let how = match has_county {
        true => "不写路径就查全县",
        false => "先用 gouji init 建县文件夹",
    };
    format!("{rules} 条规则要把全县的报告放在一起看，这次没有查；要查的，{how}")
}

pub(crate) fn other_years(year: u16, files: &[String]) -> String {
    format!(
        "有 {} 份报告不是{year}年度的，没有列出（要查别的年度，用 --year）：{}",
        files.len(),
        join(files)
    )
}

fn superseded(submitter: &str, because: &DraftReason) -> ProblemWords {
    let why = match because {
        DraftReason::Signed { later, earlier } => {
            format!("文末日期一份是{}，一份是{}", day(*later), day(*earlier))
        }
        DraftReason::Named => "文件名写明了先后".to_owned(),
        DraftReason::Same => "内容一模一样".to_owned(),
        DraftReason::SameFigures => "填的数都一样".to_owned(),
    };
    told(
        "旧稿",
        format!("{}报了几份，{why}，以第一份为准", quote(submitter)),
        "后面的只列出，不计入；弄反了的，把不要的移出去",
    )
}

fn uninvited(named: Option<&str>) -> ProblemWords {
    let message = match named {
        Some(name) => format!("{}不在名单里", quote(name)),
        None => "看不出是哪个单位的".to_owned(),
    };
    told(
        "不在名单里",
        message,
        "是名单里的单位换了叫法的，在名单里加上简称或曾用名；是新的单位，加到名单里；不该收的，移出去",
    )
}

fn last_year_missing(submitters: &[String], looked_in: &[String]) -> ProblemWords {
    let folder = quoted(looked_in);
    let message = if submitters.is_empty() {
        format!("{folder}里没有去年的年报，上年结转等和去年核对的规则没有检查")
    } else {
        format!(
            "{folder}里没有这些单位去年的年报：{}；它们和去年核对的规则没有检查",
            join(submitters)
        )
    };
    told(
        "缺去年的年报",
        message,
        "把去年的年报放进去；去年还没有的单位，不用管",
    )
}

fn quoted(names: &[String]) -> String {
    names
        .iter()
        .map(|name| quote(name))
        .collect::<Vec<_>>()
        .join("、")
}

fn day(date: Date) -> String {
    let (year, month, day) = date.parts();
    format!("{year}年{month}月{day}日")
}
