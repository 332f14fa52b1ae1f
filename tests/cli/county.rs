//! A county's folder as its office runs it: the roster, drafts, last year, and what all reports come to together.

use crate::bench::{code, folder, gouji_in, paths, root, stderr, stdout};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::Output;

const ROSTER: &str = "\
submitters:
- {name: 柳河镇, level: 乡镇, former: [柳河乡]}
- {name: 石门镇, level: 乡镇}
- {name: 城关街道, level: 街道, aliases: [城关]}
- {name: 县统计局, level: 部门}
";

/// A county's folder, with the reports of everybody on the roster.
struct County {
    folder: PathBuf,
}

impl County {
    /// Two years of reports with nothing to tell.
    fn whole(name: &str) -> Self {
        let county = Self::empty(name, "reports: 2025/\nlast_year: 2024/\n");
        for who in ["柳河镇", "石门镇", "城关街道", "县统计局"] {
            county.report(&format!("2025/{who}.txt"), who, 2025);
            county.report(&format!("2024/{who}.txt"), who, 2024);
        }
        county
    }

    fn empty(name: &str, folders: &str) -> Self {
        let county = Self {
            folder: folder(name),
        };
        let head = "gouji: county/1\ncounty: 青石县\nyear: 2025\n";
        county.write("gouji.yaml", &format!("{head}{folders}{ROSTER}"));
        county
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn report(&self, path: &str, who: &str, year: u16) {
        self.write(path, &text(who, year));
    }

    fn run(&self, arguments: &[&str]) -> Output {
        gouji_in(&self.folder, arguments)
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let mut all = vec!["check", "--format", "json"];
        all.extend(arguments);
        let output = self.run(&all);
        serde_json::from_str(&stdout(&output)).unwrap_or_else(|_| panic!("{}", stderr(&output)))
    }

    fn remove(&self, path: &str) {
        fs::remove_file(self.folder.join(path)).unwrap();
    }
}

/// A report with nothing to tell: last year's stock and what was carried over fit.
fn text(who: &str, year: u16) -> String {
    let clean = root().join("fixtures/xxgk-2021/clean/report.txt");
    let text = fs::read_to_string(clean).unwrap();
    // No two have the same tables.
    let licences = who.bytes().map(u32::from).sum::<u32>() + u32::from(year);
    text.replace("行政许可\t36", &format!("行政许可\t{licences}"))
        .replace("柳河镇", who)
        .replace("2023", &year.to_string())
        .replace("行政规范性文件\t2\t1\t9", "行政规范性文件\t1\t1\t9")
        .replace("行政事业性收费\t1.25", "行政事业性收费\t0")
}

/// The ids of the findings over the county, with how many reports each names.
fn batch(json: &Value) -> Vec<(&str, usize)> {
    let findings = json["batch"]["findings"].as_array().unwrap();
    let finding = |each: &'_ Value| each["reports"].as_array().unwrap().len();
    findings
        .iter()
        .map(|each| (each["rule"].as_str().unwrap(), finding(each)))
        .collect()
}

#[test]
fn a_county_where_all_is_well_needs_no_argument_and_ends_with_0() {
    let county = County::whole("county-clean");
    let output = county.run(&["check"]);
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    assert!(stdout(&output).contains("共 4 个单位：通过 4\n共 4 份报告：通过 4"));
    let json = county.json(&[]);
    assert_eq!(batch(&json), []);
    // Reports stand in the order of the roster, whatever their paths are.
    assert_eq!(json["reports"][0]["path"], "2025/柳河镇.txt");
    assert_eq!(json["summary"]["missing"], Value::Array(Vec::new()));
    // From a folder further down, by the folder itself and by its config it is the same county.
    let below = gouji_in(&county.folder.join("2025"), &["check"]);
    assert_eq!(stdout(&below), stdout(&output));
    assert_eq!(stdout(&county.run(&["check", "."])), stdout(&output));
    let config = county.folder.join("gouji.yaml");
    let elsewhere = folder("county-elsewhere");
    let by_config = gouji_in(&elsewhere, &["check", "--config", config.to_str().unwrap()]);
    assert_eq!(stdout(&by_config), stdout(&output));
}

#[test]
fn who_has_sent_none_is_told_by_name_whatever_the_run_fails_on() {
    let county = County::whole("county-missing");
    county.remove("2025/石门镇.txt");
    let output = county.run(&["check", "--fail-on", "never"]);
    assert_eq!(code(&output), 1);
    assert!(
        stdout(&output).contains("缺报 1 个单位：石门镇"),
        "{}",
        stdout(&output)
    );
    let json = county.json(&[]);
    assert_eq!(batch(&json), [("batch/missing-report", 0)]);
    assert_eq!(json["summary"]["missing"][0], "石门镇");
    // Whoever asks for one report asks for no other.
    let one = county.run(&["check", "2025/柳河镇.txt"]);
    assert_eq!(code(&one), 0, "{}", stdout(&one));
    assert!(
        stdout(&one).contains("不写路径就查全县"),
        "{}",
        stdout(&one)
    );
}

#[test]
fn of_two_drafts_the_later_counts_and_the_earlier_is_only_listed() {
    let county = County::whole("county-drafts");
    let wrong = text("石门镇", 2025).replace("\t0\t7\n二、上年", "\t0\t8\n二、上年");
    assert_ne!(wrong, text("石门镇", 2025));
    county.write("2025/石门镇初稿.txt", &wrong);
    let output = county.run(&["check"]);
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    assert!(stdout(&output).contains("另有旧稿 1"));
    let json = county.json(&[]);
    assert_eq!(batch(&json), [("batch/superseded-report", 2)]);
    let reports = json["reports"].as_array().unwrap().iter();
    let drafts: Vec<bool> = reports
        .map(|report| report["because"] == "superseded" && report["counts"] == false)
        .collect();
    assert_eq!(paths(&county.run(&["check", "--format", "json"])).len(), 5);
    assert_eq!(drafts.iter().filter(|is_draft| **is_draft).count(), 1);
    assert_eq!(json["summary"]["superseded"], 1);
    assert_eq!(json["summary"]["reports"], 4);
    // Where nothing tells which is later, both are told of and neither counts.
    county.remove("2025/石门镇初稿.txt");
    county.write("2025/石门镇年报.txt", &wrong);
    let json = county.json(&[]);
    assert_eq!(batch(&json), [("batch/duplicate-report", 2)]);
    assert_eq!(json["summary"]["reports"], 3);
    let submitter = &json["summary"]["submitters"][1];
    assert_eq!(
        (&submitter["name"], &submitter["state"]),
        (&"石门镇".into(), &"error".into())
    );
    assert_eq!(submitter["others"].as_array().unwrap().len(), 2);
    assert_eq!(code(&county.run(&["check"])), 1);
}

#[test]
fn the_register_says_which_draft_came_later_and_what_it_names_in_vain_is_told() {
    let county = County::whole("county-register");
    let wrong = text("石门镇", 2025).replace("\t0\t7\n二、上年", "\t0\t8\n二、上年");
    county.write("2025/石门镇年报.txt", &wrong);
    let register =
        "报送单位,文件,收到日期\n石门镇,石门镇年报.txt,2026-01-08\n石门镇,石门镇.txt,1月12日\n";
    county.write("收件登记.csv", register);
    let json = county.json(&[]);
    assert_eq!(batch(&json), [("batch/superseded-report", 2)]);
    assert_eq!(
        json["batch"]["findings"][0]["reports"][0],
        "2025/石门镇.txt"
    );
    county.write(
        "收件登记.csv",
        &register.replace("石门镇年报.txt", "石门真年报.txt"),
    );
    let json = county.json(&[]);
    assert_eq!(
        batch(&json),
        [("batch/duplicate-report", 2), ("batch/register-unknown", 1)]
    );
    county.write(
        "收件登记.csv",
        "报送单位,文件,收到日期\n石门镇,石门镇.txt,上周\n",
    );
    let output = county.run(&["check"]);
    assert_eq!(code(&output), 3);
    let said = stderr(&output);
    assert!(
        said.contains("收件登记.csv") && said.contains("上周"),
        "{said}"
    );
}

#[test]
fn equal_texts_without_a_table_are_one_report_and_its_copy() {
    let county = County::whole("county-copies");
    let prose = "石门镇2025年政府信息公开工作年度报告\n一、总体情况\n本镇按时公开。\n";
    county.write("2025/石门镇.txt", prose);
    county.write("2025/石门镇副本.txt", prose);
    let json = county.json(&[]);
    assert_eq!(json["summary"]["reports"], 4);
    assert_eq!(json["summary"]["unrecognised"], 1);
    assert_eq!(json["summary"]["duplicates"], 1);
    assert_eq!(json["reports"][2]["because"], "duplicate");
    assert_eq!(json["summary"]["submitters"][1]["state"], "unreadable");
}

#[test]
fn strangers_and_names_that_disagree_are_told() {
    let county = County::whole("county-names");
    county.report("2025/黄土岭镇.txt", "黄土岭镇", 2025);
    fs::rename(
        county.folder.join("2025/石门镇.txt"),
        county.folder.join("2025/城关街道(1).txt"),
    )
    .unwrap();
    // A former name and an alias are names too.
    county.report("2025/柳河镇.txt", "柳河乡", 2025);
    county.report("2025/城关街道.txt", "城关街道办事处", 2025);
    let json = county.json(&[]);
    assert_eq!(
        batch(&json),
        [("batch/name-disagrees", 1), ("batch/uninvited-report", 1)]
    );
    let submitters: Vec<&str> = json["reports"]
        .as_array()
        .unwrap()
        .iter()
        .map(|report| report["submitter"].as_str().unwrap())
        .collect();
    assert_eq!(
        submitters,
        ["柳河镇", "石门镇", "城关街道", "县统计局", "黄土岭镇"]
    );
}

#[test]
fn a_report_of_another_year_is_told_and_does_not_count() {
    let county = County::whole("county-years");
    county.report("2025/石门镇.txt", "石门镇", 2024);
    let json = county.json(&[]);
    assert_eq!(batch(&json), [("batch/other-year", 1)]);
    assert_eq!(json["summary"]["reports"], 3);
    let submitter = &json["summary"]["submitters"][1];
    assert_eq!(
        (&submitter["state"], &submitter["reason"]),
        (&"unreadable".into(), &"报的是2024年度的".into())
    );
    // Where only the title was left as it was, the report is this year's all the same.
    let slip = text("石门镇", 2025).replacen("石门镇2025年", "石门镇2024年", 1);
    let period = "本报告数据统计期限为2025年1月1日至12月31日。\n\n一、总体情况";
    county.write("2025/石门镇.txt", &slip.replace("一、总体情况", period));
    let json = county.json(&[]);
    assert_eq!(batch(&json), []);
    assert_eq!(json["summary"]["reports"], 4);
    // Last year's reports are context, also where they are named; another year must be asked for.
    let named = county.run(&["check", "2024"]);
    assert_eq!(code(&named), 1);
    assert!(stderr(&named).contains("--year"), "{}", stderr(&named));
    let asked = county.run(&["check", "2024", "--year", "2024", "--format", "json"]);
    assert_eq!(paths(&asked).len(), 4);
    // Where reports of all years lie together, each says itself of which it is.
    let county = County::empty("county-one-folder", "reports: 年报/\nlast_year: 年报/\n");
    for who in ["柳河镇", "石门镇", "城关街道", "县统计局"] {
        for year in [2023, 2024, 2025] {
            county.report(&format!("年报/{who}{year}.txt"), who, year);
        }
    }
    let json = county.json(&[]);
    assert_eq!(batch(&json), []);
    assert_eq!(json["summary"]["reports"], 4);
    assert_eq!(json["summary"]["undecided"], 0);
    let json = county.json(&["--year", "2024"]);
    assert_eq!(json["summary"]["reports"], 4);
    assert_eq!(json["reports"][0]["year"], 2024);
}

#[test]
fn a_year_can_be_asked_for_without_a_county() {
    let folder = folder("county-none");
    fs::write(folder.join("甲.txt"), text("柳河镇", 2025)).unwrap();
    fs::write(folder.join("乙.txt"), text("柳河镇", 2024)).unwrap();
    let output = gouji_in(&folder, &["check", "--year", "2025", "--format", "json"]);
    assert_eq!(paths(&output), ["./甲.txt"]);
    assert!(stderr(&output).contains("乙.txt"), "{}", stderr(&output));
}

#[test]
fn last_years_report_is_held_against_this_years_and_its_lack_is_told() {
    let county = County::whole("county-last-year");
    let other = text("石门镇", 2024).replace(
        "四、结转下年度继续办理\t\t\t1\t0\t0\t0\t0\t0\t1",
        "四、结转下年度继续办理\t\t\t2\t0\t0\t0\t0\t0\t2",
    );
    assert_ne!(other, text("石门镇", 2024));
    county.write("2024/石门镇.txt", &other);
    let json = county.json(&["--only", "carried-over"]);
    let findings = json["reports"][1]["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 2, "{findings:?}");
    assert_eq!(findings[0]["figures"][1]["path"], "2024/石门镇.txt");
    county.remove("2024/柳河镇.txt");
    let json = county.json(&["--only", "carried-over"]);
    assert_eq!(batch(&json), [("batch/last-year-missing", 0)]);
    assert_ne!(json["reports"][0]["checks"]["undecided"], 0);
    assert_eq!(json["reports"][2]["checks"]["undecided"], 0);
    let all = stdout(&county.run(&["check"]));
    assert!(all.contains("要和上年度的报告"), "{all}");
    // A report of last year of nobody on the roster may be theirs under another name.
    county.report("2024/柳河.txt", "杨河镇", 2024);
    let json = county.json(&[]);
    assert_eq!(batch(&json), [("batch/last-year-missing", 1)]);
    assert_eq!(json["batch"]["findings"][0]["reports"][0], "2024/柳河.txt");
    // The folder may be empty; where it is not there at all, the config is wrong.
    fs::remove_dir_all(county.folder.join("2024")).unwrap();
    let output = county.run(&["check"]);
    assert_eq!(code(&output), 3);
    assert!(
        stderr(&output).contains("找不到「2024/」"),
        "{}",
        stderr(&output)
    );
    fs::create_dir(county.folder.join("2024")).unwrap();
    assert_eq!(batch(&county.json(&[])), [("batch/last-year-missing", 0)]);
}

#[test]
fn the_countys_own_report_is_held_against_all_others() {
    let county = County::whole("county-own");
    let config = fs::read_to_string(county.folder.join("gouji.yaml")).unwrap();
    county.write("gouji.yaml", &format!("{config}own_report: 汇总.txt\n"));
    assert_eq!(batch(&county.json(&[])), [("batch/own-report-missing", 0)]);
    county.report("汇总.txt", "青石县", 2025);
    let json = county.json(&[]);
    let found = batch(&json);
    assert!(!found.is_empty());
    assert!(
        found.iter().all(|each| *each == ("county-total", 1)),
        "{found:?}"
    );
    let finding = &json["batch"]["findings"][0];
    assert_eq!(finding["origin"], "rule");
    let submitters = finding["figures"].as_array().unwrap();
    assert!(
        submitters
            .iter()
            .any(|each| each["path"] == "2025/石门镇.txt")
    );
    let output = county.run(&["check"]);
    assert_eq!(code(&output), 1);
    assert!(
        stdout(&output).contains("2025/石门镇.txt"),
        "{}",
        stdout(&output)
    );
}

#[test]
fn the_order_of_files_the_threads_and_the_place_of_the_folder_change_nothing() {
    let county = County::whole("county-order-1");
    let other = County::whole("another/folder/county-order-2");
    for each in [&county, &other] {
        each.report("2025/别处/石门镇二稿.txt", "石门镇", 2025);
        each.report("2025/黄土岭镇.txt", "黄土岭镇", 2025);
        each.remove("2025/县统计局.txt");
    }
    let text =
        |county: &County, jobs: &str| stdout(&county.run(&["check", "--jobs", jobs, "--all"]));
    let first = text(&county, "1");
    assert_eq!(first, text(&county, "4"));
    assert_eq!(first, text(&other, "2"));
    let absolute = county.folder.canonicalize().unwrap();
    let absolute = stdout(&county.run(&["check", "--all", absolute.to_str().unwrap()]));
    assert_eq!(first, absolute);
}

#[test]
fn overrides_change_what_a_rule_weighs_and_are_told() {
    let county = County::whole("county-overrides");
    let config = fs::read_to_string(county.folder.join("gouji.yaml")).unwrap();
    let overrides =
        "overrides:\n- {rule: carried-over, severity: note, reason: 市里口径, date: 2026-01-08}\n";
    county.write("gouji.yaml", &format!("{config}{overrides}"));
    let other = text("石门镇", 2024).replace(
        "四、结转下年度继续办理\t\t\t1\t0\t0\t0\t0\t0\t1",
        "四、结转下年度继续办理\t\t\t2\t0\t0\t0\t0\t0\t2",
    );
    county.write("2024/石门镇.txt", &other);
    let json = county.json(&["--only", "carried-over"]);
    assert_eq!(json["reports"][1]["findings"][0]["severity"], "note");
    assert_eq!(json["summary"]["overrides"][0]["reason"], "市里口径");
    assert!(stdout(&county.run(&["check"])).contains("市里口径"));
}

#[test]
fn a_wrong_config_or_roster_ends_with_3_and_says_where() {
    let wrong = |name: &str, config: &str, said: &[&str]| {
        let county = County::empty(name, "reports: 2025/\n");
        fs::create_dir_all(county.folder.join("2025")).unwrap();
        county.write("gouji.yaml", config);
        let output = county.run(&["check"]);
        assert_eq!(code(&output), 3, "{name}\n{}", stderr(&output));
        for words in said {
            assert!(
                stderr(&output).contains(words),
                "{words}\n{}",
                stderr(&output)
            );
        }
    };
    let head = "gouji: county/1\ncounty: 青石县\nyear: 2025\nreports: 2025/\n";
    let two = "submitters:\n- {name: 柳河镇, level: 乡镇}\n- {name: 柳河镇, level: 乡镇}\n";
    wrong(
        "county-two",
        &format!("{head}{two}"),
        &["gouji.yaml", "柳河镇"],
    );
    let alias = "submitters:\n- {name: 柳河镇, level: 乡镇, aliases: [城关]}\n- {name: 城关街道, level: 街道, aliases: [城关]}\n";
    wrong(
        "county-alias",
        &format!("{head}{alias}"),
        &["gouji.yaml", "城关"],
    );
    let forms = "form_of_year:\n  2025: xxgk-2021\n  2025: xxgk-2019\n";
    wrong("county-forms", &format!("{head}{ROSTER}{forms}"), &["2025"]);
    let folder = head.replace("reports: 2025/", "reports: 2052/");
    wrong("county-folder", &format!("{folder}{ROSTER}"), &["2052"]);
    let rule =
        "overrides:\n- {rule: carried-ovr, severity: note, reason: 口径, date: 2026-01-08}\n";
    wrong(
        "county-rule",
        &format!("{head}{ROSTER}{rule}"),
        &["carried-ovr", "carried-over"],
    );
    wrong("county-yaml", "gouji: county/1\ncounty: [", &["gouji.yaml"]);
    wrong("county-empty", "", &["gouji.yaml"]);
    let roster = format!("{head}roster: 名单.csv\n");
    wrong("county-roster", &roster, &["名单.csv"]);
}

#[test]
fn rules_of_a_county_are_read_once_whatever_leads_to_them() {
    let county = County::whole("county-rules");
    let config = fs::read_to_string(county.folder.join("gouji.yaml")).unwrap();
    let rule = "gouji: rules/1\nform: xxgk-2021\nrules:\n- id: mine\n  check: 新收[总计] >= 0\n";
    county.write("rules/mine.yaml", rule);
    let with = |rules: &str| {
        county.write("gouji.yaml", &format!("{config}rules: {rules}\n"));
        county.run(&["check"])
    };
    // The folder of the config holds the config itself, which is no rule file.
    for rules in ["[rules/]", "[rules/, rules/mine.yaml, ./rules]", "[.]"] {
        let output = with(rules);
        assert_eq!(code(&output), 0, "{rules}\n{}", stderr(&output));
        assert!(stdout(&output).contains("本地增加的规则：mine"));
    }
    fs::create_dir_all(county.folder.join("空")).unwrap();
    for (rules, said) in [
        ("[空/]", "空"),
        ("[没有/]", "没有"),
        ("[gouji.yaml]", "county/1"),
    ] {
        let output = with(rules);
        assert_eq!(code(&output), 3, "{rules}");
        assert!(stderr(&output).contains(said), "{}", stderr(&output));
    }
    // A link that leads back ends where it began.
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("..", county.folder.join("rules/back")).unwrap();
        let output = with("[rules/]");
        assert_eq!(code(&output), 0, "{}", stderr(&output));
    }
}

#[test]
fn a_roster_may_be_a_table_of_its_own() {
    let county = County::whole("county-table");
    let head = "gouji: county/1\ncounty: 青石县\nyear: 2025\nreports: .\nlast_year: 2024/\nroster: 名单.csv\n";
    county.write("gouji.yaml", head);
    let rows =
        "序号,单位名称,类型\n1,柳河镇,乡镇\n2,石门镇,乡镇\n3,城关街道,街道\n4,县统计局,部门\n";
    county.write("名单.csv", rows);
    // The roster lies among the reports and is none; last year's folder lies there too.
    let output = county.run(&["check"]);
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    county.write("名单.csv", &format!("{rows}5,石门镇,乡镇\n"));
    let output = county.run(&["check"]);
    assert_eq!(code(&output), 3);
    assert!(stderr(&output).contains("石门镇"), "{}", stderr(&output));
    assert!(stderr(&output).contains("名单.csv"), "{}", stderr(&output));
}

#[test]
fn no_output_is_put_where_a_later_run_reads() {
    let county = County::whole("county-keeps-places");
    county.write(
        "gouji.yaml",
        &(fs::read_to_string(county.folder.join("gouji.yaml")).unwrap() + "own_report: 汇总.csv\n"),
    );
    for path in ["2025/新.csv", "2024/新.csv", "收件登记.csv", "汇总.csv"] {
        assert_eq!(
            code(&county.run(&["rollup", "--output", path])),
            2,
            "{path}"
        );
        assert!(!county.folder.join(path).exists(), "{path}");
    }
    #[cfg(unix)]
    {
        let elsewhere = folder("county-keeps-linked");
        fs::write(elsewhere.join("石门镇.csv"), text("石门镇", 2025)).unwrap();
        std::os::unix::fs::symlink(&elsewhere, county.folder.join("2025/别处")).unwrap();
        let linked = elsewhere.join("石门镇.csv");
        let output = county.run(&["rollup", "--output", linked.to_str().unwrap()]);
        assert_eq!(code(&output), 2, "{}", stdout(&output));
        assert_eq!(fs::read_to_string(linked).unwrap(), text("石门镇", 2025));
    }
}

#[test]
fn no_output_takes_the_place_of_what_a_county_reads() {
    let county = County::empty(
        "county-keeps-inputs",
        "reports: 2025/\nlast_year: 2024/\nrules: [rules/]\n",
    );
    let config = fs::read_to_string(county.folder.join("gouji.yaml")).unwrap();
    let (head, _) = config.split_once("submitters:").unwrap();
    county.write("gouji.yaml", &format!("{head}roster: 名单.csv\n"));
    county.write("名单.csv", "单位名称,类型\n柳河镇,乡镇\n石门镇,乡镇\n");
    county.write(
        "rules/本县.yaml",
        "gouji: rules/1\nform: xxgk-2021\nrules:\n- id: mine\n  title: 甲\n  check: 新收[总计] >= 0\n",
    );
    county.report("2025/柳河镇.txt", "柳河镇", 2025);
    county.report("2024/柳河镇.csv", "柳河镇", 2024);
    let inputs = [
        "gouji.yaml",
        "名单.csv",
        "rules/本县.yaml",
        "2025/柳河镇.txt",
        "2024/柳河镇.csv",
    ];
    let bytes = |path: &str| fs::read(county.folder.join(path)).unwrap();
    let before = inputs.map(bytes);
    for command in ["check", "rollup"] {
        for path in inputs {
            let output = county.run(&[command, "--output", path]);
            assert_eq!(code(&output), 2, "{command} {path}: {}", stdout(&output));
            assert!(stderr(&output).contains(path), "{}", stderr(&output));
        }
    }
    let output = county.run(&["rollup", "--output", "./2025/../名单.csv"]);
    assert_eq!(code(&output), 2);
    assert!(
        stderr(&output).contains("gouji-名单.csv"),
        "{}",
        stderr(&output)
    );
    assert_eq!(inputs.map(bytes), before);
    let output = county.run(&["rollup", "--output", "gouji-名单.csv"]);
    assert!(
        county.folder.join("gouji-名单.csv").is_file(),
        "{}",
        stderr(&output)
    );
    let again = county.run(&["rollup", "--output", "gouji-名单.csv"]);
    assert_eq!(
        code(&again),
        code(&output),
        "a result of an earlier run may be replaced"
    );
}

#[test]
fn text_is_not_written_as_a_file_of_an_office_program() {
    let county = County::whole("county-office-ending");
    for (command, ending) in [("check", "docx"), ("check", "XLSX"), ("extract", "wps")] {
        let path = format!("结果.{ending}");
        let output = county.run(&[command, "2025", "--output", &path]);
        assert_eq!(code(&output), 2, "{}", stdout(&output));
        assert!(stderr(&output).contains("结果.txt"), "{}", stderr(&output));
        assert!(!county.folder.join(&path).exists());
    }
    let output = county.run(&["check", "--format", "json", "--output", "结果.xlsx"]);
    assert!(stderr(&output).contains("结果.json"), "{}", stderr(&output));
}
