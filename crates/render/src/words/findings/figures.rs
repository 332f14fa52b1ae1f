//! Rows, columns, cells and places in words: lists of them, and how many there are.

use crate::report::tally::Tally;
use crate::terminal::width::clean_inline;
use crate::words::Words;
use gouji_model::{Place, cell_address};

impl Words {
    /// A place in words; `sheets` are the names of the document's sheets.
    pub(crate) fn place(self, place: Place, sheets: &[String]) -> String {
        match place {
            Place::Line { line, column } => self
                .zh(format!("第{line}行第{column}字"))
                .en(format!("line {line}, column {column}")),
            Place::Paragraph { paragraph } => self
                .zh(format!("正文第{paragraph}段"))
                .en(format!("paragraph {paragraph}")),
            Place::Table { table, row, column } => self
                .zh(format!("第{table}个表格第{row}行第{column}列"))
                .en(format!("table {table}, row {row}, column {column}")),
            Place::Sheet { row, column, .. } => {
                let sheet = clean_inline(sheet_name(place, sheets));
                format!("{sheet} {}", cell_address(column, row))
            }
            Place::Page { page, row, .. } => self
                .zh(format!("第{page}页第{row}行"))
                .en(format!("page {page}, line {row}")),
        }
    }

    /// A line of a page, beside it.
    pub(crate) fn page_row(self, page: u32, row: u32) -> String {
        self.zh(format!("{page}页{row}行"))
            .en(format!("p. {page}, {row}"))
    }

    /// The row of a place in words, whatever its column.
    pub(crate) fn row_place(self, place: Place, sheets: &[String]) -> String {
        match place {
            Place::Line { line, .. } => self.zh(format!("第{line}行")).en(format!("line {line}")),
            Place::Table { table, row, .. } => self
                .zh(format!("第{table}个表格第{row}行"))
                .en(format!("table {table}, row {row}")),
            Place::Sheet { row, .. } => {
                let sheet = clean_inline(sheet_name(place, sheets));
                self.zh(format!("工作表“{sheet}”第{row}行"))
                    .en(format!("row {row} of the sheet {sheet}"))
            }
            Place::Paragraph { .. } | Place::Page { .. } => self.place(place, sheets),
        }
    }

    /// A place in the prose, behind the word for it.
    pub(crate) fn prose_place(self, place: Place, sheets: &[String]) -> String {
        let row = self.row_place(place, sheets);
        match place {
            Place::Paragraph { paragraph } => self.zh(format!("第{paragraph}段")).en(row),
            _ => row,
        }
    }

    /// The number of a paragraph, beside it.
    pub(crate) fn paragraph_number(self, paragraph: u32) -> String {
        self.zh(format!("{paragraph}段"))
            .en(format!("par. {paragraph}"))
    }

    /// `title` with what the text should say and does not.
    pub(crate) fn with_missing_claims(self, title: &str, names: &[String]) -> String {
        let names = self.list(names);
        self.zh(format!("{title}（没有写明：{names}）"))
            .en(format!("{title} (not stated: {names})"))
    }

    /// A figure of another file: its name and value, and where it stands.
    pub(crate) fn citation(
        self,
        name: &str,
        value: &str,
        path: &str,
        place: Option<&str>,
    ) -> String {
        let figure = format!("{name} {value}");
        let path = Some(path).filter(|path| !path.is_empty());
        let parts = [Some(figure.as_str()), path, place];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        parts.join(self.pick("，", ", "))
    }

    /// `names`, the first few of them, and how many there are.
    pub(crate) fn first_names(self, names: &[String], at_most: usize, tally: Tally) -> String {
        let first = names.get(..at_most).unwrap_or(names);
        // Labels of a form hold 、 themselves.
        let first_names = first.join(self.pick("；", ", "));
        match tally {
            _ if first.len() == names.len() => first_names,
            Tally::Rows(rows) => self
                .zh(format!("{first_names}等{rows}行"))
                .en(format!("{first_names} and others, {rows} rows in all")),
            Tally::Cells { rows, cells } => self
                .zh(format!("{first_names}等{rows}行{cells}格"))
                .en(format!(
                    "{first_names} and others, {cells} cells in {rows} rows in all"
                )),
            Tally::Columns(columns) => self.zh(format!("{first_names}等{columns}列")).en(format!(
                "{first_names} and others, {columns} columns in all"
            )),
        }
    }

    /// The first few of the places where a rule does not hold, each with what it says.
    pub(crate) fn first_places(self, places: &[String], at_most: usize) -> String {
        let first = places.get(..at_most).unwrap_or(places);
        let sentences = first.join(self.pick("；", "; "));
        match places.len() {
            count if count > first.len() => self
                .zh(format!("{sentences}；共{count}处"))
                .en(format!("{sentences}; {count} places in all")),
            _ => sentences,
        }
    }

    /// The first submitters of `names`, and how many they are.
    pub(crate) fn first_submitters(self, names: &[String], at_most: usize) -> String {
        let first = self.list(names.get(..at_most).unwrap_or(names));
        match names.len() {
            count if count > at_most => self
                .zh(format!("{first}等{count}个单位"))
                .en(format!("{first} and others, {count} in all")),
            _ => first,
        }
    }

    /// Several cells of the row `name`.
    pub(crate) fn row_cells(self, name: &str, columns: &str, count: usize) -> String {
        self.zh(format!("{name}（{columns}，{count}格）"))
            .en(format!("{name} ({columns}, {count} cells)"))
    }

    /// Behind rows of which one column is meant.
    pub(crate) fn column_remark(self, column: &str) -> String {
        self.zh(format!("（“{column}”一列）"))
            .en(format!(" (column {column})"))
    }

    /// Behind rows of which several columns are meant, so many cells in all.
    pub(crate) fn columns_remark(self, columns: &str, cells: usize) -> String {
        self.zh(format!("（{columns}，共{cells}格）"))
            .en(format!(" ({columns}, {cells} cells in all)"))
    }

    /// All columns from `first` to `last`.
    pub(crate) fn column_range(self, first: &str, last: &str) -> String {
        self.zh(format!("{first}至{last}"))
            .en(format!("{first} to {last}"))
    }

    /// How many there are, where none is named.
    pub(crate) fn total_count(self, count: usize) -> String {
        match count {
            0 => String::new(),
            _ => self
                .zh(format!("共{count}个"))
                .en(format!("{count} in all")),
        }
    }

    pub(crate) fn year(self, year: u16) -> String {
        self.zh(format!("{year}年度")).en(year.to_string())
    }

    /// A form's title with the title of one of its layouts.
    pub(crate) fn form_with_layout(self, form: &str, layout: &str) -> String {
        format!("{form}{}", self.remark(layout))
    }

    /// A state word where a number would stand.
    pub(crate) fn bracket(self, word: &str) -> String {
        self.zh(format!("（{word}）")).en(format!("({word})"))
    }

    /// A remark in brackets behind a sentence.
    pub(crate) fn remark(self, text: &str) -> String {
        self.zh(format!("（{text}）")).en(format!(" ({text})"))
    }
}

/// The name of the sheet that `place` is on; empty for a place of another kind.
pub(crate) fn sheet_name(place: Place, sheets: &[String]) -> &str {
    let Place::Sheet { sheet, .. } = place else {
        return "";
    };
    sheets.get(usize::from(sheet)).map_or("", String::as_str)
}
