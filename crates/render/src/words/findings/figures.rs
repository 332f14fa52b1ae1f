//! Rows, columns, cells and places in words: lists of them, and how many there are.

use crate::report::tally::Tally;
use crate::terminal::width::clean_inline;
use crate::words::Words;
use gouji_model::{Place, cell_address};

impl Words {
    /// A place in words; `sheets` are the names of the document's sheets.
    pub(crate) fn place(self, place: Place, sheets: &[String]) -> String {
        match place {
            Place::Line { line, column } => self.say(
                format!("第{line}行第{column}字"),
                format!("line {line}, column {column}"),
            ),
            Place::Paragraph { paragraph } => self.say(
                format!("正文第{paragraph}段"),
                format!("paragraph {paragraph}"),
            ),
            Place::Table { table, row, column } => self.say(
                format!("第{table}个表格第{row}行第{column}列"),
                format!("table {table}, row {row}, column {column}"),
            ),
            Place::Sheet { row, column, .. } => {
                let sheet = clean_inline(sheet_name(place, sheets));
                format!("{sheet} {}", cell_address(column, row))
            }
            Place::Page { page, row, .. } => self.say(
                format!("第{page}页第{row}行"),
                format!("page {page}, line {row}"),
            ),
        }
    }

    /// The row of a place in words, whatever its column.
    pub(crate) fn row_place(self, place: Place, sheets: &[String]) -> String {
        match place {
            Place::Line { line, .. } => self.say(format!("第{line}行"), format!("line {line}")),
            Place::Table { table, row, .. } => self.say(
                format!("第{table}个表格第{row}行"),
                format!("table {table}, row {row}"),
            ),
            Place::Sheet { row, .. } => {
                let sheet = clean_inline(sheet_name(place, sheets));
                self.say(
                    format!("工作表“{sheet}”第{row}行"),
                    format!("row {row} of the sheet {sheet}"),
                )
            }
            Place::Paragraph { .. } | Place::Page { .. } => self.place(place, sheets),
        }
    }

    /// A place in the prose, behind the word for it.
    pub(crate) fn prose_place(self, place: Place, sheets: &[String]) -> String {
        let row = self.row_place(place, sheets);
        match place {
            Place::Paragraph { paragraph } => self.say(format!("第{paragraph}段"), row),
            _ => row,
        }
    }

    /// The number of a paragraph, beside it.
    pub(crate) fn paragraph_number(self, paragraph: u32) -> String {
        self.say(format!("{paragraph}段"), format!("par. {paragraph}"))
    }

    /// `title` with what the text should say and does not.
    pub(crate) fn lacking(self, title: &str, names: &[String]) -> String {
        let names = self.list(names);
        self.say(
            format!("{title}（没有写明：{names}）"),
            format!("{title} (not stated: {names})"),
        )
    }

    /// A figure of another file: its name and value, and where it stands.
    pub(crate) fn cited(self, name: &str, value: &str, path: &str, place: Option<&str>) -> String {
        let figure = format!("{name} {value}");
        let path = Some(path).filter(|path| !path.is_empty());
        let parts = [Some(figure.as_str()), path, place];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        parts.join(self.pick("，", ", "))
    }

    /// `names`, the first few of them, and how many there are.
    pub(crate) fn some_of(self, names: &[String], at_most: usize, tally: Tally) -> String {
        let first = names.get(..at_most).unwrap_or(names);
        // Labels of a form hold 、 themselves.
        let first_names = first.join(self.pick("；", ", "));
        match tally {
            _ if first.len() == names.len() => first_names,
            Tally::Rows(rows) => self.say(
                format!("{first_names}等{rows}行"),
                format!("{first_names} and others, {rows} rows in all"),
            ),
            Tally::Cells { rows, cells } => self.say(
                format!("{first_names}等{rows}行{cells}格"),
                format!("{first_names} and others, {cells} cells in {rows} rows in all"),
            ),
            Tally::Columns(columns) => self.say(
                format!("{first_names}等{columns}列"),
                format!("{first_names} and others, {columns} columns in all"),
            ),
        }
    }

    /// The first few of the places where a rule does not hold, each with what it says.
    pub(crate) fn some_places(self, places: &[String], at_most: usize) -> String {
        let first = places.get(..at_most).unwrap_or(places);
        let sentences = first.join(self.pick("；", "; "));
        match places.len() {
            count if count > first.len() => self.say(
                format!("{sentences}；共{count}处"),
                format!("{sentences}; {count} places in all"),
            ),
            _ => sentences,
        }
    }

    /// The first submitters of `names`, and how many they are.
    pub(crate) fn some_submitters(self, names: &[String], at_most: usize) -> String {
        let first = self.list(names.get(..at_most).unwrap_or(names));
        match names.len() {
            count if count > at_most => self.say(
                format!("{first}等{count}个单位"),
                format!("{first} and others, {count} in all"),
            ),
            _ => first,
        }
    }

    /// Several cells of the row `name`.
    pub(crate) fn cells_of(self, name: &str, columns: &str, count: usize) -> String {
        self.say(
            format!("{name}（{columns}，{count}格）"),
            format!("{name} ({columns}, {count} cells)"),
        )
    }

    /// Behind rows of which one column is meant.
    pub(crate) fn in_column(self, column: &str) -> String {
        self.say(format!("（“{column}”一列）"), format!(" (column {column})"))
    }

    /// Behind rows of which several columns are meant, so many cells in all.
    pub(crate) fn in_columns(self, columns: &str, cells: usize) -> String {
        self.say(
            format!("（{columns}，共{cells}格）"),
            format!(" ({columns}, {cells} cells in all)"),
        )
    }

    /// All columns from `first` to `last`.
    pub(crate) fn range(self, first: &str, last: &str) -> String {
        self.say(format!("{first}至{last}"), format!("{first} to {last}"))
    }

    /// How many there are, where none is named.
    pub(crate) fn in_all(self, count: usize) -> String {
        match count {
            0 => String::new(),
            _ => self.say(format!("共{count}个"), format!("{count} in all")),
        }
    }

    pub(crate) fn year(self, year: u16) -> String {
        self.say(format!("{year}年度"), year.to_string())
    }

    /// A form's title with the title of one of its layouts.
    pub(crate) fn form_with_layout(self, form: &str, layout: &str) -> String {
        format!("{form}{}", self.remark(layout))
    }

    /// A state word where a number would stand.
    pub(crate) fn in_brackets(self, word: &str) -> String {
        self.say(format!("（{word}）"), format!("({word})"))
    }

    /// A remark in brackets behind a sentence.
    pub(crate) fn remark(self, text: &str) -> String {
        self.say(format!("（{text}）"), format!(" ({text})"))
    }
}

/// The name of the sheet that `place` is on; empty for a place of another kind.
pub(crate) fn sheet_name(place: Place, sheets: &[String]) -> &str {
    let Place::Sheet { sheet, .. } = place else {
        return "";
    };
    sheets.get(usize::from(sheet)).map_or("", String::as_str)
}
