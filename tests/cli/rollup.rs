//! The county's summary as its office makes it: from the folder of an invented county, and read back.

use crate::bench::{code, folder, gouji, gouji_in, root, stderr, stdout};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
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
    assert!(!text.contains("大洼乡"), "its latest draft is in the sums");
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
    assert!(text.starts_with("\u{feff}表,项目,列,单位,合计,填报单位数,本级报告,相差,"));
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 201);
    for line in &lines {
        assert_eq!(line.split(',').count(), 8 + 24, "{line}");
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
