use super::*;
use gouji_model::{Area, Notice};
use office_oxide::ir::TableCell as Held;

const MERGED: &[u8] = include_bytes!("../../tests/data/merged.doc");

/// The cells of a table, each as its row, column, columns, rows and text.
fn table(document: &Document, number: u32) -> Vec<(u32, u32, u32, u32, &str)> {
    let rows = document
        .lines
        .iter()
        .filter(|line| line.table == Some(number));
    let mut cells = Vec::new();
    for cell in rows.flat_map(|row| &row.cells) {
        let Place::Table { table, row, column } = cell.place else {
            panic!("{:?}", cell.place);
        };
        assert_eq!((table, column), (number + 1, cell.area.column + 1));
        let Area { columns, rows, .. } = cell.area;
        cells.push((row, column, columns, rows, cell.text.as_str()));
    }
    cells
}

#[test]
fn merged_cells_stand_in_the_columns_of_the_grid() {
    let document = read(MERGED).unwrap();
    assert_eq!(document.kind, FileKind::Doc);
    let expected = [
        (1, 1, 2, 2, "头"),
        (1, 3, 3, 1, "申请人情况"),
        (2, 3, 1, 1, "12"),
        (2, 4, 1, 1, "13"),
        (2, 5, 1, 1, "14"),
        (3, 1, 1, 3, "三、办理结果"),
        (3, 2, 1, 1, "21"),
        (3, 3, 1, 1, "22"),
        (3, 4, 1, 1, "23"),
        (3, 5, 1, 1, "24"),
        (4, 2, 1, 1, "31"),
        // 12 is struck out, 99 hidden, 41 deleted.
        (4, 3, 1, 1, "15"),
        (4, 4, 1, 1, "3"),
        (4, 5, 1, 1, "40"),
        (5, 2, 1, 1, "41"),
        (5, 3, 1, 1, "一段\n二行\n第三段"),
        (5, 4, 1, 1, "43"),
        (5, 5, 1, 1, "外"),
        (6, 1, 1, 1, "50"),
        (6, 2, 1, 1, "51"),
        (6, 3, 1, 1, "52"),
        (6, 4, 1, 1, "53"),
        (6, 5, 1, 1, "54"),
    ];
    assert_eq!(table(&document, 0), expected);
}

#[test]
fn a_table_in_a_cell_follows_the_row_that_holds_it() {
    let document = read(MERGED).unwrap();
    let expected = [
        (1, 1, 1, 1, "内00"),
        (1, 2, 1, 1, "内01"),
        (2, 1, 1, 1, "内10"),
        (2, 2, 1, 1, "内11"),
    ];
    assert_eq!(table(&document, 1), expected);
    let tables: Vec<u32> = document
        .lines
        .iter()
        .filter_map(|line| line.table)
        .collect();
    assert_eq!(tables, [0, 0, 0, 0, 0, 1, 1, 0, 2, 2]);
}

#[test]
fn paragraphs_outside_tables_are_lines() {
    let document = read(MERGED).unwrap();
    let lines: Vec<(Place, &str)> = document
        .lines
        .iter()
        .filter(|line| line.table.is_none())
        .flat_map(|line| &line.cells)
        .map(|cell| (cell.place, cell.text.as_str()))
        .collect();
    let at = |paragraph, text| (Place::Paragraph { paragraph }, text);
    let expected = [
        at(1, "青石镇2023年政府信息公开工作年度报告"),
        at(2, "一、总体情况"),
        // 8 was deleted and 7 put in its place.
        at(3, "本年收到申请7件。"),
        at(4, "甲项"),
        at(5, "乙项"),
        at(6, "（六）其他"),
        at(7, "末尾"),
    ];
    assert_eq!(lines, expected);
}

#[test]
fn what_was_left_out_is_told() {
    let document = read(MERGED).unwrap();
    let place = Some(Place::Table {
        table: 1,
        row: 4,
        column: 3,
    });
    let notice = |kind, place| Notice {
        kind,
        place,
        more: 0,
    };
    let expected = [
        notice(NoticeKind::TrackedChanges, None),
        notice(NoticeKind::HiddenText, None),
        notice(NoticeKind::StruckOut, place),
    ];
    assert_eq!(document.notices, expected);
}

#[test]
fn a_cell_that_holds_half_a_page_is_text() {
    let text = |text: &str| InlineContent::Text(ir::TextSpan::plain(text));
    let paragraph = |words: &str| {
        Element::Paragraph(ir::Paragraph {
            content: vec![text(words)],
            ..Default::default()
        })
    };
    let cell = |content| Held {
        content,
        col_span: 1,
        row_span: 1,
        ..Default::default()
    };
    let framed = ir::Table {
        rows: vec![ir::TableRow {
            cells: vec![cell(vec![paragraph("7")])],
            ..Default::default()
        }],
        ..Default::default()
    };
    let page: Vec<Element> = (0..13).map(|_| paragraph("一句话。")).collect();
    let table = ir::Table {
        rows: vec![ir::TableRow {
            cells: vec![cell(page), cell(vec![Element::Table(framed)])],
            ..Default::default()
        }],
        ..Default::default()
    };
    let mut layout = BlockLayout::default();
    let blocks = DocStory::default().blocks(&[Element::Table(table)], None, 0);
    layout.add_all(&mut blocks.unwrap()).unwrap();
    let document = layout.finish(FileKind::Doc, Notices::default(), ReadError::Empty);
    let lines = document.unwrap().lines;
    assert_eq!(lines.len(), 14);
    assert_eq!(lines[0].table, Some(0));
    assert_eq!(lines[0].cells[0].text, "7");
    assert_eq!(lines[0].cells[0].area, Area::single(1));
    assert!(lines[1..].iter().all(|line| line.table.is_none()));
}

/// The next of a row of numbers that look like chance and are the same in every run.
fn next(state: &mut u64) -> usize {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 33).unwrap()
}

#[test]
fn damaged_documents_are_read_or_refused() {
    for cut in (0..MERGED.len()).step_by(MERGED.len() / 50) {
        let _ = crate::read(&MERGED[..cut]);
    }
    let mut state = 1;
    for _ in 0..200 {
        let mut bytes = MERGED.to_vec();
        for _ in 0..1 + next(&mut state) % 8 {
            let at = next(&mut state) % bytes.len();
            bytes[at] = u8::try_from(next(&mut state) % 256).unwrap();
        }
        let _ = crate::read(&bytes);
    }
}
