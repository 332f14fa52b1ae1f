//! What a clerk sees at every width: nothing is cut off by the terminal, nothing steers it, and whoever changes
//! the drawing sees in `tests/snapshots/` what becomes of a whole report. `GOUJI_UPDATE=1` rewrites those.

use gouji_bind::{Forms, bind};
use gouji_evaluator::{Outcomes, ReportContext, evaluate, localize};
use gouji_formats::read;
use gouji_model::{CheckedReport, Language, Place};
use gouji_render::{Detail, Style, check_report};
use gouji_ruleset::{Input, Library};
use gouji_tests::{built_in, golden, root};
use std::fs;
use unicode_width::UnicodeWidthStr;

const WIDTHS: [usize; 4] = [60, 80, 120, 200];

/// A report with the library that it was checked by.
struct Setup {
    library: Library,
    checked: CheckedReport,
}

impl Setup {
    fn new(own_inputs: &[(&str, &str)], path: &str, text: &str) -> Self {
        let mut inputs = built_in();
        inputs.extend(own_inputs.iter().map(|(name, text)| Input {
            name: (*name).to_owned(),
            bytes: text.as_bytes().to_vec(),
            built_in: false,
        }));
        let library = Library::load(inputs).unwrap_or_else(|refused| {
            let kinds: Vec<_> = refused.mistakes.iter().map(|each| &each.kind).collect();
            panic!("{kinds:?}")
        });
        let forms = Forms::new(&library.forms);
        let report = bind(&read(text.as_bytes()).expect("text"), &forms);
        let form_data = report.form_data.as_ref().expect("a form");
        let context = ReportContext {
            year: report.year,
            prose: Some(&report.prose),
            ..ReportContext::default()
        };
        let mut evaluation = evaluate(form_data, &context, &library, Outcomes::Keep);
        localize(form_data, &context, &library, &mut evaluation);
        let checked = CheckedReport {
            path: path.to_owned(),
            report: Ok(report),
            evaluation: Some(evaluation),
        };
        Self { library, checked }
    }

    fn draw(&self, style: Style, detail: Detail) -> String {
        check_report(&self.checked, &self.library.rules, style, detail)
    }

    fn findings(&self) -> usize {
        let evaluation = self.checked.evaluation.as_ref();
        evaluation.map_or(0, |each| each.findings.len())
    }
}

fn plain(width: usize) -> Style {
    Style::plain(Language::Zh, width)
}

/// The text without the colours that rendering writes; whatever else escapes stays in.
fn strip_colours(text: &str) -> String {
    let mut out = String::new();
    for (position, piece) in text.split("\u{1b}[").enumerate() {
        let colour = piece.split_once('m').filter(|(code, _)| {
            code.chars()
                .all(|each| each.is_ascii_digit() || each == ';')
        });
        match colour {
            _ if position == 0 => out.push_str(piece),
            Some((_, rest)) => out.push_str(rest),
            None => out.push_str(&format!("\u{1b}[{piece}")),
        }
    }
    out
}

/// Characters that steer a terminal or turn a line around. One that is only invisible (U+200B) does neither.
fn steers(each: char) -> bool {
    each.is_control()
        || matches!(each, '\u{61c}' | '\u{200e}' | '\u{200f}')
        || ('\u{2028}'..='\u{202e}').contains(&each)
        || ('\u{2066}'..='\u{2069}').contains(&each)
}

/// What holds of any output at `width`.
fn sound(text: &str, width: usize, path: &str) {
    for line in text.lines() {
        let fits = line.width() <= width || line.contains(path);
        assert!(fits, "{} cells of {width}: {line}", line.width());
        assert_eq!(line, line.trim_end(), "spaces at the end at {width}");
        let stranger = line.chars().find(|&each| steers(each));
        assert!(stranger.is_none(), "{stranger:?} in {line:?}");
    }
}

/// Holds the drawing of `setup` at every width, in every dress, and keeps its snapshots.
fn hold(name: &str, setup: &Setup) {
    let details = [(false, false), (true, false), (true, true)];
    for width in WIDTHS {
        for (all, verbose) in details {
            let detail = Detail {
                all,
                verbose,
                ..Detail::default()
            };
            for language in [Language::Zh, Language::En] {
                let style = Style::plain(language, width);
                let text = setup.draw(style, detail);
                sound(&text, width, &setup.checked.path);
                let coloured = setup.draw(
                    Style {
                        colour: true,
                        ..style
                    },
                    detail,
                );
                assert_eq!(strip_colours(&coloured), text, "colours change the layout");
                let ascii = setup.draw(
                    Style {
                        ascii: true,
                        ..style
                    },
                    detail,
                );
                sound(&ascii, width, &setup.checked.path);
                let drawn = |each: char| ('\u{2500}'..='\u{257f}').contains(&each);
                assert!(!ascii.contains(drawn), "box characters in ascii");
            }
        }
        let text = setup.draw(plain(width), Detail::default());
        golden(&format!("tests/snapshots/{name}-{width}.txt"), &text);
    }
    let shown = |style| setup.draw(style, Detail::default());
    let coloured = shown(Style {
        colour: true,
        ..plain(80)
    });
    // An escape sequence in a file would colour whatever shows the file.
    let coloured = coloured.replace('\u{1b}', "\\e");
    golden(&format!("tests/snapshots/{name}-80-colour.txt"), &coloured);
    let ascii = shown(Style {
        ascii: true,
        ..plain(80)
    });
    golden(&format!("tests/snapshots/{name}-80-ascii.txt"), &ascii);
}

fn fixture(path: &str) -> String {
    fs::read_to_string(root().join(path)).expect(path)
}

#[test]
fn a_report_with_faults() {
    let path = "2017/柳河镇.txt";
    let text = fixture("fixtures/xxgk-2014/faults/report.txt");
    hold("faults", &Setup::new(&[], path, &text));
}

#[test]
fn a_report_whose_text_and_tables_differ() {
    let path = "2023/柳河镇.txt";
    let text = fixture("fixtures/xxgk-2021/prose/report.txt");
    hold("prose", &Setup::new(&[], path, &text));
}

/// What is written into the clean report to make it as wrong as a report can be.
const WRONG: [(&str, &str); 32] = [
    ("a1.1", "12"),
    ("a1.1.a", "40"),
    ("a1.2", "9"),
    ("a1.2.1", "-3"),
    ("a1.2.2", "１７１件"),
    ("a2.1", "0"),
    ("a2.2.1.a", "4"),
    ("a2.2.2.a", "3"),
    ("a2.2.3", "约5"),
    ("a3.1", "15"),
    ("a3.1.2", "若干"),
    ("a3.2", "31"),
    ("a3.2.2", "7.5"),
    ("a3.3", "1000000000"),
    ("a3.3.2", "两件"),
    ("a3.3.4", "3"),
    ("a3.3.4.a", "88"),
    ("a3.3.4.c", "12"),
    ("a4", "/"),
    ("a4.1", "2"),
    ("a4.3", "不详"),
    ("a5", ""),
    ("a5.2", "1"),
    ("a6", "6"),
    ("sd7", "25"),
    ("sd8.1", "—"),
    ("sd9.2", "2000"),
    ("sd11", "3人次"),
    ("a7", "35000元"),
    ("a8.3", "0"),
    ("a8.4", "1.5万元左右"),
    ("a9.2", "0"),
];

#[test]
fn a_report_with_thirty_findings() {
    let path = "2017年度/乡镇街道报送材料/第二批/青石镇人民政府2017年度政府信息公开工作报告及统计表（最终稿）.txt";
    let clean = fixture("fixtures/xxgk-2014/clean/report.txt");
    let read = Setup::new(&[], path, &clean);
    let form_data = read
        .checked
        .report
        .expect("a report")
        .form_data
        .expect("a form");
    let mut lines: Vec<String> = clean.split('\n').map(str::to_owned).collect();
    for (item, value) in WRONG {
        let figure = form_data.form.rows[form_data.form.row_by_id(item).expect(item)].first_figure;
        let Some(Place::Line { line, .. }) =
            form_data.written[figure].as_ref().map(|cell| cell.place)
        else {
            panic!("{item} is not printed")
        };
        lines[line as usize - 1] = format!("\t　{value}");
    }
    let setup = Setup::new(&[], path, &lines.join("\n"));
    assert!(setup.findings() >= 30, "{} findings", setup.findings());
    hold("many", &setup);
}

/// A form with a label of 3,000 characters, and a document with rows as long as a row can be, and longer.
#[test]
fn labels_and_rows_of_three_thousand_characters() {
    let long = "向图书馆档案馆等查阅场所报送的政府信息".repeat(158);
    let label: String = long.chars().take(2_998).collect();
    let form = format!(
        "gouji: form/1\nid: long-labels\ntitle: 长指标表\nyears: 2017..\nrecognise: [短指标甲, 短指标乙, 短指标丙]\n\
         header: [指标, 单位, 数量]\ntables:\n- id: t\n  name: 表\n  title: 长指标表\n  rows:\n\
         \x20\x20- {{id: r1, name: 合计数, label: 一、{label}, unit: 件, role: total, aliases: [指标合计]}}\n\
         \x20\x20- {{id: r2, name: 甲数, label: 1.短指标甲, unit: 件, parent: r1}}\n\
         \x20\x20- {{id: r3, name: 乙数, label: 2.短指标乙, unit: 件, parent: r1}}\n\
         \x20\x20- {{id: r4, name: 丙数, label: 二、短指标丙, unit: 件}}\n"
    );
    let rules = "gouji: rules/1\nform: long-labels\nrules:\n\
         - id: long-sum\n  title: 合计应等于各项之和\n  each: total\n  check: 本项 = 分项和(本项)\n\
         - id: long-most\n  severity: query\n  check: 丙数 <= 合计数\n";
    // What reading takes for a row is shorter than that; anything longer is prose to it.
    let note = "本镇自己加上去的一行说明".chars().cycle();
    let (row, prose): (String, String) =
        (note.clone().take(118).collect(), note.take(3_000).collect());
    let text = format!(
        "双泉镇2017年长指标表\n填报单位：双泉镇人民政府\n\n指标\t单位\t数量\n指标合计\t件\t9\n1.短指标甲\t件\t3\n\
         {row}\t件\t5\n{prose}\t件\t6\n2.短指标乙\t件\t4\n二、短指标丙\t件\t11\n"
    );
    let setup = Setup::new(
        &[("f.yaml", &form), ("r.yaml", rules)],
        "2017/双泉镇.txt",
        &text,
    );
    assert!(setup.findings() >= 3, "{} findings", setup.findings());
    hold("long", &setup);
}

/// Escape sequences, a turned-around line and a hidden character, in whatever a document or a form may hold.
#[test]
fn nothing_in_a_document_steers_the_terminal() {
    let evil = "\u{1b}[2J\u{202e}\u{200b}";
    let form = "gouji: form/1\nid: evil\ntitle: \"小\\e[31m表\\u202e\\u200b\"\nyears: 2017..\nrecognise: [指标甲, 指标乙, 指标丙]\n\
         tables:\n- id: t\n  name: 表\n  title: 小表\n  rows:\n\
         \x20\x20- {id: r1, name: 甲数, label: \"一、指标甲\\e[31m\\u202e\\u200b\", unit: 件, role: total, aliases: [指标甲]}\n\
         \x20\x20- {id: r2, name: 乙数, label: 1.指标乙, unit: 件, parent: r1}\n\
         \x20\x20- {id: r3, name: 丙数, label: 2.指标丙, unit: 件, parent: r1}\n";
    let rules = "gouji: rules/1\nform: evil\nrules:\n\
         - id: evil-sum\n  title: \"甲\\e[5m应等于\\u202e各项\\u200b之和\"\n  fix: \"改\\e]0;x\\a好\"\n  check: 甲数 = 分项和(甲数)\n";
    let text = format!(
        "双{evil}泉镇2017年度小表\n\n填报单位：双{evil}泉镇\n指标\t单位\t数量\n一、指标甲{evil}\t件\t9\n1.指标乙\t件\t3\n2.指标丙\t件\t4\n{evil}三、自己加的{evil}\t件\t{evil}5\n"
    );
    let sound = text.replace(&format!("{evil}三、自己加的{evil}\t件\t{evil}5\n"), "");
    let unread = text.replace("\t4\n", &format!("\t{evil}四{evil}\n"));
    let variants = [
        ("hostile-rule", sound),
        ("hostile-row", text),
        ("hostile-value", unread),
    ];
    for (name, text) in variants {
        let path = "2017/双泉镇.txt";
        // So much text that a few strange characters do not make it something else than a text.
        let text = text + &"（注：数字由各办公室报来，党政办公室汇总。）\n".repeat(40);
        let mut setup = Setup::new(&[("f.yaml", form), ("r.yaml", rules)], path, &text);
        if let Ok(report) = &mut setup.checked.report {
            report.submitter = Some(format!("双{evil}泉镇"));
        }
        assert!(setup.findings() >= 1, "{} findings", setup.findings());
        hold(name, &setup);
    }
}
