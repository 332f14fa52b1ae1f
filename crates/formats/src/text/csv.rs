//! A text of values parted by commas or semicolons: the rows of one table.
//!
//! Whether a text is one is told by the text as a whole: nearly all of its records have the same number of fields. A
//! record with another number, or with a quote that is not closed, is a row whose columns are in doubt. The fields are
//! cut here, because each needs its place in the source.

use super::pieces::is_value;
use crate::limits::MAX_COLUMNS;
use crate::lines::Lines;
use gouji_model::characters::{is_blank, is_space, trim};
use gouji_model::{Area, Cell, Line, Place, ReadError};
use std::collections::BTreeMap;
use std::str::Chars;

/// What parts the fields. A full-width comma is one of the prose.
pub(super) const DELIMITERS: [char; 2] = [',', ';'];

/// How many records show that a text is a table.
const FEWEST_RECORDS: usize = 5;

/// How many fields a record has at least: with fewer, a list with a comma in each line would do.
pub(super) const FEWEST_FIELDS: usize = 3;

/// How many fields a record has at most: as many as a table has columns.
pub(super) const MOST_FIELDS: usize = MAX_COLUMNS as usize;

/// A field as it stands in the source.
#[derive(Debug, Clone, Copy)]
pub(super) struct CsvField<'t> {
    /// What is written, without the quotes around it.
    pub(super) raw: &'t str,
    is_quoted: bool,
    /// The line and column in which it begins.
    pub(super) at: (u32, u32),
}

/// The rows of `text`; `None` where it is no such table.
pub(super) fn lines(text: &str) -> Result<Option<Vec<Line>>, ReadError> {
    let mut marks = DELIMITERS.into_iter();
    let table = marks.find_map(|mark| Some((mark, table_width(text, mark)?)));
    table
        .map(|(mark, width)| rows(text, mark, width))
        .transpose()
}

/// How many records of the width that most have there are at least for each of another width.
const FULL_FOR_UNEVEN: usize = 4;

/// The width of the records of `text` where nearly all have the same; `None` where it is no table. It keeps none of them:
/// every text passes through here.
fn table_width(text: &str, delimiter: char) -> Option<TableWidth> {
    if !text.contains(delimiter) {
        return None;
    }
    let mut records = CsvRecords::new(text, delimiter);
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    let (mut all, mut titles) = (0, 0);
    while let Some(record) = records.width() {
        match record {
            Ok(0) => {}
            // A title may stand above the table without its delimiters.
            Ok(1) => titles += 1,
            Ok(fields) => {
                all += 1;
                *widths.entry(fields).or_default() += 1;
            }
            Err(QuoteError) => all += 1,
        }
    }
    let (&width, &full) = widths
        .iter()
        .max_by_key(|&(&fields, &records)| (records, fields))?;
    let is_even =
        full >= FEWEST_RECORDS && titles * 2 <= full && (all - full) * FULL_FOR_UNEVEN <= full;
    if is_even && (FEWEST_FIELDS..=MOST_FIELDS).contains(&width) {
        return Some(TableWidth::Even(width));
    }
    let widest = widths.keys().max().copied().unwrap_or_default();
    let is_trimmed = all >= FEWEST_RECORDS
        && titles * 2 <= all
        && (FEWEST_FIELDS..=MOST_FIELDS).contains(&widest)
        && has_no_blank_ends(text, delimiter);
    is_trimmed.then_some(TableWidth::Trimmed)
}

/// How wide the records of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TableWidth {
    /// Nearly all have as many fields.
    Even(usize),
    /// Each ends with its last field in which something stands, as programs write them that pad no record.
    Trimmed,
}

/// Whether no record ends with a blank field, every quote is closed, and most records have a number.
fn has_no_blank_ends(text: &str, delimiter: char) -> bool {
    let mut records = CsvRecords::new(text, delimiter);
    let (mut all, mut with_number) = (0_usize, 0_usize);
    while let Some(record) = records.fields() {
        let Ok(record) = record else {
            return false;
        };
        if record.len() < 2 {
            continue;
        }
        if record.last().is_none_or(|last| is_blank(last.raw)) {
            return false;
        }
        all += 1;
        let mut values = record.iter().skip(1);
        with_number += usize::from(values.any(|field| is_value(trim(field.raw))));
    }
    with_number * 2 >= all
}

fn rows(text: &str, delimiter: char, width: TableWidth) -> Result<Vec<Line>, ReadError> {
    let mut lines = Lines::default();
    let table = lines.begin_table();
    let mut records = CsvRecords::new(text, delimiter);
    // Up to which field something stands in the whole record before.
    let mut taken = usize::MAX;
    while let Some(record) = records.fields() {
        let cells = match (record, width) {
            // What lacks only fields that are blank in the record before lacks nothing.
            (Ok(record), TableWidth::Even(width))
                if record.len() > width
                    || (1 < record.len() && record.len() < width.min(taken)) =>
            {
                uneven_cells(record, width)
            }
            (Ok(record), _) => {
                if width == TableWidth::Even(record.len()) {
                    let last = record.iter().rposition(|field| !is_blank(field.raw));
                    taken = last.map_or(usize::MAX, |last| last + 1);
                }
                let cells = (0..MAX_COLUMNS).zip(record);
                cells.map(|(column, field)| cell(field, column)).collect()
            }
            (Err(QuoteError), _) => records.broken.map_or_else(Vec::new, |field| {
                let mut cell = cell(field, 0);
                if let TableWidth::Even(width) = width {
                    cell.area.columns = u32::try_from(width).unwrap_or(MAX_COLUMNS);
                }
                vec![cell]
            }),
        };
        lines.row(table, cells)?;
    }
    Ok(lines.finish())
}

/// The cells of a record with fewer or more fields than the others. Nothing says which field is lost or too many, so each
/// covers every column in which it may stand.
pub(super) fn uneven_cells(record: Vec<CsvField<'_>>, width: usize) -> Vec<Cell> {
    let count = record.len();
    let off = u32::try_from(count.abs_diff(width)).unwrap_or(MAX_COLUMNS);
    let cells = (0..MAX_COLUMNS).zip(record).map(|(at, field)| {
        let first = if count > width {
            at.saturating_sub(off)
        } else {
            at
        };
        let mut cell = cell(field, first);
        cell.area.columns = off.saturating_add(1).min(MAX_COLUMNS - first);
        cell
    });
    cells.collect()
}

/// The cell that a field is. It stands where its first character is that is no space.
pub(super) fn cell(field: CsvField<'_>, column: u32) -> Cell {
    let mut text = String::with_capacity(field.raw.len());
    let (mut at, mut start) = (field.at, None);
    if field.is_quoted {
        at = advance(at, '"');
    }
    let mut rest = field.raw.chars();
    while let Some(c) = next_character(&mut rest) {
        if !is_space(c) {
            start.get_or_insert(at);
        }
        at = advance(at, c);
        text.push(c);
        if field.is_quoted && c == '"' {
            // Two quotes are one that is written.
            rest.next();
            at = advance(at, c);
        }
    }
    let area = Area::single(column);
    let (line, column) = start.unwrap_or(field.at);
    let place = Place::Line { line, column };
    Cell { text, place, area }
}

/// The next character; CR LF is one line end, as LF.
fn next_character(rest: &mut Chars<'_>) -> Option<char> {
    let c = rest.next()?;
    if c == '\r' {
        let after = rest.as_str();
        *rest = after.strip_prefix('\n').unwrap_or(after).chars();
        return Some('\n');
    }
    Some(c)
}

/// The line and column behind `c`.
fn advance((line, column): (u32, u32), c: char) -> (u32, u32) {
    if c == '\n' {
        (line.saturating_add(1), 1)
    } else {
        (line, column.saturating_add(1))
    }
}

/// That a quote is not closed, or that something stands behind a closed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct QuoteError;

/// The records of a text, one after another.
pub(super) struct CsvRecords<'t> {
    rest: &'t str,
    delimiter: char,
    at: (u32, u32),
    /// The line of the last record whose quotes do not close, as one field.
    pub(super) broken: Option<CsvField<'t>>,
}

/// What ends a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FieldEnd {
    Delimiter,
    Record,
}

impl<'t> CsvRecords<'t> {
    pub(super) fn new(text: &'t str, delimiter: char) -> Self {
        Self {
            rest: text,
            delimiter,
            at: (1, 1),
            broken: None,
        }
    }

    /// The fields of the next record.
    pub(super) fn fields(&mut self) -> Option<Result<Vec<CsvField<'t>>, QuoteError>> {
        let mut record = Vec::new();
        let read = self.record(|field| record.push(field))?;
        Some(read.map(|()| record))
    }

    /// How many fields the next record has; 0 where it is blank.
    pub(super) fn width(&mut self) -> Option<Result<usize, QuoteError>> {
        let mut fields = 0;
        let mut is_written = false;
        let read = self.record(|field| {
            fields += 1;
            is_written |= fields > 1 || !is_blank(field.raw);
        })?;
        Some(read.map(|()| if is_written { fields } else { 0 }))
    }

    fn record(&mut self, mut visit: impl FnMut(CsvField<'t>)) -> Option<Result<(), QuoteError>> {
        if self.rest.is_empty() {
            return None;
        }
        let (start, at) = (self.rest, self.at);
        loop {
            match self.field() {
                Ok((field, end)) => {
                    visit(field);
                    if end == FieldEnd::Record {
                        return Some(Ok(()));
                    }
                }
                Err(misquoted) => {
                    // The next line is a record of its own again.
                    let end = start.find(['\n', '\r']).unwrap_or(start.len());
                    let (raw, rest) = start.split_at(end);
                    self.broken = Some(CsvField {
                        raw,
                        is_quoted: false,
                        at,
                    });
                    let mut rest = rest.chars();
                    let line =
                        at.0.saturating_add(u32::from(next_character(&mut rest).is_some()));
                    (self.rest, self.at) = (rest.as_str(), (line, 1));
                    return Some(Err(misquoted));
                }
            }
        }
    }

    fn field(&mut self) -> Result<(CsvField<'t>, FieldEnd), QuoteError> {
        let at = self.at;
        let inner = self.rest.strip_prefix('"');
        let (raw, rest) = match inner {
            Some(inner) => split_at_quote(inner).ok_or(QuoteError)?,
            None => {
                let is_end = |c| c == self.delimiter || matches!(c, '\n' | '\r');
                let end = self.rest.find(is_end).unwrap_or(self.rest.len());
                self.rest.split_at(end)
            }
        };
        let quotes = u32::from(inner.is_some());
        self.at.1 = self.at.1.saturating_add(quotes);
        self.pass(raw);
        self.at.1 = self.at.1.saturating_add(quotes);
        self.rest = rest;
        let field = CsvField {
            raw,
            is_quoted: inner.is_some(),
            at,
        };
        Ok((field, self.end()?))
    }

    /// What stands behind a field; nothing but a delimiter or a line end may.
    fn end(&mut self) -> Result<FieldEnd, QuoteError> {
        let mut rest = self.rest.chars();
        let end = next_character(&mut rest);
        self.rest = rest.as_str();
        self.at = end.map_or(self.at, |c| advance(self.at, c));
        match end {
            None | Some('\n') => Ok(FieldEnd::Record),
            Some(c) if c == self.delimiter => Ok(FieldEnd::Delimiter),
            Some(_) => Err(QuoteError),
        }
    }

    fn pass(&mut self, raw: &str) {
        let mut rest = raw.chars();
        while let Some(c) = next_character(&mut rest) {
            self.at = advance(self.at, c);
        }
    }
}

/// What stands before the quote that closes a field, and what behind it. Two quotes are one that is written.
fn split_at_quote(text: &str) -> Option<(&str, &str)> {
    let mut from = 0;
    loop {
        let end = from + text.get(from..)?.find('"')?;
        let rest = text.get(end + 1..)?;
        if !rest.starts_with('"') {
            return Some((text.get(..end)?, rest));
        }
        from = end + 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: &str = "规章,0,1\n文件,2,3\n许可,4,\n处罚,6,7\n强制,8,9\n";

    /// The cells of a row, each with its place.
    fn row(text: &str, at: usize) -> Vec<(String, u32, u32)> {
        let lines = lines(text).unwrap().expect("a table");
        let cells = lines[at].cells.iter().map(|cell| match cell.place {
            Place::Line { line, column } => (cell.text.clone(), line, column),
            _ => panic!("no line"),
        });
        cells.collect()
    }

    fn cell(text: &str, line: u32, column: u32) -> (String, u32, u32) {
        (text.to_owned(), line, column)
    }

    #[test]
    fn a_record_is_a_row_of_one_table_with_blank_cells() {
        let lines = lines(ROWS).unwrap().expect("a table");
        assert!(lines.iter().all(|line| line.table == Some(0)));
        let columns: Vec<u32> = lines[2].cells.iter().map(|cell| cell.area.column).collect();
        assert_eq!(columns, [0, 1, 2]);
        assert_eq!(
            row(ROWS, 2),
            [cell("许可", 3, 1), cell("4", 3, 4), cell("", 3, 6)]
        );
    }

    #[test]
    fn a_quoted_field_keeps_delimiters_quotes_and_line_ends() {
        let text = format!("\"甲,\"\"乙\"\"\r\n丙\",\" 1,234\",2\r\n{ROWS}");
        let first = [
            cell("甲,\"乙\"\n丙", 1, 2),
            cell(" 1,234", 2, 6),
            cell("2", 2, 13),
        ];
        assert_eq!(row(&text, 0), first);
        assert_eq!(row(&text, 1)[0], cell("规章", 3, 1));
    }

    #[test]
    fn semicolons_part_fields_too_and_titles_may_stand_above() {
        let text = format!("石桥乡报告\n\n{}", ROWS.replace(',', ";"));
        assert_eq!(row(&text, 2)[1], cell("0", 3, 4));
    }

    #[test]
    fn quotes_inside_a_field_without_quotes_are_written() {
        let text = format!("甲\"\"乙,1,2\n{ROWS}");
        assert_eq!(row(&text, 0)[0], cell("甲\"\"乙", 1, 1));
    }

    /// Were each space to look through those before it, this would not end.
    #[test]
    fn a_field_of_spaces_is_gone_through_once() {
        let text = format!("{},\n{ROWS}", " ".repeat(4_000_000));
        assert!(lines(&text).is_ok_and(|rows| rows.is_some()));
        let text = format!("规章,{}7,8\n{ROWS}", " ".repeat(4_000_000));
        assert_eq!(row(&text, 0)[1].2, 4_000_004);
    }

    #[test]
    fn one_uneven_record_leaves_the_others_alone_and_covers_what_it_may() {
        let areas = |text: &str, at: usize| {
            let lines = lines(text).unwrap().expect("a table");
            let cells = lines[at].cells.iter();
            cells
                .map(|cell| (cell.area.column, cell.area.columns))
                .collect::<Vec<_>>()
        };
        let text = format!("许可,1\n{ROWS}");
        assert_eq!(areas(&text, 0), [(0, 2), (1, 2)]);
        assert_eq!(areas(&text, 1), [(0, 1), (1, 1), (2, 1)]);
        let text = format!("{ROWS}许可,1,2,3\n");
        assert_eq!(areas(&text, 5), [(0, 2), (0, 2), (1, 2), (2, 2)]);
        let text = format!("\"许可,1,2\n{ROWS}");
        assert_eq!(row(&text, 0), [cell("\"许可,1,2", 1, 1)]);
        assert_eq!(areas(&text, 0), [(0, 3)]);
        assert_eq!(row(&text, 1)[0], cell("规章", 2, 1));
    }

    #[test]
    fn records_that_no_program_has_padded_are_read_from_the_left() {
        let text =
            "石桥镇报告\n项目,甲,乙\n规章,0,1\n二,7\n项目,甲,乙,丙,丁\n许可,0,1,2,3\n处罚,4,,5\n";
        let columns: Vec<u32> = lines(text).unwrap().expect("a table")[6]
            .cells
            .iter()
            .map(|cell| cell.area.column)
            .collect();
        assert_eq!(columns, [0, 1, 2, 3]);
        assert_eq!(row(text, 3), [cell("二", 4, 1), cell("7", 4, 3)]);
    }

    #[test]
    fn what_is_not_certain_is_no_table() {
        let prose = "甲村,乙村,丙村都已公开\n".repeat(4);
        let texts = [
            prose,
            "规章，0，1\n".repeat(9),
            "规章,0\n".repeat(9),
            format!("{ROWS}许可,1,2,3\n许可,1\n"),
            format!("{ROWS}\"许可,1,2\n许可,1\n"),
            format!("{}{ROWS}", "一段正文\n".repeat(4)),
            format!("{}\n", ",".repeat(MOST_FIELDS)).repeat(5),
            String::new(),
        ];
        for text in texts {
            assert_eq!(lines(&text), Ok(None), "{text}");
        }
    }
}
