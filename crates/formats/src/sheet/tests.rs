use super::*;
use gouji_model::{Area, Document, FileKind, NoticeKind};

/// The document of one sheet with these cells and merged areas.
fn laid_out(cells: &[(u32, u32, &str)], merged: &[[u32; 4]]) -> Document {
    let mut sheets = Sheets::new();
    let mut sheet = sheets.begin("表").unwrap();
    for &(row, column, text) in cells {
        let at = (row, column);
        sheets.put(&mut sheet, at, text.to_owned()).unwrap();
    }
    sheet.merged = merged
        .iter()
        .map(
            |&[first_row, first_column, last_row, last_column]| MergedArea {
                first_row,
                first_column,
                last_row,
                last_column,
            },
        )
        .collect();
    sheets.end(sheet).unwrap();
    sheets.finish(FileKind::Xlsx).unwrap()
}

fn shape(document: &Document) -> Vec<Vec<(u32, u32, &str)>> {
    let cell = |cell: &'_ gouji_model::Cell| (cell.place.row(), cell.area.column);
    let lines = document.lines.iter();
    lines
        .map(|line| {
            let cells = line.cells.iter();
            cells
                .map(|each| (cell(each).0, cell(each).1, each.text.as_str()))
                .collect()
        })
        .collect()
}

#[test]
fn a_row_has_a_cell_in_every_column_that_is_used() {
    let document = laid_out(
        &[
            (1, 1, "指标"),
            (1, 5, "统计数"),
            (2, 1, "收到"),
            (4, 5, "7"),
        ],
        &[],
    );
    assert_eq!(
        shape(&document),
        [
            vec![(1, 0, "指标"), (1, 4, "统计数")],
            vec![(2, 0, "收到"), (2, 4, "")],
            vec![],
            vec![(4, 0, ""), (4, 4, "7")],
        ]
    );
}

#[test]
fn a_wide_scattering_is_not_filled() {
    let diagonal: Vec<_> = (1..=2000).map(|at| (at, at, "7")).collect();
    let document = laid_out(&diagonal, &[]);
    assert!(document.lines.iter().all(|line| line.cells.len() == 1));
    let dense: Vec<_> = (1..=40).map(|at| (at, at, "7")).collect();
    let document = laid_out(&dense, &[]);
    assert!(document.lines.iter().all(|line| line.cells.len() == 40));
}

#[test]
fn a_long_run_of_empty_rows_is_one_line_and_areas_count_lines() {
    let document = laid_out(
        &[(1, 1, "一"), (5, 2, "二"), (900_000, 2, "三")],
        &[[1, 1, 900_000, 1], [5, 2, 7, 3]],
    );
    // Rows 1 to 5, one for the run, row 900,000.
    assert_eq!(document.lines.len(), 7);
    let area = |line: usize| document.lines[line].cells[0].area;
    assert_eq!((area(0).rows, area(0).columns), (7, 1));
    let second = Area {
        column: 1,
        columns: 2,
        rows: 2,
    };
    assert_eq!(area(4), second);
    assert_eq!(shape(&document)[6], [(900_000, 1, "三")]);
}

#[test]
fn of_areas_that_overlap_the_first_counts() {
    let document = laid_out(
        &[(1, 1, "一"), (2, 2, "二"), (4, 1, "三"), (4, 3, "四")],
        &[
            [1, 1, 2, 1],
            [2, 1, 3, 2],
            [4, 1, 4, 2],
            [4, 2, 4, 3],
            [3, 3, 3, 3],
        ],
    );
    let texts: Vec<_> = shape(&document).concat();
    assert!(texts.contains(&(2, 1, "二")));
    assert!(texts.contains(&(4, 0, "三")) && texts.contains(&(4, 2, "四")));
    assert!(document.notices.is_empty());
}

#[test]
fn many_areas_over_each_other_are_soon_told_apart() {
    let merged: Vec<_> = (1..=50_000).map(|at| [at, 1, 1_000_000, 16_384]).collect();
    let cells: Vec<_> = (1..=50_000).map(|row| (row, 2, "7")).collect();
    let document = laid_out(&cells, &merged);
    let texts = document.lines.iter().flat_map(|line| &line.cells);
    assert!(texts.clone().count() <= 1);
    assert_eq!(document.notices[0].kind, NoticeKind::HiddenText);
}
