//! The county's summary as its office makes it: from the folder of an invented county, and read back.

use crate::bench::{code, folder, gouji, gouji_in, root, stderr, stdout};
use gouji_model::Place;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;

const COUNTY: &str = "fixtures/county-2025/gouji.yaml";

fn rollup(arguments: &[&str]) -> std::process::Output {
    let mut all = vec!["rollup", "--config", COUNTY];
    all.extend(arguments);
    gouji(&all)
}

/// The figures of the reports under `path` as millionths, added up; files whose names say so are left out.
fn figures(path: &str, leave_out: &[&str]) -> BTreeMap<String, i128> {
    let output = gouji(&["extract", path, "--format", "json"]);
    let json: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let mut sums = BTreeMap::new();
    for report in json["reports"].as_array().unwrap() {
        let path = report["path"].as_str().unwrap();
        if leave_out.iter().any(|name| path.contains(name)) {
            continue;
        }
        for figure in report["figures"].as_array().unwrap() {
            if let Some(value) = figure["value"].as_str() {
                let id = format!("{}[{}]", figure["item"], figure["column"]);
                *sums.entry(id).or_insert(0) += millionths(value);
            }
        }
    }
    sums
}

fn millionths(value: &str) -> i128 {
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    format!("{whole}{fraction:0<6}").parse().unwrap()
}

#[test]
fn the_workbook_holds_every_sum_and_can_be_read_as_a_report() {
    let folder = folder("rollup-xlsx");
    let path = folder.join("汇总表.xlsx");
    let path = path.to_str().unwrap();
    let output = rollup(&["--year", "2024", "--output", path]);
    assert_eq!(
        code(&output),
        1,
        "one figure of the county's own report differs"
    );
    let error_text = stderr(&output);
    assert!(error_text.contains("全部33个单位都已汇总"), "{error_text}");
    assert!(
        error_text.contains("行政许可") && error_text.contains("10"),
        "{error_text}"
    );
    let expected = figures("fixtures/county-2025/2024", &["青石县.docx"]);
    assert!(expected.len() >= 200);
    assert_eq!(figures(path, &[]), expected);
    let check = gouji(&["check", path, "--fail-on", "query"]);
    assert_eq!(code(&check), 0, "{}", stdout(&check));
    // The same bytes again.
    let again = folder.join("又一份.xlsx");
    rollup(&["--year", "2024", "--output", again.to_str().unwrap()]);
    assert_eq!(fs::read(path).unwrap(), fs::read(again).unwrap());
}

#[test]
fn who_is_left_out_is_told_with_the_reason_and_all_takes_errors_in() {
    let text = stdout(&rollup(&[]));
    for words in [
        "共33个单位，汇总了24个",
        "清水镇",
        "文件里是石桥乡的报告",
        "报的是2024年度的",
        "分不出先后",
        "有错误没有改正",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert!(!text.contains("大洼乡 "), "its latest draft is in the sums");
    let all = stdout(&rollup(&["--all"]));
    assert!(all.contains("汇总了30个"), "{all}");
    assert!(
        all.contains("results-total"),
        "the sums do not add up either\n{all}"
    );
    let english = stdout(&rollup(&["--lang", "en"]));
    assert!(english.contains("24 of 33"), "{english}");
}

#[test]
fn the_csv_has_a_line_for_every_figure_and_a_column_for_everybody() {
    let folder = folder("rollup-csv");
    let path = folder.join("sums.csv");
    let output = rollup(&["--output", path.to_str().unwrap()]);
    assert_eq!(code(&output), 1);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("\u{feff}表,项目,列,单位,合计,填报单位数,其中要核实,本级报告,相差,"));
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 201);
    for line in &lines {
        assert_eq!(line.split(',').count(), 9 + 24, "{line}");
    }
    let fees = lines
        .iter()
        .find(|line| line.contains("行政事业性收费"))
        .unwrap();
    assert!(fees.contains(",191.707379,"), "{fees}");
}

/// A county of three, of whom one leaves cells blank and one has numbers beyond measure.
fn small(name: &str) -> std::path::PathBuf {
    let folder = folder(name);
    let config = "gouji: county/1\ncounty: 青石县\nyear: 2025\nreports: 2025/\nsubmitters:\n\
        - {name: 柳河镇}\n- {name: 石门镇}\n- {name: 白塔乡}\n- {name: 古井镇}\n";
    fs::write(folder.join("gouji.yaml"), config).unwrap();
    fs::create_dir_all(folder.join("2025")).unwrap();
    let clean = fs::read_to_string(root().join("fixtures/xxgk-2021/clean/report.txt")).unwrap();
    let put = |who: &str, change: &dyn Fn(String) -> String| {
        let text = clean.replace("柳河镇", who).replace("2023", "2025");
        fs::write(folder.join(format!("2025/{who}.txt")), change(text)).unwrap();
    };
    put("柳河镇", &|text| text);
    put("石门镇", &|text| {
        text.replace("行政许可\t36", "行政许可\t")
            .replace("\t1.25", "\t0.000001")
    });
    put("白塔乡", &|text| {
        text.replace("行政许可\t36", "行政许可\t9223372036854775807")
    });
    fs::copy(
        root().join("fixtures/xxgk-2019/clean/report.txt"),
        folder.join("2025/古井镇.txt"),
    )
    .unwrap();
    let other = fs::read_to_string(folder.join("2025/古井镇.txt")).unwrap();
    let year = ["2019", "2020"]
        .into_iter()
        .find(|year| other.contains(year))
        .unwrap();
    let title = other.lines().next().unwrap();
    let other = other.replace(title, "青石县古井镇2025年政府信息公开工作年度报告");
    fs::write(folder.join("2025/古井镇.txt"), other.replace(year, "2025")).unwrap();
    folder
}

fn line_of<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    let line = text.lines().find(|line| line.contains(name)).unwrap();
    line.split(',').collect()
}

#[test]
fn blanks_are_not_counted_and_what_does_not_fit_is_said() {
    let folder = small("rollup-small");
    let output = gouji_in(&folder, &["rollup", "--output", "sums.csv"]);
    assert_eq!(code(&output), 1);
    assert!(
        stderr(&output).contains("另一张报表"),
        "{}",
        stderr(&output)
    );
    let text = fs::read_to_string(folder.join("sums.csv")).unwrap();
    // 36 and nothing and the largest number: two state it, and the sum is too large.
    assert_eq!(line_of(&text, "行政许可")[4..6], ["数太大", "2"]);
    assert_eq!(line_of(&text, "行政事业性收费")[4..6], ["2.500001", "3"]);
    assert_eq!(line_of(&text, "行政处罚")[4..6], ["12", "3"]);
    let xlsx = gouji_in(&folder, &["rollup", "--output", "sums.xlsx"]);
    assert_eq!(code(&xlsx), 1);
    assert!(folder.join("sums.xlsx").is_file());
}

#[test]
fn without_a_county_or_a_kind_of_file_it_says_what_to_do() {
    let folder = folder("rollup-none");
    let output = gouji_in(&folder, &["rollup"]);
    assert_eq!(code(&output), 2);
    assert!(
        stderr(&output).contains("gouji init"),
        "{}",
        stderr(&output)
    );
    let output = rollup(&["--output", "sums.docx"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains(".xlsx"), "{}", stderr(&output));
    assert!(!Path::new("sums.docx").exists());
    let output = rollup(&["--year", "2012"]);
    assert_eq!(code(&output), 2, "{}", stdout(&output));
    assert!(
        stderr(&output).contains("form_of_year"),
        "{}",
        stderr(&output)
    );
}

/// The lines of cells of each sheet of a workbook.
fn sheets(path: &Path) -> BTreeMap<String, Vec<Vec<String>>> {
    let document = gouji_formats::read(&fs::read(path).unwrap()).unwrap();
    let mut sheets: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for line in &document.lines {
        let Some(Place::Sheet { sheet, .. }) = line.cells.first().map(|cell| cell.place) else {
            continue;
        };
        let cells = line.cells.iter().map(|cell| cell.text.clone()).collect();
        let name = document.sheets[usize::from(sheet)].clone();
        sheets.entry(name).or_default().push(cells);
    }
    sheets
}

/// A part of a workbook as text; empty where it is not there.
fn part(path: &Path, name: &str) -> String {
    let mut book = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    if let Ok(mut part) = book.by_name(name) {
        part.read_to_string(&mut text).unwrap();
    }
    text
}

/// The sum of `item` in `column` in the JSON of a rollup.
fn sum<'j>(json: &'j Value, item: &str, column: &str) -> &'j Value {
    let mut sums = json["sums"].as_array().unwrap().iter();
    sums.find(|sum| sum["item"] == item && sum["column"] == column)
        .unwrap()
}

#[test]
fn what_went_in_with_an_open_query_is_marked_and_listed() {
    let folder = folder("rollup-queries");
    let path = folder.join("sums.xlsx");
    let output = rollup(&["--output", path.to_str().unwrap()]);
    let text = stderr(&output).replace('\n', "");
    for words in [
        "有18个要核实、还没有说明",
        "长岗镇（3个数）",
        "柏树乡（1个数）",
        "不针对哪个数的：白塔乡、",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    let sheets = sheets(&path);
    let queries = &sheets["要核实"];
    let heads = [
        "报送单位",
        "表",
        "项目",
        "列",
        "填报数",
        "问题",
        "文件",
        "位置",
    ];
    assert_eq!(queries[0], heads);
    let line = |name: &'static str| queries.iter().filter(move |cells| cells[0] == name);
    let fees: Vec<_> = line("柏树乡").collect();
    assert_eq!(fees.len(), 1);
    assert_eq!(
        fees[0][2..5],
        ["行政事业性收费", "本年收费金额（单位：万元）", "1.25"]
    );
    assert_eq!(fees[0][5], "乡镇、街道一般没有行政事业性收费，有的要核实");
    assert_eq!(fees[0][6..], ["2025/柏树乡.txt", "第28行第9字"]);
    assert_eq!(line("长岗镇").count(), 3, "three figures of one query");
    // A query of a rule over the county, beside one of the report by itself.
    assert!(line("县民政局").any(|cells| cells[5].contains("同级单位") && cells[4] == "405"));
    // Text alone: no figure, and still listed.
    let copied: Vec<_> = line("县统计局").collect();
    assert_eq!(copied.len(), 1);
    assert_eq!(copied[0][1..5], ["", "", "", ""]);
    assert!(
        sheets["汇总表"]
            .iter()
            .flatten()
            .any(|cell| cell.contains("粗斜体的数里"))
    );
    // A note on the sum names whose number it is; one on the submitter's number says the rule alone.
    let notes = part(&path, "xl/comments1.xml");
    assert!(
        notes.contains(">柏树乡 1.25：乡镇、街道一般没有"),
        "{notes}"
    );
    let notes = part(&path, "xl/comments2.xml");
    assert!(notes.contains(">乡镇、街道一般没有"), "{notes}");
}

#[test]
fn a_workbook_with_marks_is_the_same_again_and_a_report_all_the_same() {
    let folder = folder("rollup-queries-again");
    let path = folder.join("sums.xlsx");
    rollup(&["--output", path.to_str().unwrap()]);
    let again = folder.join("again.xlsx");
    rollup(&["--output", again.to_str().unwrap()]);
    assert_eq!(fs::read(&path).unwrap(), fs::read(again).unwrap());
    // The first sheet is a report of the form all the same, with the sums and nothing else.
    let json: Value = serde_json::from_str(&stdout(&rollup(&["--format", "json"]))).unwrap();
    let stated = json["sums"].as_array().unwrap().iter();
    let stated: BTreeMap<String, i128> = stated
        .filter_map(|sum| {
            let id = format!("{}[{}]", sum["item"], sum["column"]);
            Some((id, millionths(sum["value"].as_str()?)))
        })
        .collect();
    assert_eq!(figures(path.to_str().unwrap(), &[]), stated);
}

#[test]
fn the_json_says_of_every_submitter_and_every_sum_what_is_open() {
    let json: Value = serde_json::from_str(&stdout(&rollup(&["--format", "json"]))).unwrap();
    let contributors = json["contributors"].as_array().unwrap();
    let queries = |name: &str| {
        let mut contributors = contributors.iter();
        let contributor = contributors.find(|each| each["submitter"] == name);
        contributor.unwrap()["queries"].as_array().unwrap().clone()
    };
    assert!(queries("青石镇").is_empty());
    let fees = queries("柏树乡");
    assert_eq!(fees.len(), 1);
    assert_eq!(fees[0]["rule"], "fees-of-township");
    let fee = serde_json::json!([{"item": "s2.fee", "column": "amount"}]);
    assert_eq!(fees[0]["figures"], fee);
    assert_eq!(queries("县统计局")[0]["figures"], serde_json::json!([]));
    assert_eq!(queries("县民政局").len(), 2);
    // Of three with a query on it, one has two: it is one number that went in.
    assert_eq!(sum(&json, "r1", "total")["open_queries"], 3);
    assert_eq!(sum(&json, "s2.fee", "amount")["open_queries"], 1);
    assert_eq!(sum(&json, "s2.licence", "decisions")["open_queries"], 0);
    let folder = folder("rollup-queries-csv");
    let path = folder.join("sums.csv");
    rollup(&["--output", path.to_str().unwrap()]);
    let text = fs::read_to_string(path).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0].split(',').nth(6), Some("其中要核实"));
    assert_eq!(line_of(&text, "行政事业性收费")[6], "1");
}

/// A county of one, whose fees are `fees`.
fn county_of_one(name: &str, fees: &str) -> std::path::PathBuf {
    let folder = folder(name);
    let config = "gouji: county/1\ncounty: 青石县\nyear: 2025\nreports: 2025/\nsubmitters:\n\
        - {name: 柳河镇, level: 乡镇}\n";
    fs::write(folder.join("gouji.yaml"), config).unwrap();
    fs::create_dir_all(folder.join("2025")).unwrap();
    let report = fs::read_to_string(root().join("fixtures/xxgk-2021/clean/report.txt")).unwrap();
    let report = report.replace("2023", "2025").replace("\t1.25", fees);
    fs::write(folder.join("2025/柳河镇.txt"), report).unwrap();
    folder
}

#[test]
fn an_open_query_alone_is_nothing_to_correct_and_without_one_nothing_is_marked() {
    let folder = county_of_one("rollup-one-query", "\t1.25");
    let output = gouji_in(&folder, &["rollup", "--output", "sums.xlsx"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(
        stderr(&output).contains("柳河镇（1个数）"),
        "{}",
        stderr(&output)
    );
    assert!(sheets(&folder.join("sums.xlsx")).contains_key("要核实"));

    let folder = county_of_one("rollup-no-query", "\t0");
    let output = gouji_in(&folder, &["rollup", "--output", "sums.xlsx"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(!stderr(&output).contains("要核实"), "{}", stderr(&output));
    let path = folder.join("sums.xlsx");
    let sheets = sheets(&path);
    let names: Vec<&String> = sheets.keys().collect();
    assert!(!sheets.contains_key("要核实"), "{names:?}");
    assert!(sheets.contains_key("未汇总"), "{names:?}");
    assert_eq!(part(&path, "xl/comments1.xml"), "");
    assert!(
        !sheets["汇总表"]
            .iter()
            .flatten()
            .any(|cell| cell.contains("粗斜体"))
    );
}

#[test]
fn all_figures_of_a_gathered_query_are_marked_and_one_of_reading_is_a_query_too() {
    let folder = county_of_one("rollup-gathered", "\t0");
    let config = fs::read_to_string(folder.join("gouji.yaml")).unwrap();
    fs::write(folder.join("gouji.yaml"), config + "rules: [own.yaml]\n").unwrap();
    let rule = "gouji: rules/1\nform: xxgk-2021\nrules:\n- id: few-persons\n  title: 自然人一般不多于3件\n  \
        severity: query\n  each: row of 申请表\n  report: table\n  check: 自然人 <= 3\n";
    fs::write(folder.join("own.yaml"), rule).unwrap();
    let report = folder.join("2025/柳河镇.txt");
    let text = fs::read_to_string(&report).unwrap();
    fs::write(&report, text.replace("行政许可\t36", "行政许可\t36件")).unwrap();
    let output = gouji_in(&folder, &["rollup", "--format", "json"]);
    let json: Value = serde_json::from_str(&stdout(&output)).unwrap();
    let queries = json["contributors"][0]["queries"].as_array().unwrap();
    let rules: Vec<&Value> = queries.iter().map(|query| &query["rule"]).collect();
    assert_eq!(rules, ["intake/unit-in-cell", "few-persons"]);
    // 5 new applications, and 6 results of them.
    assert_eq!(queries[1]["figures"].as_array().unwrap().len(), 2);
    for (item, column) in [
        ("s2.licence", "decisions"),
        ("r1", "natural"),
        ("r24", "natural"),
    ] {
        assert_eq!(sum(&json, item, column)["open_queries"], 1, "{item}");
    }
    assert_eq!(
        sum(&json, "r2", "natural")["open_queries"],
        0,
        "it holds there"
    );
}
