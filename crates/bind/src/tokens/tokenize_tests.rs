use super::*;

fn token_texts(text: &str) -> Vec<String> {
    let document = gouji_formats::read(text.as_bytes()).unwrap();
    tokens(
        &document.lines,
        &Units::default(),
        &HeaderOpenings::default(),
    )
    .iter()
    .map(|token| {
        let (line, column) = (token.place.row(), token.place.column());
        let mark = match &token.kind {
            Kind::Text => "text",
            Kind::Unit(_) => "unit",
            Kind::Value(_) => "value",
            Kind::Blank => "blank",
        };
        format!("{line}:{column} {mark} {}", token.raw)
    })
    .collect()
}

#[test]
fn a_row_pasted_in_one_line_is_parted_with_its_columns() {
    let expected = ["1:1 text （一）收到申请数", "1:11 unit 件", "1:14 value 7"];
    assert_eq!(token_texts("（一）收到申请数  件  7"), expected);
    let expected = [
        "1:3 text （一） 收到 申请数",
        "1:14 value 7",
        "1:16 unit 件",
    ];
    assert_eq!(token_texts("　　（一） 收到 申请数　7 件"), expected);
    let expected = ["1:1 text x", "1:4 text 其中：涉及 秘密", "1:14 value —"];
    assert_eq!(token_texts("x\t 其中：涉及 秘密  —"), expected);
}

#[test]
fn question_marks_that_indent_labels_are_spaces_and_elsewhere_a_cell() {
    let rows = "??（一）收到\n条\n?\n".repeat(5);
    assert_eq!(token_texts(&rows)[2], "3:1 blank ?");
    assert_eq!(token_texts("（一）收到\n条\n?")[2], "3:1 text ?");
}

#[test]
fn titles_and_prose_are_not_torn() {
    for text in [
        "统　计　指　标",
        "张家坡镇 政府信息公开",
        "7 月 报送",
        "约 5 件左右",
    ] {
        assert!(
            token_texts(text).iter().any(|token| token.contains("text")),
            "{text}"
        );
    }
    assert_eq!(token_texts("统　计　指　标").len(), 1);
}

#[test]
fn cells_keep_their_spaces() {
    assert_eq!(token_texts("a\n\t　　142　　")[1], "2:4 value 　　142　　");
    assert_eq!(token_texts("a\n\t　 ")[1], "2:2 blank 　 ");
    assert_eq!(
        token_texts("a\n 件  7 ")[1..],
        ["2:2 unit 件", "2:5 value 7"]
    );
    assert_eq!(token_texts("5 件"), ["1:1 value 5 件"]);
    assert_eq!(token_texts("1 234"), ["1:1 text 1 234"]);
    assert_eq!(token_texts("0 0 120 1 12").len(), 5);
    assert_eq!(token_texts("1 0 12 345 2").len(), 1);
    assert_eq!(token_texts("? 0"), ["1:1 value ? 0"]);
    assert_eq!(token_texts("自 然 人"), ["1:1 text 自 然 人"]);
    assert_eq!(
        token_texts("工作人员 人 5")[1..],
        ["1:6 unit 人", "1:8 value 5"]
    );
    assert_eq!(token_texts("* 12 件"), ["1:1 text * 12 件"]);
    assert_eq!(token_texts("x\n--------\n|---|---|"), ["1:1 text x"]);
}

#[test]
fn strokes_in_a_row_of_values_keep_their_place() {
    let cells = [
        "1:1 text 规章",
        "1:4 value 1",
        "1:6 value ----",
        "1:11 value 6",
    ];
    assert_eq!(token_texts("规章|1|----|6|"), cells);
    // What is hidden behind a mask is not known.
    for mask in ["****", "====", "~~~~", "____"] {
        let line = format!("规章|1|{mask}|6");
        assert_eq!(token_texts(&line)[2], format!("1:6 text {mask}"));
        assert_eq!(
            token_texts(&format!("规章\n{mask}\n6"))[1],
            format!("2:1 text {mask}")
        );
    }
}

#[test]
fn running_numbers_are_no_values() {
    let table = "1\t收到申请数\t件\t\n2\t申请办结数\t件\t5\n3  申请答复数  件  6\n";
    let values = |text: &str| {
        token_texts(text)
            .iter()
            .filter(|token| token.contains("value"))
            .count()
    };
    assert_eq!(values(table), 2);
    let document =
        gouji_formats::read("9\t收到申请数\t件\t\n2\t申请办结数\t件\t5".as_bytes()).unwrap();
    let tokens = tokens(
        &document.lines,
        &Units::default(),
        &HeaderOpenings::default(),
    );
    assert_eq!(tokens.iter().filter(|token| token.leads).count(), 2);
}

#[test]
fn running_numbers_on_lines_of_their_own_are_no_values() {
    let values = |text: &str| {
        let all = token_texts(text);
        let values = all.iter().filter_map(|token| token.split_once("value "));
        values
            .map(|(_, value)| value.to_owned())
            .collect::<Vec<_>>()
    };
    let rows = "1\n主动公开\n2\n收到申请数\n2\n3\n申请办结数\n4\n4\n申请答复数\n7";
    assert_eq!(
        values(&format!("序 号\n指标\n统计数\n{rows}")),
        ["2", "4", "7"]
    );
    // Without the header, or not from 1 on directly behind it, they may be values.
    assert_eq!(values(&format!("指标\n统计数\n{rows}")).len(), 7);
    assert_eq!(values(&format!("序号\n指标\n统计数\n9\n{rows}")).len(), 8);
}

#[test]
fn running_numbers_of_tables_side_by_side_may_be_no_values() {
    let text = "序号\n指标\n统计数\n序号\n指标\n统计数\n1\n主动公开\n \n41\n申请办结数\n5\n2\n收到申请数\n6\n42\n申请答复数\n7";
    let in_lines = "序号|指标|统计数|序号|指标|统计数|\n1|主动公开|41|申请办结数|5|\n2|收到申请数|6|42|申请答复数|7|";
    for text in [text, in_lines] {
        let document = gouji_formats::read(text.as_bytes()).unwrap();
        let tokens = tokens(
            &document.lines,
            &Units::default(),
            &HeaderOpenings::default(),
        );
        let leading = tokens.iter().filter(|token| token.leads);
        let leading: Vec<&str> = leading.map(|token| token.raw).collect();
        assert_eq!(leading, ["1", "41", "2", "42"], "{text}");
    }
}
