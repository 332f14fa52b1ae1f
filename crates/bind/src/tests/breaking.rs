//! Documents that are damaged: nothing panics, nothing takes long, and no figure is ever wrong.

use super::*;

/// A small generator of numbers, the same in every run.
struct Random(u64);

impl Random {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below.max(1)
    }
}

/// The table with blanks among its values.
fn sparse(dice: &mut Random, layout: usize) -> Vec<PrintedRow> {
    let mut rows = printed(&forms::table(), layout);
    for row in &mut rows {
        if dice.roll(2) == 0 {
            row.2.clear();
        }
    }
    rows
}

/// Reads a damaged table. A row may lose its number, but no row may gain another's.
fn read_damaged(text: &str, rows: &[PrintedRow], layout: usize, what: &str) -> usize {
    let report = report(text, &forms::table());
    let Ok(form_data) = report.form_data else {
        return 0;
    };
    if form_data.layout.index() == layout {
        return assert_true(&form_data, rows, layout, what);
    }
    // In the other layout the same labels are the same rows.
    let form = forms::table();
    for (id, row) in form.rows.iter_with_ids() {
        if let Some(number) = form_data.figures.number(&form, row.first_figure) {
            let printed = form.layouts[gouji_model::LayoutId::new(layout)]
                .rows
                .iter()
                .position(|&each| each == id);
            let value = printed.map(|at| rows[at].2.clone());
            assert_eq!(Some(number.to_string()), value, "{what}: {}", row.label);
        }
    }
    form_data.figures.count(State::Number)
}

#[test]
fn lines_lost_never_move_a_figure() {
    let mut dice = Random(1);
    for round in 0..60 {
        let layout = round % 2;
        let rows = sparse(&mut dice, layout);
        let setting = if round % 3 == 0 {
            row_a_line(&rows)
        } else {
            cell_a_line(&rows)
        };
        let mut lines: Vec<&str> = setting.lines().collect();
        // Two neighbouring lines in each third; a value, a label and a unit lost together leave no trace.
        let third = lines.len() / 3;
        for part in (0..3).rev() {
            let at = part * third + dice.roll(third - 4);
            lines.drain(at..at + dice.roll(3));
        }
        let text = lines.join("\n");
        let read = read_damaged(&text, &rows, layout, &format!("round {round}"));
        assert!(read > 15, "round {round}: {read}");
    }
}

#[test]
fn every_single_line_may_be_lost() {
    let mut dice = Random(2);
    for layout in [0, 1] {
        let rows = sparse(&mut dice, layout);
        let text = cell_a_line(&rows);
        let lines: Vec<&str> = text.lines().collect();
        for gone in 0..lines.len() {
            let text = [&lines[..gone], &lines[gone + 1..]].concat().join("\n");
            read_damaged(&text, &rows, layout, lines[gone]);
        }
    }
}

#[test]
fn every_start_and_every_end_of_a_table_is_survived() {
    let mut dice = Random(3);
    let rows = sparse(&mut dice, 1);
    for text in [cell_a_line(&rows), row_a_line(&rows)] {
        let characters: Vec<char> = text.chars().collect();
        for _ in 0..120 {
            let mut cut = dice.roll(characters.len());
            // Half a number is another number, and nobody can tell.
            while characters[cut].is_ascii_digit() {
                cut -= 1;
            }
            // Nor can anybody where a label has lost its start: 不同意 without its 不 is another label.
            let line = characters[cut..]
                .iter()
                .position(|&c| c == '\n')
                .unwrap_or(0);
            let start: String = characters[..cut].iter().collect();
            let end: String = characters[cut + line..].iter().collect();
            if !start.trim().is_empty() {
                read_damaged(&start, &rows, 1, "start");
            }
            if !end.trim().is_empty() {
                read_damaged(&end, &rows, 1, "end");
            }
        }
    }
}

#[test]
fn a_document_of_too_many_texts_is_not_recognised() {
    let rows = printed(&forms::table(), 0);
    let table = row_a_line(&rows);
    let prose = "走访群众\n".repeat(crate::tokens::segment::MOST_TEXTS);
    let report = report(&format!("{table}\n{prose}"), &forms::table());
    assert_eq!(report.form_data.unwrap_err().rows_found, 0);
}

#[test]
fn rubbish_in_place_of_any_value_is_never_a_number() {
    let rubbish = [
        "约5",
        "5？5",
        "5-6",
        "1,23",
        "(5)",
        "五",
        "0.5.1",
        "#VALUE!",
        "见附件",
        "５ ６",
        "5。",
        "==",
        "?",
        "O",
        "1O",
        "一百二十",
        "5%",
        "3/4",
    ];
    let form = forms::table();
    let rows = printed(&form, 1);
    for (number, row) in form.layouts[gouji_model::LayoutId::new(1)]
        .rows
        .iter()
        .enumerate()
    {
        let mut damaged = rows.clone();
        let rubbish = rubbish[number % rubbish.len()];
        damaged[number].2 = rubbish.to_owned();
        for text in [cell_a_line(&damaged), row_a_line(&damaged)] {
            let form_data = form_data(&text);
            assert_true(&form_data, &rows, 1, rubbish);
            let row_figure = form.rows[*row].first_figure;
            assert_ne!(
                form_data.figures.state(row_figure),
                State::Number,
                "{rubbish}"
            );
            assert_eq!(
                form_data.figures.count(State::Number),
                rows.iter().filter(|row| !row.2.is_empty()).count()
                    - usize::from(!rows[number].2.is_empty()),
                "{rubbish} {text}"
            );
        }
    }
}

#[test]
fn lines_put_in_never_become_a_rows_value() {
    let junk = [
        "第2页",
        "— 3 —",
        "青石县人民政府网站",
        "打印 | 关闭",
        "2018年3月15日",
        "（续表）",
        "统计指标\t单位\t统计数",
        "注：以上数据截至年底",
        "4.其他渠道情况说明\t件\t8",
        "某某情况",
        "※",
    ];
    let mut dice = Random(4);
    for round in 0..80 {
        let rows = sparse(&mut dice, round % 2);
        let text = if round % 3 == 0 {
            row_a_line(&rows)
        } else {
            cell_a_line(&rows)
        };
        let mut lines: Vec<&str> = text.lines().collect();
        for _ in 0..=dice.roll(5) {
            lines.insert(dice.roll(lines.len()), junk[dice.roll(junk.len())]);
        }
        read_damaged(&lines.join("\n"), &rows, round % 2, &format!("{round}"));
    }
}

#[test]
fn rows_moved_never_take_anothers_value() {
    let mut dice = Random(5);
    for round in 0..60 {
        let mut rows = sparse(&mut dice, round % 2);
        let truth = rows.clone();
        let form = forms::table();
        let (from, to) = (dice.roll(rows.len()), dice.roll(rows.len()));
        let row = rows.remove(from);
        let label = row.0.clone();
        rows.insert(to.min(rows.len()), row);
        let Ok(form_data) = report(&row_a_line(&rows), &form).form_data else {
            continue;
        };
        // A label that several rows share may stand for any of them once it has moved.
        let shared = truth.iter().filter(|row| row.0 == label).count() > 1;
        if form_data.layout.index() == round % 2 && !shared {
            assert_true(&form_data, &truth, round % 2, &format!("{round} {label}"));
        }
    }
}

#[test]
fn any_bytes_at_all_are_survived() {
    let mut dice = Random(6);
    let rows = printed(&forms::table(), 1);
    let text = cell_a_line(&rows);
    let forms = Forms::new(&[forms::table()]);
    for _ in 0..150 {
        let mut bytes = text.clone().into_bytes();
        for _ in 0..dice.roll(40) {
            let at = dice.roll(bytes.len());
            match dice.roll(3) {
                0 => bytes[at] = u8::try_from(dice.roll(256)).unwrap(),
                1 => drop(bytes.drain(at..(at + dice.roll(30)).min(bytes.len()))),
                _ => bytes.insert(at, b"\t\n|0 \xef"[dice.roll(6)]),
            }
        }
        if let Ok(document) = read(&bytes) {
            let _ = bind(&document, &forms);
        }
    }
}

/// Reads and binds a document of `text`; how long that takes as it grows is measured in the benches.
fn goes_through(text: &str) {
    let forms = Forms::new(&[forms::table()]);
    let document = read(text.as_bytes()).expect("a text");
    let report = bind(&document, &forms);
    assert!(report.form_data.is_err() || !document.lines.is_empty());
}

#[test]
fn the_same_few_signs_without_end_are_gone_through() {
    let cells = [
        "（一）\n",
        "（一）收到申请数\n",
        "（一）收到申请数\t件\t7\n",
        "收到申清数\t件\n",
        "7\n",
        "件\n",
        "镇政府（街道办事处）\n",
        "一、\t",
        "统计指标\n",
        "其中：",
        "| ",
        "1.1.",
        "(",
        "（（",
        "2017年",
        "信息公开",
        "无 ",
        "二、（一）1.其中：",
        "20",
    ];
    for cell in cells {
        goes_through(&cell.repeat(8_000));
    }
}

#[test]
fn different_labels_without_end_are_gone_through() {
    let labels = (0..8_000).map(|at| {
        let letter = char::from_u32(0x4e00 + u32::try_from(at).unwrap()).unwrap();
        format!("{at}.收到申请数{letter}\t件\t7\n")
    });
    goes_through(&labels.collect::<String>());
}

#[test]
fn a_text_in_the_place_of_a_value_is_never_a_blank() {
    let form = forms::table();
    let rows = printed(&form, 0);
    let long =
        "因机构改革，本项数据正在与有关部门核对，核对后另行报送，详见随文附上的说明材料".repeat(4);
    let texts = [
        "见附件",
        "无相关数据",
        "注：另报",
        "审核人已核",
        "统计数",
        "统计指标另附",
        "1.详见附件",
        "（详见附件）",
        "本项数据正在与有关部门核对，核对后另行报送，详见随文附上的说明。",
        long.as_str(),
    ];
    for (at, id) in form.layouts[gouji_model::LayoutId::new(0)]
        .rows
        .iter()
        .enumerate()
    {
        if rows[at].1.is_empty() {
            continue;
        }
        let id = &form.rows[*id].id;
        // Every text in the last row, where the table ends, and two in the others.
        let is_last = at + 1 == rows.len();
        let chosen = texts.iter().enumerate();
        for (_, text) in chosen.filter(|(number, _)| is_last || number % 5 == at % 5) {
            for tail in ["", "\t\t"] {
                let mut damaged = rows.clone();
                damaged[at].2 = format!("{text}{tail}");
                for text in [
                    row_a_line(&damaged),
                    row_a_line(&damaged).replace('\t', " | "),
                ] {
                    let form_data = form_data(&text);
                    let what = format!("{id} {:?}", damaged[at].2);
                    assert_eq!(super::at(&form_data, id), "Unreadable", "{what}");
                    assert_true(&form_data, &rows, 0, &what);
                }
            }
        }
    }
}
