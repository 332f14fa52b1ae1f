//! A text of values parted by commas or semicolons: the rows of one table.
//!
//! Whether a text is one is told by the text as a whole: most of its records have the same number of fields, none
//! has more, and every quote is closed. The fields are cut here, because each needs its place in the source.

use super::lines::{Lines, MAX_COLUMNS};
use crate::characters::{is_blank, is_space};
use gouji_model::{Area, Cell, Line, Place, Unreadable};

/// What parts the fields. A full-width comma is one of the prose.
const DELIMITERS: [char; 2] = [',', ';'];

/// How many records show that a text is a table.
const FEWEST_RECORDS: usize = 5;

/// How many fields a record has at least: with fewer, a list with a comma in each line would do.
const FEWEST_FIELDS: usize = 3;

/// A field, and where its first character stands that is no space.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Field {
    text: String,
    line: u32,
    column: u32,
}

/// The rows of `text`; `None` where it is no such table.
pub(super) fn lines(text: &str) -> Result<Option<Vec<Line>>, Unreadable> {
    let told = DELIMITERS.into_iter().find(|&mark| is_table(text, mark));
    told.map(|mark| rows(text, mark)).transpose()
}

/// Whether most records of `text` have the same number of fields.
fn is_table(text: &str, delimiter: char) -> bool {
    let records = Records::new(text, delimiter);
    let mut widths: Vec<usize> = Vec::new();
    for record in records {
        let Ok(record) = record else {
            return false;
        };
        let is_empty = matches!(record.as_slice(), [only] if is_blank(&only.text));
        widths.extend((!is_empty).then_some(record.len()));
    }
    let width = widths.iter().copied().max().unwrap_or(0);
    let full = widths.iter().filter(|&&each| each == width).count();
    // A title may stand above the table without its delimiters; a broken row may not.
    let titles = widths.iter().filter(|&&each| each == 1).count();
    width >= FEWEST_FIELDS
        && full >= FEWEST_RECORDS
        && full + titles == widths.len()
        && titles * 2 <= full
}

fn rows(text: &str, delimiter: char) -> Result<Vec<Line>, Unreadable> {
    let mut lines = Lines::new();
    let table = lines.begin_table();
    for record in Records::new(text, delimiter).flatten() {
        let cells = (0..MAX_COLUMNS).zip(record).map(|(column, field)| Cell {
            text: field.text,
            place: Place::Line {
                line: field.line,
                column: field.column,
            },
            area: Area::at(column),
        });
        lines.row(table, cells.collect())?;
    }
    Ok(lines.finish())
}

/// That a quote is not closed, or that something stands behind a closed one.
#[derive(Debug, PartialEq, Eq)]
struct Misquoted;

/// The records of a text, one after another.
struct Records<'t> {
    rest: std::iter::Peekable<std::str::Chars<'t>>,
    delimiter: char,
    line: u32,
    column: u32,
}

impl<'t> Records<'t> {
    fn new(text: &'t str, delimiter: char) -> Self {
        Self {
            rest: text.chars().peekable(),
            delimiter,
            line: 1,
            column: 1,
        }
    }

    /// The next character; CR LF is one line end, as LF.
    fn take(&mut self) -> Option<char> {
        let mut c = self.rest.next()?;
        if c == '\r' {
            self.rest.next_if_eq(&'\n');
            c = '\n';
        }
        if c == '\n' {
            self.line = self.line.saturating_add(1);
            self.column = 1;
        } else {
            self.column = self.column.saturating_add(1);
        }
        Some(c)
    }

    /// The next field, and what ends it: the delimiter, a line end, or nothing at the end of the text.
    fn field(&mut self) -> Result<(Field, Option<char>), Misquoted> {
        let mut field = Field {
            text: String::new(),
            line: self.line,
            column: self.column,
        };
        if self.rest.next_if_eq(&'"').is_some() {
            self.column = self.column.saturating_add(1);
            self.quoted(&mut field)?;
            let end = self.take();
            let is_end = end.is_none_or(|end| end == self.delimiter || end == '\n');
            return is_end.then_some((field, end)).ok_or(Misquoted);
        }
        loop {
            let (line, column) = (self.line, self.column);
            match self.take() {
                Some(c) if c != self.delimiter && c != '\n' => add(&mut field, c, line, column),
                end => return Ok((field, end)),
            }
        }
    }

    /// What stands between quotes; two of them are one that is written.
    fn quoted(&mut self, field: &mut Field) -> Result<(), Misquoted> {
        loop {
            let (line, column) = (self.line, self.column);
            match self.take().ok_or(Misquoted)? {
                '"' if self.rest.peek() != Some(&'"') => return Ok(()),
                '"' => {
                    self.take();
                    add(field, '"', line, column);
                }
                c => add(field, c, line, column),
            }
        }
    }
}

/// Adds a character. The first that is no space is where the field stands.
fn add(field: &mut Field, c: char, line: u32, column: u32) {
    if is_blank(&field.text) && !is_space(c) {
        (field.line, field.column) = (line, column);
    }
    field.text.push(c);
}

impl Iterator for Records<'_> {
    type Item = Result<Vec<Field>, Misquoted>;

    fn next(&mut self) -> Option<Self::Item> {
        self.rest.peek()?;
        let mut record = Vec::new();
        loop {
            match self.field() {
                Ok((field, end)) => {
                    record.push(field);
                    if end != Some(self.delimiter) {
                        return Some(Ok(record));
                    }
                }
                Err(misquoted) => {
                    self.rest = "".chars().peekable();
                    return Some(Err(misquoted));
                }
            }
        }
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
    fn what_is_not_certain_is_no_table() {
        let prose = "甲村,乙村,丙村都已公开\n".repeat(4);
        let texts = [
            prose,
            "规章，0，1\n".repeat(9),
            "规章,0\n".repeat(9),
            format!("{ROWS}许可,1,2,3\n"),
            format!("{ROWS}许可,1\n"),
            format!("{ROWS}\"许可,1,2\n"),
            format!("{ROWS}\"许可\"外,1,2\n"),
            format!("{}{ROWS}", "一段正文\n".repeat(4)),
            String::new(),
        ];
        for text in texts {
            assert_eq!(lines(&text), Ok(None), "{text}");
        }
    }
}
