//! Tables of values parted by commas or semicolons that stand between other lines.
//!
//! A text that is nothing but such a table is told as a whole (`csv.rs`). Here a table is a block of lines with as
//! many fields: a header without a number, and mostly values below it.

use super::csv::{CsvField, CsvRecords, FEWEST_FIELDS, MOST_FIELDS, cell, uneven_cells};
use super::pieces::is_value;
use crate::limits::MAX_COLUMNS;
use gouji_model::Cell;
use gouji_model::characters::{count_up_to, half_width, is_blank, trim};
use std::ops::Range;

/// The fewest lines of a table, and of one with no more than a label and a value in each.
const FEWEST_LINES: usize = 3;
const FEWEST_PAIRS: usize = 10;

/// The longest field, in characters; a longer one is a sentence.
const LONGEST_FIELD: usize = 120;

/// How many lines may stand between two parts of one table: a page's number, a row that is broken.
const MOST_BETWEEN: usize = 2;

/// A run of lines of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DelimitedLines {
    pub(super) lines: Range<usize>,
    /// The first line of its table.
    pub(super) table_start: usize,
    /// How many fields its rows have.
    pub(super) width: usize,
}

/// The lines of each of these tables, whose fields `delimiter` parts. A table goes on behind a line or two of another
/// kind; one of them that has fields is a row of it with a field too few or too many.
pub(super) fn tables(lines: &[&str], delimiter: char) -> Vec<DelimitedLines> {
    let mut tables: Vec<DelimitedLines> = Vec::new();
    for (block, width) in blocks(lines, delimiter) {
        let rows = lines.get(block.clone()).unwrap_or_default();
        let last = tables.last().filter(|last| {
            width >= FEWEST_FIELDS
                && last.width == width
                && block.start - last.lines.end <= MOST_BETWEEN
        });
        let between = last.map(|last| (last.table_start, last.lines.end..block.start));
        let is_table = rows.len() >= FEWEST_LINES && is_table(rows, delimiter);
        if !is_table && let Some((table_start, between)) = between {
            for at in between {
                let fields = lines.get(at).map_or(1, |line| field_count(line, delimiter));
                tables.extend((fields > 1).then_some(DelimitedLines {
                    lines: at..at + 1,
                    table_start,
                    width,
                }));
            }
            tables.push(DelimitedLines {
                lines: block,
                table_start,
                width,
            });
        } else if is_table {
            tables.push(DelimitedLines {
                table_start: block.start,
                lines: block,
                width,
            });
        }
    }
    tables
}

/// The runs of lines with as many fields, two at least.
fn blocks(lines: &[&str], delimiter: char) -> Vec<(Range<usize>, usize)> {
    let mut blocks: Vec<(Range<usize>, usize)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let width = field_count(line, delimiter);
        if width < 2 {
            continue;
        }
        match blocks.last_mut() {
            Some((block, known)) if block.end == at && *known == width => block.end = at + 1,
            _ => blocks.push((at..at + 1, width)),
        }
    }
    blocks
}

/// How many fields a line has; 1 where nothing parts it.
fn field_count(line: &str, delimiter: char) -> usize {
    if !line.contains(delimiter) {
        return 1;
    }
    let width = CsvRecords::new(line, delimiter).width();
    width.and_then(Result::ok).unwrap_or(1)
}

fn is_table(rows: &[&str], delimiter: char) -> bool {
    let mut records = rows.iter().map(|row| fields(row, delimiter));
    let Some(header) = records.next() else {
        return false;
    };
    let is_field_value = |field: &CsvField<'_>| is_value(trim(field.raw));
    let has_digit =
        |field: &CsvField<'_>| field.raw.chars().any(|c| half_width(c).is_ascii_digit());
    let is_long = |field: &CsvField<'_>| count_up_to(field.raw, LONGEST_FIELD) > LONGEST_FIELD;
    let is_number = |field: &CsvField<'_>| has_digit(field) && is_field_value(field);
    if header.len() > MOST_FIELDS
        || header
            .iter()
            .any(|field| is_number(field) || is_long(field))
    {
        return false;
    }
    let (mut all, mut values, mut pairs) = (0_usize, 0_usize, 0_usize);
    for record in records {
        if record.iter().any(is_long) {
            return false;
        }
        let last = record.last();
        pairs += usize::from(last.is_some_and(|last| is_blank(last.raw) || is_field_value(last)));
        all += record.len();
        values += record.iter().filter(|field| is_field_value(field)).count();
    }
    if header.len() < FEWEST_FIELDS {
        // A label and its value in each line, and nothing else.
        return rows.len() >= FEWEST_PAIRS && pairs + 1 == rows.len() && values * 4 >= all;
    }
    values * 3 >= all
}

/// The fields of a line; none where a quote is not closed in it.
fn fields(line: &str, delimiter: char) -> Vec<CsvField<'_>> {
    let fields = CsvRecords::new(line, delimiter).fields();
    fields.and_then(Result::ok).unwrap_or_default()
}

/// The cells of the line `number`, a row of a table of `width` columns.
pub(super) fn cells(line: &str, number: u32, delimiter: char, width: usize) -> Vec<Cell> {
    let mut fields = fields(line, delimiter);
    for field in &mut fields {
        field.at.0 = number;
    }
    if fields.len() != width {
        return uneven_cells(fields, width);
    }
    let cells = (0..MAX_COLUMNS).zip(fields);
    cells.map(|(column, field)| cell(field, column)).collect()
}

#[cfg(test)]
mod tests {
    use crate::read;

    /// The table of each line, and how many cells it has.
    fn shape(text: &str) -> Vec<(Option<u32>, usize)> {
        let lines = read(text.as_bytes()).unwrap().lines;
        let shape = lines.iter().map(|line| (line.table, line.cells.len()));
        shape.collect()
    }

    #[test]
    fn tables_of_unlike_widths_stand_between_other_lines() {
        let text = "报告\n项目,甲,乙\n规章,0,\n许可,1,2\n见下表。\n项目,甲,乙,丙\n\"新收\",1,2,3\n结转,1,2,3\n";
        let expected = [
            (None, 1),
            (Some(0), 3),
            (Some(0), 3),
            (Some(0), 3),
            (None, 1),
            (Some(1), 4),
            (Some(1), 4),
            (Some(1), 4),
        ];
        assert_eq!(shape(text), expected);
        let lines = read(text.as_bytes()).unwrap().lines;
        let place = lines[6].cells[1].place;
        assert_eq!((place.row(), place.column()), (7, 6));
    }

    #[test]
    fn a_table_goes_on_behind_a_page_number_and_a_broken_row() {
        let text = "报告\n项目,甲,乙\n规章,0,\n许可,1,2\n- 1 -\n新收,1,2\n结转,3\n办结,1,2\n尾\n";
        let tables: Vec<Option<u32>> = shape(text).into_iter().map(|(table, _)| table).collect();
        let table = Some(0);
        assert_eq!(
            tables,
            [None, table, table, table, None, table, table, table, None]
        );
        let lines = read(text.as_bytes()).unwrap().lines;
        let areas = lines[6]
            .cells
            .iter()
            .map(|cell| (cell.area.column, cell.area.columns));
        assert_eq!(areas.collect::<Vec<_>>(), [(0, 2), (1, 2)]);
    }

    #[test]
    fn a_label_and_a_value_in_each_line_are_a_table_where_there_are_many() {
        let rows = "许可,12\n结转,\n".repeat(5);
        let text = format!("报告\n项目,数量\n{rows}尾\n");
        assert_eq!(shape(&text)[3], (Some(0), 2));
        assert_eq!(shape("报告\n项目,数量\n许可,1\n结转,2\n")[2], (None, 1));
    }

    #[test]
    fn sentences_with_commas_and_numbers_with_commas_are_no_table() {
        let texts = [
            "甲村,乙村,丙村都已公开\n".repeat(4),
            "1,234,567\n2,345,678\n3,456,789\n1,111,111\n尾\n头\n".to_owned(),
            "项目,甲,乙\n规章,0,1\n尾\n头\n".to_owned(),
            "项目,甲,乙\n规章,0,1\n许可,\"0,1\n尾\n头\n".to_owned(),
        ];
        for text in texts {
            assert!(shape(&text).iter().all(|line| line.0.is_none()), "{text}");
        }
    }
}
