//! A planned county put on disk, as its office would have it.

use crate::bench::root;
use crate::states::plan::{
    Content, Ledger, MEDIAN_FLOOR, MOST_PENALTIES, Numbers, OwnReport, Plan, Rule, Submission,
    Weight, Wrong,
};
use crate::states::reading::Together;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

pub(crate) const COUNTY: &str = "青石县";
/// The county's own report where gouji.yaml names it, and where it lies among the others.
pub(crate) const OWN_PATHS: [&str; 2] = ["汇总/全县.txt", "2025/全县年报.txt"];
pub(crate) const NOTICE: &str = "2025/关于报送年度报告的通知.txt";
pub(crate) const OUTPUT: &str = "2025/审核结果.txt";

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Writes the county of `plan` into `folder`; the files of reports in their order, or from the last to the first.
pub(crate) fn write_county(folder: &Path, plan: &Plan, is_backwards: bool) {
    fs::create_dir_all(folder.join("2025")).unwrap();
    fs::create_dir_all(folder.join("2024")).unwrap();
    write(folder, "gouji.yaml", &config(plan));
    write(folder, "rules/本县.yaml", &rules(plan));
    write(folder, "rules/台账.yaml", LEDGER_RULES);
    write(folder, "forms/台账.yaml", LEDGER_FORM);
    if let Some(register) = register(plan) {
        write(folder, "收件登记.csv", &register);
    }
    for (licences, member) in (500..).zip(&plan.members) {
        let last = Numbers {
            licences,
            penalties: 4,
            ..Numbers::default()
        };
        if member.has_last_year {
            let path = format!("2024/{}.txt", member.name);
            write(folder, &path, &report(member.name, 2024, last, 1));
        }
    }
    let mut files: Vec<&Submission> = plan.files.iter().collect();
    if is_backwards {
        files.reverse();
    }
    for file in files {
        write(folder, &file.path, &file_text(plan, file));
    }
    if let OwnReport::There {
        is_named,
        differs_by,
    } = plan.own
    {
        let path = OWN_PATHS[usize::from(!is_named)];
        write(folder, path, &own_report(plan, differs_by));
    }
    if plan.has_notice {
        let text = "关于报送年度报告的通知\n\n请各单位于1月20日前报送，逾期通报。\n";
        write(folder, NOTICE, text);
    }
}

fn config(plan: &Plan) -> String {
    let mut text = format!(
        "gouji: county/1\ncounty: {COUNTY}\nyear: 2025\nreports: 2025/\nlast_year: 2024/\nrules: [rules/]\nforms: [forms/]\n"
    );
    match plan.own {
        OwnReport::Awaited | OwnReport::There { is_named: true, .. } => {
            writeln!(text, "own_report: {}", OWN_PATHS[0]).unwrap();
        }
        OwnReport::None | OwnReport::There { .. } => {}
    }
    text.push_str("submitters:\n");
    for member in &plan.members {
        let (name, level) = (member.name, member.level);
        match member.alias {
            Some(alias) => writeln!(
                text,
                "- {{name: {name}, level: {level}, aliases: [{alias}]}}"
            ),
            None => writeln!(text, "- {{name: {name}, level: {level}}}"),
        }
        .unwrap();
    }
    let rules = all_rules(plan).into_iter();
    let changed: Vec<(Rule, Weight)> = rules.filter_map(|r| Some((r, r.changed?))).collect();
    if !changed.is_empty() {
        text.push_str("overrides:\n");
    }
    for (rule, to) in changed {
        let (id, to) = (rule.id, weight_word(to));
        writeln!(
            text,
            "- {{rule: {id}, severity: {to}, reason: 口径, date: 2026-01-08}}"
        )
        .unwrap();
    }
    text
}

fn all_rules(plan: &Plan) -> Vec<Rule> {
    let rules = plan.rules;
    let coercion = rules.coercion.map(|(_, rule)| rule);
    let others = [rules.median, rules.sum, rules.total];
    coercion.into_iter().chain(others).collect()
}

fn weight_word(weight: Weight) -> &'static str {
    match weight {
        Weight::Error => "error",
        Weight::Query => "query",
        Weight::Note => "note",
        Weight::Off => "off",
    }
}

fn rules(plan: &Plan) -> String {
    let mut text = "gouji: rules/1\nform: xxgk-2021\nrules:\n".to_owned();
    let mut rule = |rule: Rule, check: &str| {
        let (id, weight) = (rule.id, weight_word(rule.weight));
        writeln!(
            text,
            "- id: {id}\n  title: {id}\n  severity: {weight}\n  check: {check}"
        )
        .unwrap();
    };
    for (most, each) in plan.rules.coercion {
        rule(each, &format!("行政强制[处理决定] <= {most}"));
    }
    rule(
        plan.rules.median,
        &format!("行政许可[处理决定] <= 最大(中位数(全部.行政许可[处理决定]), {MEDIAN_FLOOR})"),
    );
    rule(
        plan.rules.sum,
        &format!("0 × 行政处罚[处理决定] + {MOST_PENALTIES} >= 合计(全部.行政处罚[处理决定])"),
    );
    text
}

const LEDGER_FORM: &str = "\
gouji: form/1
id: ledger
title: 信访台账
years: 2017..
recognise: [来访件数, 来信件数, 办结件数, 上访人次]
header: [指标名称, 单位]
tables:
- id: ledger
  name: 台账表
  title: 信访台账
  columns:
  - {id: value, name: 本年, label: 本年}
  rows:
  - {id: k1, name: 来访件数, label: 来访件数, unit: 件}
  - {id: k2, name: 来信件数, label: 来信件数, unit: 件}
  - {id: k3, name: 办结件数, label: 办结件数, unit: 件}
  - {id: k4, name: 上访人次, label: 上访人次, unit: 人次}
";

const LEDGER_RULES: &str = "\
gouji: rules/1
form: ledger
rules:
- {id: ledger-error, title: 办结不多于来访, severity: error, check: 办结件数 <= 来访件数}
- {id: ledger-query, title: 来信不多于500, severity: query, check: 来信件数 <= 500}
";

fn register(plan: &Plan) -> Option<String> {
    let mut text = "报送单位,年度,文件,收到日期\n".to_owned();
    let rows = plan.files.iter().filter_map(|file| {
        let day = file.received?;
        let name = file.path.rsplit('/').next().unwrap();
        Some(format!("{},2025,{name},2026-01-{day:02}\n", file.author))
    });
    let before = text.len();
    text.extend(rows);
    (text.len() > before).then_some(text)
}

fn file_text(plan: &Plan, file: &Submission) -> String {
    let mut members = plan.members.iter();
    let member = members.find(|member| member.name == file.author);
    let alias = member
        .and_then(|member| member.alias)
        .filter(|_| file.by_alias);
    let name = alias.unwrap_or(file.author);
    let mut text = match file.content {
        Content::Report(numbers) => report(name, 2025, numbers, 1),
        Content::Ledger(ledger) => ledger_text(name, ledger),
        Content::OtherYear => report(
            name,
            2024,
            Numbers {
                licences: 77,
                penalties: 4,
                ..Numbers::default()
            },
            1,
        ),
        Content::Prose => format!(
            "{COUNTY}{name}2025年政府信息公开工作年度报告\n\n一、总体情况\n\n{name}按时更新公示栏。\n"
        ),
        Content::Damaged => "PK\u{3}\u{4}\u{14}\u{0}word/document.xml".to_owned(),
        Content::Empty => String::new(),
    };
    if let Some(day) = file.signed {
        write!(text, "\n{name}\n2026年1月{day}日\n").unwrap();
    }
    text
}

fn ledger_text(name: &str, ledger: Ledger) -> String {
    let [visits, letters, done, people] = match ledger {
        Ledger::Clean => ["12", "30", "12", "15"],
        Ledger::Error => ["12", "30", "13", "15"],
        Ledger::Query => ["12", "900", "12", "15"],
        Ledger::Idle => ["", "", "", "15"],
    };
    format!(
        "{COUNTY}{name}2025年信访台账\n\n填报单位：{name}\n\n指标名称\t单位\t本年\n来访件数\t件\t{visits}\n\
         来信件数\t件\t{letters}\n办结件数\t件\t{done}\n上访人次\t人次\t{people}\n"
    )
}

/// The county's own report: what all reports at hand have together, but for 行政许可.
fn own_report(plan: &Plan, differs_by: i64) -> String {
    let together = Together::new(plan);
    let licences = i64::from(together.licences) + differs_by;
    let numbers = Numbers {
        licences: u32::try_from(licences).unwrap(),
        penalties: together.penalties,
        coercion: together.coercion,
        wrong: None,
    };
    let text = report(COUNTY, 2025, numbers, together.reports);
    let text = text.replace(&format!("{COUNTY}{COUNTY}"), COUNTY);
    let right = 7 * together.reports;
    let total = right + together.wrong_totals;
    let row = |total: u32| format!("\t{}\t0\t{total}\n四、结转", together.reports);
    assert!(text.contains(&row(right)), "{text}");
    text.replace(&row(right), &row(total))
}

/// A report of `who` on the form of all, with `times` as many of everything as one has.
fn report(who: &str, year: u16, numbers: Numbers, times: u32) -> String {
    let clean = root().join("fixtures/xxgk-2021/clean/report.txt");
    let clean = fs::read_to_string(clean).unwrap();
    let mut text = String::new();
    for line in clean.lines() {
        let cells: Vec<String> = line
            .split('\t')
            .map(|cell| cell_text(cell, times))
            .collect();
        text.push_str(&cells.join("\t"));
        text.push('\n');
    }
    let Numbers {
        licences,
        penalties,
        coercion,
        wrong,
    } = numbers;
    let mut put = |from: String, to: String| {
        assert!(text.contains(&from), "{from}\n{text}");
        text = text.replace(&from, &to);
    };
    put(
        format!("行政许可\t{}\t", 36 * times),
        format!("行政许可\t{licences}\t"),
    );
    put(
        format!("行政处罚\t{}\t", 4 * times),
        format!("行政处罚\t{penalties}\t"),
    );
    put(
        "行政强制\t0\t".to_owned(),
        format!("行政强制\t{coercion}\t"),
    );
    put(
        "行政事业性收费\t1.25\t".to_owned(),
        "行政事业性收费\t0\t".to_owned(),
    );
    put(
        format!("规范性文件\t{}\t", 2 * times),
        format!("规范性文件\t{times}\t"),
    );
    let once = "\t1\t0\t7\n四、结转";
    let repeated = "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\n";
    match wrong {
        None => {}
        Some(Wrong::Total) => put(once.to_owned(), "\t1\t0\t8\n四、结转".to_owned()),
        Some(Wrong::Row) => put(
            "\t（七）总计".to_owned(),
            "\t\t4.县内另定的办理情形\t1\t0\t0\t0\t0\t0\t1\n\t（七）总计".to_owned(),
        ),
        Some(Wrong::Cell) => put(
            repeated.to_owned(),
            "\t\t2.重复申请\t见附件\t0\t0\t0\t0\t0\t0\n".to_owned(),
        ),
        Some(Wrong::Absent) => put(repeated.to_owned(), String::new()),
    }
    text.replace("柳河镇", who)
        .replace("2023", &year.to_string())
}

fn cell_text(cell: &str, times: u32) -> String {
    match cell.parse::<u32>() {
        Ok(number) => (number * times).to_string(),
        Err(_) => cell.to_owned(),
    }
}
