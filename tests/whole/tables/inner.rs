//! A label between the label of a group and the values: the values are not the group's.

use super::document::*;
use gouji_evaluator::{Outcomes, ReportContext, evaluate};
use gouji_model::{CheckOutcome, FormData, Outcome};
use gouji_ruleset::Library;
use gouji_tests::built_in;

const BLANK: &str = "Blank Blank Blank Blank Blank Blank Blank";

fn unplaced(form_data: &FormData) -> Vec<&str> {
    let rows = form_data.unplaced.iter();
    rows.map(|row| row.text.as_str()).collect()
}

/// The report with one label changed, as a document of tables, a spreadsheet and a page with merged labels filled down.
fn documents(label: &str, changed: &str) -> [FormData; 2] {
    let table = applications().replace(label, changed);
    assert!(table.contains(changed), "{label}");
    [Page::new(), Page::sheet()].map(|page| report(page, &table, REVIEWS).form_data())
}

#[test]
fn the_first_row_of_a_group_is_not_the_group() {
    for (label, changed, group, lost, printed) in [
        ("（一）予以公开", "（一）同意", "g3", 3, "（一）同意"),
        ("（一）予以公开", "同意", "g3", 3, "同意"),
        (
            "（一）予以公开",
            "(一)其余事宜（补充）",
            "g3",
            3,
            "(一)其余事宜（补充）",
        ),
        ("1.属于国家秘密", "1.国密", "g3.3", 5, "1.国密"),
        ("1.本机关不掌握相关政府信息", "不掌握", "g3.4", 13, "不掌握"),
        ("1.信访举报投诉类申请", "1、信访", "g3.5", 16, "1、信访"),
    ] {
        for form_data in documents(label, changed) {
            assert_eq!(row(&form_data, group), BLANK, "{changed}");
            assert_eq!(
                row(&form_data, &format!("r{lost}")),
                ["Absent"; 7].join(" ")
            );
            assert_eq!(unplaced(&form_data), [printed]);
            assert_applications(&form_data, 1..lost);
            assert_applications(&form_data, lost + 1..26);
        }
    }
}

#[test]
fn a_remark_behind_the_label_of_a_group_leaves_it_its_values() {
    for remark in ["（小计）", "小计", "（含上年结转）"] {
        let table = applications().replace(
            "（一）予以公开{2}",
            &format!("{remark}{{2}}|8|2|0|0|1|0|11\n（一）予以公开{{2}}"),
        );
        let table = table.replace("{1,22}", "{1,23}");
        let form_data = report(Page::new(), &table, REVIEWS).form_data();
        assert_eq!(row(&form_data, "g3"), "8 2 0 0 1 0 11", "{remark}");
        assert_applications(&form_data, 1..26);
    }
}

#[test]
fn a_label_behind_a_row_takes_its_values_too() {
    let table = PUBLISHED.replace("行政许可|4{3}", "行政许可|涉企|4{2}");
    let table = table.replace(
        "信息内容|本年处理决定数量{3}\n行政许可",
        "信息内容{2}|本年处理决定数量{2}\n行政许可",
    );
    let page = Page::new().text(TITLE).table(&table).table(&applications());
    let form_data = page.table(REVIEWS).form_data();
    assert_eq!(row(&form_data, "s2.licence"), "NotPlaced");
    assert_eq!(unplaced(&form_data), ["涉企"]);
}

#[test]
fn every_name_of_the_column_of_labels_is_one() {
    let printed = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
    for name in ["指标", "指标名称", "项目", "项 目 名 称"] {
        let table = applications().replace(printed, name);
        assert!(table.contains(name), "{name}");
        let form_data = report(Page::new(), &table, REVIEWS).form_data();
        assert_applications(&form_data, 1..26);
        let table = table.replace("（一）予以公开", "（一）同意");
        for page in [Page::new(), Page::sheet()] {
            let form_data = report(page, &table, REVIEWS).form_data();
            assert_eq!(row(&form_data, "g3"), BLANK, "{name}");
            assert_eq!(unplaced(&form_data), ["（一）同意"], "{name}");
        }
    }
}

#[test]
fn a_column_of_words_beside_the_labels_is_no_label() {
    for (name, word) in [
        ("单位", "件次数"),
        ("备注", "见附件"),
        ("责任科室", "办公室"),
    ] {
        let header = format!("信息内容|{name}|本年处理决定数量{{2}}\n行政许可|{word}|4{{2}}");
        let table = PUBLISHED.replace("信息内容|本年处理决定数量{3}\n行政许可|4{3}", &header);
        let page = Page::new().text(TITLE).table(&table).table(&applications());
        let form_data = page.table(REVIEWS).form_data();
        assert_eq!(row(&form_data, "s2.licence"), "4", "{name}");
        assert_eq!(unplaced(&form_data), [""; 0]);
    }
}

/// Section 三 in lines of text, its cells parted by `space`.
fn lines(space: &str, first: &str) -> String {
    let header = [
        "自然人",
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
        "总计",
    ];
    let rows = body(0..25).replace("三、本年度办理结果{1,22}|（一）予以公开", first);
    let cut = |cell: &str| cell.split('{').next().unwrap_or_default().to_owned();
    let rows = rows.lines().map(|row| {
        let cells: Vec<String> = row.split('|').map(cut).collect();
        cells.join(space)
    });
    let rows = rows.collect::<Vec<_>>().join("\n");
    format!(
        "{TITLE}\n三、收到和处理政府信息公开申请情况\n{}\n{rows}\n",
        header.join(space)
    )
}

#[test]
fn in_lines_of_text_too() {
    let omitted = ["Omitted"; 7].join(" ");
    for space in ["  ", "\n", "\n\n", "\t", " | "] {
        for name in ["（一）同意", "同意", "（一）批准公开"] {
            for between in [space, "", " "] {
                let first = format!("三、本年度办理结果{between}{name}");
                let form_data = text(&lines(space, &first));
                let group = row(&form_data, "g3");
                let is_unread = [BLANK, omitted.as_str(), &["NotPlaced"; 7].join(" ")]
                    .contains(&group.as_str());
                assert!(is_unread, "{first:?} by {space:?}: {group}");
                assert_ne!(row(&form_data, "r3"), values(3).join(" "), "{first:?}");
                let all = format!("{:?} {:?}", form_data.unplaced, form_data.problems);
                assert!(all.contains(name), "{first:?} by {space:?}: {all}");
            }
        }
    }
}

#[test]
fn a_numbered_text_behind_a_heading_is_no_value_of_it() {
    // Six numbers and the text would be as many as the columns.
    let row_of = |label: &str| format!("（三）不予公开  {label}  50  51  52  53  54  55");
    let printed = lines("  ", "三、本年度办理结果  （一）予以公开");
    let printed_row = format!("（三）不予公开  1.属于国家秘密  {}", values(5).join("  "));
    let changed = printed.replace(&printed_row, &row_of("1.另行登记"));
    assert_ne!(changed, printed);
    let form_data = text(&changed);
    let group = row(&form_data, "g3.3");
    assert!(!group.contains(|c: char| c.is_ascii_digit()), "{group}");
    assert_eq!(unplaced(&form_data), ["1.另行登记"]);
}

/// The outcomes of a rule's checks.
fn outcomes(form_data: &FormData, rule: &str) -> Vec<Outcome> {
    let library = Library::load(built_in()).expect("sound rules");
    let evaluation = evaluate(
        form_data,
        &ReportContext {
            year: Some(2023),
            ..ReportContext::default()
        },
        &library,
        Outcomes::Keep,
    );
    let is_of_rule = |check: &&CheckOutcome| library.rules[check.rule].id == rule;
    let checks = evaluation.outcomes.iter().filter(is_of_rule);
    checks.map(|check| check.outcome).collect()
}

#[test]
fn a_local_row_leaves_the_totals_over_it_undecided() {
    let zeros = ["0"; 7].join("|");
    let all: Vec<String> = applications()
        .lines()
        .map(
            |row| match row.rsplitn(8, '|').collect::<Vec<_>>().as_slice() {
                [.., label] if row.contains("1|") => format!("{label}|{zeros}"),
                _ => row.to_owned(),
            },
        )
        .collect();
    let table = all.join("\n").replace("{1,22}", "{1,23}");
    for (group, rows, before, label) in [
        ("（六）其他处理", 3, "（七）总计{2}", "4.其他情形（补充）"),
        ("（四）无法提供", 3, "（五）不予处理{1,5}", "4.另有情形"),
        ("（三）不予公开", 8, "（四）无法提供{1,3}", "另有情形"),
        ("", 0, "（三）不予公开{1,8}", "（二之一）部分公开补充"),
    ] {
        for (values, expected) in [
            ("1|0|0|0|0|0|1", Outcome::Undecided),
            ("0|0|0|0|0|0|0", Outcome::Satisfied),
        ] {
            let own_label = if group.is_empty() {
                format!("{label}{{2}}")
            } else {
                label.to_owned()
            };
            let table = table
                .replace(
                    &format!("{group}{{1,{rows}}}"),
                    &format!("{group}{{1,{}}}", rows + 1),
                )
                .replace(
                    &format!("\n{before}"),
                    &format!("\n{own_label}|{values}\n{before}"),
                );
            for page in [Page::new(), Page::sheet()] {
                let form_data = report(page, &table, REVIEWS).form_data();
                assert_eq!(unplaced(&form_data), [label]);
                let written: Vec<&str> = form_data.unplaced[0]
                    .cells
                    .iter()
                    .map(|cell| cell.raw.as_str())
                    .collect();
                assert_eq!(written.join("|"), values);
                let totals = outcomes(&form_data, "results-total");
                assert_eq!(totals, [expected; 7], "{label} {values}");
                let others = outcomes(&form_data, "applicants-total");
                assert!(!others.is_empty(), "{label}");
                assert!(
                    others.iter().all(|each| *each == Outcome::Satisfied),
                    "{label}"
                );
            }
        }
    }
}

#[test]
fn a_number_in_the_cell_of_a_group_is_not_lost() {
    for printed in ["（三）不予公开 3", "（三）不予公开　3"] {
        let form_data = {
            let table = applications().replace("（三）不予公开", printed);
            report(Page::new(), &table, REVIEWS).form_data()
        };
        assert_eq!(row(&form_data, "g3.3"), ["NotPlaced"; 7].join(" "));
        assert_eq!(kinds(&form_data), ["intake/not-placed"]);
        assert_applications(&form_data, 1..26);
    }
}

#[test]
fn a_group_and_its_first_row_may_share_a_text() {
    for space in ["  ", "\n\n", "\t", " | "] {
        for between in [space, "", " "] {
            let first = format!("三、本年度办理结果{between}（一）予以公开");
            let form_data = text(&lines(space, &first));
            assert_eq!(
                row(&form_data, "r3"),
                values(3).join(" "),
                "{first:?} by {space:?}"
            );
            assert_eq!(
                row(&form_data, "r4"),
                values(4).join(" "),
                "{first:?} by {space:?}"
            );
            assert_eq!(unplaced(&form_data), [""; 0], "{first:?} by {space:?}");
        }
    }
    // Two groups in one text, and the columns far apart.
    let all = lines("   ", "三、本年度办理结果（一）予以公开")
        .replace("（三）不予公开   1.", "三、本年度办理结果（三）不予公开1.");
    let wide = all.replace("   ", &" ".repeat(60));
    for all in [all, wide] {
        let form_data = text(&all);
        assert_applications(&form_data, 1..26);
    }
}

#[test]
fn a_label_without_cells_is_seen_and_not_lacking() {
    let squeezed =
        lines(" ", "三、本年度办理结果 （一）予以公开").replace(" 70 71 72 73 74 75 76", "");
    let form_data = text(&squeezed);
    assert_eq!(row(&form_data, "r7"), ["NotPlaced"; 7].join(" "));
    assert_applications(&form_data, 1..7);
    assert_applications(&form_data, 8..26);
    let first = form_data
        .form
        .row_by_id("r7")
        .and_then(|row| form_data.form.row_figures(row).next());
    let problem_kinds = form_data
        .problems
        .iter()
        .filter(|problem| problem.figures.first() == first.as_ref());
    let problem_kinds: Vec<_> = problem_kinds.map(|problem| problem.kind.id()).collect();
    assert_eq!(problem_kinds, ["intake/not-placed"]);
}
